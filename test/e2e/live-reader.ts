import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { WebSocket } from 'ws';

/** One answer of a subscription, as it came. */
export interface Received {
  readonly position: string;
  // Answers are as varied as selections.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly change: any;
}

export interface Subscription {
  readonly protocol: 'ws' | 'sse';
  /** What is asked of each change, beside its position. */
  readonly selection: string;
  readonly filter: object;
  readonly after: string;
}

const document = (selection: string): string =>
  `subscription($after: Position, $filter: ChangeFilter) { changes(after: $after, filter: $filter) { position ${selection} } }`;

/** A reader whose connection can be cut at any moment, and who then goes on after the last position it saw. */
export class Reader {
  readonly received: Received[] = [];
  readonly problems: unknown[] = [];
  cuts = 0;
  private connection: { cut(): void } | undefined;

  constructor(readonly subscription: Subscription) {}

  get lastSeen(): string {
    return this.received.at(-1)?.position ?? this.subscription.after;
  }

  /** Resolves when the connection is over, whoever ended it. */
  connect(url: string): Promise<void> {
    return new Promise((resolve) => {
      const over = () => {
        this.connection = undefined;
        resolve();
      };
      this.connection = this.subscription.protocol === 'ws' ? this.socket(url, over) : this.stream(url, over);
    });
  }

  cut(): void {
    if (!this.connection) return;
    this.cuts++;
    this.connection.cut();
  }

  private take(payload: { data?: { changes: { position: string } }; errors?: unknown[] }): void {
    if (payload.errors || !payload.data) this.problems.push(payload);
    else this.received.push({ position: payload.data.changes.position, change: payload.data.changes });
  }

  private get payload() {
    const { selection, filter } = this.subscription;
    return { query: document(selection), variables: { after: this.lastSeen, filter } };
  }

  private socket(url: string, over: () => void) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    let open = true;
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString());
      // What was under way when the connection was cut was not seen.
      if (!open) return;
      if (message.type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: this.payload }));
      if (message.type === 'next') this.take(message.payload);
      if (message.type === 'error') this.problems.push(message.payload);
    });
    socket.on('error', () => undefined);
    socket.on('close', over);
    return {
      cut: () => {
        open = false;
        socket.terminate();
      },
    };
  }

  private stream(url: string, over: () => void) {
    const { query, variables } = this.payload;
    // The last position seen goes as a browser would send it; the document still says where it first began.
    const body = JSON.stringify({ query, variables: { ...variables, after: this.subscription.after } });
    const headers = { 'content-type': 'application/json', 'last-event-id': this.lastSeen };
    let [open, rest] = [true, ''];
    const sent: ClientRequest = request(`${url}/graphql/stream`, { method: 'POST', headers }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const events = (rest + chunk).split('\n\n');
        rest = events.pop()!;
        for (const data of events.map((event) => /^data: (.*)$/m.exec(event)?.[1]))
          if (open && data !== undefined && !data.includes('going away')) this.take(JSON.parse(data));
      });
      response.on('error', () => undefined);
      response.on('close', over);
    });
    sent.on('error', over);
    sent.end(body);
    return {
      cut: () => {
        open = false;
        sent.destroy();
      },
    };
  }
}
