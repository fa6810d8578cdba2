import { noPast } from '@timeline/kernel';
import {
  projectCorrection,
  projectMerge,
  projectReinstatement,
  projectTranslation,
  sliceProjection,
} from '@timeline/read-model';
import type { EventContext, Writer } from '@timeline/read-model';
import { factDecider } from '../domain/decider.js';
import { factEvents } from '../domain/events.js';
import type { FactEvent } from '../domain/events.js';
import type { FactDocument } from './fact-document.js';
import { affect, followOthers, reviseMerged, settle } from './standing.js';

/** What the read model keeps of facts: their documents, their rows in the sets, their periods, relations and corrections. */
export const factProjection = sliceProjection(
  'fact-',
  factEvents,
  {
    FactReported: (event, context, writer) => {
      writer.create('fact', context.entityId, event.data.slug);
      advance(event, context, writer);
    },
    FactAttested: advance,
    AttestationWithdrawn: reasoned,
    FactUpdated: reasoned,
    FactCorrected: corrected,
    FactDisputed: (event, context, writer) => {
      writer.reason(event.data.dispute.reason);
      advance(event, context, writer);
    },
    DisputeResolved: (event, context, writer) => {
      writer.reason(event.data.resolution);
      advance(event, context, writer);
    },
    FactRetracted: corrected,
    FactMerged: (event, context, writer) => {
      if (!projectMerge(event.data.into, context, writer)) return withoutEffect(context, writer);
      corrected(event, context, writer);
      affectRelated(writer.keyOf(context.entityId)!, writer);
    },
    FactReinstated: (event, context, writer) => {
      const key = writer.keyOf(context.entityId)!;
      projectReinstatement(context, writer);
      corrected(event, context, writer);
      const before = writer.chainBefore(key);
      if (before.length > 1) reviseMerged(before, writer);
      if (before.length > 1) affectRelated(key, writer);
    },
    FactRelated: (event, context, writer) => {
      writer.relate(writer.keyOf(context.entityId)!, writer.keyOf(event.data.to)!, event.data.kind);
      advance(event, context, writer);
      affectOtherEnd(event.data.to, context, writer);
    },
    FactUnrelated: (event, context, writer) => {
      writer.unrelate(writer.keyOf(context.entityId)!, writer.keyOf(event.data.to)!, event.data.kind);
      advance(event, context, writer);
      affectOtherEnd(event.data.to, context, writer);
    },
    TextsTranslated: (event, context, writer) => {
      projectTranslation(event.data, writer);
      advance(event, context, writer);
    },
  },
  followOthers,
);

function reasoned(
  event: Extract<FactEvent, { type: 'FactUpdated' | 'AttestationWithdrawn' }>,
  context: EventContext,
  writer: Writer,
): void {
  writer.reason(event.data.reason);
  advance(event, context, writer);
}

function corrected(
  event: Extract<FactEvent, { type: 'FactCorrected' | 'FactRetracted' | 'FactMerged' | 'FactReinstated' }>,
  context: EventContext,
  writer: Writer,
): void {
  projectCorrection(event.data.correction, context, writer);
  advance(event, context, writer);
}

/** Folds the event into the fact's document, and lets all that follows from it follow. */
function advance(event: FactEvent, context: EventContext, writer: Writer): void {
  const key = writer.keyOf(context.entityId)!;
  const before = writer.document<FactDocument>(key);
  const { fact } = factDecider.evolve({ fact: before ?? null, past: noPast }, event, context);
  settle(key, before, fact!, writer);
  reviseMerged(writer.chain(key).slice(1), writer);
}

/** A relation is shown at its other end too, unless the two are one. */
function affectOtherEnd(to: string, { entityId }: EventContext, writer: Writer): void {
  const [from, other] = [writer.keyOf(entityId)!, writer.keyOf(to)!];
  if (writer.standing(from) !== writer.standing(other)) affect(writer.chain(other), writer);
}

/** A merge, or its end, also alters the facts that were related to the duplicate: another one stands at that end. */
function affectRelated(fact: number, writer: Writer): void {
  const others = writer.related([fact, ...writer.duplicatesOf(fact)]);
  for (const other of new Set(others)) affect(writer.chain(other), writer);
}

/** A merge that another one crossed: the change is noted, and nothing follows from it. */
function withoutEffect({ entityId, revision }: EventContext, writer: Writer): void {
  const key = writer.keyOf(entityId)!;
  const before = writer.document<FactDocument>(key)!;
  settle(key, before, { ...before, revision }, writer);
}
