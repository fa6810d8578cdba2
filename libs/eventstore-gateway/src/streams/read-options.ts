import type { Direction, ServedFilter } from '@timeline/event-store';
import type { ReadReq as Request } from '@eventstore/db-client/generated/streams_pb.js';
import { ReadReq } from '../wire/classes.js';
import { invalidArgument } from '../wire/errors.js';
import { clamped, streamName } from '../wire/fields.js';

type Options = Request.Options;

/** Where a read begins; a number is a revision or a served position. */
export type From = 'start' | 'end' | number;

export interface ReadOptions {
  /** Undefined for the whole log. */
  readonly stream: string | undefined;
  readonly from: From;
  readonly direction: Direction;
  /** Undefined for a subscription. */
  readonly limit: number | undefined;
  readonly filter: ServedFilter | undefined;
  /** Checkpoints after every so many events, of a subscription with a filter. */
  readonly checkpointEvery: number;
  /** Whether a link comes with the event that it leads to. */
  readonly resolveLinks: boolean;
}

const DEFAULT_WINDOW = 32;

/** What a `Read` asks for. Throws INVALID_ARGUMENT for what is missing or goes together with nothing. */
export function readOptions(request: Request): ReadOptions {
  const options = request.getOptions();
  if (!options) throw invalidArgument('the options are missing');
  const isSubscription = options.hasSubscription();
  if (!isSubscription && !options.hasCount()) throw invalidArgument('neither a count nor a subscription');
  if (!options.hasFilter() && !options.hasNoFilter()) throw invalidArgument('neither a filter nor none');
  if (!options.getUuidOption()?.hasString()) throw invalidArgument('event ids are served as strings only');
  const direction = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS ? 'backwards' : 'forwards';
  if (isSubscription && direction === 'backwards') throw invalidArgument('subscriptions go forwards');
  if (options.hasStream() && options.hasFilter()) throw invalidArgument('a filter is for the whole log');
  return {
    ...(options.hasStream() ? ofStream(options) : ofAll(options)),
    direction,
    resolveLinks: options.getResolveLinks(),
    limit: isSubscription ? undefined : Number(options.getCount()),
    ...filterOf(options),
  };
}

function ofStream(options: Options): Pick<ReadOptions, 'stream' | 'from'> {
  const read = options.getStream()!;
  const stream = streamName(read.getStreamIdentifier());
  if (read.hasStart()) return { stream, from: 'start' };
  if (read.hasEnd()) return { stream, from: 'end' };
  if (!read.hasRevision()) throw invalidArgument('where to read from is missing');
  return { stream, from: clamped(read.getRevision()) };
}

function ofAll(options: Options): Pick<ReadOptions, 'stream' | 'from'> {
  const all = options.getAll();
  const position = all?.getPosition();
  if (all?.hasStart()) return { stream: undefined, from: 'start' };
  if (all?.hasEnd()) return { stream: undefined, from: 'end' };
  if (!position) throw invalidArgument('where to read from is missing');
  return { stream: undefined, from: clamped(position.getCommitPosition()) };
}

function filterOf(options: Options): Pick<ReadOptions, 'filter' | 'checkpointEvery'> {
  const filter = options.getFilter();
  if (!filter) return { filter: undefined, checkpointEvery: Infinity };
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  if (!expression) throw invalidArgument('the filter says neither stream nor event type');
  const every = filter.getCheckpointintervalmultiplier() * (filter.getMax() || DEFAULT_WINDOW);
  if (every === 0) throw invalidArgument('the checkpoint interval is zero');
  const regex = expression.getRegex();
  if (regex) checkRegex(regex);
  return {
    filter: {
      on: filter.hasStreamIdentifier() ? 'stream' : 'type',
      by: regex ? { regex } : { prefixes: expression.getPrefixList() },
    },
    checkpointEvery: every,
  };
}

function checkRegex(regex: string): void {
  try {
    void new RegExp(regex);
  } catch (error) {
    throw invalidArgument(`the filter's expression cannot be read: ${(error as Error).message}`);
  }
}
