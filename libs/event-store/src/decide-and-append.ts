import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { decodeEvent, deriveId, encodeEvent, LayeredMap, Refusal } from '@timeline/kernel';
import type { Decider, EventRegistry, EventsOf } from '@timeline/kernel';
import { StoreUnavailable, UnknownEvent, WrongExpectedRevision } from './errors.js';
import { metadataOf, newMetadata } from './metadata.js';
import type { CommandContext } from './metadata.js';
import type { EventStore, JsonObject, Position, ReadStreamOptions, StoredEvent } from './event-store.js';

/** What became of a command. `repeated`: it had been recorded before, and this is what it did then. */
export interface Outcome<E> {
  readonly event: E;
  readonly revision: number;
  readonly position: Position;
  readonly repeated: boolean;
}

/** What a command did: to which object, up to which position of the log, and the correction it made, if any. */
export interface Written {
  readonly entityId: string;
  readonly position: Position;
  readonly correctionId?: string;
}

/** A stream folded: what a decision needs, and which commands it has seen. */
interface Folded<State> {
  readonly state: State;
  /** −1 for a stream that does not exist. */
  readonly revision: number;
  readonly commands: LayeredMap<{ readonly hash: string; readonly revision: number }>;
}

/** What a slice is to the log: its decider, its events and how it names its streams' objects in a refusal. */
export interface Aggregate<State, Command, R extends EventRegistry> {
  readonly name: string;
  readonly events: R;
  readonly decider: Decider<State, Command, EventsOf<R>>;
}

/** What is asked of the read model that follows the log. */
export interface Following {
  /** The stream in which a command id was used, as far as it has come. */
  usedIn(commandId: string): string | undefined;
  /** What keeps it from following the log; undefined while it does. */
  failure(): Error | undefined;
  /** Whether it has come as far as the log was when this process started: before, `usedIn` says too little. */
  caughtUp(): boolean | Promise<boolean>;
}
const followingNothing: Following = { usedIn: () => undefined, failure: () => undefined, caughtUp: () => true };

const MAX_ATTEMPTS = 12;
/** A real EventStoreDB takes one append of 1 MiB; the rest is for metadata. In bytes of UTF-8. */
export const MAX_EVENT_BYTES = 900_000;

/**
 * Read, fold, decide, append against the revision just read. On a conflict the stream is read again: a command that named
 * a revision is refused with CONFLICT, any other is decided anew, a bounded number of times. A command that the stream
 * has seen is answered as it was then.
 */
export class DecideAndAppend {
  private readonly folds = new LRUCache<string, Folded<unknown>>({ max: 2_000 });
  /** The streams in which command ids were used lately: the read model comes to know of them a moment later. */
  private readonly lately = new LRUCache<string, string>({ max: 10_000 });
  /** The last of those that carry the same command id: they go one after the other. */
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: EventStore,
    private readonly following: Following = followingNothing,
  ) {}

  /** The state of a stream as the store has it now; revision −1 when there is none. */
  async load<State, Command, R extends EventRegistry>(
    aggregate: Aggregate<State, Command, R>,
    streamId: string,
  ): Promise<{ state: State; revision: number }> {
    return this.fold(aggregate, streamId);
  }

  /** Whether the stream holds this very command: then it is answered as it was, whatever has changed since. */
  async knows<State, Command, R extends EventRegistry>(
    aggregate: Aggregate<State, Command, R>,
    streamId: string,
    context: CommandContext,
  ): Promise<boolean> {
    const { commands } = await this.fold(aggregate, streamId);
    return commands.get(context.commandId)?.hash === context.commandHash;
  }

  /** `prepare` makes the command, once; a command that the stream has seen is answered without it. */
  async execute<State, Command, R extends EventRegistry>(
    aggregate: Aggregate<State, Command, R>,
    streamId: string,
    prepare: () => Command | Promise<Command>,
    context: CommandContext,
  ): Promise<Outcome<EventsOf<R>>> {
    const { commandId } = context;
    const run = () => this.run(aggregate, streamId, prepare, context);
    const before = this.running.get(commandId);
    const running = before ? before.then(run, run) : run();
    this.running.set(commandId, running);
    try {
      return await running;
    } finally {
      if (this.running.get(commandId) === running) this.running.delete(commandId);
    }
  }

  private async run<State, Command, R extends EventRegistry>(
    aggregate: Aggregate<State, Command, R>,
    streamId: string,
    prepare: () => Command | Promise<Command>,
    context: CommandContext,
  ): Promise<Outcome<EventsOf<R>>> {
    let prepared: { readonly command: Command } | undefined;
    await this.requireCaughtUp();
    for (let attempt = 1; ; attempt++) {
      refuseWhile(this.following.failure());
      const folded = await this.fold(aggregate, streamId);
      const before = await this.seenBefore(aggregate, folded, streamId, context);
      if (before) return before;
      prepared ??= { command: await prepare() };
      const { command } = prepared;
      checkRevision(folded.revision, context);
      const event = aggregate.decider.decide(command, folded.state);
      try {
        // Noted before: an append that is not answered may have been written.
        this.lately.set(context.commandId, streamId);
        return await this.append(aggregate, streamId, folded.revision, event, context);
      } catch (error) {
        // Of anything else it is known that nothing was written.
        if (!(error instanceof StoreUnavailable)) this.lately.delete(context.commandId);
        if (!(error instanceof WrongExpectedRevision)) throw asRefusal(error);
        if (attempt >= MAX_ATTEMPTS)
          throw new Refusal('UNAVAILABLE', 'others kept changing this at the same time: send the same command again', {
            retryAfterSeconds: 1,
          });
        await sleep(Math.random() * Math.min(50, 2 ** attempt));
      }
    }
  }

  private async requireCaughtUp(): Promise<void> {
    try {
      if (await this.following.caughtUp()) return;
    } catch (error) {
      throw asRefusal(error);
    }
    throw notCaughtUp();
  }

  private async seenBefore<R extends EventRegistry>(
    { events }: { events: R },
    folded: Folded<unknown>,
    streamId: string,
    { commandId, commandHash }: CommandContext,
  ): Promise<Outcome<EventsOf<R>> | undefined> {
    const seen = folded.commands.get(commandId);
    if (seen?.hash === commandHash) {
      const [stored] = await this.read(streamId, { from: seen.revision, limit: 1 });
      return { event: decoded(events, stored!), revision: seen.revision, position: stored!.position, repeated: true };
    }
    const elsewhere = this.lately.get(commandId) ?? this.following.usedIn(commandId);
    if (seen || (elsewhere !== undefined && elsewhere !== streamId)) throw reused(commandId);
    return undefined;
  }

  private async fold<State, Command, R extends EventRegistry>(
    aggregate: Aggregate<State, Command, R>,
    streamId: string,
  ): Promise<Folded<State>> {
    const begun = this.known(aggregate, streamId);
    const read = await this.read(streamId, { from: begun.revision + 1 });
    // Whoever read the same meanwhile has folded it.
    const known = this.known(aggregate, streamId);
    const base = known.revision < begun.revision ? begun : known;
    const fresh = read.filter(({ revision }) => revision > base.revision);
    if (fresh.length === 0) return base;
    const commands: [string, { hash: string; revision: number }][] = [];
    let { state } = base;
    for (const stored of fresh) {
      const event = decoded(aggregate.events, stored);
      state = aggregate.decider.evolve(state, event, { revision: stored.revision });
      const { commandId, commandHash } = metadataOf(stored);
      commands.push([commandId, { hash: commandHash, revision: stored.revision }]);
    }
    const folded = { state, revision: fresh.at(-1)!.revision, commands: base.commands.with(commands) };
    this.folds.set(streamId, folded);
    return folded;
  }

  private known<State, Command, R extends EventRegistry>(
    { decider }: Aggregate<State, Command, R>,
    streamId: string,
  ): Folded<State> {
    const none = { state: decider.initialState, revision: -1, commands: LayeredMap.empty<never>() };
    return (this.folds.get(streamId) as Folded<State> | undefined) ?? none;
  }

  private read(streamId: string, options: ReadStreamOptions): Promise<StoredEvent[]> {
    return this.store.readStream(streamId, options).catch((error: unknown) => {
      throw asRefusal(error);
    });
  }

  private async append<R extends EventRegistry>(
    aggregate: { events: R },
    streamId: string,
    revision: number,
    event: EventsOf<R>,
    context: CommandContext,
  ): Promise<Outcome<EventsOf<R>>> {
    const { data, version } = encodeEvent(aggregate.events, event);
    checkSize(data);
    const metadata = newMetadata(context, version);
    const id = deriveId('event', context.commandId, streamId);
    const result = await this.store.append(
      streamId,
      [{ id, type: event.type, data: data as JsonObject, metadata }],
      revision < 0 ? 'no_stream' : revision,
    );
    return { event, revision: result.revision, position: result.position, repeated: false };
  }
}

/** A stored event as today's event of these registries. Throws `UnknownEvent`, for nothing is ever skipped. */
export function decoded<R extends EventRegistry>(events: R, stored: StoredEvent): EventsOf<R> {
  const event = decodeEvent(events, { type: stored.type, data: stored.data, version: stored.metadata.schemaVersion });
  if (!event) throw new UnknownEvent(stored.type, stored.metadata.schemaVersion, stored.position);
  return event;
}

const notCaughtUp = (): Refusal =>
  new Refusal('UNAVAILABLE', 'this node is still reading the log, and nothing was recorded: send the command again', {
    retryAfterSeconds: 2,
  });

/** A node that cannot show what it records must not record: its log may be another one than the one it knows. */
function refuseWhile(failure: Error | undefined): void {
  if (!failure) return;
  throw new Refusal(
    'UNAVAILABLE',
    `this node has stopped following the log, and nothing was recorded (${failure.message}): send the command to another node, or again once this one is mended`,
    { retryAfterSeconds: 30 },
  );
}

function reused(commandId: string): Refusal {
  return new Refusal(
    'COMMAND_ID_REUSED',
    `commandId ${commandId} was used with another input: take a new UUID for a new command`,
    {
      fields: ['commandId'],
    },
  );
}

function checkRevision(revision: number, { expectedRevision }: CommandContext): void {
  if (expectedRevision === undefined || revision < 0 || revision === expectedRevision) return;
  throw new Refusal(
    'CONFLICT',
    `this stands at revision ${revision}, not ${expectedRevision}: read it again and decide anew`,
    {
      fields: ['expectedRevision'],
      currentRevision: revision,
    },
  );
}

/** Which fields of a command make up a payload, each with its size: what follows from others (changes) is left out. */
function sizes(data: Record<string, unknown>): (readonly [field: string, bytes: number])[] {
  return Object.entries(data).flatMap(([key, value]) => {
    if (key === 'changes') return [];
    if (key === 'dispute') return sizes(value as Record<string, unknown>);
    if (key === 'correction') return [['notice', bytes({ ...(value as object), changes: [] })] as const];
    return [[key, bytes(value)] as const];
  });
}

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

function checkSize(data: Record<string, unknown>): void {
  if (bytes(data) <= MAX_EVENT_BYTES) return;
  const [field, size] = sizes(data).reduce((a, b) => (b[1] > a[1] ? b : a), ['notice', 0]);
  throw new Refusal(
    'BAD_USER_INPUT',
    `too large to record: ${bytes(data)} bytes, ${size} of them in ${field}, and one command may take ${MAX_EVENT_BYTES}; shorten it or split it`,
    { fields: [field] },
  );
}

function asRefusal(error: unknown): unknown {
  return error instanceof StoreUnavailable
    ? new Refusal('UNAVAILABLE', 'the event store is out of reach: the same commandId may be sent again', {
        retryAfterSeconds: 2,
      })
    : error;
}
