import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { ContentInput, FactCommand, FactPlaceInput } from './commands.js';
import { factDecider } from './decider.js';

const [AKIM, CITY] = [deriveId('actor', 'akim'), deriveId('actor', 'city')];
const PAPER = deriveId('source', 'paper');
const FACT = deriveId('fact', 'bridge-opened');

const ru = (value: string) => [{ value, language: 'ru' }];
const bridge: ContentInput = {
  kind: 'OCCURRENCE',
  titles: [...ru('Мост открыт'), { value: 'Көпір ашылды', language: 'kk', origin: 'HUMAN_TRANSLATION' }],
  occurredAt: { edtf: '2025-03-14' },
};
function report(content: Partial<ContentInput> = {}, more: object = {}): FactCommand {
  return {
    type: 'ReportFact',
    fact: FACT,
    commandId: 'c0',
    slug: 'bridge-opened',
    content: { ...bridge, ...content },
    attestations: [{ source: PAPER }],
    sources: new Map([[PAPER, { snapshots: [] }]]),
    ...more,
  };
}
const reported = (content: Partial<ContentInput> = {}) => {
  const event = given(factDecider).when(report(content));
  if (event.type !== 'FactReported') throw new Error(event.type);
  return event;
};
const refusal = (command: FactCommand) => {
  const refused = given(factDecider).refuses(command);
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join(), refused.message];
};

describe('given no fact of this slug', () => {
  it('records what is reported, with what stands behind it', () => {
    const { content, attestations, slug } = reported().data;
    expect(slug).toBe('bridge-opened');
    expect(content).toMatchObject({
      kind: 'OCCURRENCE',
      titles: [
        { value: 'Мост открыт', language: 'ru', origin: 'ORIGINAL' },
        { value: 'Көпір ашылды', language: 'kk', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' },
      ],
      summaries: [],
      occurredAt: { edtf: '2025-03-14', firstDay: '2025-03-14', basis: ['EXPLICIT'], zoneBasis: 'UNKNOWN' },
      validDuring: null,
      places: [],
      participants: [],
    });
    expect(attestations).toMatchObject([{ source: PAPER, stance: 'AFFIRMS', snapshot: null, quotes: [], chain: [] }]);
  });

  it('stands at revision 0, reported and never corrected', () => {
    const { fact } = given(factDecider, reported()).state;
    expect(fact).toMatchObject({ status: 'REPORTED', revision: 0, correctionCount: 0, retraction: null });
    expect(fact?.attestations[0]?.revision).toBe(0);
  });

  it('decides the same of the same command, ids included', () => {
    const places: FactPlaceInput[] = [{ place: { names: ru('Мост') }, role: 'OCCURRED', basis: 'STATED' }];
    expect(reported({ places })).toEqual(reported({ places }));
  });

  it('takes a date that is not known', () => {
    expect(reported({ occurredAt: { edtf: 'XXXX' } }).data.content.occurredAt).toMatchObject({
      precision: 'UNKNOWN',
      earliest: null,
    });
  });

  it('takes the kinds that nobody says without a speaker', () => {
    for (const kind of ['OCCURRENCE', 'PUBLICATION'] as const) expect(reported({ kind }).data.content.kind).toBe(kind);
  });

  it.each<[situation: string, content: Partial<ContentInput>, field: string]>([
    ['no title', { titles: [] }, 'content.titles'],
    ['a title of nothing', { titles: ru(' ') }, 'content.titles.0.value'],
    ['an empty date', { occurredAt: { edtf: '' } }, 'content.occurredAt.edtf'],
    ['a wrong date', { occurredAt: { edtf: '2025-02-30' } }, 'content.occurredAt.edtf'],
    ['a summary without an original', { summaries: [{ ...bridge.titles[1]! }] }, 'content.summaries'],
    ['a period of nothing', { validDuring: { open: false } }, 'content.validDuring'],
    ['what is no id', { participants: [{ actor: 'akim', role: 'HOST' }] }, 'content.participants.0.actor'],
  ])('refuses a fact with %s', (_situation, content, field) => {
    expect(refusal(report(content)).slice(0, 2)).toEqual(['BAD_USER_INPUT', field]);
  });

  it('refuses a fact that no source stands behind', () => {
    expect(refusal(report({}, { attestations: [] })).slice(0, 2)).toEqual(['BAD_USER_INPUT', 'attestations']);
  });

  it('refuses an original in two languages', () => {
    const titles = [...ru('Мост открыт'), { value: 'Көпір ашылды', language: 'kk' }];
    expect(refusal(report({ titles }))).toEqual([
      'BAD_USER_INPUT',
      'content.titles',
      expect.stringContaining('2 texts with origin ORIGINAL'),
    ]);
  });
});

describe('given a fact of this slug, also a retracted one', () => {
  it('refuses another and names the one that is there', () => {
    const { code, details } = given(factDecider, reported()).refuses(report())!;
    expect([code, details]).toEqual(['ALREADY_EXISTS', { fields: ['slug'], existing: FACT }]);
  });
});

describe('given what somebody said', () => {
  const kinds = ['STATEMENT', 'STANCE', 'PROPOSAL', 'OFFER', 'RESPONSE'] as const;

  it.each(kinds)('refuses a %s without a SPEAKER, whoever else took part', (kind) => {
    const participants = [{ actor: AKIM, role: 'ADDRESSEE' as const }];
    expect(refusal(report({ kind, participants }))).toEqual([
      'BAD_USER_INPUT',
      'content.participants',
      expect.stringContaining(`a ${kind} needs a participant in the role SPEAKER`),
    ]);
  });

  it.each(kinds)('takes a %s with one', (kind) => {
    const participants = [{ actor: AKIM, role: 'SPEAKER' as const }];
    expect(reported({ kind, participants }).data.content).toMatchObject({ kind, participants });
  });
});

describe('given participants', () => {
  it('takes one actor in two roles, and ids as they were read at a moment', () => {
    const participants = [
      { actor: `${AKIM}@17`, role: 'SPEAKER' as const },
      { actor: AKIM.toUpperCase(), role: 'HOST' as const },
      { actor: CITY, role: 'HOST' as const },
    ];
    expect(reported({ participants }).data.content.participants.map(({ actor }) => actor)).toEqual([AKIM, AKIM, CITY]);
  });

  it('refuses one actor twice in one role, however the id is written', () => {
    const participants = [
      { actor: AKIM, role: 'HOST' as const },
      { actor: `${AKIM}@17`, role: 'HOST' as const },
    ];
    expect(refusal(report({ participants })).slice(0, 2)).toEqual(['BAD_USER_INPUT', 'content.participants.1']);
  });
});

describe('given places', () => {
  const place = (more: object = {}): FactPlaceInput => ({
    place: { names: ru('Мост'), ...more },
    role: 'OCCURRED',
    basis: 'STATED',
  });

  it('records them whole, each with an id of its own', () => {
    const whole = {
      country: 'KZ',
      latitude: -90,
      longitude: 180,
      timeZone: 'asia/almaty',
      sameAs: ['https://Example.org'],
    };
    const { places } = reported({ places: [place(whole), { ...place(), role: 'SUBJECT', basis: 'INFERRED' }] }).data
      .content;
    expect(places).toMatchObject([
      {
        role: 'OCCURRED',
        basis: 'STATED',
        place: { ...whole, timeZone: 'Asia/Almaty', sameAs: ['https://example.org/'] },
      },
      { role: 'SUBJECT', basis: 'INFERRED', place: { country: null, latitude: null, longitude: null, sameAs: [] } },
    ]);
    expect(new Set(places.map(({ id }) => id)).size).toBe(2);
  });

  it.each<[situation: string, place: object, field: string]>([
    ['a country in words', { country: 'Kazakhstan' }, 'country'],
    ['a country in small letters', { country: 'kz' }, 'country'],
    ['a latitude alone', { latitude: 43 }, 'longitude'],
    ['a longitude alone', { longitude: 76 }, 'latitude'],
    ['a latitude beyond the pole', { latitude: 90.1, longitude: 0 }, 'latitude'],
    ['a longitude beyond the date line', { latitude: 0, longitude: -180.1 }, 'longitude'],
    ['what is no number', { latitude: Number.NaN, longitude: 0 }, 'latitude'],
    ['no zone of the world', { timeZone: 'Almaty' }, 'timeZone'],
    ['no web address', { sameAs: ['example.org'] }, 'sameAs.0'],
    ['no name', { names: [] }, 'names'],
  ])('refuses %s', (_situation, more, field) => {
    expect(refusal(report({ places: [place(), place(more)] })).slice(0, 2)).toEqual([
      'BAD_USER_INPUT',
      `content.places.1.place.${field}`,
    ]);
  });
});
