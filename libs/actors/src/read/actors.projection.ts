import { foldedWords, noPast } from '@timeline/kernel';
import {
  projectCorrection,
  projectMerge,
  projectReinstatement,
  projectTranslation,
  sliceProjection,
} from '@timeline/read-model';
import type { EventContext, Writer } from '@timeline/read-model';
import type { Actor } from '../domain/actor.js';
import { actorDecider } from '../domain/decider.js';
import { actorEvents } from '../domain/events.js';
import type { ActorEvent } from '../domain/events.js';

/** What the read model keeps of actors: their documents, and the words by which they are found. */
export const actorProjection = sliceProjection('actor-', actorEvents, {
  ActorRegistered: (event, context, writer) => {
    writer.create('actor', context.entityId);
    advance(event, context, writer);
  },
  ActorCorrected: corrected,
  ActorMerged: (event, context, writer) => {
    if (projectMerge(event.data.into, context, writer)) corrected(event, context, writer);
    else withoutEffect(context, writer);
  },
  ActorReinstated: (event, context, writer) => {
    projectReinstatement(context, writer);
    corrected(event, context, writer);
  },
  TextsTranslated: (event, context, writer) => {
    projectTranslation(event.data, writer);
    advance(event, context, writer);
  },
});

type Corrected = Extract<ActorEvent, { type: 'ActorCorrected' | 'ActorMerged' | 'ActorReinstated' }>;

function corrected(event: Corrected, context: EventContext, writer: Writer): void {
  projectCorrection(event.data.correction, context, writer);
  advance(event, context, writer);
}

function advance(event: ActorEvent, context: EventContext, writer: Writer): void {
  const key = writer.keyOf(context.entityId)!;
  const before = writer.document<Actor>(key) ?? null;
  const { actor } = actorDecider.evolve({ actor: before, past: noPast }, event, context);
  writer.put(key, actor);
  if (actor!.names !== before?.names)
    writer.names(
      key,
      actor!.names.map(({ value }) => foldedWords(value)),
    );
}

/** A merge that another one crossed: the change is noted, and nothing follows from it. */
function withoutEffect({ entityId, revision }: EventContext, writer: Writer): void {
  const key = writer.keyOf(entityId)!;
  writer.put(key, { ...writer.document<Actor>(key)!, revision });
}
