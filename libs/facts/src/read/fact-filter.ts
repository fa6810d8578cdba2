import { badInput, checkLanguage, checkList, foldedWords, plainId, resolveRange } from '@timeline/kernel';
import type { Conditions, Range } from '@timeline/read-model';
import type { FactKind, ParticipantRole } from '../domain/values.js';
import { actorSet, publisherSet, sourceSet } from './fact-document.js';

type Maybe<T> = T | null | undefined;

export interface DateRangeInput {
  readonly from?: Maybe<string>;
  readonly to?: Maybe<string>;
  readonly timeZone?: Maybe<string>;
  readonly match?: Maybe<'DEFINITELY' | 'POSSIBLY'>;
}

/** What a list of facts is narrowed to. Within a field any of the values will do; an empty list narrows nothing. */
export interface FactFilterInput {
  readonly text?: Maybe<string>;
  readonly occurred?: Maybe<DateRangeInput>;
  readonly valid?: Maybe<DateRangeInput>;
  readonly kinds?: Maybe<readonly FactKind[]>;
  readonly statuses?: Maybe<readonly string[]>;
  readonly actors?: Maybe<readonly string[]>;
  readonly roles?: Maybe<readonly ParticipantRole[]>;
  readonly publishers?: Maybe<readonly string[]>;
  readonly sources?: Maybe<readonly string[]>;
  readonly languages?: Maybe<readonly string[]>;
  readonly corroboration?: Maybe<readonly string[]>;
  readonly minOrigins?: Maybe<number>;
  readonly contested?: Maybe<boolean>;
  readonly corrected?: Maybe<boolean>;
  readonly relatedTo?: Maybe<string>;
}

/** What a filter has to know of the record at its moment. */
export interface FilterMoment {
  /** The id of the object that stands for this one. */
  readonly standing: (id: string) => string;
  /** The keys of the facts that are related to this one, one way or the other. */
  readonly relatedTo: (id: string) => readonly number[];
}

/** A filter as the read model tests it. Throws BAD_USER_INPUT naming the field. */
export function conditionsOf(filter: FactFilterInput, field: string, moment: FilterMoment): Conditions {
  const { minOrigins, contested, corrected } = filter;
  if (typeof minOrigins === 'number' && minOrigins < 0) throw badInput(`${field}.minOrigins`, 'is negative');
  const languages = filled(filter.languages, `${field}.languages`)?.map((tag, index) =>
    checkLanguage(tag, `${field}.languages.${index}`),
  );
  const named = (ids: Maybe<readonly string[]>, set: (id: string) => string, name: string) =>
    filled(ids, `${field}.${name}`)?.map((id, index) => set(moment.standing(plainId(id, `${field}.${name}.${index}`))));
  const sets = [
    { names: named(filter.actors, actorSet, 'actors'), withRoles: true },
    { names: named(filter.publishers, publisherSet, 'publishers'), withRoles: false },
    { names: named(filter.sources, sourceSet, 'sources'), withRoles: false },
  ];
  const { relatedTo } = filter;
  return {
    text: typeof filter.text === 'string' ? searched(filter.text, `${field}.text`) : undefined,
    kinds: filled(filter.kinds, `${field}.kinds`),
    statuses: filled(filter.statuses, `${field}.statuses`),
    corroboration: filled(filter.corroboration, `${field}.corroboration`),
    roles: filled(filter.roles, `${field}.roles`),
    languages,
    minOrigins: minOrigins ?? undefined,
    contested: contested ?? undefined,
    corrected: corrected ?? undefined,
    occurred: filter.occurred ? range(filter.occurred, `${field}.occurred`) : undefined,
    valid: filter.valid ? range(filter.valid, `${field}.valid`) : undefined,
    facts: typeof relatedTo === 'string' ? moment.relatedTo(plainId(relatedTo, `${field}.relatedTo`)) : undefined,
    inSets: sets.flatMap(({ names, withRoles }) => (names ? [{ names, withRoles }] : [])),
  };
}

const MAX_SEARCH_LENGTH = 200;
const MAX_SEARCH_WORDS = 10;

function searched(text: string, field: string): string[] {
  if (text.length > MAX_SEARCH_LENGTH)
    throw badInput(field, `has ${text.length} characters: ${MAX_SEARCH_LENGTH} at most`);
  const words = [...new Set(foldedWords(text))];
  if (words.length === 0) throw badInput(field, 'holds no word to look for: write one, or leave this out');
  if (words.length > MAX_SEARCH_WORDS) throw badInput(field, `has ${words.length} words: ${MAX_SEARCH_WORDS} at most`);
  return words;
}

function filled<T>(list: Maybe<readonly T[]>, field: string): readonly T[] | undefined {
  const given = checkList(list, field);
  return given.length > 0 ? given : undefined;
}

function range({ match, ...input }: DateRangeInput, field: string): Range {
  return { ...resolveRange(input, field), match: match ?? 'POSSIBLY' };
}

/** Ids in a filter that name a moment, with their fields: they must name the request's. */
export function filterIds(
  { actors, publishers, sources, relatedTo }: FactFilterInput,
  field: string,
): { readonly id: string; readonly field: string }[] {
  const lists = { actors, publishers, sources };
  const listed = Object.entries(lists).flatMap(([name, ids]) =>
    (ids ?? []).map((id, index) => ({ id, field: `${field}.${name}.${index}` })),
  );
  return typeof relatedTo === 'string' ? [...listed, { id: relatedTo, field: `${field}.relatedTo` }] : listed;
}
