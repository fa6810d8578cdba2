import { createServer } from 'node:http2';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { ServedLog } from '@timeline/event-store';
import { Access } from './access.js';
import { Connections } from './connections.js';
import { supportedMethods } from './features.js';
import { front } from './front.js';
import type { Certificate } from './front.js';
import { gossip } from './gossip.js';
import { Dispatch } from './grpc/dispatch.js';
import { append } from './streams/append.js';
import { batchAppend } from './streams/batch-append.js';
import { softDelete, tombstone } from './streams/delete.js';
import { releases } from './release.js';
import { read } from './streams/read.js';
import { writeSystemEvents } from './system-events.js';

export interface GatewayOptions {
  /** A folder as `EmbeddedEventStore` has it, or `:memory:`; or an open log, which is then closed with the gateway. */
  readonly folder?: string;
  readonly log?: ServedLog;
  /** Loopback unless given. */
  readonly host?: string;
  /** 2113 unless given; 0 for any that is free. */
  readonly port?: number;
  /** Passwords by user name; needs `tls`, for without it clients send none. `admin` may do everything, and make users. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Whether who gives no credentials may do what everyone may, which EventStoreDB calls anonymous stream access. */
  readonly allowsAnonymous?: boolean;
  readonly tls?: Certificate;
  /** Which server it stands in for; EventStoreDB 24.10 unless given. */
  readonly release?: keyof typeof releases;
  /** Whether a new log begins with what a server writes about itself, as that of a real one does. */
  readonly systemEvents?: boolean;
  /** The largest append in bytes; the release's unless given. */
  readonly mostAppendBytes?: number;
}

export interface Gateway {
  readonly connectionString: string;
  readonly port: number;
  /** Ends the calls that are under way, once what they write is on the disk, and closes the log. */
  close(): Promise<void>;
}

/** How much a client may send ahead. Node's 64 KiB would have it wait for every large append. */
const WINDOW = 4 * 1024 * 1024;
/** Pages on their way to slow subscribers count, and Node's 10 would refuse the fiftieth. */
const MOST_SESSION_MEGABYTES = 256;

/** Serves the embedded event log over EventStoreDB's protocol. Throws `StoreLocked` when another process has the folder. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { host = '127.0.0.1', port = 2113, credentials, tls } = options;
  const release = releases[options.release ?? 'eventstoredb-24.10'];
  const { mostAppendBytes = release.mostAppendBytes } = options;
  if (credentials && !tls) throw new TypeError('credentials need a certificate: clients send them over TLS only');
  const log = options.log ?? (await ServedLog.open({ folder: options.folder ?? ':memory:' }));
  if (options.systemEvents) await writeSystemEvents(log);
  const access = new Access(log, credentials, options.allowsAnonymous);
  const context = { log, access, release, mostAppendBytes };
  const dispatch = new Dispatch({
    '/event_store.client.streams.Streams/Append': append(context),
    '/event_store.client.streams.Streams/BatchAppend': batchAppend(context),
    '/event_store.client.streams.Streams/Read': read(context),
    '/event_store.client.streams.Streams/Delete': softDelete(context),
    '/event_store.client.streams.Streams/Tombstone': tombstone(context),
    '/event_store.client.server_features.ServerFeatures/GetSupportedMethods': supportedMethods,
    '/event_store.client.gossip.Gossip/Read': gossip(),
  });
  const http2 = createServer({ settings: { initialWindowSize: WINDOW }, maxSessionMemory: MOST_SESSION_MEGABYTES });
  http2.on('session', (session) => session.setLocalWindowSize(WINDOW));
  dispatch.serve(http2);
  const server = front(http2, access, tls);
  const connections = new Connections(http2, server);
  try {
    await listen(server, host, port);
  } catch (error) {
    await log.close();
    throw error;
  }
  const bound = (server.address() as AddressInfo).port;
  let closing: Promise<void> | undefined;
  return {
    port: bound,
    connectionString: `esdb://${reachable(host)}:${bound}?tls=${tls ? 'true' : 'false'}`,
    close: () => (closing ??= close(server, dispatch, connections, log)),
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

async function close(server: Server, dispatch: Dispatch, connections: Connections, log: ServedLog): Promise<void> {
  server.close();
  await log.close();
  // What was written just now is answered first: the log has told it, and the answers go out in this turn.
  await new Promise(setImmediate);
  dispatch.stop();
  await connections.close();
}

/** A name that a client on this machine can dial. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
