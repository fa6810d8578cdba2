import { setRows, timelineSet } from '@timeline/facts';
import type { FactDocument } from '@timeline/facts';
import { sliceProjection } from '@timeline/read-model';
import type { EventContext, Writer } from '@timeline/read-model';
import { placementEvents, timelineEvents } from '../domain/events.js';
import type { PlacementEvent } from '../domain/events.js';
import { placementDecider } from '../domain/placement.decider.js';
import type { Placement } from '../domain/placement.decider.js';
import { timelineDecider } from '../domain/timeline.decider.js';

/** What the read model keeps of timelines: their documents. */
export const timelineProjection = sliceProjection('timeline-', timelineEvents, {
  TimelineCreated: (event, context, writer) => {
    const key = writer.create('timeline', context.entityId, event.data.slug);
    writer.put(key, timelineDecider.evolve(null, event, context));
  },
});

/** What the read model keeps of placements: their notes, and the fact's row in the timeline's set. */
export const placementProjection = sliceProjection('placement-', placementEvents, {
  FactPlaced: (event, context, writer) => {
    if (!advance(event, context, writer)) move(event, writer, true);
  },
  FactRemoved: (event, context, writer) => {
    if (advance(event, context, writer)) move(event, writer, false);
  },
});

/** Notes what became of a placement, as a change of the timeline and of the fact, and says whether the fact was on the timeline before. */
function advance(event: PlacementEvent, context: EventContext, writer: Writer): boolean {
  const key = writer.keyOf(context.entityId) ?? writer.create('placement', context.entityId);
  const before = writer.document<Placement>(key) ?? null;
  writer.put(key, placementDecider.evolve(before, event, context));
  for (const id of [event.data.timeline, event.data.fact]) writer.about(writer.keyOf(id)!);
  return before?.placed ?? false;
}

function move({ data }: PlacementEvent, writer: Writer, on: boolean): void {
  const set = timelineSet(data.timeline);
  const fact = writer.keyOf(data.fact)!;
  const rows = setRows(writer.document<FactDocument>(fact)!, [set]).filter((row) => row.set === set);
  if (on) writer.place(set, fact);
  else writer.displace(set, fact);
  writer.updateSets(fact, on ? [] : rows, on ? rows : []);
}
