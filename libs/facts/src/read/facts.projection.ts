import { sliceProjection } from '@timeline/read-model';
import type { EventContext, Writer } from '@timeline/read-model';
import type { Source } from '@timeline/sources';
import { factDecider } from '../domain/decider.js';
import { factEvents } from '../domain/events.js';
import type { FactEvent } from '../domain/events.js';
import type { Correction } from '../domain/values.js';
import { factDocument, periodRow, setRows } from './fact-document.js';
import type { FactDocument } from './fact-document.js';

/** What the read model keeps of facts: their documents, their rows in the sets, their periods and corrections. */
export const factProjection = sliceProjection('fact-', factEvents, (event, context, writer) => {
  switch (event.type) {
    case 'FactReported':
      return advance(writer.create('fact', context.entityId, event.data.slug), event, context, writer);
    case 'FactAttested':
      return advance(writer.keyOf(context.entityId)!, event, context, writer);
    case 'FactUpdated':
      writer.reason(event.data.reason);
      return advance(writer.keyOf(context.entityId)!, event, context, writer);
    case 'FactCorrected':
    case 'FactRetracted':
    case 'FactReinstated': {
      const key = writer.keyOf(context.entityId)!;
      record(event.data.correction, key, writer);
      return advance(key, event, context, writer);
    }
  }
});

function advance(key: number, event: FactEvent, context: EventContext, writer: Writer): void {
  const before = writer.document<FactDocument>(key);
  const { fact } = factDecider.evolve({ fact: before ?? null, changedAt: {}, retractedAt: null }, event, context);
  const after = factDocument(fact!, (id) => sourceAt(id, writer));
  writer.put(key, after);
  const placements = before ? writer.placements(key) : [];
  writer.updateSets(key, before ? setRows(before, placements) : [], setRows(after, placements));
  const period = periodRow(after);
  if (JSON.stringify(period) !== JSON.stringify(before && periodRow(before))) writer.period(key, period);
}

function sourceAt(id: string, writer: Writer): Source | undefined {
  const key = writer.keyOf(id);
  return key === undefined ? undefined : writer.document<Source>(key);
}

function record(correction: Correction, object: number, writer: Writer): void {
  const { id, kind, severity, wrongSince, reason } = correction;
  if (reason.length > 0) writer.reason(reason);
  writer.correction({ id, object, kind, severity, wrongSince, document: correction });
}
