import { reviseFacts, setRows, timelineSet } from '@timeline/facts';
import type { FactDocument } from '@timeline/facts';
import { noPast } from '@timeline/kernel';
import { projectCorrection, projectTranslation, sliceProjection } from '@timeline/read-model';
import type { EventContext, Writer } from '@timeline/read-model';
import { placementEvents, timelineEvents } from '../domain/events.js';
import type { PlacementEvent, TimelineEvent } from '../domain/events.js';
import { placementDecider } from '../domain/placement.decider.js';
import type { Placement } from '../domain/placement.decider.js';
import { timelineDecider } from '../domain/timeline.decider.js';
import type { Timeline } from '../domain/timeline.js';

/** What the read model keeps of timelines: their documents. */
export const timelineProjection = sliceProjection('timeline-', timelineEvents, {
  TimelineCreated: (event, context, writer) => {
    writer.create('timeline', context.entityId, event.data.slug);
    advanceTimeline(event, context, writer);
  },
  TimelineCorrected: (event, context, writer) => {
    projectCorrection(event.data.correction, context, writer);
    advanceTimeline(event, context, writer);
  },
  TextsTranslated: (event, context, writer) => {
    projectTranslation(event.data, writer);
    advanceTimeline(event, context, writer);
  },
});

function advanceTimeline(event: TimelineEvent, context: EventContext, writer: Writer): void {
  const key = writer.keyOf(context.entityId)!;
  const before = writer.document<Timeline>(key) ?? null;
  writer.put(key, timelineDecider.evolve({ timeline: before, past: noPast }, event, context).timeline);
}

/** What the read model keeps of placements: their notes, and the fact's row in the timeline's set. */
export const placementProjection = sliceProjection('placement-', placementEvents, {
  FactPlaced: (event, context, writer) => {
    if (!advance(event, context, writer)) move(event, writer, true);
  },
  FactRemoved: (event, context, writer) => {
    if (advance(event, context, writer)) move(event, writer, false);
  },
});

/** Notes what became of a placement, as a change of the timeline and of the facts concerned, and says whether the fact was on the timeline before. */
function advance(event: PlacementEvent, context: EventContext, writer: Writer): boolean {
  const key = writer.keyOf(context.entityId) ?? writer.create('placement', context.entityId);
  const before = writer.document<Placement>(key) ?? null;
  writer.put(key, placementDecider.evolve(before, event, context));
  writer.about(writer.keyOf(event.data.timeline)!);
  for (const fact of writer.chain(writer.keyOf(event.data.fact)!)) writer.about(fact);
  return before?.placed ?? false;
}

/** A fact that is on the timeline through a duplicate of its own stays there, and so do its rows. */
function move({ data }: PlacementEvent, writer: Writer, on: boolean): void {
  const set = timelineSet(data.timeline);
  const fact = writer.keyOf(data.fact)!;
  const rowsNow = () =>
    writer.placements(fact).includes(set)
      ? setRows(writer.document<FactDocument>(fact)!, [set]).filter((row) => row.set === set)
      : [];
  const before = rowsNow();
  if (on) writer.place(set, fact);
  else writer.displace(set, fact);
  writer.updateSets(fact, before, rowsNow());
  reviseFacts(writer.chain(fact).slice(1), writer);
}
