import { sliceProjection } from '@timeline/read-model';
import { sourceDecider } from '../domain/decider.js';
import type { Source } from '../domain/decider.js';
import { sourceEvents } from '../domain/events.js';

/** What the read model keeps of sources: their documents, and the texts of snapshots that are kept. */
export const sourceProjection = sliceProjection('source-', sourceEvents, {
  SourceRegistered: (event, context, writer) => {
    writer.put(writer.create('source', context.entityId), sourceDecider.evolve(null, event, context));
  },
  SnapshotCaptured: (event, context, writer) => {
    const key = writer.keyOf(context.entityId)!;
    writer.put(key, sourceDecider.evolve(writer.document<Source>(key)!, event, context));
    writer.quoteCheck(key, event.data.quotes);
    if (event.data.text !== null) writer.snapshotText(key, event.data.sha256, event.data.text);
  },
});
