import { WebSocket } from 'ws';

/** Subscribers in a process of their own, each on a connection of its own. What came is told to the parent when it asks. */
export interface Subscribing {
  readonly url: string;
  /** Of each subscriber; null for none. */
  readonly filters: readonly (object | null)[];
}
/** What one subscriber was told: the change's position, when it was recorded and when it came, in ms since 1970. */
export type Arrival = readonly [position: string, recordedAt: number, arrivedAt: number];

const document = `subscription($filter: ChangeFilter) {
  changes(filter: $filter) { position recordedAt type subject { id } }
}`;
const arrivals: Arrival[] = [];

async function subscribe(url: string, filter: object | null): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  socket.on('close', (code, reason) => fail(`a subscriber was cut off: ${code} ${reason.toString()}`));
  await new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const arrivedAt = performance.timeOrigin + performance.now();
      const message = JSON.parse(data.toString());
      if (message.type === 'connection_ack') {
        socket.send(
          JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document, variables: { filter } } }),
        );
        // Answered once the subscription before it is open.
        socket.send('{"type":"ping"}');
      } else if (message.type === 'pong') resolve();
      else if (message.type === 'ping') socket.send('{"type":"pong"}');
      else if (message.type !== 'next' || message.payload.errors) fail(data.toString());
      else {
        const { position, recordedAt } = message.payload.data.changes;
        arrivals.push([position, Date.parse(recordedAt), arrivedAt]);
      }
    });
  });
}

/** Ends the process, and with it the run: nothing was measured. */
function fail(reason: string): never {
  throw new Error(reason);
}

process.on('message', (message: Subscribing | 'count' | 'take') => {
  if (message === 'count') process.send!(arrivals.length);
  else if (message === 'take') process.send!(arrivals.splice(0));
  else
    void Promise.all(message.filters.map((filter) => subscribe(message.url, filter))).then(() =>
      process.send!('ready'),
    );
});
// Open sockets would keep it alive when the run has ended, in whatever way.
process.on('disconnect', () => process.exit());
