import { foldedWords } from '@timeline/kernel';
import { sliceProjection } from '@timeline/read-model';
import { actorDecider } from '../domain/decider.js';
import { actorEvents } from '../domain/events.js';

/** What the read model keeps of actors: their documents, and the words by which they are found. */
export const actorProjection = sliceProjection('actor-', actorEvents, {
  ActorRegistered: (event, context, writer) => {
    const key = writer.create('actor', context.entityId);
    writer.put(key, actorDecider.evolve(null, event, context));
    writer.names(
      key,
      event.data.names.map(({ value }) => foldedWords(value)),
    );
  },
});
