import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../canonical-json.js';
import { deriveId } from '../ids.js';
import { Refusal } from '../refusal.js';
import { newAttestation } from './attestations.js';
import type { AttestationInput, QuoteInput, SourceEvidence } from './inputs.js';
import { stillHolds } from './quotes.js';
import type { RecordedQuote } from './quotes.js';

const PAPER = deriveId('source', 'paper');
const TEXT = 'Мост открыт. Аким сказал: «Мост готов».\nМост\u00a0платный, йод тоже: й.';
const DIGEST = sha256(TEXT);
const kept: SourceEvidence = { snapshots: [{ sha256: DIGEST, length: TEXT.length, text: TEXT }] };
const notKept: SourceEvidence = { snapshots: [{ sha256: DIGEST, length: TEXT.length, text: null }] };

function attested(attestation: Partial<AttestationInput>, source: SourceEvidence) {
  const input = { source: PAPER, snapshot: DIGEST, ...attestation };
  return newAttestation(input, 'attestations.0', new Map([[PAPER, source]]), 'c0/0');
}
const quoting = (quote: Partial<QuoteInput>): Pick<AttestationInput, 'quotes'> => ({
  quotes: [{ exact: '', language: 'ru', ...quote }],
});
function quoted(quote: Partial<QuoteInput>, source = kept, attestation: Partial<AttestationInput> = {}) {
  return attested({ ...quoting(quote), ...attestation }, source).quotes[0]!;
}
function refusal(quote: Partial<QuoteInput>, source = kept, attestation: Partial<AttestationInput> = {}) {
  try {
    attested({ ...quoting(quote), ...attestation }, source);
  } catch (refused) {
    if (refused instanceof Refusal) return [refused.code, refused.details.fields?.join(), refused.message];
    throw refused;
  }
  throw new Error('nothing was refused');
}
const said = (words: string) => expect.stringContaining(words);

describe('given a snapshot whose text is kept', () => {
  it('finds the quote and says where it stands', () => {
    expect(quoted({ exact: 'Аким сказал', mode: 'NARRATION' })).toMatchObject({
      exact: 'Аким сказал',
      start: 13,
      end: 24,
      snapshot: DIGEST,
      verification: 'VERIFIED',
      mode: 'NARRATION',
    });
  });

  it('finds its slice: the text from start to end is the quote', () => {
    const { start, end, exact } = quoted({ exact: '«Мост готов».\nМост\u00a0платный' });
    expect(TEXT.slice(start!, end!)).toBe(exact);
  });

  it('compares after NFC and with line ends as \\n', () => {
    expect(quoted({ exact: 'и\u0306од' })).toMatchObject({ exact: 'йод', verification: 'VERIFIED' });
    expect(quoted({ exact: 'готов».\r\nМост' })).toMatchObject({ exact: 'готов».\nМост', verification: 'VERIFIED' });
  });

  it.each(['Мост платный', 'мост открыт', 'Мост  открыт', 'открыт . Аким'])(
    'does not take %j for what it nearly is',
    (exact) => {
      expect(refusal({ exact })).toEqual(['QUOTE_NOT_FOUND', 'attestations.0.quotes.0.exact', said('as they stand')]);
    },
  );

  it('takes a start that agrees', () => {
    expect(quoted({ exact: 'Мост', start: 27 })).toMatchObject({ start: 27, end: 31, verification: 'VERIFIED' });
  });

  it('refuses a start that does not agree, and says where the words are', () => {
    expect(refusal({ exact: 'Аким', start: 12 })).toEqual([
      'QUOTE_NOT_FOUND',
      'attestations.0.quotes.0.exact',
      said('it occurs at 13, not at 12'),
    ]);
  });

  it.each([-1, TEXT.length - 3])('refuses a start from which the quote would leave the text: %d', (start) => {
    expect(refusal({ exact: 'Мост', start }).slice(0, 2)).toEqual(['BAD_USER_INPUT', 'attestations.0.quotes.0.start']);
  });

  it('refuses one of several that nothing tells apart', () => {
    expect(refusal({ exact: 'Мост' })).toEqual([
      'BAD_USER_INPUT',
      'attestations.0.quotes.0.exact',
      said('occurs 3 times'),
    ]);
  });

  it.each<[told: Partial<QuoteInput>, start: number]>([
    [{ prefix: '«' }, 27],
    [{ suffix: ' открыт' }, 0],
    [{ suffix: '\u00a0платный' }, 40],
    [{ prefix: '«', suffix: ' готов', start: 27 }, 27],
  ])('tells one of several by %j', (told, start) => {
    const { prefix = null, suffix = null } = told;
    expect(quoted({ exact: 'Мост', ...told })).toMatchObject({ start, prefix, suffix, verification: 'VERIFIED' });
  });

  it('refuses a prefix or suffix that is not there', () => {
    expect(refusal({ exact: 'Аким', prefix: '«' })).toEqual([
      'QUOTE_NOT_FOUND',
      'attestations.0.quotes.0.exact',
      said('not between that prefix and suffix'),
    ]);
    expect(refusal({ exact: 'Мост', start: 27, suffix: ' открыт' })).toEqual([
      'QUOTE_NOT_FOUND',
      'attestations.0.quotes.0.exact',
      said('not between that prefix and suffix'),
    ]);
    expect(refusal({ exact: 'Мост', start: 0, prefix: 'Мост' })[0]).toBe('QUOTE_NOT_FOUND');
  });

  it('counts occurrences that overlap', () => {
    const text = 'ааа';
    const source = { snapshots: [{ sha256: sha256(text), length: 3, text }] };
    const overlapping = { snapshot: sha256(text) };
    expect(refusal({ exact: 'аа' }, source, overlapping)[2]).toEqual(said('occurs 2 times'));
    expect(quoted({ exact: 'аа', start: 1 }, source, overlapping)).toMatchObject({ start: 1, end: 3 });
  });

  it('finds by its start even the last of thousands: once, only the first thousand were looked at', () => {
    const text = `${'да '.repeat(2_000)}нет`;
    const source = { snapshots: [{ sha256: sha256(text), length: text.length, text }] };
    const last = { start: 5_997, verification: 'VERIFIED' };
    expect(quoted({ exact: 'да', start: 5_997 }, source, { snapshot: sha256(text) })).toMatchObject(last);
    expect(quoted({ exact: 'да', suffix: ' нет' }, source, { snapshot: sha256(text) })).toMatchObject(last);
  });
});

describe('given a snapshot whose text the command brings along', () => {
  const brought = { snapshotText: TEXT.replaceAll('\n', '\r\n').normalize('NFD') };

  it('checks it against the digest, after NFC and line ends, and the quote against it', () => {
    expect(quoted({ exact: 'Аким сказал' }, notKept, brought)).toMatchObject({ start: 13, verification: 'VERIFIED' });
    expect(refusal({ exact: 'Аким молчал' }, notKept, brought)[0]).toBe('QUOTE_NOT_FOUND');
  });

  it('does not store it', () => {
    const recorded = attested({ ...quoting({ exact: 'Аким сказал' }), ...brought }, notKept);
    expect(JSON.stringify(recorded)).not.toContain('платный');
  });

  it('refuses another text, naming its digest', () => {
    expect(refusal({ exact: 'Мост' }, notKept, { snapshotText: 'Мост' })).toEqual([
      'BAD_USER_INPUT',
      'attestations.0.snapshotText',
      said(sha256('Мост')),
    ]);
  });

  it('refuses a text without a snapshot to check it against', () => {
    expect(refusal({ exact: 'Мост' }, notKept, { ...brought, snapshot: null }).slice(0, 2)).toEqual([
      'BAD_USER_INPUT',
      'attestations.0.snapshotText',
    ]);
  });

  it('does not use it for a quote of another snapshot', () => {
    const other = { sha256: sha256('старый'), length: 6, text: null };
    const source = { snapshots: [other, ...notKept.snapshots] };
    expect(quoted({ exact: 'Аким', snapshot: other.sha256 }, source, brought).verification).toBe('UNVERIFIED');
  });
});

describe('given no text', () => {
  it('leaves the quote UNVERIFIED, where it is said to stand', () => {
    expect(quoted({ exact: 'Мост' }, notKept)).toMatchObject({ start: null, end: null, verification: 'UNVERIFIED' });
    expect(quoted({ exact: 'Мост', start: 27 }, notKept)).toMatchObject({
      start: 27,
      end: 31,
      verification: 'UNVERIFIED',
    });
  });

  it('still refuses a start outside the length that is known', () => {
    expect(refusal({ exact: 'Мост', start: TEXT.length }, notKept)[1]).toBe('attestations.0.quotes.0.start');
  });

  it('takes a quote of no snapshot, but no start in it', () => {
    const nowhere = { snapshot: null };
    expect(quoted({ exact: 'Мост' }, kept, nowhere)).toMatchObject({ snapshot: null, verification: 'UNVERIFIED' });
    expect(refusal({ exact: 'Мост', start: 0 }, kept, nowhere).slice(0, 2)).toEqual([
      'BAD_USER_INPUT',
      'attestations.0.quotes.0.start',
    ]);
  });
});

describe('given a snapshot that the source does not have', () => {
  const unknown = sha256('never captured');

  it('refuses it, named by the attestation or by the quote', () => {
    expect(refusal({ exact: 'Мост' }, kept, { snapshot: unknown }).slice(0, 2)).toEqual([
      'NOT_FOUND',
      'attestations.0.snapshot',
    ]);
    expect(refusal({ exact: 'Мост', snapshot: unknown }).slice(0, 2)).toEqual([
      'NOT_FOUND',
      'attestations.0.quotes.0.snapshot',
    ]);
  });
});

describe('given what is no quote', () => {
  it.each<[quote: Partial<QuoteInput>, field: string]>([
    [{ exact: ' ' }, 'exact'],
    [{ exact: 'а\u0000' }, 'exact'],
    [{ exact: 'а'.repeat(10_001) }, 'exact'],
    [{ exact: 'Аким', prefix: 'а'.repeat(1_001) }, 'prefix'],
    [{ exact: 'Аким', language: 'русский' }, 'language'],
  ])('refuses it: %#', (quote, field) => {
    expect(refusal(quote).slice(0, 2)).toEqual(['BAD_USER_INPUT', `attestations.0.quotes.0.${field}`]);
  });
});

describe('a later text', () => {
  const text = 'He resigned on Monday. The bank denied it. A said yes. B said yes.';
  const none = { prefix: null, suffix: null, start: null };
  const monday = { ...none, exact: 'Monday', start: 15, text };
  const second = { ...none, exact: 'yes', start: 62, text };

  it.each<[situation: string, quote: RecordedQuote, later: string, holds: boolean]>([
    ['holds one between its prefix and suffix', { ...none, exact: 'b', prefix: 'a', suffix: 'c' }, 'x abc', true],
    ['holds none that lost its prefix', { ...none, exact: 'b', prefix: 'a', suffix: 'c' }, 'b bc', false],
    ['holds none that lost its suffix', { ...none, exact: 'b', prefix: 'a', suffix: 'c' }, 'ab b', false],
    ['holds one that moved with its sentence', monday, `News. ${text}`, true],
    ['holds one of which what follows was edited', monday, 'He resigned on Monday, and left.', true],
    ['holds one of which what precedes was edited', monday, `Mr B resigned on${text.slice(14)}`, true],
    ['holds no other with the same words', monday, 'The bank denied it on Monday. A said yes.', false],
    ['holds the one that start told', second, 'The bank denied it. B said yes.', true],
    ['holds not the other one', second, 'He resigned on Monday. The bank denied it. A said yes.', false],
    ['holds not the other one, with a prefix that both have', { ...second, prefix: 'said ' }, 'A said yes.', false],
    ['is looked through for the words where no text was kept', { ...monday, text: undefined }, 'On Monday', true],
  ])('%s', (_, quote, later, holds) => {
    expect(stillHolds(quote, later)).toBe(holds);
  });
});
