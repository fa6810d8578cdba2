import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@timeline/event-store';
import { deriveId } from '@timeline/kernel';
import type { Correction } from '@timeline/kernel';
import { Record } from './record.js';

const [actor, correction] = [deriveId('actor', 'a'), deriveId('correction', 'c')];
const original = (value: string) => [{ value, language: 'ru', origin: 'ORIGINAL' as const }];
const english = (value: string) => ({ value, language: 'en', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' });
const notice = {
  ...{ id: correction, kind: 'FACTUAL', severity: 'MINOR', errorOrigin: 'OUR_ENTRY', evidence: [], wrongSince: 0 },
  ...{ whatWasWrong: original('Не то'), whatIsRight: original('То'), reason: original('Так'), changes: [] },
};
const translated = (path: string, value: string) => ({ target: correction, path, texts: [english(value)] });

const events = [
  ['ActorRegistered', { kind: 'PERSON', names: original('А'), sameAs: [] }],
  ['ActorCorrected', { kind: 'STATE', correction: notice }],
  ['TextsTranslated', translated('/whatWasWrong', 'Not that')],
  ['TextsTranslated', translated('/reason', 'So')],
  ['TextsTranslated', translated('/whatWasWrong', 'Not this')],
].map(([type, data], revision) => ({
  ...{ id: deriveId('event', String(revision)), type, data, streamId: `actor-${actor}`, revision },
  ...{ position: 10 * (revision + 1), recordedAt: revision * 1_000 },
  metadata: { commandId: `c${revision}`, commandHash: 'h', editor: { id: 'e', name: 'E' }, schemaVersion: 1 },
})) as unknown as StoredEvent[];

describe('a correction whose texts are translated', () => {
  it('shows them from then on, never before, wherever it is read', () => {
    using record = new Record(events);
    while (record.advance(2)) continue;
    const { reader } = record;
    const key = reader.objectById(actor, 50)!.key;
    const texts = (position: number) =>
      [
        reader.correctionById(correction, position),
        ...reader.correctionsOf(key, position, 5),
        ...reader.corrections({ position, limit: 5 }),
      ].map((stored) => {
        const { whatWasWrong, reason } = stored!.document as Correction;
        return [whatWasWrong[1]?.value, reason[1]?.value];
      });
    expect(reader.correctionById(correction, 10)).toBeUndefined();
    const thrice = <T>(value: T): T[] => [value, value, value];
    expect(texts(20)).toEqual(thrice([undefined, undefined]));
    expect(texts(30)).toEqual(thrice(['Not that', undefined]));
    expect(texts(39)).toEqual(thrice(['Not that', undefined]));
    expect(texts(40)).toEqual(thrice(['Not that', 'So']));
    expect(texts(50)).toEqual(thrice(['Not this', 'So']));
  });

  it('is one correction still, of the actor as it was, which moves on by a revision', () => {
    using record = new Record(events);
    while (record.advance(5)) continue;
    const { reader } = record;
    expect(reader.correctionCount({ position: 50 })).toBe(1);
    const { key } = reader.objectById(actor, 50)!;
    expect(reader.document(key, 50)).toMatchObject({ kind: 'STATE', correctionCount: 1, revision: 4 });
  });
});
