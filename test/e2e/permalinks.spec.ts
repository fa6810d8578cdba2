import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notice, populate, send, text } from './inputs.js';
import type { World } from './inputs.js';
import { Service } from '../service.js';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await Service.start();
  world = await populate(service);
  const { entityId: fact } = world.fact;
  await send(service, 'correctFact', {
    ...{ fact, expectedRevision: 1, kind: 'FACTUAL', notice },
    content: { titles: text('The three ministers met') },
  });
});
afterAll(() => service.stop());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${service.url}${path}`, { headers, redirect: 'manual' });
  const body = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body,
    json: body.startsWith('{') ? JSON.parse(body) : undefined,
  };
};
const FACT = '/facts/ministers-met';

describe('a permalink', () => {
  it('answers each kind of object as JSON, as GraphQL gives it', async () => {
    const { timeline, source, actor } = world;
    for (const [path, id] of [
      [FACT, world.fact.entityId],
      ['/timelines/ministers', timeline],
      [`/sources/${source}`, source],
      [`/actors/${actor}`, actor],
    ] as const) {
      const { status, headers, json } = await get(path);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
      expect(json).toMatchObject({ entityId: id, permalink: path, basis: { isHead: true } });
      const { data } = await service.query(
        'query($id: ID!) { node(id: $id) { ... on Recorded { permalink revision { number } } } }',
        { id },
      );
      expect(json).toMatchObject(data.node);
    }
  });

  it('names the revision at which it stands, and the first, as its mementos', async () => {
    const { headers } = await get(FACT);
    expect(headers.get('memento-datetime')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('vary')).toContain('accept-datetime');
    const link = headers.get('link')!;
    expect(link).toContain(`<${FACT}>; rel="original timegate"`);
    expect(link).toContain(`<${FACT}/timemap>; rel="timemap"; type="application/link-format"`);
    expect(link).toMatch(/<\/facts\/ministers-met\/revisions\/0>; rel="first memento"; datetime="\w{3}, [^"]+ GMT"/);
    expect(link).toMatch(/<\/facts\/ministers-met\/revisions\/2>; rel="last memento"/);
  });

  it('answers 304 to whoever holds it, and anew once it has changed', async () => {
    const etag = (await get('/timelines/ministers')).headers.get('etag')!;
    expect((await get('/timelines/ministers', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
    await send(service, 'removeFact', { timeline: world.timeline, fact: world.fact.entityId });
    expect((await get('/timelines/ministers', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('a page of the past', () => {
  it('is a memento that never changes, between the revisions beside it', async () => {
    const { status, headers, json } = await get(`${FACT}/revisions/1`);
    expect([status, json.title.value, json.revision.number]).toEqual([200, 'The two ministers met', 1]);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('vary')).toBe('accept');
    expect(headers.get('memento-datetime')).toBe(new Date(json.revision.recordedAt).toUTCString());
    const { list } = (await get(`${FACT}/timemap`, { accept: 'application/json' })).json.mementos;
    const index = list.findIndex(({ uri }: { uri: string }) => uri === `${FACT}/revisions/1`);
    expect(headers.get('link')).toContain(`<${list[index - 1].uri}>; rel="prev memento"`);
    expect(headers.get('link')).toContain(`<${list[index + 1].uri}>; rel="next memento"`);
    const { position } = json.revision;
    const at = await get(`${FACT}?at=${position}`);
    expect(at.body).toBe((await get(`${FACT}/revisions/1`)).body);
    expect(at.json.permalink).toBe(`${FACT}?at=${position}`);
  });

  it('is found by time: the plain address sends on to the moment asked for', async () => {
    const past = (await get(`${FACT}/revisions/0`)).json.firstRecordedAt;
    const year2000 = await get(FACT, { 'accept-datetime': 'Sat, 01 Jan 2000 00:00:00 GMT' });
    expect(year2000.status).toBe(302);
    expect((await get(year2000.headers.get('location')!)).json.firstRecordedAt).toBe(past);
    const toCome = await get(FACT, { 'accept-datetime': 'Fri, 01 Jan 2100 00:00:00 GMT' });
    const { json: map } = await get(`${FACT}/timemap`, { accept: 'application/json' });
    expect(toCome.headers.get('location')).toBe(map.mementos.last.uri);
    expect(toCome.headers.get('vary')).toContain('accept-datetime');
    expect((await get(toCome.headers.get('location')!)).json.title.value).toBe('The three ministers met');
  });
});

describe('a timemap', () => {
  it('lists every revision, and every change of others that is about it, as links or as JSON', async () => {
    const links = await get(`${FACT}/timemap`);
    expect(links.headers.get('content-type')).toBe('application/link-format; charset=utf-8');
    expect(links.body.match(/revisions\/\d/g)).toEqual(['revisions/0', 'revisions/1', 'revisions/2']);
    expect(links.body).toMatch(
      /^<\/facts\/ministers-met>; rel="original timegate",\n<[^>]+>; rel="self"; .*from=".* GMT"; until=".* GMT",\n/,
    );
    const { json } = await get(`${FACT}/timemap`, { accept: 'application/json' });
    const times = json.mementos.list.map(({ datetime }: { datetime: string }) => datetime);
    expect([times.length > 3, times]).toEqual([true, times.toSorted()]);
    for (const { uri } of json.mementos.list) expect((await get(uri)).status).toBe(200);
  });
});

describe("a timeline's past", () => {
  // Its timemap listed one, empty, revision for ever, and a memento's time could be later than the last one's.
  it('has a memento for every position at which its answer changed', async () => {
    const { json } = await get('/timelines/ministers/timemap', { accept: 'application/json' });
    const { list, last } = json.mementos;
    expect(list.length).toBeGreaterThan(1);
    const counts = await Promise.all(list.map(async ({ uri }: { uri: string }) => (await get(uri)).json));
    expect(counts.map(({ entries }) => entries.totalCount)[0]).toBe(0);
    expect(new Set(counts.map(({ entries }) => JSON.stringify(entries))).size).toBeGreaterThan(1);
    const { headers } = await get(`/timelines/ministers?at=${await service.head()}`);
    expect(headers.get('memento-datetime')).toBe(new Date(last.datetime).toUTCString());
    expect(headers.get('link')).toContain(`<${last.uri}>; rel="last memento"`);
  });

  it('goes on after a position, with a link back', async () => {
    const all = (await get('/timelines/ministers/timemap', { accept: 'application/json' })).json.mementos.list;
    const first = (await get('/timelines/ministers/revisions/0')).json.revision.position;
    const rest = await get(`/timelines/ministers/timemap?after=${first}`, { accept: 'application/json' });
    expect(rest.json.mementos.list).toEqual(all.slice(1));
    expect(rest.json.pages).toEqual([{ uri: '/timelines/ministers/timemap' }]);
    expect((await get('/timelines/ministers/timemap?after=x')).status).toBe(400);
  });
});

describe('a page for browsers', () => {
  const html = { accept: 'text/html' };

  it('tells its place among its mementos as JSON does', async () => {
    for (const path of [FACT, `${FACT}/revisions/1`, `/timelines/ministers?at=${await service.head()}`]) {
      const [page, data] = [await get(path, html), await get(path)];
      expect(page.headers.get('content-type')).toContain('text/html');
      for (const name of ['link', 'memento-datetime'])
        expect([path, page.headers.get(name)]).toEqual([path, data.headers.get(name)]);
    }
    expect((await get(`${FACT}/revisions/1`, html)).headers.get('vary')).toBe('accept, accept-encoding');
    expect((await get('/facts/nothing', html)).headers.get('link')).toBeNull();
  });
});

describe('a citation', () => {
  it('names the revision of the moment asked for', async () => {
    const query = `query($asOf: AsOf) { fact(slug: "ministers-met", asOf: $asOf) { citation tex: citation(style: BIBTEX)
      csl: citation(style: CSL_JSON, languages: ["kk"]) revision { recordedAt } } }`;
    const { position } = (await get(`${FACT}/revisions/1`)).json.revision;
    const { fact } = (await service.query(query, { asOf: { position } })).data;
    expect(fact.citation).toContain(`Timeline, revision 1, recorded ${fact.revision.recordedAt}. ${FACT}/revisions/1`);
    expect(fact.tex).toMatch(/^@misc\{ministers-met-r1,\n/);
    expect(JSON.parse(fact.csl)).toMatchObject([{ title: 'The two ministers met', version: '1' }]);
  });
});

describe('an address that names nothing', () => {
  it.each([
    ['/facts/nothing', 404, 'NOT_FOUND'],
    ['/facts/No%20Slug', 404, 'NOT_FOUND'],
    ['/sources/1', 404, 'NOT_FOUND'],
    ['/actors/00000000-0000-4000-8000-000000000000/timemap', 404, 'NOT_FOUND'],
    [`${FACT}?at=0`, 404, 'NOT_FOUND'],
    [`${FACT}/revisions/3`, 404, 'NOT_FOUND'],
    [`${FACT}/revisions/-1`, 404, 'NOT_FOUND'],
    [`${FACT}?at=x`, 400, 'BAD_USER_INPUT'],
    [`${FACT}?at=999999`, 400, 'BAD_USER_INPUT'],
    [`${FACT}?at=1&at=2`, 400, 'BAD_USER_INPUT'],
  ])('%s is refused with %i', async (path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.json]).toEqual([
      status,
      expect.objectContaining({ code, message: expect.any(String) }),
    ]);
  });

  it('so is a time that is no HTTP-date', async () => {
    const { status, json } = await get(FACT, { 'accept-datetime': '2025-09-24' });
    expect([status, json.fields]).toEqual([400, ['Accept-Datetime']]);
  });
});

describe('a service that knows where readers find it', () => {
  it('gives absolute permalinks', async () => {
    const known = await Service.start({ env: { PUBLIC_URL: 'https://facts.example/record/' } });
    try {
      const { entityId } = await send(known, 'registerActor', { kind: 'PERSON', names: text('Asel') });
      const query = 'query($id: ID!) { actor(id: $id) { permalink revision { permalink } } }';
      const { data } = await known.query(query, { id: entityId });
      const permalink = `https://facts.example/record/actors/${entityId}`;
      expect(data.actor).toEqual({ permalink, revision: { permalink: `${permalink}/revisions/0` } });
      const { headers } = await fetch(`${known.url}/actors/${entityId}`);
      expect(headers.get('link')).toContain(`<${permalink}>; rel="original timegate"`);
    } finally {
      await known.stop();
    }
  });

  it('does not start with an address that is none', async () => {
    await expect(Service.start({ env: { PUBLIC_URL: 'facts.example' } })).rejects.toThrow(/PUBLIC_URL/);
  });
});
