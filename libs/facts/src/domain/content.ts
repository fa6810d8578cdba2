import {
  badInput,
  checkList,
  checkTexts,
  checkTimeZone,
  checkUrl,
  deriveId,
  keepIds,
  optionalTexts,
  plainId,
  refuseNulls,
  resolveDate,
  resolvePeriod,
  textMerger,
} from '@timeline/kernel';
import type { ContentChangeInput, ContentInput, FactPlaceInput, ParticipationInput, PlaceInput } from './commands.js';
import type { Content, FactPlace, Participation } from './values.js';

/** A fact's content as reported. `commandId` makes the ids of its places. */
export function newContent(input: ContentInput, field: string, commandId: string): Content {
  return checkSpeaker(
    {
      kind: input.kind,
      titles: [...checkTexts(input.titles, `${field}.titles`)],
      summaries: optionalTexts(input.summaries, `${field}.summaries`),
      occurredAt: resolveDate(input.occurredAt, `${field}.occurredAt`),
      validDuring: input.validDuring ? resolvePeriod(input.validDuring, `${field}.validDuring`) : null,
      places: newPlaces(input.places, `${field}.places`, commandId, []),
      participants: newParticipants(input.participants, `${field}.participants`),
    },
    field,
  );
}

const notNull = ['kind', 'titles', 'summaries', 'withoutLanguages', 'occurredAt', 'places', 'participants'] as const;

/** The content after a change: texts merge by language, every other value given replaces the whole. */
export function changedContent(before: Content, input: ContentChangeInput, field: string, commandId: string): Content {
  refuseNulls(input, notNull, `${field}.`);
  const merge = textMerger(input.withoutLanguages, `${field}.`);
  const titles = [...merge(before.titles, input.titles, 'titles')];
  if (titles.length === 0)
    throw badInput(`${field}.withoutLanguages`, 'would take away the last title: a fact keeps one');
  return checkSpeaker(
    {
      kind: input.kind ?? before.kind,
      titles,
      summaries: [...merge(before.summaries, input.summaries, 'summaries')],
      occurredAt: input.occurredAt
        ? resolveDate(input.occurredAt, `${field}.occurredAt`, before.occurredAt)
        : before.occurredAt,
      validDuring: changedPeriod(before, input, `${field}.validDuring`),
      places: input.places ? newPlaces(input.places, `${field}.places`, commandId, before.places) : before.places,
      participants: input.participants
        ? newParticipants(input.participants, `${field}.participants`)
        : before.participants,
    },
    field,
  );
}

function changedPeriod(before: Content, { validDuring }: ContentChangeInput, field: string): Content['validDuring'] {
  if (validDuring === undefined) return before.validDuring;
  return validDuring === null ? null : resolvePeriod(validDuring, field, before.validDuring);
}

function checkSpeaker(content: Content, field: string): Content {
  const needsOne = ['STATEMENT', 'STANCE', 'PROPOSAL', 'OFFER', 'RESPONSE'].includes(content.kind);
  if (needsOne && !content.participants.some(({ role }) => role === 'SPEAKER'))
    throw badInput(`${field}.participants`, `a ${content.kind} needs a participant in the role SPEAKER: who said it`);
  return content;
}

function newParticipants(input: readonly ParticipationInput[] | null | undefined, field: string): Participation[] {
  const participants = checkList(input, field).map(({ actor, role }, index) => ({
    actor: plainId(actor, `${field}.${index}.actor`),
    role,
  }));
  participants.forEach(({ actor, role }, index) => {
    if (participants.findIndex((other) => other.actor === actor && other.role === role) < index)
      throw badInput(`${field}.${index}`, 'the same actor in the same role is given twice');
  });
  return participants;
}

function newPlaces(
  input: readonly FactPlaceInput[] | null | undefined,
  field: string,
  commandId: string,
  before: readonly FactPlace[],
): FactPlace[] {
  const places = checkList(input, field).map(({ place, role, basis }, index) => ({
    place: newPlace(place, `${field}.${index}.place`),
    role,
    basis,
  }));
  return keepIds(places, before, (index) => deriveId('place', commandId, String(index)));
}

function newPlace(input: PlaceInput, field: string): FactPlace['place'] {
  const { country = null, latitude = null, longitude = null, timeZone = null } = input;
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    throw badInput(`${field}.country`, `"${country.slice(0, 20)}" is not an ISO 3166 code: write KZ, US …`);
  if ((latitude === null) !== (longitude === null))
    throw badInput(`${field}.${latitude === null ? 'latitude' : 'longitude'}`, 'latitude and longitude go together');
  if (latitude !== null && !(Math.abs(latitude) <= 90))
    throw badInput(`${field}.latitude`, 'is not between -90 and 90 degrees');
  if (longitude !== null && !(Math.abs(longitude) <= 180))
    throw badInput(`${field}.longitude`, 'is not between -180 and 180 degrees');
  return {
    name: [...checkTexts(input.names, `${field}.names`)],
    country,
    latitude,
    longitude,
    timeZone: timeZone === null ? null : checkTimeZone(timeZone, `${field}.timeZone`),
    sameAs: checkList(input.sameAs, `${field}.sameAs`).map((url, index) => checkUrl(url, `${field}.sameAs.${index}`)),
  };
}
