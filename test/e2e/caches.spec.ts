import { readFileSync } from 'node:fs';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import type { Exchange } from '@urql/core';
import { buildSchema, isObjectType, OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Client as Socket } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Service } from '../service.js';
import type { Answer } from '../service.js';
import { cache as documentedCache } from './caches/apollo.js';
import { exchange as documentedExchange } from './caches/urql.js';
import { digestOf, factInput, notice, send, text } from './inputs.js';

type Data = Answer['data'];

/** A client with a normalised cache. */
interface CachingClient {
  /** From the service, into the cache. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** From the cache alone. */
  read(query: string, variables?: Record<string, unknown>): Data;
  /** Writes what a subscription brings into the cache. */
  follow(subscription: string, variables: Record<string, unknown>, onData: (data: Data) => void): { stop(): void };
}

function apollo(url: string, socket: Socket): CachingClient {
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: `${url}/graphql` }),
  );
  // The documented one, empty.
  const { config } = documentedCache as unknown as { readonly config: object };
  const client = new ApolloClient({ cache: new InMemoryCache(config), link });
  return {
    ask: async (query, variables) =>
      (await client.query({ query: gql(query), variables, fetchPolicy: 'network-only' })).data,
    read: (query, variables) => client.readQuery({ query: gql(query), variables }),
    follow(query, variables, onData) {
      const following = client.subscribe({ query: gql(query), variables }).subscribe(({ data }) => onData(data));
      return { stop: () => following.unsubscribe() };
    },
  };
}

function urql(url: string, socket: Socket): CachingClient {
  const live: Exchange = subscriptionExchange({
    forwardSubscription: ({ query, variables }) => ({
      subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query!, variables }, sink) }),
    }),
  });
  const client = new Client({ url: `${url}/graphql`, exchanges: [documentedExchange, fetchExchange, live] });
  return {
    async ask(query, variables) {
      const { data, error } = await client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
      if (error) throw error;
      return data;
    },
    read: (query, variables) => client.readQuery(query, variables, { requestPolicy: 'cache-only' } as object)?.data,
    follow(query, variables, onData) {
      const following = client.subscription(query, variables).subscribe(({ data }) => onData(data));
      return { stop: () => following.unsubscribe() };
    },
  };
}

const PARTS = `attestations { id entityId withdrawal { at } quotes { id entityId standing exact } chain { id role } divergences { id note { value } } }
  disputes { id entityId outcome reason { value } } corrections { id entityId whatWasWrong(languages: ["ru"]) { value } editor { id name } }
  relations { id entityId note { value } } places { id role }`;
const FACT = `id entityId status title { value } ${PARTS}`;
const LIST = `query($source: ID!, $after: String) { facts(first: 2, after: $after, filter: {sources: [$source]}, orderBy: RECORDED_ASC) {
  edges { cursor node { id entityId status title { value } } } pageInfo { hasNextPage endCursor hasPreviousPage startCursor } } }`;
const LIVE = `subscription($after: Position) { changes(after: $after) {
  position fact { id entityId status title { value } } } }`;
type Node = { readonly id: string; readonly entityId: string; readonly status: string };

let service: Service;
let socket: Socket;
beforeAll(async () => {
  service = await Service.start();
  socket = createClient({ url: `${service.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
});
afterAll(async () => {
  await socket.dispose();
  await service.stop();
});

const newSource = async () =>
  (await send(service, 'registerSource', { language: 'en', publishedAt: { edtf: '2025-09-24' } })).entityId;

async function sixFacts(source: string) {
  const facts: string[] = [];
  for (let nth = 1; nth <= 6; nth++) facts.push((await send(service, 'reportFact', factInput(source))).entityId);
  return facts;
}

const until = async (isSo: () => boolean) => {
  for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(isSo()).toBe(true);
};

describe.each([
  ['Apollo', apollo],
  ['urql', urql],
])('the cache of %s, keyed as documented', (name, connect) => {
  let client: CachingClient;
  let source: string;
  let facts: string[];
  beforeAll(async () => {
    client = connect(service.url, socket);
    source = await newSource();
    facts = await sixFacts(source);
  });
  const page = async (after?: string) => (await client.ask(LIST, { source, after })).facts;
  const listed = (): Node[] => client.read(LIST, { source }).facts.edges.map(({ node }: { node: Node }) => node);

  it('holds two moments of one query apart, with all that is part of its objects', async () => {
    const quoted = await newSource();
    const said = 'It was said on Tuesday.';
    await send(service, 'captureSnapshot', { source: quoted, text: said });
    const quotes = [{ exact: 'said on Tuesday', language: 'en', snapshot: digestOf(said) }];
    const divergences = [{ aspect: 'DATE', note: text('By a day') }];
    const input = factInput(quoted, {
      attestations: [{ source: quoted, quotes, divergences }, { source: await newSource() }],
    });
    const fact = await send(service, 'reportFact', input);
    const id = fact.entityId;
    await send(service, 'correctFact', {
      ...{ fact: id, expectedRevision: 0, kind: 'TYPO', notice },
      content: { titles: text('The two ministers met') },
    });
    await send(service, 'relateFacts', { fact: id, to: facts[0], kind: 'RESPONDS_TO', expectedRevision: 1 });
    await send(service, 'disputeFact', { fact: id, expectedRevision: 2, reason: text('It is denied.') });
    const then = await service.head();
    const known = (
      await service.query('query($id: ID) { fact(id: $id) { disputes { id } corrections { id } } }', { id })
    ).data.fact;
    await send(service, 'resolveDispute', {
      ...{ fact: id, expectedRevision: 3, outcome: 'FACT_STANDS', resolution: text('It stands.') },
    });
    await send(service, 'translate', {
      ...{ target: known.corrections[0].id, expectedRevision: 4, path: '/whatWasWrong' },
      texts: [{ value: 'Неточно.', language: 'ru', origin: 'HUMAN_TRANSLATION', translatedFrom: 'en' }],
    });
    await send(service, 'captureSnapshot', { source: quoted, text: 'Nothing was said.' });
    await send(service, 'withdrawAttestation', {
      ...{ fact: id, expectedRevision: 5, attestation: fact.attestations[0]!.id, reason: text('Made up') },
    });

    const query = `query($id: ID!, $then: Position!) { then: fact(id: $id, asOf: {position: $then}) { ${FACT} } now: fact(id: $id) { ${FACT} } }`;
    const variables = { id, then };
    const answer = (await service.query(query, variables)).data;
    expect(answer.then.disputes[0].outcome).toBeNull();
    expect(answer.now.disputes[0].outcome).toBe('FACT_STANDS');
    expect(answer.then.attestations[0]).toMatchObject({ withdrawal: null, quotes: [{ standing: 'IN_LATEST' }] });
    expect(answer.now.attestations[0]).toMatchObject({ withdrawal: {}, quotes: [{ standing: 'GONE_FROM_LATEST' }] });
    await client.ask(query, variables);
    expect(client.read(query, variables)).toMatchObject(answer);
  });

  it('makes one list of three pages, and shows a dispute that comes live on page two', async () => {
    let [after, pages]: [string | undefined, number] = [undefined, 0];
    for (let more = true; more; pages++) {
      const { pageInfo } = await page(after);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      // The head moves on between the pages.
      await send(service, 'reportFact', factInput(await newSource()));
    }
    expect(pages).toBe(3);
    expect(listed()).toMatchObject(facts.map((id) => ({ id, entityId: id, status: 'REPORTED' })));

    const seen: Data[] = [];
    const following = client.follow(LIVE, { after: await service.head() }, (data) => seen.push(data.changes));
    await send(service, 'disputeFact', { fact: facts[2], expectedRevision: 0, reason: text('It is denied.') });
    await until(() => seen.length > 0);
    following.stop();
    expect(seen[0].fact).toMatchObject({ id: facts[2], status: 'DISPUTED' });
    expect(listed().map(({ status }) => status)).toEqual(
      facts.map((id) => (id === facts[2] ? 'DISPUTED' : 'REPORTED')),
    );
  });

  it('is not taken back to the past by changes that are caught up with, nor by a page from before a change', async () => {
    const one = 'query($id: ID!) { fact(id: $id) { id status title { value } } }';
    source = await newSource();
    const id = (await sixFacts(source))[3]!;
    const pageOne = (await page()).pageInfo.endCursor;
    const before = await service.head();
    await send(service, 'disputeFact', { fact: id, expectedRevision: 0, reason: text('It is denied.') });
    await send(service, 'updateFact', {
      ...{ fact: id, expectedRevision: 1, reason: text('More is known') },
      content: { summaries: text('In short') },
    });
    expect((await client.ask(one, { id })).fact.status).toBe('DISPUTED');
    // A list that began before it goes on from its own moment: what has been altered since names it.
    const found: Node[] = [];
    for (let after = pageOne, more = true; more;) {
      const { edges, pageInfo } = await page(after);
      found.push(...edges.map(({ node }: { node: Node }) => node));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    const listedAs = found.find(({ entityId }) => entityId === id)!;
    expect(listedAs).toMatchObject({ id: `${id}@${before}`, status: 'REPORTED' });
    expect(client.read(one, { id }).fact.status).toBe('DISPUTED');

    const seen: Data[] = [];
    const following = client.follow(LIVE, { after: '0' }, (data) => seen.push(data.changes));
    const head = await service.head();
    let isBack = false;
    await until(() => {
      isBack ||= client.read(one, { id }).fact.status !== 'DISPUTED';
      return seen.at(-1)?.position === head;
    });
    following.stop();
    expect(isBack).toBe(false);
    expect(client.read(one, { id }).fact).toMatchObject({ id, status: 'DISPUTED' });
  });
});

describe('the keys in the guide for clients', () => {
  const guide = readFileSync('docs/clients.md', 'utf8');

  it.each(['apollo', 'urql'])('are those of this test (%s)', (file) => {
    expect(guide).toContain(readFileSync(`test/e2e/caches/${file}.ts`, 'utf8'));
  });

  it('name every type that has no id', () => {
    const types = Object.values(buildSchema(readFileSync('apps/api/schema.graphql', 'utf8')).getTypeMap());
    const embedded = types.filter(
      (type) =>
        isObjectType(type) && !/^(__.*|Query|Mutation|Subscription|.*Payload)$/.test(type.name) && !type.getFields().id,
    );
    const text = readFileSync('test/e2e/caches/urql.ts', 'utf8');
    const word = (name: string) => name.replace(/(Connection|Edge)$/, '');
    for (const { name } of embedded) expect(text).toMatch(new RegExp(`\\b${word(name)}\\b`));
  });
});
