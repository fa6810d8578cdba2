/** What a list can be filtered by, as one row of a set holds it. Instants in ms, days since 1970-01-01, codes as below. */
export interface Traits {
  readonly earliest: number;
  readonly latest: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly kind: string;
  readonly status: string;
  readonly corroboration: string;
  readonly origins: number;
  readonly contested: boolean;
  readonly corrected: boolean;
  readonly languages: readonly string[];
}

/** One fact's row in one set. `roles`: of that actor in an actor's set, of all participants elsewhere. */
export interface SetRow {
  readonly set: string;
  readonly roles: readonly string[];
  readonly traits: Traits;
}

/** Words kept as small numbers in the rows of sets; only ever add to the end. */
export const codes = {
  kind: ['OCCURRENCE', 'STATEMENT', 'STANCE', 'PROPOSAL', 'OFFER', 'RESPONSE', 'PUBLICATION'],
  status: ['REPORTED', 'DISPUTED', 'RETRACTED'],
  corroboration: ['UNSUPPORTED', 'SINGLE_SOURCE', 'SHARED_ORIGIN', 'ORIGIN_UNKNOWN', 'INDEPENDENT'],
  role: ['PARTICIPANT', 'SPEAKER', 'COUNTERPART', 'ADDRESSEE', 'HOST', 'SUBJECT'],
} as const;

export function codeOf(field: keyof typeof codes, word: string): number {
  const code = (codes[field] as readonly string[]).indexOf(word);
  if (code < 0) throw new Error(`no code for ${field} ${word}`);
  return code;
}

export const roleBits = (roles: readonly string[]): number =>
  roles.reduce((bits, role) => bits | (1 << codeOf('role', role)), 0);

/** The day of a fact without an earliest bound, which sorts first, and of one without any date, which sorts last. */
export const NO_START_DAY = -100_000_001;
export const UNKNOWN_DAY = 100_000_001;
/** Stands for ±Infinity in a column. */
export const FAR = Number.MAX_SAFE_INTEGER;
export const DAY_MS = 86_400_000;

/** An instant or day number as a column holds it. */
export const finite = (value: number): number => (value === Infinity ? FAR : value === -Infinity ? -FAR : value);

/** The bucket in which a fact is walked: the UTC day of its earliest instant. */
export function dayOf({ earliest, latest }: { earliest: number; latest: number }): number {
  if (earliest !== -Infinity) return Math.floor(earliest / DAY_MS);
  return latest === Infinity ? UNKNOWN_DAY : NO_START_DAY;
}

/** Sets whose members are also kept by fact, in the order of recording: all facts, and timelines. */
export const isListed = (set: string): boolean => set === 'all' || set.startsWith('timeline:');
