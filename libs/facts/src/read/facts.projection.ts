import { sliceProjection } from '@timeline/read-model';
import type { EventContext, PeriodRow, Writer } from '@timeline/read-model';
import type { Source } from '@timeline/sources';
import { factDecider } from '../domain/decider.js';
import { factEvents } from '../domain/events.js';
import type { FactEvent } from '../domain/events.js';
import type { Correction } from '../domain/values.js';
import { factDocument, periodRow, setRows, timelineOf } from './fact-document.js';
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
  FactCorrected: corrected,
  FactRetracted: corrected,
  FactReinstated: corrected,
});

type Corrected = Extract<FactEvent, { readonly data: { readonly correction: Correction } }>;

function corrected(event: Corrected, context: EventContext, writer: Writer): void {
  const key = writer.keyOf(context.entityId)!;
  record(event.data.correction, key, writer);
  advance(key, event, context, writer);
}

function advance(key: number, event: FactEvent, context: EventContext, writer: Writer): void {
  const before = writer.document<FactDocument>(key);
  const { fact } = factDecider.evolve({ fact: before ?? null, changedAt: {}, retractedAt: null }, event, context);
  const after = factDocument(fact!, (id) => sourceAt(id, writer));
  writer.put(key, after);
  const placements = before ? writer.placements(key) : [];
  for (const set of placements) writer.about(writer.keyOf(timelineOf(set))!);
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

function record(correction: Correction, object: number, writer: Writer): void {
  const { id, kind, severity, wrongSince, reason } = correction;
  if (reason.length > 0) writer.reason(reason);
  writer.correction({ id, object, kind, severity, wrongSince, document: correction });
}
