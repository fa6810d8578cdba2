import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@timeline/event-store';
import { foldedWords } from '@timeline/kernel';
import * as fc from 'fast-check';
import { setAt } from './asking.js';
import { aHistory } from './history.js';
import { actorIds, sourceIds, timelineIds } from './vocabulary.js';
import { listOf } from './naive-lists.js';
import { isOn } from './naive-model.js';
import type { World } from './naive-model.js';
import { aCorrectionsQuestion } from './questions.js';
import type { CorrectionsQuestion } from './questions.js';
import { Record } from './record.js';

const idOf = ({ streamId }: StoredEvent): string => streamId.replace(/^[a-z]+-/, '');
const isOurs = ({ streamId }: StoredEvent): boolean => !streamId.startsWith('other-');

/** Applies a history in batches; `look` is called at any moments of it while it grows and once more at its end. */
function whileItGrows(look: (record: Record, position: number, events: readonly StoredEvent[], die: number) => void) {
  const property = fc.property(
    aHistory({ min: 10, max: 60 }),
    fc.integer({ min: 1, max: 20 }),
    fc.array(fc.noBias(fc.nat(10_000)), { minLength: 8, maxLength: 8 }),
    (events, batch, dice) => {
      using record = new Record(events);
      for (let turn = 0; record.advance(batch); turn++) {
        const die = dice[turn % dice.length]!;
        look(record, record.moment(die), events, die);
      }
      for (const die of dice) look(record, record.moment(die), events, die);
    },
  );
  fc.assert(property, { numRuns: 40 });
}

function correctionsOf(world: World, { timeline, kinds, severities }: CorrectionsQuestion) {
  const placed = (object: number) => world.facts.some(({ key, id }) => key === object && isOn(world, timeline!, id));
  return world.corrections
    .filter(({ object }) => timeline === undefined || placed(object))
    .filter(({ kind }) => !kinds || kinds.includes(kind))
    .filter(({ severity }) => !severities || severities.includes(severity))
    .toReversed();
}

describe('a history of any kind, looked up at any moment of it', () => {
  it('finds the last event at or before a position, and at or before a time', () => {
    whileItGrows(({ naive, reader }, position, events, die) => {
      const { position: at, recordedAt } = naive.at(position);
      expect(reader.momentAt(position)).toEqual({ position: at, recordedAt });
      const near = events[die % events.length]!.recordedAt + (die % 3) - 1;
      const world = naive.of(near);
      expect(reader.momentOf(near)).toEqual({ position: world.position, recordedAt: world.recordedAt });
    });
  });

  it('knows how many facts are in every set', () => {
    whileItGrows((record, position) => {
      const { naive, reader } = record;
      const world = naive.at(position);
      const sets = [timelineIds, actorIds, sourceIds, actorIds].flatMap((ids, index) =>
        ids.map((id) => `${['timeline', 'actor', 'source', 'publisher'][index]}:${id}`),
      );
      for (const set of ['all', ...sets])
        expect(reader.sizeOf(setAt(record, position, set), position)).toBe(
          listOf(world, set, 'OCCURRED_ASC', {}).length,
        );
    });
  });

  it('finds actors by the beginnings of their names, only once they are there', () => {
    whileItGrows(({ naive, reader }, position, _events, die) => {
      const words = foldedWords(['қас', 'Касым', 'тока', 'жомарт қасым', 'а', 'Akorda', 'касымов', 'x'][die % 8]!);
      const named = naive
        .at(position)
        .actors.filter((actor) => words.every((word) => actor.names.flat().some((own) => own.startsWith(word))));
      expect(reader.objectsNamed(words, position)).toEqual(named.map(({ key }) => key));
    });
  });

  it('finds objects by id and in their order, only once they are there', () => {
    whileItGrows(({ naive, reader }, position, events, die) => {
      const facts = events.filter(({ type, position: at }) => type === 'FactReported' && at <= position);
      const rows = facts.map((event) => ({
        key: event.position,
        kind: 'fact',
        entityId: idOf(event),
        firstRecordedAt: new Date(naive.at(event.position).recordedAt).toISOString(),
      }));
      expect(reader.objectCount('fact', position)).toBe(facts.length);
      expect(reader.objects('fact', position, 0, 100)).toEqual(rows);
      const after = die % (position + 1);
      expect(reader.objects('fact', position, after, 2)).toEqual(rows.filter(({ key }) => key > after).slice(0, 2));
      const anyone = events.filter(isOurs)[die % events.length];
      const first = anyone && events.find(({ streamId }) => streamId === anyone.streamId)!.position;
      expect(anyone && reader.objectById(idOf(anyone), position)?.key).toBe(
        first !== undefined && first <= position ? first : undefined,
      );
    });
  });

  it('tells each change by its position and by its revision', () => {
    whileItGrows(({ naive, reader }, position, events) => {
      for (const event of events.filter((event) => isOurs(event) && event.position <= position)) {
        const change = reader.changeAt(event.position)!;
        const { recordedAt } = naive.at(event.position);
        expect(change).toMatchObject({ type: event.type, number: event.revision, recordedAt });
        expect(reader.changeByNumber(change.object, event.revision)).toEqual(change);
        expect(reader.streamOfCommand(event.metadata.commandId as string)).toBe(event.streamId);
      }
    });
  });
});

describe('corrections of a history of any kind', () => {
  it('come newest first, by timeline, kind and severity, as of any moment, with how long the error stood', () => {
    const property = fc.property(
      aHistory({ min: 30, max: 80 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(aCorrectionsQuestion, { minLength: 10, maxLength: 10 }),
      (events, batch, questions) => {
        using record = new Record(events);
        for (let turn = 0; record.advance(batch); turn++) compareOne(record, questions[turn % questions.length]!);
        for (const question of questions) compareOne(record, question);
      },
    );
    fc.assert(property, { numRuns: 40 });
  });
});

function compareOne(record: Record, question: CorrectionsQuestion): void {
  const { naive, reader } = record;
  const position = record.moment(question.when);
  const world = naive.at(position);
  const { timeline, before = Infinity, limit, kinds, severities } = question;
  const key = timeline === undefined ? undefined : world.timelines.get(timeline);
  if (timeline !== undefined && key === undefined) return;
  const of = key === undefined ? undefined : { set: `timeline:${timeline}`, key };
  const request = { position, timeline: of, kinds, severities };
  const expected = correctionsOf(world, question);
  expect(reader.correctionCount(request)).toBe(expected.length);
  const found = reader.corrections({ ...request, before: question.before, limit });
  expect(found.map(({ document: _, ...correction }) => correction)).toEqual(
    expected.filter((correction) => correction.position < before).slice(0, limit),
  );
  for (const fact of world.facts) {
    const own = world.corrections.filter(({ object }) => object === fact.key).toReversed();
    expect(reader.correctionsOf(fact.key, position, limit).map(({ id }) => id)).toEqual(
      own.slice(0, limit).map(({ id }) => id),
    );
  }
}
