import type { ServerWritableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { FakeEvent, FakeLog } from './fake-log-proxy.js';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** Events considered between two checkpoints. */
const WINDOW = 32;

/** The reading half of the fake server. */
export class FakeReads {
  /** How many subscriptions were begun, and are alive. */
  subscriptions = 0;
  readonly live = new Set<Call>();
  /** How many reads of a stream or the log were begun. */
  plainReads = 0;
  /** Subscriptions hand out nothing, or nothing after they have caught up. */
  silence: 'always' | 'once live' | undefined;
  /** The checkpoint before `caughtUp` while nothing of the log has matched: what a server just created sends. */
  fresh: string | undefined;
  /** Reads are not answered. */
  isDumb = false;
  /** What is done to every message before it is sent. */
  disfigure: (message: ReadResp) => ReadResp = (message) => message;

  constructor(private readonly log: FakeLog) {}

  /** Ends every live subscription as a server does, with a status of gRPC. */
  drop(code: number, details: string): void {
    for (const call of this.live) call.emit('error', { code, details });
    this.live.clear();
  }

  readonly read = (call: Call): void => {
    const options = call.request.getOptions()!;
    call.on('error', () => undefined);
    if (options.hasSubscription()) return this.subscribe(call);
    this.plainReads++;
    if (this.isDumb) return;
    const found = options.hasStream() ? this.ofStream(call, options.getStream()!) : this.ofLog(call, options.getAll()!);
    for (const event of found ?? []) this.send(call, event);
    if (found) call.end();
  };

  private ofStream(call: Call, stream: ReadReq.Options.StreamOptions): FakeEvent[] {
    const name = stream.getStreamIdentifier()!.getStreamName_asU8();
    const events = this.log.ofStream(Buffer.from(name).toString());
    if (events.length === 0) {
      const identifier = new shared.StreamIdentifier().setStreamName(name);
      call.write(new pb.ReadResp().setStreamNotFound(new pb.ReadResp.StreamNotFound().setStreamIdentifier(identifier)));
    }
    const from = stream.hasRevision() ? Number(stream.getRevision()) : 0;
    return cut(call, stream.hasEnd() ? events.toReversed() : events.slice(from));
  }

  private ofLog(call: Call, all: ReadReq.Options.AllOptions): FakeEvent[] | undefined {
    const { events } = this.log;
    if (all.hasEnd()) return cut(call, events.toReversed());
    const from = all.hasPosition() ? Number(all.getPosition()!.getCommitPosition()) : 0;
    if (from > 0 && !events.some(({ position }) => position === from)) {
      call.emit('error', { code: 2, details: 'Unexpected ReadAllResult: InvalidPosition' });
      return undefined;
    }
    return cut(
      call,
      events.filter(({ position }) => position >= from),
    );
  }

  private subscribe(call: Call): void {
    this.subscriptions++;
    this.live.add(call);
    const options = call.request.getOptions()!;
    const all = options.getAll()!;
    const after = all.hasPosition() ? Number(all.getPosition()!.getCommitPosition()) : 0;
    call.on('cancelled', () => this.live.delete(call));
    if (this.silence === 'always') return;
    if (after > 0 && !this.log.events.some(({ position }) => position === after))
      return void call.emit('error', { code: 3, details: 'Trying to read from an invalid position.' });
    this.follow(call, after, isMatching(options.getFilter()!.getStreamIdentifier()!));
  }

  /** Awaits nothing: a slow consumer's messages pile up here. */
  private follow(call: Call, after: number, matches: (event: FakeEvent) => boolean): void {
    let next = this.log.events.findIndex(({ position }) => position > after);
    if (next === -1) next = this.log.events.length;
    let considered = 0;
    let hasMatched = false;
    const checkpoint = (position: number | string): void => {
      const at = new pb.ReadResp.Checkpoint().setCommitPosition(String(position));
      call.write(new pb.ReadResp().setCheckpoint(at.setPreparePosition(String(position))));
    };
    const advance = (): void => {
      for (; next < this.log.events.length; next++) {
        const event = this.log.events[next]!;
        const isMatch = matches(event);
        if (isMatch) this.send(call, event);
        hasMatched ||= isMatch;
        if (++considered % WINDOW === 0) checkpoint(event.position);
      }
    };
    advance();
    if (this.fresh !== undefined && after === 0 && !hasMatched) checkpoint(this.fresh);
    else if (next > 0 && after < this.log.events[next - 1]!.position) checkpoint(this.log.events[next - 1]!.position);
    call.write(new pb.ReadResp().setCaughtUp(new pb.ReadResp.CaughtUp()));
    const unwatch = this.log.watch(() => this.silence === undefined && this.live.has(call) && advance());
    call.on('cancelled', unwatch);
  }

  private send(call: Call, { streamId, revision, position, id, type, data, metadata, recordedAt }: FakeEvent): void {
    const event = new pb.ReadResp.ReadEvent.RecordedEvent();
    event.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(streamId)));
    event.setId(new shared.UUID().setString(id)).setStreamRevision(String(revision));
    event.setCommitPosition(String(position)).setPreparePosition(String(position));
    event.setData(data).setCustomMetadata(metadata);
    const ticks = String(BigInt(recordedAt) * 10_000n);
    event.getMetadataMap().set('type', type).set('content-type', 'application/json').set('created', ticks);
    const read = new pb.ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(position));
    call.write(this.disfigure(new pb.ReadResp().setEvent(read)));
  }
}

const cut = (call: Call, events: FakeEvent[]): FakeEvent[] =>
  events.slice(0, Number(call.request.getOptions()!.getCount()));

function isMatching(filter: ReadReq.Options.FilterOptions.Expression): (event: FakeEvent) => boolean {
  const prefixes = filter.getPrefixList();
  const regex = new RegExp(filter.getRegex(), 'u');
  return ({ streamId }) =>
    filter.getRegex() === '' ? prefixes.some((prefix) => streamId.startsWith(prefix)) : regex.test(streamId);
}
