import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal, sha256 } from '@timeline/kernel';
import type { AttestationInput, AttributionStepInput } from '@timeline/kernel';
import type { FactCommand } from './commands.js';
import { factDecider } from './decider.js';
import type { FactEvent } from './events.js';

const [AKIM, PRESS] = [deriveId('actor', 'akim'), deriveId('actor', 'press')];
const [PAPER, RADIO] = [deriveId('source', 'paper'), deriveId('source', 'radio')];

const ru = (value: string) => [{ value, language: 'ru' }];
const snapshot = sha256('Мост');
const sent = {
  fact: deriveId('fact', 'bridge'),
  sources: new Map([PAPER, RADIO].map((id) => [id, { snapshots: [{ sha256: snapshot, length: 4, text: 'Мост' }] }])),
};
const reported: FactEvent = given(factDecider).when({
  type: 'ReportFact',
  slug: 'bridge',
  content: { kind: 'OCCURRENCE', titles: ru('Мост открыт'), occurredAt: { edtf: '2025-03-14' } },
  attestations: [{ source: PAPER }],
  commandId: 'c0',
  ...sent,
});
const attest = (more: Partial<AttestationInput> = {}, commandId = 'c1'): FactCommand => ({
  type: 'AttestFact',
  attestation: { source: RADIO, ...more },
  commandId,
  ...sent,
});
function attested(more: Partial<AttestationInput> = {}, commandId?: string) {
  const event = given(factDecider, reported).when(attest(more, commandId));
  if (event.type !== 'FactAttested') throw new Error(event.type);
  return event;
}
function refusal(more: Partial<AttestationInput>) {
  const refused = given(factDecider, reported).refuses(attest(more));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join()];
}

describe('given no fact', () => {
  it('refuses to attest it', () => {
    const refused = given(factDecider).refuses(attest())!;
    expect([refused.code, refused.details.fields]).toEqual(['NOT_FOUND', ['fact']]);
  });
});

describe('given a fact that another source stands behind', () => {
  it('records the attestation with the revision that brought it in', () => {
    const { fact } = given(factDecider, reported, attested()).state;
    expect(fact?.revision).toBe(1);
    expect(fact?.attestations).toMatchObject([
      { source: PAPER, revision: 0 },
      { source: RADIO, revision: 1, stance: 'AFFIRMS' },
    ]);
    expect(fact?.correctionCount).toBe(0);
  });

  it('records all that the source says, each part with an id of its own', () => {
    const { attestation } = attested({
      source: `${RADIO}@9`,
      snapshot,
      stance: 'DENIES',
      quotes: [{ exact: 'Мост', language: 'RU', mode: 'HEADLINE' }],
      chain: [
        { actor: AKIM, role: 'SPEAKER', mode: 'DIRECT_QUOTE', language: 'kk' },
        { unnamed: ru('дипломат'), role: 'ORIGIN_CHANNEL' },
        { actor: `${PRESS}@3`, role: 'PUBLISHER' },
      ],
      divergences: [{ aspect: 'DATE', note: ru('Днём позже') }],
    }).data;
    expect(attestation).toMatchObject({
      source: RADIO,
      snapshot,
      stance: 'DENIES',
      quotes: [{ exact: 'Мост', language: 'ru', mode: 'HEADLINE', verification: 'VERIFIED' }],
      chain: [
        { actor: AKIM, unnamed: [], role: 'SPEAKER', mode: 'DIRECT_QUOTE', language: 'kk' },
        { actor: null, unnamed: [{ value: 'дипломат', language: 'ru', origin: 'ORIGINAL' }], role: 'ORIGIN_CHANNEL' },
        { actor: PRESS, unnamed: [], role: 'PUBLISHER', mode: null, language: null },
      ],
      divergences: [{ aspect: 'DATE', note: [{ value: 'Днём позже', language: 'ru', origin: 'ORIGINAL' }] }],
    });
    const parts = [attestation, ...attestation.quotes, ...attestation.chain, ...attestation.divergences];
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
  });

  it('takes the same source again, as an attestation of its own', () => {
    const first = attested({ source: PAPER });
    const event = given(factDecider, reported, first).when(attest({ source: PAPER }, 'c2'));
    const { fact } = given(factDecider, reported, first, event).state;
    expect(new Set(fact?.attestations.map(({ id }) => id)).size).toBe(3);
  });

  it('makes ids of the command: the same again are the same', () => {
    expect(attested({}, 'c1')).toEqual(attested({}, 'c1'));
    expect(attested({}, 'c1').data.attestation.id).not.toBe(attested({}, 'c2').data.attestation.id);
  });

  const both: AttributionStepInput = { actor: AKIM, unnamed: ru('дипломат'), role: 'SPEAKER' };
  it.each<[situation: string, more: Partial<AttestationInput>, refused: string[]]>([
    ['an unknown source', { source: deriveId('source', 'tv') }, ['NOT_FOUND', 'attestation.source']],
    ['what is no id', { source: 'radio' }, ['BAD_USER_INPUT', 'attestation.source']],
    ['an unknown snapshot', { snapshot: sha256('') }, ['NOT_FOUND', 'attestation.snapshot']],
    ['a step of nobody', { chain: [{ role: 'SPEAKER' }] }, ['BAD_USER_INPUT', 'attestation.chain.0']],
    ['a step of an actor and an unnamed one', { chain: [both] }, ['BAD_USER_INPUT', 'attestation.chain.0']],
    [
      'a step in no language',
      { chain: [{ actor: AKIM, role: 'SPEAKER', language: '?' }] },
      ['BAD_USER_INPUT', 'attestation.chain.0.language'],
    ],
    [
      'a divergence without a note',
      { divergences: [{ aspect: 'DATE', note: [] }] },
      ['BAD_USER_INPUT', 'attestation.divergences.0.note'],
    ],
    [
      'more quotes than a list may hold',
      { quotes: Array.from({ length: 101 }, () => ({ exact: 'Мост', language: 'ru' })) },
      ['BAD_USER_INPUT', 'attestation.quotes'],
    ],
  ])('refuses %s', (_situation, more, refused) => {
    expect(refusal(more)).toEqual(refused);
  });
});

describe('given a fact of a thousand attestations', () => {
  it('takes no more', () => {
    const { attestation } = attested().data;
    const many = Array.from({ length: 999 }, (_, index) => ({ ...attestation, id: deriveId('a', String(index)) }));
    const events = many.map((attestation): FactEvent => ({ type: 'FactAttested', data: { attestation } }));
    const refused = given(factDecider, reported, ...events).refuses(attest());
    expect([refused?.code, refused?.details.fields]).toEqual(['BAD_USER_INPUT', ['attestation']]);
    expect(given(factDecider, reported, ...events.slice(1)).when(attest()).type).toBe('FactAttested');
  });
});
