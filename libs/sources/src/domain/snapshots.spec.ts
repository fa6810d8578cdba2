import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal, sha256 } from '@timeline/kernel';
import type { CaptureSnapshotInput, KnownQuote, SourceCommand } from './commands.js';
import { sourceDecider } from './decider.js';
import type { SourceEvent } from './events.js';

const id = deriveId('source', 'article');
const registered = given(sourceDecider).when({
  type: 'RegisterSource',
  source: id,
  input: { language: 'ru', publishedAt: { edtf: '2025-03-15' } },
});
const TEXT = 'Мост открыт.\nЙод 😀';
const digest = { sha256: sha256(TEXT), length: TEXT.length };
const capture = (input: CaptureSnapshotInput, quotes: KnownQuote[] = []): SourceCommand => ({
  type: 'CaptureSnapshot',
  source: id,
  input,
  quotes,
});
function captured(input: CaptureSnapshotInput, before: SourceEvent[] = [], quotes: KnownQuote[] = []) {
  const event = given(sourceDecider, registered, ...before).when(capture(input, quotes));
  if (event.type !== 'SnapshotCaptured') throw new Error(event.type);
  return event;
}
function refusal(input: CaptureSnapshotInput, ...before: SourceEvent[]) {
  const refused = given(sourceDecider, registered, ...before).refuses(capture(input));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join(), refused.message];
}
const said = (words: string) => expect.stringContaining(words);

describe('given no source', () => {
  it('refuses its snapshot', () => {
    const refused = given(sourceDecider).refuses(capture({ text: TEXT }))!;
    expect([refused.code, refused.details.fields]).toEqual(['NOT_FOUND', ['source']]);
  });
});

describe('given a text', () => {
  it('keeps it with its digest over UTF-8 and its length in UTF-16 units', () => {
    expect(captured({ text: TEXT }).data).toEqual({
      sha256: sha256(TEXT),
      length: 19,
      mediaType: 'text/plain',
      text: TEXT,
      replaces: null,
      quotes: { found: [], gone: [] },
    });
  });

  it('digests it as it is quoted: NFC, line ends as \\n', () => {
    const raw = TEXT.replaceAll('\n', '\r\n').normalize('NFD');
    expect(captured({ text: raw, ...digest }).data).toEqual(captured({ text: TEXT }).data);
  });

  it('stores only digest and length of one that is not to be kept', () => {
    expect(captured({ text: TEXT, keepText: false }).data).toMatchObject({ ...digest, text: null });
  });

  it('moves the source on by one revision', () => {
    const { state } = given(sourceDecider, registered, captured({ text: TEXT, mediaType: 'Text/HTML' }));
    expect(state.source?.revision).toBe(1);
    expect(state.source?.snapshots).toEqual([
      { ...digest, mediaType: 'text/html', kept: true, replaces: null, revision: 1 },
    ]);
  });

  it.each<[situation: string, input: CaptureSnapshotInput, field: string, message: string]>([
    ['of another digest', { text: TEXT, sha256: sha256('') }, 'sha256', sha256(TEXT)],
    ['of another length', { text: TEXT, length: 18 }, 'length', 'has 19 UTF-16 units'],
    ['of length nought', { text: TEXT, length: 0 }, 'length', 'has 19 UTF-16 units'],
    ['of nothing', { text: ' \n' }, 'text', 'is empty'],
    ['with control characters', { text: 'a\u0000' }, 'text', 'control character'],
    ['of no media type', { text: TEXT, mediaType: 'html' }, 'mediaType', 'not a media type'],
  ])('refuses one %s', (_situation, input, field, message) => {
    expect(refusal(input)).toEqual(['BAD_USER_INPUT', field, said(message)]);
  });
});

describe('given only the digest of a text', () => {
  it('records it as a text that is not kept', () => {
    expect(captured(digest).data).toMatchObject({ ...digest, text: null, quotes: { found: [], gone: [] } });
    expect(given(sourceDecider, registered, captured(digest)).state.source?.snapshots[0]?.kept).toBe(false);
  });

  it.each<[situation: string, input: CaptureSnapshotInput, field: string]>([
    ['neither text nor digest', {}, 'text'],
    ['a length alone', { length: 19 }, 'text'],
    ['a digest alone', { sha256: digest.sha256 }, 'length'],
    ['a digest in capitals', { ...digest, sha256: digest.sha256.toUpperCase() }, 'sha256'],
    ['a short digest', { ...digest, sha256: 'abc' }, 'sha256'],
    ['no length', { ...digest, length: 0 }, 'length'],
    ['more than a text may have', { ...digest, length: 1_000_001 }, 'length'],
  ])('refuses %s', (_situation, input, field) => {
    expect(refusal(input).slice(0, 2)).toEqual(['BAD_USER_INPUT', field]);
  });
});

describe('given a snapshot before', () => {
  const first = captured({ text: TEXT });

  it('is replaced by another, which says so', () => {
    const second = captured({ text: 'Мост закрыт.' }, [first]);
    expect(second.data.replaces).toBe(digest.sha256);
    expect(given(sourceDecider, registered, first, second).state.source?.snapshots).toMatchObject([
      { sha256: digest.sha256, revision: 1 },
      { sha256: sha256('Мост закрыт.'), replaces: digest.sha256, revision: 2 },
    ]);
  });

  it('refuses the newest again as NO_CHANGE, by its text or its digest', () => {
    expect(refusal({ text: TEXT }, first).slice(0, 2)).toEqual(['NO_CHANGE', 'text']);
    expect(refusal({ text: TEXT, keepText: false }, first).slice(0, 2)).toEqual(['NO_CHANGE', 'text']);
    expect(refusal(digest, first).slice(0, 2)).toEqual(['NO_CHANGE', 'sha256']);
    expect(refusal(digest, captured(digest)).slice(0, 2)).toEqual(['NO_CHANGE', 'sha256']);
  });

  it('takes the text of one that was not kept, which replaces nothing', () => {
    const now = captured({ text: TEXT }, [captured(digest)]);
    expect(now.data).toMatchObject({ text: TEXT, replaces: null });
  });

  it('takes an earlier text again: the article went back to it', () => {
    const second = captured({ text: 'Мост закрыт.' }, [first]);
    expect(captured({ text: TEXT }, [first, second]).data.replaces).toBe(sha256('Мост закрыт.'));
  });
});

describe('given quotes that stand on earlier snapshots', () => {
  const quotes = ['Мост открыт', 'Йод', 'мост', 'открыт.\nЙод'].map((exact) => ({
    ...{ id: exact, exact, prefix: null, suffix: null, start: null },
  }));

  it('records which of them the new text holds and which are gone, also where it is not kept', () => {
    const standing = { found: ['Мост открыт', 'Йод', 'открыт.\nЙод'], gone: ['мост'] };
    expect(captured({ text: TEXT }, [], quotes).data.quotes).toEqual(standing);
    const raw = TEXT.replaceAll('\n', '\r').normalize('NFD');
    expect(captured({ text: raw, keepText: false }, [], quotes).data.quotes).toEqual(standing);
  });

  it('records one as gone whose words stand elsewhere only', () => {
    const moved = { id: 'moved', exact: 'открыт', prefix: 'Мост ', suffix: null, start: 5 };
    expect(captured({ text: 'Мост снесён, тоннель открыт.' }, [], [moved]).data.quotes).toEqual({
      found: [],
      gone: ['moved'],
    });
  });

  it('leaves them unchecked without a text', () => {
    expect(captured(digest, [], quotes).data.quotes).toEqual({ found: [], gone: [] });
  });
});
