import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notice, send, text } from './inputs.js';
import { Service } from '../service.js';

let service: Service;
beforeAll(async () => {
  service = await Service.start({ demo: true });
});
afterAll(() => service.stop());

const found = async (words: string, asOf?: object): Promise<string[]> => {
  const query = `query($text: String, $asOf: AsOf) { facts(filter: { text: $text }, first: 100, asOf: $asOf) { totalCount nodes { slug } } }`;
  const { data, errors } = await service.query(query, { text: words, asOf });
  expect(errors).toBeUndefined();
  expect(data.facts.totalCount).toBe(data.facts.nodes.length);
  return data.facts.nodes.map(({ slug }: { slug: string }) => slug);
};
const MEDIATOR = 'tokayev-kazakhstan-is-not-a-mediator';

describe('searching the seeded timeline', () => {
  it('finds one person by every spelling and form of the name', async () => {
    const spellings = ['Тоқаев', 'токаев', 'ТОКАЕВ', 'тоқаевқа', 'Токаевым', 'Tokayev'];
    const lists = await Promise.all(spellings.map((spelling) => found(spelling)));
    expect(lists[0]!.length).toBeGreaterThan(5);
    for (const list of lists) expect(list).toEqual(lists[0]);
  });

  it('keeps to a form of a word that some fact has', async () => {
    expect(await found('тоқаевтың')).toEqual(['akorda-released-tokayev-remarks']);
  });

  it.each(['делдал', 'посредник', 'посредниками', 'mediator', 'делдалдың'])(
    'finds the mediator by %s',
    async (word) => {
      expect(await found(word)).toContain(MEDIATOR);
    },
  );

  it('wants every word, in any language of the fact and any order', async () => {
    expect(await found('посредник Tokayev Kazakhstan')).toContain(MEDIATOR);
    expect(await found('посредник Tokayev nothing-of-the-kind')).toEqual([]);
  });

  it('narrows the entries of a timeline, together with other conditions', async () => {
    const { data } = await service.query(`{ timeline(slug: "kazakhstan-venue-2025") {
      all: entries(filter: { text: "tokayev" }) { totalCount }
      some: entries(filter: { text: "tokayev", kinds: [OCCURRENCE] }) { totalCount nodes { fact { kind } } } } }`);
    expect(data.timeline.all.totalCount).toBeGreaterThan(data.timeline.some.totalCount);
    expect(data.timeline.some.nodes).toEqual(
      Array(data.timeline.some.totalCount).fill({ fact: { kind: 'OCCURRENCE' } }),
    );
  });

  it.each([
    ['', 'holds no word'],
    [' — №, ', 'holds no word'],
    ['слово '.repeat(40), 'has 240 characters: 200 at most'],
    ['a b c d e f g h i j k', 'has 11 words: 10 at most'],
  ])('refuses %j', async (words, message) => {
    const { errors } = await service.query('query($text: String) { facts(filter: { text: $text }) { totalCount } }', {
      text: words,
    });
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT', fields: ['filter.text'] } },
    ]);
  });
});

describe('the facets of the seeded timeline', () => {
  it('name actors and publishers in the original or the languages asked for, and count what a click on one would leave', async () => {
    const { data } = await service.query(`{ timeline(slug: "kazakhstan-venue-2025") {
      facets { field value count label { value language origin } english: label(languages: ["en"]) { value } }
      spoken: facets(filter: { text: "tokayev", kinds: [STATEMENT] }) { field value count } } }`);
    const { facets, spoken } = data.timeline;
    const tokayev = facets.find(({ field }: { field: string }) => field === 'ACTOR');
    expect(tokayev.label).toEqual({ value: 'Касым-Жомарт Токаев', language: 'ru', origin: 'ORIGINAL' });
    expect(tokayev.english).toEqual({ value: 'Kassym-Jomart Tokayev' });
    expect(
      facets.filter(
        ({ field, label }: { field: string; label: unknown }) => label === null && /ACTOR|PUBLISHER/.test(field),
      ),
    ).toEqual([]);
    const kinds = spoken.filter(({ field }: { field: string }) => field === 'KIND');
    const list = await service.query(
      `query($actor: ID!) { timeline(slug: "kazakhstan-venue-2025") {
      entries(filter: { actors: [$actor] }) { totalCount }
      spoken: entries(filter: { text: "tokayev", kinds: [STATEMENT] }) { totalCount } } }`,
      { actor: tokayev.value },
    );
    expect(list.data.timeline.entries.totalCount).toBe(tokayev.count);
    expect(kinds).toEqual([{ field: 'KIND', value: 'STATEMENT', count: list.data.timeline.spoken.totalCount }]);
  });
});

describe('a title that is corrected', () => {
  it('is found by its new words from then on, and by the old ones before', async () => {
    const position = await service.head();
    const { data } = await service.query(`{ fact(slug: "${MEDIATOR}") { entityId revision { number } } }`);
    const { entityId: fact, revision } = data.fact;
    await send(service, 'correctFact', {
      ...{ fact, expectedRevision: revision.number, kind: 'FACTUAL', notice },
      content: {
        titles: text('Токаев отклонил роль арбитра', 'ru'),
        summaries: text('Кратко', 'ru'),
        withoutLanguages: ['kk', 'en'],
      },
    });
    expect([await found('арбитр'), await found('арбитр', { position })]).toEqual([[MEDIATOR], []]);
    expect(await found('делдал')).not.toContain(MEDIATOR);
    expect(await found('делдал', { position })).toContain(MEDIATOR);
  });
});
