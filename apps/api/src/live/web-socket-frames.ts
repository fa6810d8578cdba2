import type { WebSocket } from 'ws';
import { LIMITS } from '../config.js';
import { FAREWELL_MS, handOver, STALLED } from './hand-over.js';
import type { Message } from './subscriptions.js';

/** What RFC 6455 and its registry call these ends; clients of graphql-ws connect again after either. */
export const [GOING_AWAY_CODE, TRY_AGAIN_CODE] = [1001, 1013];
const DONE = { done: true, value: undefined } as const;

/**
 * Sends the messages of a subscription, one when the last has left. To the protocol it is an iteration that gives nothing
 * and ends with the subscription: so that a payload made once is sent as it is, not read and written anew for each reader.
 */
export function deliver(
  socket: WebSocket,
  id: string,
  messages: AsyncIterable<Message>,
  stop: AbortController,
): AsyncIterableIterator<never, undefined> {
  const end = async () => {
    stop.abort();
    return DONE;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () =>
      sendAll(socket, id, messages, stop.signal).then(end, (error: unknown) => end().then(() => Promise.reject(error))),
    return: end,
  };
}

async function sendAll(
  socket: WebSocket,
  id: string,
  messages: AsyncIterable<Message>,
  signal: AbortSignal,
): Promise<void> {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  for await (const { payload } of messages) {
    const outcome = await handOver((done) => socket.send(`${head}${payload}}`, done), signal);
    if (outcome === 'stalled') farewell(socket, TRY_AGAIN_CODE, STALLED);
    if (outcome !== 'taken') return;
  }
}

/** Says why a connection ends, and ends it whether that is heard or not. */
export function farewell(socket: WebSocket, code: number, reason: string, graceMs = FAREWELL_MS): void {
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), graceMs);
  socket.once('close', () => clearTimeout(timer));
}

/** Ends the connection of a client that asks (pings, say) without ever reading the answers. */
export function flooded(socket: WebSocket): boolean {
  const tooMuch = socket.bufferedAmount > LIMITS.unread;
  if (tooMuch) socket.terminate();
  return tooMuch;
}

/** Sends what the protocol itself says; to a connection that is closing, nothing. */
export function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN || flooded(socket)) return Promise.resolve();
  return new Promise((resolve) => socket.send(text, () => resolve()));
}
