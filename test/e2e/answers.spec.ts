import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { populate, send, text } from './inputs.js';

let service: Service;
beforeAll(async () => {
  service = await Service.start();
  await populate(service);
});
afterAll(() => service.stop());

const register = (name: string) => send(service, 'registerActor', { kind: 'PERSON', names: text(name) });
const names = '{ actors(first: 100) { totalCount nodes { names { value } } } }';
const anew = { 'cache-control': 'no-cache' };

async function get(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${service.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });
  const { status } = response;
  const told = ['content-type', 'cache-control', 'etag', 'vary'].map((name) => response.headers.get(name));
  return { status, told, body: await response.text() };
}

describe('a query that was answered before', () => {
  it('has the same answer, byte for byte and header for header, as when it is executed', async () => {
    for (const query of [
      names,
      '{ __schema { types { name } } }',
      '{ actors(asOf: { position: "4" }) { totalCount } }',
    ]) {
      const body = JSON.stringify({ query });
      const [first, second, executed] = [
        await service.post(body),
        await service.post(body),
        await service.post(body, anew),
      ];
      expect([second.status, second.body]).toEqual([first.status, first.body]);
      expect([executed.status, executed.body]).toEqual([first.status, first.body]);
      const [one, two] = [await get({ query }), await get({ query })];
      expect(two).toEqual(one);
      expect(await get({ query }, anew)).toEqual(one);
      expect(one.body).toBe(first.body);
    }
  });

  it('sees every write, as soon as it is acknowledged', async () => {
    for (let turn = 0; turn < 15; turn++) {
      await Promise.all([service.query(names), service.query(names), get({ query: names })]);
      await register(`Written ${turn}`);
      const answers = await Promise.all([service.query(names), service.query(names), get({ query: names })]);
      for (const { body } of answers) expect(body).toContain(`"Written ${turn}"`);
    }
  });

  it('never mixes what stood before and after, while others write', async () => {
    const count =
      'query($a: AsOf) { one: actors(asOf: $a) { totalCount } two: actors(first: 1, asOf: $a) { totalCount } }';
    const over = new AbortController();
    const reading = (async () => {
      const seen: number[] = [];
      while (!over.signal.aborted) {
        const { data } = await service.query(count, { a: null });
        expect(data.one).toEqual(data.two);
        seen.push(data.one.totalCount as number);
      }
      return seen;
    })();
    for (let turn = 0; turn < 30; turn++) await register(`Meanwhile ${turn}`);
    over.abort();
    const seen = await reading;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('of the past stays what it was, and is refused for a position that is not there, until it is', async () => {
    const query = 'query($p: Position!) { actors(asOf: { position: $p }) { totalCount } }';
    const head = await service.head();
    const then = await service.query(query, { p: head });
    const next = String(Number(head) + 50);
    for (let time = 0; time < 3; time++) expect((await service.query(query, { p: next })).errors).toHaveLength(1);
    while (Number(await service.head()) < Number(next)) await register('On the way');
    const reached = await service.query(query, { p: next });
    expect(reached.errors).toBeUndefined();
    await register('Afterwards');
    expect((await service.query(query, { p: next })).body).toBe(reached.body);
    expect((await service.query(query, { p: head })).body).toBe(then.body);
  });
});

describe('requests that are nearly the same', () => {
  const document = `query one($first: Int) { actors(first: $first) { nodes { id } } }
    query two($first: Int) { actors(first: $first) { totalCount } }`;
  const counted = { data: { actors: { totalCount: expect.any(Number) } } };
  const listed = (length: number) => ({
    data: { actors: { nodes: Array.from({ length }, () => ({ id: expect.any(String) })) } },
  });

  it('each get the answer to what they ask: by operation, by variables, by GET and by POST', async () => {
    for (let time = 0; time < 3; time++) {
      for (const [operationName, first, expected] of [
        ['one', 1, listed(1)],
        ['two', 1, counted],
        ['one', 2, listed(2)],
        ['two', 2, counted],
      ] as const) {
        const asked = { query: document, operationName, variables: { first } };
        expect(JSON.parse((await service.post(JSON.stringify(asked))).body)).toEqual(expected);
        const byGet = await get({ ...asked, variables: JSON.stringify(asked.variables, null, time) });
        expect(JSON.parse(byGet.body)).toEqual(expected);
      }
      expect((await service.post(JSON.stringify({ query: document }))).errors).toHaveLength(1);
    }
  });

  it.each([
    ['a word for a number', '{"first":"2"}'],
    ['a number too large for any variable', '{"first":1e999}'],
    ['a fraction', '{"first":1.5}'],
    ['one out of bounds', '{"first":101}'],
  ])('are refused each time where a variable is %s, also after ones in order', async (_what, variables) => {
    const request = (given: string) =>
      `{"query":${JSON.stringify(document)},"operationName":"one","variables":${given}}`;
    for (let time = 0; time < 3; time++) {
      expect((await service.post(request('{"first":2}'))).errors).toBeUndefined();
      expect((await service.post(request('{"first":null}'))).errors).toBeUndefined();
      expect((await service.post(request(variables))).errors).toHaveLength(1);
      expect(JSON.parse((await get({ query: document, operationName: 'one', variables })).body).errors).toHaveLength(1);
    }
  });

  it('are refused as they would be, where the text is that of a mutation', async () => {
    const query = `mutation write($input: RegisterActorInput!) { registerActor(input: $input) { position } }
      query read { actors { totalCount } }`;
    const head = await service.head();
    for (let time = 0; time < 3; time++) {
      expect((await get({ query, operationName: 'read' })).status).toBe(200);
      expect((await get({ query, operationName: 'write', variables: '{"input":{}}' })).status).not.toBe(200);
      const input = { commandId: '0b0f3c5e-5a53-4c42-9d55-f70d8e2f8a13', kind: 'PERSON', names: text('Nobody') };
      const refused = await service.post(JSON.stringify({ query, operationName: 'write', variables: { input } }));
      expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await service.head()).toBe(head);
  });

  it('are answered anew to whoever says who they are', async () => {
    await service.query(names);
    const ways: Record<string, string>[] = [{ authorization: `Bearer ${service.token}` }, { cookie: 'session=1' }];
    for (const headers of ways) {
      const own = await get({ query: names }, headers);
      expect(own.told.slice(1, 3)).toEqual(['private, no-cache', null]);
      expect(own.body).toBe((await service.query(names)).body);
    }
  });
});

describe('an error in a list', () => {
  it('says by a number where it stands, compiled and not', async () => {
    const query = '{ actors(first: 2) { nodes { facts(first: 1000) { totalCount } } } }';
    for (let time = 0; time < 3; time++) {
      const answers = [await service.query(query), JSON.parse((await get({ query })).body)];
      for (const { errors } of answers) expect(errors[0].path).toEqual(['actors', 'nodes', 0, 'facts']);
    }
  });
});
