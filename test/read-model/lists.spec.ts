import { describe, expect, it } from '@jest/globals';
import type { FactDocument } from '@timeline/facts';
import type { WalkKey } from '@timeline/read-model';
import * as fc from 'fast-check';
import { ListFacts, ListFactsHandler } from '../../libs/facts/src/read/list-facts.js';
import { conditionsAt, liveOf, setAt } from './asking.js';
import { aHistory } from './history.js';
import { compare, listOf, supportOf } from './naive-lists.js';
import type { NaiveFact, World } from './naive-model.js';
import { aQuestion } from './questions.js';
import type { Question } from './questions.js';
import { Record } from './record.js';

const factsOf = (keys: readonly WalkKey[]): number[] => keys.map(({ fact }) => fact);
const keysOf = (facts: readonly NaiveFact[]): number[] => facts.map(({ key }) => key);

/** Asks as the API asks: page by page, one more than the page to see whether there are more. */
class Asking {
  private readonly handler: ListFactsHandler;

  constructor(private readonly record: Record) {
    this.handler = new ListFactsHandler(liveOf(record));
  }

  /** The whole list, and that each page says rightly whether there are more. */
  async all({ set, order, filter, page }: Question, position: number, backwards: boolean): Promise<WalkKey[]> {
    const found: WalkKey[] = [];
    for (;;) {
      const keys = await this.some({ set, order, filter }, position, backwards, found.at(-1), page + 1);
      found.push(...keys.slice(0, page));
      if (keys.length <= page) return found;
    }
  }

  async some(
    { set, order, filter }: Pick<Question, 'set' | 'order' | 'filter'>,
    position: number,
    backwards: boolean,
    beyond: WalkKey | undefined,
    limit: number,
  ): Promise<WalkKey[]> {
    const conditions = conditionsAt(this.record, position, filter);
    const request = { set: setAt(this.record, position, set), position, order, backwards, beyond, limit, conditions };
    const list = await this.handler.execute(new ListFacts(request));
    expect(this.record.reader.walk(request)).toEqual(list.keys);
    return [...list.keys];
  }

  async count({ set, order, filter }: Question, position: number): Promise<number> {
    const conditions = conditionsAt(this.record, position, filter);
    const request = {
      set: setAt(this.record, position, set),
      position,
      order,
      backwards: false,
      beyond: undefined,
      limit: 1,
      conditions,
    };
    const count = await (await this.handler.execute(new ListFacts(request))).count();
    expect(this.record.reader.count(request.set, position, conditions)).toBe(count);
    return count;
  }
}

const shown = (world: World, fact: NaiveFact) => {
  const { content, slug, status, attestations, corrections, revision } = fact;
  const { level, origins, sources, contested } = supportOf(world, fact);
  return { content, slug, status, attestations, corrections, revision, level, origins, sources, contested };
};

function shownDocument(document: FactDocument): ReturnType<typeof shown> {
  const { kind, titles, summaries, occurredAt, validDuring, places, participants } = document;
  const { level, originCount, sourceCount, contested } = document.corroboration;
  return {
    content: { kind, titles, summaries, occurredAt, validDuring, places, participants },
    slug: document.slug,
    status: document.status,
    attestations: document.attestations.map(({ revision: _, withdrawal, ...attestation }) => ({
      ...attestation,
      withdrawn: withdrawal !== null,
    })),
    corrections: document.correctionCount,
    revision: document.revision,
    ...{ level, contested, origins: originCount, sources: sourceCount },
  };
}

/** Answers a question about a position by the read model, compared with the naive one all along; the answer is to be the same for good. */
async function answer(record: Record, question: Question): Promise<string> {
  const asking = new Asking(record);
  const position = question.when;
  const world = record.naive.at(position);
  const expected = keysOf(listOf(world, question.set, question.order, question.filter));
  const forwards = await asking.all(question, position, false);
  expect(factsOf(forwards)).toEqual(expected);
  expect(factsOf(await asking.all(question, position, true))).toEqual(expected.toReversed());
  expect(await asking.count(question, position)).toBe(expected.length);
  await fromAnyCursor(record, asking, question, position, world);
  const versions = record.reader.versionsOf<FactDocument>(factsOf(forwards), position);
  const documents = new Map(versions.map((version) => [version!.key, version!.document]));
  const standing = world.facts.filter(({ key }) => expected.includes(key));
  expect(standing.map(({ key }) => shownDocument(documents.get(key)!))).toEqual(
    standing.map((fact) => shown(world, fact)),
  );
  return JSON.stringify([forwards, [...documents]]);
}

/** A cursor of another filter, or of another moment, cuts the list where it would have stood. */
async function fromAnyCursor(
  record: Record,
  asking: Asking,
  question: Question,
  position: number,
  world: World,
): Promise<void> {
  const { order, set, filter, cursor } = question;
  const other = record.moment(cursor);
  const marks = await asking.some({ set: 'all', order, filter: {} }, other, false, undefined, 1_000);
  const mark = marks[cursor % marks.length];
  if (!mark) return;
  const fact = record.naive.at(other).facts.find(({ key }) => key === mark.fact)!;
  const list = listOf(world, set, order, filter);
  const after = await asking.some(question, position, false, mark, 1_000);
  expect(factsOf(after)).toEqual(keysOf(list.filter((one) => compare(one, fact, order) > 0)));
  const before = await asking.some(question, position, true, mark, 1_000);
  expect(factsOf(before)).toEqual(keysOf(list.filter((one) => compare(one, fact, order) < 0).toReversed()));
}

describe('a history of any kind, asked about any moment of it', () => {
  it('answers every list as a plain model does, and the past never changes', async () => {
    const property = fc.asyncProperty(
      aHistory({ min: 20, max: 100 }),
      fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 3, maxLength: 3 }),
      fc.array(aQuestion, { minLength: 15, maxLength: 15 }),
      async (events, batches, questions) => {
        using record = new Record(events);
        const given: { readonly question: Question; readonly answer: string }[] = [];
        for (let turn = 0; record.advance(batches[turn % batches.length]!); turn++) {
          const question = questions[turn % questions.length]!;
          const asked = { ...question, when: record.moment(question.when) };
          given.push({ question: asked, answer: await answer(record, asked) });
        }
        for (const question of questions) await answer(record, { ...question, when: record.moment(question.when) });
        for (const { question, answer: then } of given) expect(await answer(record, question)).toBe(then);
      },
    );
    await fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 50_000, markInterruptAsFailure: true });
  });
});
