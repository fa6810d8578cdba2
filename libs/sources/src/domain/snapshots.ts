import { badInput, checkSourceText, Refusal, sha256, stillHolds } from '@timeline/kernel';
import type { CaptureSnapshotInput, KnownQuote } from './commands.js';
import type { Source } from './source.js';

/** A snapshot as the event holds it, with which of the known quotes its text holds. */
export function captured(input: CaptureSnapshotInput, quotes: readonly KnownQuote[], state: Source) {
  const text = input.text === null || input.text === undefined ? undefined : checkSourceText(input.text, 'text');
  const digest = text === undefined ? givenDigest(input) : ownDigest(text, input);
  const keep = text !== undefined && input.keepText !== false;
  const newest = state.snapshots.at(-1);
  if (newest?.sha256 === digest.sha256 && (newest.kept || !keep))
    throw new Refusal('NO_CHANGE', 'this is the newest snapshot already', {
      fields: [text === undefined ? 'sha256' : 'text'],
    });
  const [found, gone] = text === undefined ? [[], []] : standing(quotes, text);
  return {
    ...digest,
    mediaType: mediaType(input.mediaType ?? 'text/plain'),
    text: keep ? text : null,
    replaces: newest && newest.sha256 !== digest.sha256 ? newest.sha256 : null,
    quotes: { found, gone },
  };
}

/** Which quotes stand in the text where they were taken from; those that stand elsewhere only are gone. */
function standing(quotes: readonly KnownQuote[], text: string): [found: string[], gone: string[]] {
  const holds = (quote: KnownQuote) => stillHolds(quote, text);
  return [quotes.filter(holds).map(({ id }) => id), quotes.filter((quote) => !holds(quote)).map(({ id }) => id)];
}

function ownDigest(text: string, input: CaptureSnapshotInput): { sha256: string; length: number } {
  const digest = { sha256: sha256(text), length: text.length };
  if (typeof input.sha256 === 'string' && input.sha256 !== digest.sha256)
    throw badInput(
      'sha256',
      `the text's digest, after line ends are made \\n and letters NFC, is ${digest.sha256}: leave sha256 out or give that`,
    );
  if (typeof input.length === 'number' && input.length !== digest.length)
    throw badInput('length', `the text has ${digest.length} UTF-16 units: leave length out or give that`);
  return digest;
}

function givenDigest({ sha256, length }: CaptureSnapshotInput): { sha256: string; length: number } {
  if (!sha256)
    throw badInput('text', 'is missing: give text, or sha256 and length of a text that the service is not given');
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw badInput('sha256', 'is not 64 lower-case hexadecimal digits');
  if (typeof length !== 'number')
    throw badInput('length', "is missing: give the text's length in UTF-16 units beside its digest");
  if (length < 1 || length > 1_000_000) throw badInput('length', `is ${length}: from 1 to 1000000`);
  return { sha256, length };
}

function mediaType(given: string): string {
  if (!/^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,63}$/i.test(given))
    throw badInput('mediaType', `"${given.slice(0, 60)}" is not a media type: write text/plain, text/html …`);
  return given.toLowerCase();
}
