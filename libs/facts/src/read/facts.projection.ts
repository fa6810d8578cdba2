import { projectCorrection, projectTranslation, sliceProjection } from '@timeline/read-model';
import type { EventContext, PeriodRow, Writer } from '@timeline/read-model';
import type { Source } from '@timeline/sources';
import { noPast } from '@timeline/kernel';
import type { Correction } from '@timeline/kernel';
import { factDecider } from '../domain/decider.js';
import { factEvents } from '../domain/events.js';
import type { FactEvent } from '../domain/events.js';
import { factDocument, periodRow, setRows } from './fact-document.js';
import type { FactDocument } from './fact-document.js';

/** What the read model keeps of facts: their documents, their rows in the sets, their periods and corrections. */
export const factProjection = sliceProjection('fact-', factEvents, {
  FactReported: (event, context, writer) =>
    advance(writer.create('fact', context.entityId, event.data.slug), event, context, writer),
  FactAttested: (event, context, writer) => advance(writer.keyOf(context.entityId)!, event, context, writer),
  FactUpdated: (event, context, writer) => {
    writer.reason(event.data.reason);
    advance(writer.keyOf(context.entityId)!, event, context, writer);
  },
  AttestationWithdrawn: (event, context, writer) => {
    writer.reason(event.data.reason);
    advance(writer.keyOf(context.entityId)!, event, context, writer);
  },
  FactCorrected: corrected,
  FactDisputed: (event, context, writer) => {
    writer.reason(event.data.dispute.reason);
    advance(writer.keyOf(context.entityId)!, event, context, writer);
  },
  DisputeResolved: (event, context, writer) => {
    writer.reason(event.data.resolution);
    advance(writer.keyOf(context.entityId)!, event, context, writer);
  },
  FactRetracted: corrected,
  FactMerged: corrected,
  FactReinstated: corrected,
  FactRelated: (event, context, writer) => advance(writer.keyOf(context.entityId)!, event, context, writer),
  FactUnrelated: (event, context, writer) => advance(writer.keyOf(context.entityId)!, event, context, writer),
  TextsTranslated: (event, context, writer) => {
    projectTranslation(event.data, writer);
    advance(writer.keyOf(context.entityId)!, event, context, writer);
  },
});

type Corrected = Extract<FactEvent, { readonly data: { readonly correction: Correction } }>;

function corrected(event: Corrected, context: EventContext, writer: Writer): void {
  projectCorrection(event.data.correction, context, writer);
  advance(writer.keyOf(context.entityId)!, event, context, writer);
}

function advance(key: number, event: FactEvent, context: EventContext, writer: Writer): void {
  const before = writer.document<FactDocument>(key);
  const { fact } = factDecider.evolve({ fact: before ?? null, past: noPast }, event, context);
  const after = factDocument(fact!, (id) => sourceAt(id, writer));
  writer.put(key, after);
  const placements = before ? writer.placements(key) : [];
  writer.updateSets(key, before ? setRows(before, placements) : [], setRows(after, placements));
  const period = periodRow(after);
  if (inWords(period) !== inWords(before && periodRow(before))) writer.period(key, period);
}

/** JSON would make null of ∞ and of −∞, and an open end is not an unknown one. */
const inWords = (period: PeriodRow | undefined): string => (period ? [period.instants, period.days].join() : '');

function sourceAt(id: string, writer: Writer): Source | undefined {
  const key = writer.keyOf(id);
  return key === undefined ? undefined : writer.document<Source>(key);
}
