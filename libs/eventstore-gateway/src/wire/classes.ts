import gossipClasses from '@eventstore/db-client/generated/gossip_pb.js';
import featureClasses from '@eventstore/db-client/generated/serverfeatures_pb.js';
import sharedClasses from '@eventstore/db-client/generated/shared_pb.js';
import statusClasses from '@eventstore/db-client/generated/status_pb.js';
import streamClasses from '@eventstore/db-client/generated/streams_pb.js';
import { Code, GrpcError } from '../grpc/status.js';

/** The client's own message classes. They are CommonJS whose names Node cannot list, so they are taken apart here, once. */
export const { ReadReq, ReadResp, AppendReq, AppendResp, BatchAppendReq, BatchAppendResp } = streamClasses;
export const { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } = streamClasses;
export const { Empty, UUID, StreamIdentifier, AllStreamPosition } = sharedClasses;
export const { WrongExpectedVersion, StreamDeleted, AccessDenied, Timeout, Unknown } = sharedClasses;
export const { MaximumAppendSizeExceeded, BadRequest } = sharedClasses;
export const { SupportedMethods, SupportedMethod } = featureClasses;
export const { ClusterInfo, MemberInfo, EndPoint } = gossipClasses;
export const { Status } = statusClasses;

/** Reads a message, or throws what its sender is to be told. */
export function decode<T>(type: { deserializeBinary(bytes: Uint8Array): T }, bytes: Uint8Array): T {
  try {
    // As a plain view: of a Buffer the library would make a copy.
    return type.deserializeBinary(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    throw new GrpcError(Code.invalidArgument, `not a message of this call: ${(error as Error).message}`);
  }
}
