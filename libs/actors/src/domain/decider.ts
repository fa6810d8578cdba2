import {
  changedParts,
  checkCorrectionKind,
  checkList,
  checkStands,
  checkTexts,
  checkUrl,
  correctedIn,
  decideMerge,
  decideTranslation,
  fieldChanges,
  mergeTakenBack,
  newCorrection,
  noPast,
  notFound,
  refuseNulls,
  Refusal,
  translated,
  translatedIn,
  wrongSince,
} from '@timeline/kernel';
import type { Correction, Decider } from '@timeline/kernel';
import { actorTexts, shownActor } from './actor.js';
import type { Actor, ActorState } from './actor.js';
import type { ActorChangeInput, ActorCommand, RegisterActorInput } from './commands.js';
import type { ActorContent, ActorEvent } from './events.js';

type Command<T extends ActorCommand['type']> = Extract<ActorCommand, { type: T }>;

export const actorDecider: Decider<ActorState, ActorCommand, ActorEvent> = {
  initialState: { actor: null, past: noPast },

  decide(command, { actor, past }) {
    if (command.type === 'RegisterActor') return register(command, actor);
    const field = fieldOf[command.type];
    if (!actor) throw notFound('actor', command.actor, field);
    if (command.type === 'ReinstateActor') return reinstate(command, actor, past);
    checkStands(actor, 'actor', field);
    switch (command.type) {
      case 'CorrectActor':
        return correct(command, actor, past);
      case 'MergeActor':
        return { type: 'ActorMerged', data: decideMerge(command, command.actor, null, past) };
      case 'TranslateActor': {
        const data = decideTranslation(command.translation, { object: actor, paths: actorTexts, past });
        return { type: 'TextsTranslated', data };
      }
    }
  },

  evolve({ actor, past }, event, { revision }) {
    switch (event.type) {
      case 'ActorRegistered':
        return { actor: { ...event.data, mergedInto: null, correctionCount: 0, revision }, past };
      case 'ActorCorrected': {
        const { correction, ...change } = event.data;
        return corrected({ actor, past }, change, correction, revision);
      }
      case 'ActorMerged':
        return corrected({ actor, past }, { mergedInto: event.data.into }, event.data.correction, revision);
      case 'ActorReinstated':
        return corrected({ actor, past }, { mergedInto: null }, event.data.correction, revision);
      case 'TextsTranslated': {
        const { target, path, texts } = event.data;
        const next = target === null ? translated(actorTexts, actor!, path, texts) : actor!;
        return { actor: { ...next, revision }, past: translatedIn(past, event.data, revision) };
      }
    }
  },
};

/** Where each command names the actor. */
const fieldOf = {
  CorrectActor: 'actor',
  MergeActor: 'duplicate',
  ReinstateActor: 'target',
  TranslateActor: 'target',
} as const;

function corrected(
  { actor, past }: ActorState,
  change: Partial<Actor>,
  correction: Correction,
  revision: number,
): ActorState {
  const correctionCount = actor!.correctionCount + 1;
  return { actor: { ...actor!, ...change, correctionCount, revision }, past: correctedIn(past, correction, revision) };
}

function register({ actor: id, input }: Command<'RegisterActor'>, actor: Actor | null): ActorEvent {
  if (actor) throw new Refusal('ALREADY_EXISTS', `actor ${id} is there already`, { existing: id });
  return { type: 'ActorRegistered', data: content(input) };
}

const content = ({ kind, names, sameAs }: RegisterActorInput): ActorContent => ({
  kind,
  names: [...checkTexts(names, 'names')],
  sameAs: checkAddresses(sameAs),
});

function checkAddresses(sameAs: readonly string[] | null | undefined): string[] {
  return [...new Set(checkList(sameAs, 'sameAs').map((url, index) => checkUrl(url, `sameAs.${index}`)))];
}

function correct(command: Command<'CorrectActor'>, actor: Actor, past: ActorState['past']): ActorEvent {
  const { kind, names, sameAs } = actor;
  const after = changed({ kind, names, sameAs }, command.change);
  const changes = fieldChanges(shownActor(actor), shownActor({ ...actor, ...after }));
  checkCorrectionKind(command.kind, changes, [/^\/kind$/]);
  if (changes.length === 0)
    throw new Refusal('NO_CHANGE', 'nothing would change: a correction changes at least one thing', {
      fields: ['actor'],
    });
  const correction = newCorrection(command.kind, command, null, changes, wrongSince(changes, past));
  return { type: 'ActorCorrected', data: { ...changedParts({ kind, names, sameAs }, after), correction } };
}

function changed(before: ActorContent, change: ActorChangeInput): ActorContent {
  refuseNulls(change, ['actorKind', 'names', 'sameAs']);
  return {
    kind: change.actorKind ?? before.kind,
    names: change.names ? [...checkTexts(change.names, 'names')] : before.names,
    sameAs: change.sameAs ? checkAddresses(change.sameAs) : before.sameAs,
  };
}

function reinstate(command: Command<'ReinstateActor'>, { mergedInto }: Actor, past: ActorState['past']): ActorEvent {
  if (mergedInto === null)
    throw new Refusal('NO_CHANGE', 'this actor was merged into no other: there is nothing to take back', {
      fields: ['target'],
    });
  return { type: 'ActorReinstated', data: { correction: mergeTakenBack(command, null, mergedInto, past) } };
}
