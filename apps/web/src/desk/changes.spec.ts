import { describe, expect, it } from '@jest/globals';
import { contentChange, previewOf, rebased } from './changes.js';
import { noReport, noTexts } from './draft.js';
import type { ContentDraft } from './draft.js';

const recorded: ContentDraft = {
  ...noReport('ru').content,
  titles: { original: 'ru', kk: 'Кездесті', ru: 'Встретились', en: '' },
  occurredAt: { ...noReport('ru').content.occurredAt, edtf: '2025-09-23', basis: ['EDITOR_INFERENCE'] },
  participants: [{ role: 'SPEAKER', actor: { id: 'a', name: 'A' } }],
};
const typed = (part: Partial<ContentDraft>): ContentDraft => ({ ...recorded, ...part });

describe('a fact that is typed over', () => {
  it('changes nothing where it says the same', () => {
    expect(contentChange(recorded, typed({ titles: { ...recorded.titles, ru: ' Встретились ' } }))).toBeUndefined();
  });

  it('sends the languages that differ, each as what it is', () => {
    const titles = { ...recorded.titles, ru: 'Встретились в Нью-Йорке', en: 'They met' };
    expect(contentChange(recorded, typed({ titles }))).toEqual({
      titles: [
        { value: 'Встретились в Нью-Йорке', language: 'ru' },
        { value: 'They met', language: 'en', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' },
      ],
    });
  });

  it('takes a language away of which nothing is left', () => {
    expect(contentChange(recorded, typed({ titles: { ...recorded.titles, kk: ' ' } }))).toEqual({
      withoutLanguages: ['kk'],
    });
  });

  it('sends a title that was wiped out beside its summary, for the service to refuse', () => {
    const before = typed({ summaries: { ...noTexts('ru'), ru: 'Подробно', kk: 'Толығырақ' } });
    const change = contentChange(before, { ...before, titles: { ...before.titles, kk: '' } });
    expect(change).toMatchObject({ titles: [{ value: '', language: 'kk' }] });
    expect(change).not.toHaveProperty('withoutLanguages');
  });

  it('gives a first summary its own original', () => {
    expect(contentChange(recorded, typed({ summaries: { ...noTexts('en'), en: 'At length' } }))).toEqual({
      summaries: [{ value: 'At length', language: 'en' }],
    });
  });

  it('says that a date is stated where its reasons were taken away', () => {
    const occurredAt = { ...recorded.occurredAt, basis: [] };
    expect(contentChange(recorded, typed({ occurredAt }))?.occurredAt?.basis).toEqual(['EXPLICIT']);
  });

  it('empties a list of which nothing is left', () => {
    expect(contentChange(recorded, typed({ participants: [] }))).toEqual({ participants: [] });
  });
});

describe('a fact that another editor changed meanwhile', () => {
  it('keeps what was typed, and takes all else as it is now', () => {
    const mine = typed({ titles: { ...recorded.titles, en: 'They met' }, kind: 'OCCURRENCE' });
    const now = typed({
      titles: { ...recorded.titles, ru: 'Они встретились', en: 'They have met' },
      kind: 'STANCE',
      places: [{ names: { ...noTexts('en'), en: 'New York' }, role: 'OCCURRED', basis: 'STATED', country: 'US' }],
    });
    expect(rebased(recorded, mine, now)).toEqual({
      ...now,
      kind: 'OCCURRENCE',
      titles: { original: 'ru', kk: 'Кездесті', ru: 'Они встретились', en: 'They met' },
    });
  });
});

describe('what is shown before it is sent', () => {
  it('has each field that differs, as a revision would tell it', () => {
    const titles = { ...recorded.titles, en: 'They met' };
    const occurredAt = { ...recorded.occurredAt, zoneBasis: 'INFERRED' as const, timeZone: 'Asia/Almaty' };
    expect(previewOf(recorded, typed({ titles, occurredAt }), (basis) => `zone ${basis}`)).toEqual([
      { path: '/title/en', before: '""', after: '"They met"' },
      {
        path: '/occurredAt',
        before: '"2025-09-23, zone UNKNOWN"',
        after: '"2025-09-23, Asia/Almaty, zone INFERRED"',
      },
    ]);
  });
});
