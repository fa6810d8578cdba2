import { randomUUID } from 'node:crypto';
import type { Call } from './grpc/call.js';
import type { Handler } from './grpc/dispatch.js';
import { ClusterInfo, EndPoint, MemberInfo, UUID } from './wire/classes.js';

const LEADER = 8;
const TICKS_PER_MILLISECOND = 10_000;

/** `Gossip.Read`: a cluster of one, its leader, at the address by which the client reached it. */
export function gossip(): Handler {
  const instance = randomUUID();
  return async (call) => {
    const { host, port } = addressOf(call);
    const member = new MemberInfo()
      .setInstanceId(new UUID().setString(instance))
      .setTimeStamp(String(Date.now() * TICKS_PER_MILLISECOND))
      .setState(LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port));
    call.reply(new ClusterInfo().setMembersList([member]));
  };
}

function addressOf({ headers }: Call): { host: string; port: number } {
  const { hostname, port } = new URL(`http://${headers[':authority'] ?? 'localhost'}`);
  return { host: hostname, port: Number(port || 80) };
}
