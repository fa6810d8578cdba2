import type { ContentInput } from '@timeline/facts';
import type { AttestationInput, NoticeInput } from '@timeline/kernel';
import type { Random, Zipf } from './random.js';
import { texts } from './words.js';

export interface SnapshotText {
  readonly sha256: string;
  readonly length: number;
  readonly text: string;
}

/** Facts that happened on one ordinary day: a million of them took 137 years. */
const PER_DAY = 20;
const FIRST_DAY = Date.UTC(1889, 0, 1);
/** How a log's facts are dated: most by their day, all on the first day, all by the year alone. */
export type Dating = 'ORDINARY' | 'ONE_DAY' | 'BY_YEAR';
const kinds = ['STATEMENT', 'STATEMENT', 'OCCURRENCE', 'OCCURRENCE', 'OFFER', 'RESPONSE', 'STANCE'] as const;
const roles = ['SPEAKER', 'PARTICIPANT', 'ADDRESSEE'] as const;
const almaty = { timeZone: 'Asia/Almaty', zoneBasis: 'STATED' } as const;

/** What the fact of a place in the order of time says: three languages, 1–3 participants, at times a place and a period. */
export function contentInput(random: Random, index: number, actors: Zipf<string>, dating: Dating): ContentInput {
  const people = actors.some(1 + random.below(3));
  return {
    kind: random.pick(kinds),
    titles: texts(random, 8),
    summaries: texts(random, 24),
    occurredAt: occurredAt(random, index, dating),
    validDuring: random.chance(0.1) ? { start: { edtf: dayOf(index) }, open: true } : null,
    places: random.chance(0.3) ? [place(random)] : [],
    participants: people.map((actor, at) => ({ actor, role: roles[at]! })),
  };
}

/** Most ordinary dates are days, a quarter has a time, one in fifty is a month. */
function occurredAt(random: Random, index: number, dating: Dating): ContentInput['occurredAt'] {
  const kind = random.next();
  if (dating === 'ONE_DAY') return { edtf: dayOf(0), ...almaty };
  if (dating === 'BY_YEAR') return { edtf: dayOf(index).slice(0, 4), ...almaty };
  if (kind < 0.02) return { edtf: dayOf(index).slice(0, 7) };
  if (kind < 0.7) return { edtf: dayOf(index), ...(kind < 0.3 ? {} : almaty) };
  const minutes = Math.floor(((index % PER_DAY) * 1440) / PER_DAY);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return { edtf: `${dayOf(index)}T${hour}:${minute}:00`, ...almaty };
}

/** The day of the fact of a place in the order of time, as YYYY-MM-DD. */
export const dayOf = (index: number): string =>
  new Date(FIRST_DAY + Math.floor(index / PER_DAY) * 86_400_000).toISOString().slice(0, 10);

const place = (random: Random) => ({
  place: { names: texts(random, 1), country: 'KZ', latitude: 51.1, longitude: 71.4 },
  role: 'OCCURRED' as const,
  basis: 'STATED' as const,
});

/** A source that affirms, with 1–2 quotes out of its snapshot and a chain of 1–3 steps. */
export function attestationInput(
  random: Random,
  source: string,
  { sha256, text }: SnapshotText,
  actors: Zipf<string>,
): AttestationInput {
  const sentences = text.split('. ');
  const quotes = Array.from({ length: 1 + random.below(2) }, () => ({
    exact: random.pick(sentences),
    language: 'ru',
    mode: 'DIRECT_QUOTE' as const,
  }));
  const chain = (['ORIGIN_CHANNEL', 'RELAY', 'SPOKESPERSON'] as const)
    .slice(0, 1 + random.below(3))
    .map((role) => ({ actor: actors.pick(), role, mode: 'NARRATION' as const, language: 'ru' }));
  return { source, snapshot: sha256, stance: random.chance(0.05) ? 'DENIES' : 'AFFIRMS', quotes, chain };
}

export const notice = (random: Random): NoticeInput => ({
  severity: 'MINOR',
  whatWasWrong: texts(random, 6),
  whatIsRight: texts(random, 6),
  reason: texts(random, 6),
  errorOrigin: 'OUR_ENTRY',
});
