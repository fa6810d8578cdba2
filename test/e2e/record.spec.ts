import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandId, Service } from '../service.js';

const MEETING = 'tokayev-met-zelensky-at-un-general-assembly';
const TIMELINE = 'kazakhstan-venue-2025';

interface Entries {
  readonly nodes: { fact: { slug: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

let service: Service;
beforeAll(async () => {
  service = await Service.start({ demo: true });
});
afterAll(() => service.stop());

const FACT = `query($slug: String!, $language: LanguageTag!) { fact(slug: $slug) {
  kind title(languages: [$language]) { value language } occurredAt { edtf display(languages: [$language]) { value } }
  participants { role actor { name(languages: [$language]) { value } } }
  attestations { source { language } chain { role actor { name(languages: [$language]) { value } } unnamed(languages: [$language]) { value } } }
  corroboration { level sourceCount originCount origins { name(languages: [$language]) { value } } } } }`;

describe('the four facts that the product is known by', () => {
  const facts = [
    { slug: MEETING, kind: 'OCCURRENCE', edtf: '2025-09-23', level: 'ORIGIN_UNKNOWN', speakers: 0 },
    {
      slug: 'zelensky-proposed-kazakhstan-as-venue',
      kind: 'PROPOSAL',
      edtf: '2025-09-23?',
      level: 'ORIGIN_UNKNOWN',
      speakers: 1,
    },
    {
      slug: 'kremlin-responded-to-kazakhstan-venue-proposal',
      kind: 'RESPONSE',
      edtf: '[2025-09-23..2025-09-24]',
      level: 'ORIGIN_UNKNOWN',
      speakers: 1,
    },
    {
      slug: 'tokayev-kazakhstan-is-not-a-mediator',
      kind: 'STANCE',
      edtf: '[2025-09-23..2025-09-24]',
      level: 'SHARED_ORIGIN',
      speakers: 1,
    },
  ];

  for (const { slug, kind, edtf, level, speakers } of facts)
    for (const language of ['kk', 'ru', 'en'])
      it(`${slug} is told in ${language}, with date, actors, chain and corroboration`, async () => {
        const { data, errors } = await service.query(FACT, { slug, language });
        expect(errors).toBeUndefined();
        const { fact } = data;
        expect(fact).toMatchObject({
          kind,
          title: { language },
          occurredAt: { edtf },
          corroboration: { level, sourceCount: 2 },
        });
        expect(fact.occurredAt.display.value).toContain('2025');
        expect(fact.participants.filter(({ role }: { role: string }) => role === 'SPEAKER')).toHaveLength(speakers);
        expect(fact.attestations.map((one: { source: { language: string } }) => one.source.language).sort()).toEqual([
          'kk',
          'ru',
        ]);
        for (const { chain } of fact.attestations) expect(chain.length).toBeGreaterThan(0);
      });

  it('"not a mediator" has two sources and one origin: Akorda', async () => {
    const { data } = await service.query(FACT, { slug: 'tokayev-kazakhstan-is-not-a-mediator', language: 'en' });
    expect(data.fact.corroboration).toMatchObject({ level: 'SHARED_ORIGIN', sourceCount: 2, originCount: 1 });
    expect(data.fact.corroboration.origins.map((actor: { name: { value: string } }) => actor.name.value)).toEqual([
      'Akorda',
    ]);
  });
});

describe("a correction of the meeting's date: its zone, unknown before, inferred from the place", () => {
  const DATES = `query($asOf: AsOf) { fact(slug: "${MEETING}", asOf: $asOf) {
    id correctionCount occurredAt { edtf timeZone zoneBasis earliest latest } revision { number type } basis { position isHead } } }`;
  const PAGE = `query($after: String, $asOf: AsOf) { timeline(slug: "${TIMELINE}", asOf: $asOf) {
    entries(first: 5, after: $after) { basis { position isHead } pageInfo { endCursor hasNextPage } nodes { fact { id slug occurredAt { timeZone } correctionCount } } } } }`;
  const CORRECT = `mutation($input: CorrectFactInput!) { correctFact(input: $input) {
    position correction { id kind stoodForSeconds } fact { id entityId occurredAt { timeZone zoneBasis earliest } revision { number } } } }`;

  let before: { position: string; recordedAt: string };
  let after: string;
  let firstPage: string;

  beforeAll(async () => {
    before = (await service.query('{ head { position recordedAt } }')).data.head;
    firstPage = (await service.query(PAGE)).data.timeline.entries.pageInfo.endCursor;
    const { data } = await service.query(DATES);
    const input = {
      commandId: commandId(),
      fact: data.fact.id,
      expectedRevision: data.fact.revision.number,
      kind: 'DATE',
      notice: {
        severity: 'MINOR',
        whatWasWrong: [{ value: 'The time zone of the day was left open.', language: 'en' }],
        whatIsRight: [{ value: 'The meeting took place in New York, so the day is that of New York.', language: 'en' }],
        errorOrigin: 'OUR_ENTRY',
      },
      content: {
        occurredAt: {
          edtf: '2025-09-23',
          timeZone: 'America/New_York',
          zoneBasis: 'INFERRED',
          basis: ['EXPLICIT', 'EDITOR_INFERENCE'],
        },
      },
    };
    const answer = await service.mutate(CORRECT, { input });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.correctFact).toMatchObject({
      correction: { kind: 'DATE' },
      fact: { occurredAt: { timeZone: 'America/New_York' }, revision: { number: 2 } },
    });
    after = answer.data.correctFact.position;
  });

  it('shows the old by position and by time, and the new now', async () => {
    const old = {
      edtf: '2025-09-23',
      timeZone: null,
      zoneBasis: 'UNKNOWN',
      earliest: '2025-09-22T10:00:00.000Z',
      latest: '2025-09-24T11:59:59.999Z',
    };
    const now = {
      edtf: '2025-09-23',
      timeZone: 'America/New_York',
      zoneBasis: 'INFERRED',
      earliest: '2025-09-23T04:00:00.000Z',
      latest: '2025-09-24T03:59:59.999Z',
    };
    const ask = async (asOf?: object) => (await service.query(DATES, { asOf })).data.fact;
    expect(await ask({ position: before.position })).toMatchObject({
      occurredAt: old,
      correctionCount: 0,
      revision: { number: 1 },
      basis: { isHead: false },
    });
    expect(await ask({ recordedAt: before.recordedAt })).toMatchObject({
      occurredAt: old,
      correctionCount: 0,
      basis: { position: before.position },
    });
    expect(await ask({ position: after })).toMatchObject({ occurredAt: now, correctionCount: 1 });
    expect(await ask()).toMatchObject({
      occurredAt: now,
      correctionCount: 1,
      revision: { number: 2, type: 'FactCorrected' },
      basis: { position: after, isHead: true },
    });
  });

  it('names its moment in the id where one was asked for, and only there', async () => {
    const ask = async (asOf?: object) => (await service.query(DATES, { asOf })).data.fact.id as string;
    const plain = await ask();
    expect(plain).not.toContain('@');
    expect(await ask({ position: before.position })).toBe(`${plain}@${before.position}`);
    const node = await service.query('query($id: ID!) { node(id: $id) { id ... on Fact { correctionCount } } }', {
      id: `${plain}@${before.position}`,
    });
    expect(node.data.node).toEqual({ id: `${plain}@${before.position}`, correctionCount: 0 });
  });

  it('leaves page 2, fetched by a cursor from before it, as it was', async () => {
    const old = (await service.query(PAGE, { asOf: { position: before.position } })).data.timeline.entries;
    const second = (await service.query(PAGE, { after: firstPage })).data.timeline.entries;
    const expected = (await service.query(PAGE, { after: old.pageInfo.endCursor, asOf: { position: before.position } }))
      .data.timeline.entries;
    type Entry = { readonly fact: { readonly id: string; readonly slug: string } };
    const withoutMoment = (nodes: readonly Entry[]) =>
      nodes.map(({ fact }) => ({ ...fact, id: fact.id.split('@')[0] }));
    expect(withoutMoment(second.nodes)).toEqual(withoutMoment(expected.nodes));
    expect(second.pageInfo.hasNextPage).toBe(expected.pageInfo.hasNextPage);
    // What was corrected since names its moment; all else stands as it did.
    for (const { fact } of second.nodes) expect(fact.id.includes('@')).toBe(fact.slug === MEETING);
    expect(second.basis).toEqual({ position: before.position, isHead: false });
    const all = (await pages(undefined, firstPage)).concat(old.nodes);
    expect(all.filter(({ fact }) => fact.slug === MEETING)).toMatchObject([
      { fact: { occurredAt: { timeZone: null }, correctionCount: 0 } },
    ]);
  });

  it('is listed with what was wrong, what is right and how long it stood', async () => {
    const { data } =
      await service.query(`{ corrections(first: 5) { totalCount nodes { kind severity stoodForSeconds revision errorOrigin
      whatWasWrong { value } whatIsRight { value } editor { name } changes { path before after } subject { entityId ... on Fact { slug } } } } }`);
    const [correction] = data.corrections.nodes;
    expect(data.corrections.totalCount).toBe(1);
    expect(correction).toMatchObject({
      kind: 'DATE',
      severity: 'MINOR',
      revision: 2,
      whatWasWrong: { value: 'The time zone of the day was left open.' },
      subject: { slug: MEETING },
      editor: { name: 'First editor' },
    });
    expect(correction.changes).toEqual(
      expect.arrayContaining([
        { path: '/occurredAt/timeZone', before: null, after: '"America/New_York"' },
        { path: '/occurredAt/zoneBasis', before: '"UNKNOWN"', after: '"INFERRED"' },
      ]),
    );
    const reported = (
      await service.query(
        `{ fact(slug: "${MEETING}") { firstRecordedAt corrections { correctedAt stoodForSeconds } } }`,
      )
    ).data.fact;
    const stood = (Date.parse(reported.corrections[0].correctedAt) - Date.parse(reported.firstRecordedAt)) / 1000;
    expect(correction.stoodForSeconds).toBeCloseTo(stood, 3);
    expect(stood).toBeGreaterThan(0);
  });

  it('is not in the list as it was before', async () => {
    const { data } = await service.query(
      'query($asOf: AsOf) { corrections(asOf: $asOf) { totalCount nodes { id } } }',
      { asOf: { position: before.position } },
    );
    expect(data.corrections).toEqual({ totalCount: 0, nodes: [] });
  });

  async function pages(asOf: object | undefined, cursor: string) {
    const found: { fact: { slug: string } }[] = [];
    for (let after: string | undefined = cursor; after !== undefined;) {
      const entries: Entries = (await service.query(PAGE, { asOf, after })).data.timeline.entries;
      found.push(...entries.nodes);
      after = entries.pageInfo.hasNextPage ? entries.pageInfo.endCursor : undefined;
    }
    return found;
  }
});

describe("a day's filters", () => {
  const COUNT = `query($filter: FactFilter) { timeline(slug: "${TIMELINE}") { entries(filter: $filter) { totalCount nodes { fact { slug } } } } }`;
  const count = async (filter: object) =>
    (await service.query(COUNT, { filter })).data.timeline.entries.totalCount as number;

  it('tell what lies in it for certain from what may', async () => {
    const day = { from: '2025-09-23', to: '2025-09-23' };
    const definitely = await count({ occurred: { ...day, match: 'DEFINITELY' } });
    const possibly = await count({ occurred: { ...day, match: 'POSSIBLY' } });
    expect([definitely, possibly]).toEqual([2, 18]);
  });

  it('go by kind, language, corroboration and speaker', async () => {
    const tokayev = (await service.query('{ actors(text: "Tokayev") { nodes { entityId } } }')).data.actors.nodes[0]
      .entityId;
    expect(await count({ corroboration: ['SHARED_ORIGIN'] })).toBe(13);
    expect(await count({ corroboration: ['SINGLE_SOURCE'] })).toBe(2);
    expect(await count({ languages: ['kk'] })).toBe(16);
    expect(await count({ kinds: ['STANCE', 'OFFER'] })).toBe(5);
    expect(await count({ actors: [tokayev], roles: ['SPEAKER'] })).toBe(13);
    expect(await count({ actors: [tokayev], roles: ['PARTICIPANT'] })).toBe(1);
  });
});

describe('a text', () => {
  it('is asked for in languages, of which none is a list of others', async () => {
    const asked = `{ timeline(slug: "${TIMELINE}") { two: title(languages: ["ru", "kk"]) { language } one: title(languages: ["ru,kk"]) { language } } }`;
    const { errors } = await service.query(asked);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ['timeline', 'one'],
      extensions: { code: 'BAD_USER_INPUT', fields: ['languages'] },
    });
  });
});

describe('a date that nobody has recorded', () => {
  const READ = `query($input: UncertainDateInput!) { date(input: $input) {
    earliest latest zoneBasis basis boundedBy { slug } en: display(languages: ["en"]) { value } ru: display(languages: ["ru"]) { value } } }`;

  it('is read as it would be if it were, and put in words', async () => {
    const head = await service.head();
    const bound = (await service.query(`{ fact(slug: "${MEETING}") { entityId } }`)).data.fact.entityId;
    const input = {
      ...{ edtf: '[2025-09-23..2025-09-24]', timeZone: 'Asia/Almaty', zoneBasis: 'INFERRED' },
      ...{ basis: ['BOUNDED_BY_RELATION'], boundedBy: [bound] },
    };
    expect((await service.query(READ, { input })).data.date).toEqual({
      earliest: '2025-09-22T19:00:00.000Z',
      latest: '2025-09-24T18:59:59.999Z',
      zoneBasis: 'INFERRED',
      basis: ['BOUNDED_BY_RELATION'],
      boundedBy: [{ slug: MEETING }],
      en: { value: 'on 23 or 24 September 2025' },
      ru: { value: '23 или 24 сентября 2025 г.' },
    });
    expect(await service.head()).toBe(head);
  });
});
