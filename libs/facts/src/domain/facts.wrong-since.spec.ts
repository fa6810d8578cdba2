import { describe, expect, it } from '@jest/globals';
import { deriveId, given } from '@timeline/kernel';
import type { AttestationChangeInput, NoticeInput } from '@timeline/kernel';
import type { ContentChangeInput, FactCommand } from './commands.js';
import { factDecider } from './decider.js';
import type { FactEvent } from './events.js';

const [PAPER, RADIO] = [deriveId('source', 'paper'), deriveId('source', 'radio')];
const ru = (value: string) => [{ value, language: 'ru' }];
const notice: NoticeInput = {
  severity: 'SUBSTANTIVE',
  whatWasWrong: ru('Ошибка'),
  whatIsRight: ru('Верно'),
  errorOrigin: 'SOURCE',
};

type Step = (commandId: string) => FactCommand;
const sources = new Map([PAPER, RADIO].map((id) => [id, { snapshots: [] }]));
const sent = (commandId: string) => ({ fact: deriveId('fact', 'bridge'), commandId, sources });
const report: Step = (commandId) => ({
  type: 'ReportFact',
  slug: 'bridge',
  content: {
    kind: 'OCCURRENCE',
    titles: ru('Мост открыт'),
    occurredAt: { edtf: '2025-03-14' },
    validDuring: { start: { edtf: '2025-03' }, open: true },
  },
  attestations: [{ source: PAPER, quotes: [{ exact: 'Мост', language: 'ru' }] }],
  ...sent(commandId),
});
const attest: Step = (commandId) => ({ type: 'AttestFact', attestation: { source: RADIO }, ...sent(commandId) });
const update =
  (content: ContentChangeInput): Step =>
  (commandId) => ({ type: 'UpdateFact', content, reason: ru('Новое'), ...sent(commandId) });
const correct =
  (content: ContentChangeInput, ...attestations: AttestationChangeInput[]): Step =>
  (commandId) => ({ type: 'CorrectFact', kind: 'FACTUAL', notice, content, attestations, ...sent(commandId) });
const retract: Step = (commandId) => ({ type: 'RetractFact', notice, ...sent(commandId) });
const reinstate: Step = (commandId) => ({ type: 'ReinstateFact', notice, ...sent(commandId) });

/** What the last of these commands says, each at the revision of its place. */
function wrongSince(...steps: Step[]): number {
  const events = steps.reduce<FactEvent[]>(
    (events, step) => [...events, given(factDecider, ...events).when(step(`c${events.length}`))],
    [],
  );
  const last = events.at(-1)!;
  if (!('correction' in last.data)) throw new Error(last.type);
  return last.data.correction.wrongSince;
}
const day = (edtf: string): ContentChangeInput => ({ occurredAt: { edtf } });
const title = (value: string): ContentChangeInput => ({ titles: ru(value) });
const attestation = (commandId: string) => deriveId('attestation', `${commandId}/0`);

describe('given a value that nobody changed since the report', () => {
  it('was wrong since revision 0', () => {
    expect(wrongSince(report, correct(day('2025-03-15')))).toBe(0);
    expect(wrongSince(report, update(title('Мост готов')), attest, correct(day('2025-03-15')))).toBe(0);
  });

  it('also when it is another part of a date that was changed', () => {
    const zone = { occurredAt: { edtf: '2025-03-15', timeZone: 'Asia/Almaty' } };
    expect(wrongSince(report, correct(day('2025-03-15')), correct(zone))).toBe(0);
  });
});

describe('given a value that a correction or an update brought in', () => {
  it('was wrong since that', () => {
    expect(wrongSince(report, correct(day('2025-03-15')), correct(day('2025-03-16')))).toBe(1);
    expect(wrongSince(report, attest, update(day('2025-03-15')), correct(day('2025-03-16')))).toBe(2);
  });

  it('was wrong since the last of a chain of them', () => {
    const days = ['2025-03-15', '2025-03-16', '2025-03-17'].map((edtf) => correct(day(edtf)));
    expect(wrongSince(report, ...days, update(title('Мост готов')), correct(day('2025-03-18')))).toBe(3);
  });

  it('counts from the earliest of the values changed together', () => {
    const both = { ...day('2025-03-16'), ...title('Мост закрыт') };
    expect(wrongSince(report, correct(title('Мост готов')), correct(day('2025-03-15')), correct(both))).toBe(1);
    expect(wrongSince(report, correct(title('Мост готов')), correct(both))).toBe(0);
  });

  it('knows texts apart by language', () => {
    const kk = { value: 'Көпір', language: 'kk', origin: 'HUMAN_TRANSLATION' as const };
    const steps = [report, update({ titles: [kk] })];
    expect(wrongSince(...steps, correct({ titles: [{ ...kk, value: 'Көпір ашылды' }] }))).toBe(1);
    expect(wrongSince(...steps, correct({ titles: [...ru('Мост'), { ...kk, value: 'Көпір ашылды' }] }))).toBe(0);
  });

  it('counts what came as a whole with all its parts', () => {
    const place = (country?: string) => ({
      places: [{ place: { names: ru('Мост'), country }, role: 'OCCURRED' as const, basis: 'STATED' as const }],
    });
    expect(wrongSince(report, attest, update(place()), correct(place('KZ')))).toBe(2);
    const period = (edtf: string) => ({ validDuring: { start: { edtf }, open: true } });
    const anew = [update({ validDuring: null }), update(period('2025-04'))];
    expect(wrongSince(report, ...anew, correct(period('2025-05')))).toBe(2);
    expect(wrongSince(report, ...anew, correct(period('2025-05')), ...anew, correct(period('2025-06')))).toBe(5);
  });

  it('counts a value that was missing since it went', () => {
    const period = { validDuring: { start: { edtf: '2025-03' }, open: true } };
    expect(wrongSince(report, attest, correct({ validDuring: null }), correct(period))).toBe(2);
  });
});

describe('given an attestation', () => {
  it('was wrong since it came', () => {
    const denies = (commandId: string) => ({ id: attestation(commandId), stance: 'DENIES' as const });
    expect(wrongSince(report, update(title('Мост')), attest, correct({}, denies('c2')))).toBe(2);
    expect(wrongSince(report, attest, correct({}, denies('c0')))).toBe(0);
    expect(wrongSince(report, attest, correct({}, denies('c0'), denies('c1')))).toBe(0);
  });

  it('was wrong in a quote since that was corrected', () => {
    const quotes = (...exact: string[]) => ({
      id: attestation('c0'),
      quotes: exact.map((exact) => ({ exact, language: 'ru' })),
    });
    expect(wrongSince(report, attest, correct({}, quotes('Моста')), correct({}, quotes('Мосту')))).toBe(2);
    const added = correct({}, quotes('Мост', 'Аким'));
    expect(wrongSince(report, attest, added, correct({}, quotes('Мост', 'Акиму')))).toBe(2);
    expect(wrongSince(report, attest, added, correct({}, quotes('Моста', 'Аким')))).toBe(0);
  });

  it('counts a part that was set later from when its attestation came', () => {
    const attested = [report, update(title('Мост')), attest];
    const stance = (stance: 'DENIES' | 'PARTLY_AFFIRMS') => correct({}, { id: attestation('c2'), stance });
    expect(wrongSince(...attested, stance('DENIES'), stance('PARTLY_AFFIRMS'))).toBe(3);
  });
});

describe('given a fact that should not have been reported', () => {
  it('was wrong since its report, whatever was corrected on the way', () => {
    expect(wrongSince(report, correct(day('2025-03-15')), attest, retract)).toBe(0);
  });

  it('was wrongly retracted since its retraction, each time anew', () => {
    expect(wrongSince(report, attest, retract, reinstate)).toBe(2);
    expect(wrongSince(report, attest, retract, reinstate, retract)).toBe(0);
    expect(wrongSince(report, attest, retract, reinstate, retract, reinstate)).toBe(4);
  });

  it('counts, once reinstated, from where each value came', () => {
    const steps = [report, correct(day('2025-03-15')), retract, reinstate];
    expect(wrongSince(...steps, correct(day('2025-03-16')))).toBe(1);
    expect(wrongSince(...steps, correct(title('Мост')), correct({ kind: 'PUBLICATION' }))).toBe(0);
  });
});
