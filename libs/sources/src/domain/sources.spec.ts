import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { RegisterSourceInput, SourceCommand } from './commands.js';
import { sourceDecider } from './decider.js';

const [PAPER, PRESS] = [deriveId('actor', 'paper'), deriveId('actor', 'press')];
const id = deriveId('source', 'article');
const article: RegisterSourceInput = {
  publisher: PAPER,
  headlines: [{ value: 'Мост открыли', language: 'ru' }],
  language: 'RU',
  url: 'https://Paper.example/bridge?utm_source=tg#top',
  publishedAt: { edtf: '2025-03-15T09:30:00+05:00' },
  cites: [PRESS, `${PRESS}@4`],
};
const register = (input: Partial<RegisterSourceInput> = {}): SourceCommand => ({
  type: 'RegisterSource',
  source: id,
  input: { ...article, ...input },
});
const registered = given(sourceDecider).when(register());

describe('given no such source', () => {
  it('registers it, each of whom it cites once, with its address as given but for its form', () => {
    expect(registered).toMatchObject({
      type: 'SourceRegistered',
      data: {
        publisher: PAPER,
        headlines: [{ value: 'Мост открыли', language: 'ru', origin: 'ORIGINAL' }],
        language: 'ru',
        url: 'https://paper.example/bridge?utm_source=tg#top',
        publishedAt: { edtf: '2025-03-15T09:30:00+05:00', earliest: '2025-03-15T04:30:00.000Z', zoneBasis: 'STATED' },
        cites: [PRESS],
      },
    });
    expect(given(sourceDecider, registered).state.source).toEqual({
      ...registered.data,
      snapshots: [],
      withdrawal: null,
      mergedInto: null,
      correctionCount: 0,
      revision: 0,
    });
  });

  it('takes one of which only language and date are known', () => {
    const bare = { publisher: null, headlines: null, url: null, cites: null, publishedAt: { edtf: 'XXXX' } };
    expect(given(sourceDecider).when(register(bare)).data).toMatchObject({
      publisher: null,
      headlines: [],
      url: null,
      cites: [],
      publishedAt: { precision: 'UNKNOWN' },
    });
  });

  it.each<[situation: string, input: Partial<RegisterSourceInput>, field: string]>([
    ['in no language', { language: '' }, 'language'],
    ['of no date', { publishedAt: { edtf: '' } }, 'publishedAt.edtf'],
    ['at no address', { url: 'paper.example' }, 'url'],
    ['by what is no id', { publisher: 'paper' }, 'publisher'],
    ['that cites what is no id', { cites: [PRESS, 'press'] }, 'cites.1'],
    ['with a headline of nothing', { headlines: [{ value: ' ', language: 'ru' }] }, 'headlines.0.value'],
  ])('refuses one %s', (_situation, input, field) => {
    const refused = given(sourceDecider).refuses(register(input));
    expect(refused).toBeInstanceOf(Refusal);
    expect([refused?.code, refused?.details.fields]).toEqual(['BAD_USER_INPUT', [field]]);
  });
});

describe('given the source', () => {
  it('refuses to register it again, naming it', () => {
    const { code, details } = given(sourceDecider, registered).refuses(register({ language: 'kk' }))!;
    expect([code, details]).toEqual(['ALREADY_EXISTS', { fields: ['url'], existing: id }]);
  });
});
