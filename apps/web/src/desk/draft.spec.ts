import { describe, expect, it } from '@jest/globals';
import { asKept, noAttestation, noDate, noReport, noTexts, passage } from './draft.js';
import type { ReportDraft } from './draft.js';
import { dateInput, reportInput, textsInput } from './inputs.js';

const TEXT = 'Astana.\n\n“We shall go on,” the minister said.';

describe('a text in the languages of the desk', () => {
  it('is sent as an original and its translations, without what is blank', () => {
    expect(textsInput({ original: 'ru', kk: ' Кездесті ', ru: 'Встретились', en: '  ' })).toEqual([
      { value: 'Кездесті', language: 'kk', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' },
      { value: 'Встретились', language: 'ru' },
    ]);
  });

  it('has the first that says something for its original where the chosen one says nothing', () => {
    expect(textsInput({ ...noTexts('en'), ru: 'Встретились' })).toEqual([{ value: 'Встретились', language: 'ru' }]);
  });

  it('is translated from a language that the desk has no field for, where its original is of that', () => {
    expect(textsInput({ ...noTexts('de'), ru: 'Встретились' })).toEqual([
      { value: 'Встретились', language: 'ru', origin: 'HUMAN_TRANSLATION', translatedFrom: 'de' },
    ]);
  });
});

describe('a date', () => {
  it('without a zone says nothing of one, so that an offset in the date may', () => {
    expect(dateInput({ ...noDate('en'), edtf: ' 2025-09-23T18:00:00Z ', timeZone: 'Asia/Almaty' })).toEqual({
      edtf: '2025-09-23T18:00:00Z',
      basis: ['EXPLICIT'],
    });
  });

  it('names the facts that bound it only where they do', () => {
    const date = { ...noDate('en'), edtf: '2025', boundedBy: [{ id: 'a', name: 'A' }] };
    expect(dateInput(date).boundedBy).toBeUndefined();
    expect(dateInput({ ...date, basis: ['BOUNDED_BY_RELATION'] }).boundedBy).toEqual(['a']);
  });
});

describe('a fact that is reported', () => {
  const source = { id: 's', name: 'NUR.KZ', language: 'ru', snapshot: 'abc' };
  const report = (part: Partial<ReportDraft['attestation']>): ReportDraft => ({
    ...noReport('ru'),
    attestation: { ...noAttestation(source), ...part },
  });

  it('quotes the snapshot at hand at its place', () => {
    const quotes = [{ ...passage(TEXT, 9, 26)!, language: 'en', mode: '' as const }];
    expect(reportInput(report({ quotes })).attestations[0]).toMatchObject({
      source: 's',
      snapshot: 'abc',
      quotes: [{ exact: '“We shall go on,”', start: 9, language: 'en', snapshot: 'abc' }],
    });
  });

  it('sends the text along only where the service does not keep it', () => {
    expect(reportInput(report({})).attestations[0]).not.toHaveProperty('snapshotText', TEXT);
    expect(reportInput(report({ source: { ...source, text: TEXT } })).attestations[0]!.snapshotText).toBe(TEXT);
  });

  it('has either an actor or a description at each step of the chain', () => {
    const step = {
      ...{ role: 'SPEAKER' as const, mode: '' as const, isNamed: true, actor: { id: 'a', name: 'A' } },
      unnamed: { ...noTexts('en'), en: 'a diplomat' },
    };
    expect(reportInput(report({ chain: [step, { ...step, isNamed: false }] })).attestations[0]!.chain).toEqual([
      { role: 'SPEAKER', actor: 'a' },
      { role: 'SPEAKER', unnamed: [{ value: 'a diplomat', language: 'en' }] },
    ]);
  });

  it('leaves out a participant that nobody was chosen for', () => {
    const empty = noReport('ru');
    const draft = {
      ...empty,
      content: { ...empty.content, participants: [{ role: 'SPEAKER' as const, actor: null }] },
    };
    expect(reportInput(draft).content.participants).toBeUndefined();
  });
});

describe('a selection in a text', () => {
  it('leaves out the white space around it, and says where the words begin', () => {
    expect(passage(TEXT, 7, 27)).toEqual({ exact: '“We shall go on,”', start: 9 });
  });

  it('is none where it holds no word', () => {
    expect([passage(TEXT, 7, 9), passage(TEXT, 3, 3)]).toEqual([undefined, undefined]);
  });

  it('counts in the text as the service keeps it', () => {
    expect(asKept('a\r\nи\u0306')).toBe('a\nй');
  });
});
