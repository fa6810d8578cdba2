import { sha256 } from '../canonical-json.js';
import { badInput, Refusal } from '../refusal.js';
import { checkLanguage, checkPassage, checkSourceText } from '../texts.js';
import type { AttestationInput, QuoteInput, SourceEvidence } from './inputs.js';
import type { Quote } from './values.js';

/** Where a quote may be looked up: the source's snapshots, and the text that the command brought along. */
export interface QuotedText {
  readonly source: SourceEvidence;
  readonly brought: { readonly sha256: string; readonly text: string } | undefined;
}

type Snapshot = SourceEvidence['snapshots'][number];

export function findSnapshot(source: SourceEvidence, digest: string, field: string): Snapshot {
  const snapshot = source.snapshots.findLast((candidate) => candidate.sha256 === digest);
  if (!snapshot)
    throw new Refusal('NOT_FOUND', `the source has no snapshot ${digest.slice(0, 64)}: capture it first`, {
      fields: [field],
    });
  return snapshot;
}

/** The text that a command brings along, checked against the digest of the snapshot it names. */
export function broughtText(
  { snapshot, snapshotText }: AttestationInput,
  source: SourceEvidence,
  field: string,
): QuotedText['brought'] {
  if (snapshotText === null || snapshotText === undefined) return undefined;
  if (!snapshot)
    throw badInput(`${field}.snapshotText`, 'needs snapshot: the digest that this text is checked against');
  findSnapshot(source, snapshot, `${field}.snapshot`);
  const text = checkSourceText(snapshotText, `${field}.snapshotText`);
  if (sha256(text) !== snapshot)
    throw badInput(`${field}.snapshotText`, `is not the text of that snapshot: its digest is ${sha256(text)}`);
  return { sha256: snapshot, text };
}

type NewQuote = Omit<Quote, 'id'>;

/** One quote, found in its snapshot's text where that is at hand; without a text it stays UNVERIFIED. */
export function newQuote(
  input: QuoteInput,
  snapshot: string | null,
  { source, brought }: QuotedText,
  field: string,
): NewQuote {
  const exact = checkSourceText(input.exact, `${field}.exact`, 10_000);
  const [prefix, suffix] = [besides(input.prefix, `${field}.prefix`), besides(input.suffix, `${field}.suffix`)];
  const digest = input.snapshot ?? snapshot;
  const known =
    digest === null
      ? undefined
      : findSnapshot(source, digest, typeof input.snapshot === 'string' ? `${field}.snapshot` : field);
  const start = checkStart(input.start, exact, known, `${field}.start`);
  const text = brought && brought.sha256 === digest ? brought.text : (known?.text ?? undefined);
  const found = text === undefined ? undefined : locate({ exact, prefix, suffix, start }, text, field);
  const at = found ?? start;
  return {
    exact,
    prefix,
    suffix,
    start: at,
    end: at === null ? null : at + exact.length,
    language: checkLanguage(input.language, `${field}.language`),
    snapshot: digest,
    verification: found === undefined ? 'UNVERIFIED' : 'VERIFIED',
    mode: input.mode ?? null,
  };
}

/** What was once verified stays so when it is given again without the text: its digest still names the same words. */
export function stillVerified(quotes: readonly NewQuote[], before: readonly Quote[]): NewQuote[] {
  const left = before.filter(({ verification }) => verification === 'VERIFIED');
  return quotes.map((quote) => {
    const index = quote.verification === 'VERIFIED' ? -1 : left.findIndex((old) => sameWords(quote, old));
    if (index < 0) return quote;
    const { start, end, verification } = left.splice(index, 1)[0]!;
    return { ...quote, start, end, verification };
  });
}

const sameWords = (quote: NewQuote, old: Quote): boolean =>
  (['exact', 'prefix', 'suffix', 'snapshot'] as const).every((key) => quote[key] === old[key]) &&
  (quote.start === null || quote.start === old.start);

/** What stands before or after a quote; an empty one says nothing. */
const besides = (words: string | null | undefined, field: string): string | null =>
  words ? checkPassage(words, field, 1_000) : null;

function checkStart(
  start: number | null | undefined,
  exact: string,
  snapshot: Snapshot | undefined,
  field: string,
): number | null {
  if (start === null || start === undefined) return null;
  if (!snapshot) throw badInput(field, 'needs a snapshot: it is an offset into its text');
  if (start < 0 || start + exact.length > snapshot.length)
    throw badInput(field, `is ${start}: the quote would end outside the snapshot's ${snapshot.length} UTF-16 units`);
  return start;
}

interface Sought {
  readonly exact: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly start: number | null;
}

function locate(sought: Sought, text: string, field: string): number {
  const { exact, prefix, suffix, start } = sought;
  const [lead, whole] = [prefix?.length ?? 0, `${prefix ?? ''}${exact}${suffix ?? ''}`];
  const standsAt = (at: number) => at >= lead && text.startsWith(whole, at - lead);
  const found = start === null ? occurrences(whole, text).map((at) => at + lead) : standsAt(start) ? [start] : [];
  if (found.length === 0) throw notInText(sought, text, field);
  if (found.length > 1)
    throw badInput(
      `${field}.exact`,
      `occurs ${found.length} times in the snapshot: give start, or a prefix or suffix that tells which`,
    );
  return found[0]!;
}

/** A quote as it was recorded, and the text it was taken from where that is kept. */
export interface RecordedQuote extends Sought {
  readonly text?: string;
}

/** In UTF-16 units, on either side. */
const CONTEXT = 32;

/**
 * Whether a later text still holds a quote where it was taken from: its words between its prefix and suffix. Where these
 * leave open which occurrence was meant, the kept text tells by what stood around `start`: as many as 32 units before it or
 * 32 after it, up to the text's end, are the same, and no other occurrence resembles this one more. Without a kept text
 * the words alone decide.
 */
export function stillHolds({ exact, prefix, suffix, start, text }: RecordedQuote, later: string): boolean {
  const lead = prefix?.length ?? 0;
  const whole = `${prefix ?? ''}${exact}${suffix ?? ''}`;
  const found = occurrences(whole, later);
  if (start === null || text === undefined || !text.startsWith(whole, start - lead)) return found.length > 0;
  const before = occurrences(whole, text);
  if (before.length === 1 && lead + (suffix?.length ?? 0) > 0) return found.length > 0;
  return found.some((at) => {
    const own = likeness(text, start - lead, later, at, whole.length);
    return own.oneSide && before.every((other) => likeness(text, other, later, at, whole.length).units <= own.units);
  });
}

/** How much of what stands around two occurrences is the same, and whether all of it is on one side. */
function likeness(text: string, at: number, later: string, laterAt: number, length: number) {
  const before = alike(text, at - 1, later, laterAt - 1, -1);
  const after = alike(text, at + length, later, laterAt + length, 1);
  return { units: before.units + after.units, oneSide: before.all || after.all };
}

function alike(text: string, at: number, later: string, laterAt: number, step: 1 | -1) {
  for (let units = 0; units < CONTEXT; units++) {
    const [one, other] = [text[at + units * step], later[laterAt + units * step]];
    // Both texts end here.
    if (one === undefined && other === undefined) return { units, all: true };
    if (one !== other) return { units, all: false };
  }
  return { units: CONTEXT, all: true };
}

function occurrences(exact: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(exact); at >= 0 && found.length < 1_000; at = text.indexOf(exact, at + 1)) found.push(at);
  return found;
}

function notInText({ exact, start }: Sought, text: string, field: string): Refusal {
  const where = occurrences(exact, text);
  const there = start === null || text.startsWith(exact, start);
  const remedy =
    where.length === 0
      ? 'copy the words from the snapshot as they stand, white space too'
      : `it occurs at ${where.slice(0, 5).join(', ')}${there ? ', but not between that prefix and suffix' : `, not at ${start}`}`;
  return new Refusal('QUOTE_NOT_FOUND', `the snapshot does not hold "${exact.slice(0, 80)}" there: ${remedy}`, {
    fields: [`${field}.exact`],
  });
}
