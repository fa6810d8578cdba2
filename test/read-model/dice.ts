import type { JsonObject } from '@timeline/event-store';
import { factKinds, participantRoles } from '@timeline/facts';
import { actorIds, dates, from, languages, periods, texts, titles } from './vocabulary.js';

/** A fact's content as it is reported. */
export function content(dice: readonly number[]) {
  return {
    ...{ kind: from(factKinds, dice[4]!), titles: texts(...from(titles, dice[7]!)), summaries: [], places: [] },
    ...{ occurredAt: from(dates, dice[5]!), participants: participants(dice[6]!) },
    validDuring: dice[7]! % 2 === 0 ? null : from(periods, dice[7]! >> 1),
  };
}

/** Some of a fact's content, as it is from then on. */
export function changes(dice: readonly number[]) {
  const which = dice[4]!;
  return {
    ...(which & 16 ? { titles: texts(...from(titles, which >> 5)) } : {}),
    ...(which & 3 ? { summaries: which & 1 ? texts(...from(titles, which >> 6)) : [] } : {}),
    ...(which & 1 ? { occurredAt: from(dates, dice[5]!) } : {}),
    ...(which & 2 ? { participants: participants(dice[6]!) } : {}),
    ...(which & 4 ? { validDuring: dice[7]! % 5 === 0 ? null : from(periods, dice[7]!) } : {}),
    ...(which & 8 ? { kind: from(factKinds, dice[3]!) } : {}),
  };
}

/** Who takes part, and in which roles. */
export function participants(die: number) {
  const all = actorIds.flatMap((actor) => participantRoles.slice(0, 3).map((role) => ({ actor, role })));
  return all.filter((_, index) => (die >> index) & 1 && (die >> (index + 4)) & 1);
}

/** A source as it is registered. */
export function source(b: number, c: number): JsonObject {
  const publisher = from([...actorIds.slice(0, 2), null], b);
  const date = { ...dates[0]! };
  return { publisher, headlines: [], language: from(languages, c), url: null, publishedAt: date, cites: [] };
}
