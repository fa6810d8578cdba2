import type { Handler } from './grpc/dispatch.js';
import { SupportedMethod, SupportedMethods } from './wire/classes.js';

/** The server whose answers this one gives. */
const VERSION = '24.10.4';

const METHODS: readonly (readonly [service: string, method: string, ...features: string[]])[] = [
  ['event_store.client.streams.streams', 'append'],
  ['event_store.client.streams.streams', 'batchappend', 'deadline_duration'],
  ['event_store.client.streams.streams', 'read', 'position', 'events'],
  ['event_store.client.streams.streams', 'delete'],
  ['event_store.client.streams.streams', 'tombstone'],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods'],
  ['event_store.client.gossip.gossip', 'read'],
];

/** `GetSupportedMethods`: without it the client would not use `BatchAppend`. */
export const supportedMethods: Handler = async (call) => {
  const methods = METHODS.map(([service, method, ...features]) =>
    new SupportedMethod().setServiceName(service).setMethodName(method).setFeaturesList(features),
  );
  call.reply(new SupportedMethods().setMethodsList(methods).setEventStoreServerVersion(VERSION));
};
