import { noPast } from '@timeline/kernel';
import {
  projectCorrection,
  projectMerge,
  projectReinstatement,
  projectTranslation,
  sliceProjection,
} from '@timeline/read-model';
import type { EventContext, Writer } from '@timeline/read-model';
import { sourceDecider } from '../domain/decider.js';
import { sourceEvents } from '../domain/events.js';
import type { SourceEvent } from '../domain/events.js';
import { sourceIdentity } from '../domain/source-url.js';
import type { Source } from '../domain/source.js';

/** What the read model keeps of sources: their documents and addresses, and the texts of snapshots that are kept. */
export const sourceProjection = sliceProjection(
  'source-',
  sourceEvents,
  {
    SourceRegistered: (event, context, writer) => {
      writer.create('source', context.entityId);
      advance(event, context, writer);
    },
    SnapshotCaptured: (event, context, writer) => {
      advance(event, context, writer);
      const key = writer.keyOf(context.entityId)!;
      const { sha256, text, quotes } = event.data;
      writer.quoteCheck(key, quotes);
      if (text !== null) writer.snapshotText(key, sha256, text);
      for (const source of writer.chain(key).slice(1)) writer.about(source);
    },
    SourceCorrected: corrected,
    SourceWithdrawn: (event, context, writer) => {
      writer.reason(event.data.reason);
      advance(event, context, writer);
    },
    SourceMerged: (event, context, writer) => {
      if (!projectMerge(event.data.into, context, writer)) return withoutEffect(context, writer);
      corrected(event, context, writer);
      lendSnapshots(context, writer);
    },
    SourceReinstated: (event, context, writer) => {
      projectReinstatement(context, writer);
      corrected(event, context, writer);
      lendSnapshots(context, writer);
    },
    TextsTranslated: (event, context, writer) => {
      projectTranslation(event.data, writer);
      advance(event, context, writer);
    },
  },
  followActors,
);

type Corrected = Extract<SourceEvent, { type: 'SourceCorrected' | 'SourceMerged' | 'SourceReinstated' }>;

function corrected(event: Corrected, context: EventContext, writer: Writer): void {
  projectCorrection(event.data.correction, context, writer);
  advance(event, context, writer);
}

function advance(event: SourceEvent, context: EventContext, writer: Writer): void {
  const key = writer.keyOf(context.entityId)!;
  const before = writer.document<Source>(key) ?? null;
  const { source } = sourceDecider.evolve({ source: before, past: noPast }, event, context);
  writer.put(key, source);
  writer.mention('source', key, before ? named(before) : [], named(source!));
  const { url } = source!;
  if (url !== (before?.url ?? null)) writer.address(key, url === null ? null : sourceIdentity(url));
}

/** The publisher of a source and those it cites. */
const named = ({ publisher, cites }: Source): readonly string[] => (publisher === null ? cites : [publisher, ...cites]);

/** What becomes of an actor alters the sources that show it. */
function followActors(_: unknown, { entityId, streamId }: EventContext, writer: Writer): void {
  if (!streamId.startsWith('actor-')) return;
  for (const source of writer.showing('source', writer.keyOf(entityId)!)) writer.about(source);
}

/** The snapshots of a source and of its duplicates are also shown on those that stand for it, or did until now. */
function lendSnapshots({ entityId }: EventContext, writer: Writer): void {
  const key = writer.keyOf(entityId)!;
  const lent = [key, ...writer.duplicatesOf(key)].some((one) => writer.document<Source>(one)!.snapshots.length > 0);
  const standing = [...writer.chain(key).slice(1), ...writer.chainBefore(key).slice(1)];
  if (lent) for (const source of standing) writer.about(source);
}

/** A merge that another one crossed: the change is noted, and nothing follows from it. */
function withoutEffect({ entityId, revision }: EventContext, writer: Writer): void {
  const key = writer.keyOf(entityId)!;
  writer.put(key, { ...writer.document<Source>(key)!, revision });
}
