import { setRows, timelineSet } from '@timeline/facts';
import type { FactDocument } from '@timeline/facts';
import { sliceProjection } from '@timeline/read-model';
import type { Writer } from '@timeline/read-model';
import { placementEvents, timelineEvents } from '../domain/events.js';
import type { PlacementEvent } from '../domain/events.js';
import { placementDecider } from '../domain/placement.decider.js';
import type { Placement } from '../domain/placement.decider.js';
import { timelineDecider } from '../domain/timeline.decider.js';

/** What the read model keeps of timelines: their documents. */
export const timelineProjection = sliceProjection('timeline-', timelineEvents, (event, context, writer) => {
  switch (event.type) {
    case 'TimelineCreated':
      writer.put(
        writer.create('timeline', context.entityId, event.data.slug),
        timelineDecider.evolve(null, event, context),
      );
  }
});

/** What the read model keeps of placements: their notes, and the fact's row in the timeline's set. */
export const placementProjection = sliceProjection('placement-', placementEvents, (event, context, writer) => {
  const key = writer.keyOf(context.entityId) ?? writer.create('placement', context.entityId);
  const before = writer.document<Placement>(key) ?? null;
  writer.put(key, placementDecider.evolve(before, event, context));
  switch (event.type) {
    case 'FactPlaced':
      if (!before?.placed) move(event, writer, true);
      return;
    case 'FactRemoved':
      if (before?.placed) move(event, writer, false);
  }
});

function move({ data }: PlacementEvent, writer: Writer, on: boolean): void {
  const set = timelineSet(data.timeline);
  const fact = writer.keyOf(data.fact)!;
  const rows = setRows(writer.document<FactDocument>(fact)!, [set]).filter((row) => row.set === set);
  if (on) writer.place(set, fact);
  else writer.displace(set, fact);
  writer.updateSets(fact, on ? [] : rows, on ? rows : []);
}
