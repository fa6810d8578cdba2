import { describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { factInput, notice, populate, send, text } from './inputs.js';

/** All that has an id, with what it says itself: other objects by their ids alone. */
const fragments: Readonly<Record<string, string>> = {
  A: 'on Actor { __typename id names { value } kind sameAs correctionCount mergedInto facts(first: 1) { totalCount } }',
  S: 'on Source { __typename id headline { value } url publisher { ...A } cites { id } withdrawal { at } correctionCount mergedInto facts(first: 1) { totalCount } }',
  T: `on Attestation { __typename id stance source { ...S } snapshot { sha256 } withdrawal { reason { value } }
    quotes { __typename id standing } chain { __typename id role actor { ...A } } divergences { __typename id note { value } } }`,
  C: 'on Correction { __typename id kind whatWasWrong(languages: ["kk"]) { value } changes { path } evidence { ...T } }',
  F: `on Fact { __typename id status title { value } summary { value } correctionCount mergedInto permalink revision { number }
    participants { role actor { ...A } } attestations { ...T } corroboration { level sourceCount }
    disputes { __typename id outcome reason { value } evidence { ...T } } corrections(first: 2) { ...C }
    relations { __typename id kind from { id } to { id } } places { __typename id role } }`,
  L: 'on Timeline { __typename id title { value } correctionCount }',
  R: 'on Recorded { ...A ...S ...F ...L }',
};
/** A document with the fragments that it uses. */
const withFragments = (query: string): string => {
  const used = new Set<string>();
  const add = (within: string): void => {
    for (const [, name] of within.matchAll(/\.\.\.([A-Z])\b/g))
      if (used.size < used.add(name!).size) add(fragments[name!]!);
  };
  add(query);
  return [query, ...[...used].map((name) => `fragment ${name} ${fragments[name]}`)].join('\n');
};

describe('an id', () => {
  it('stands for one and the same content wherever it is given', async () => {
    const history = await Service.start();
    const all = async (query: string, variables: object = {}) => {
      const { data, errors } = await history.query(withFragments(query), variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    };
    const cursors: string[] = [];
    const ask = history.mutate.bind(history);
    history.mutate = async (...given) => {
      const answer = await ask(...given);
      const { data } = await history.query('{ facts(first: 1, orderBy: RECORDED_ASC) { pageInfo { endCursor } } }');
      if (data.facts.pageInfo.endCursor) cursors.push(data.facts.pageInfo.endCursor);
      return answer;
    };
    const world = await populate(history);
    await send(history, 'relateFacts', {
      ...{ fact: world.disputed.entityId, expectedRevision: 1, to: world.fact.entityId, kind: 'RESPONDS_TO' },
    });
    await send(history, 'correctActor', {
      ...{ actor: world.actor, expectedRevision: 0, kind: 'TYPO', notice, names: text('Assel Nurbekova') },
    });
    await send(history, 'withdrawSource', { source: world.source, expectedRevision: 1, reason: text('Made up') });

    // With parts of all kinds, and altered once it has them.
    const rich = await send(history, 'reportFact', {
      ...factInput(
        world.source,
        {
          attestations: [
            {
              ...{ source: world.source, divergences: [{ aspect: 'DATE', note: text('By a day') }] },
              chain: [{ actor: world.actor, role: 'SPEAKER' }],
            },
          ],
        },
        { places: [{ place: { names: text('Astana') }, role: 'OCCURRED', basis: 'STATED' }] },
      ),
    });
    await send(history, 'disputeFact', { fact: rich.entityId, expectedRevision: 0, reason: text('It is denied.') });

    const contents = new Map<string, Set<string>>();
    let [plain, dated] = [0, 0];
    const note = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(note);
      if (typeof value !== 'object' || value === null) return value;
      const content = Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, note(inner)]));
      if (!('__typename' in value && 'id' in value)) return content;
      const id = `${String(value.__typename)} ${String(value.id)}`;
      contents.set(id, (contents.get(id) ?? new Set()).add(JSON.stringify(content)));
      if (id.includes('@')) dated++;
      else plain++;
      return { id };
    };
    const noteAsOf = (position: string, answer: unknown) => {
      note(answer);
      for (const [, id] of JSON.stringify(answer).matchAll(/"id":"([^"]+)"/g))
        expect(id!.endsWith(`@${position}`)).toBe(true);
    };
    const lists = ['facts { nodes { ...F } }', 'actors { nodes { ...A } }', 'sources { nodes { ...S } }'];
    for (const list of [...lists, 'timelines { nodes { ...L } }']) {
      note(await all(`{ ${list.replace(' {', '(first: 10) {')} }`));
      for (const change of (await all('{ changes { nodes { position } } }')).changes.nodes)
        noteAsOf(
          change.position,
          await all(`{ ${list.replace(' {', `(first: 10, asOf: {position: "${change.position}"}) {`)} }`),
        );
    }
    for (const object of ['subject { ...R }', 'fact { ...F }', 'correction { ...C }', 'affected(first: 2) { ...R }'])
      for (let after = '0', more = true; more;) {
        const { changes } = await all(
          `query($after: Position) { changes(first: 2, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${object} } } }`,
          { after },
        );
        note(changes);
        [after, more] = [changes.pageInfo.endCursor, changes.pageInfo.hasNextPage];
      }
    for (const after of new Set(cursors))
      note(
        await all(
          'query($after: String) { facts(first: 10, after: $after, orderBy: RECORDED_ASC) { nodes { ...F } } }',
          {
            after,
          },
        ),
      );
    const { position } = (await all('{ changes(first: 3) { nodes { position } } }')).changes.nodes[2];
    note(await all(`{ diff(from: {position: "${position}"}, first: 5) { nodes { before { ...R } after { ...R } } } }`));

    expect([...contents].filter(([, { size }]) => size > 1)).toEqual([]);
    expect(Math.min(plain, dated)).toBeGreaterThan(50);
    await history.stop();
  });

  it('names the moment on every page of a list that was asked for as of it, also where only the cursor is sent', async () => {
    const history = await Service.start();
    const world = await populate(history);
    const position = await history.head();
    const page = async (args: string) => {
      const { data } = await history.query(
        `{ facts(first: 1, orderBy: RECORDED_ASC, ${args}) { nodes { id } pageInfo { endCursor } } }`,
      );
      return data.facts as { nodes: { id: string }[]; pageInfo: { endCursor: string } };
    };
    const first = await page(`asOf: {position: "${position}"}`);
    const second = await page(`after: "${first.pageInfo.endCursor}"`);
    const third = await page(`after: "${second.pageInfo.endCursor}"`);
    for (const { nodes } of [first, second, third]) expect(nodes[0]!.id).toMatch(new RegExp(`@${position}$`));
    // Of lists as of now nothing has been altered since their first pages.
    for (const list of ['facts', 'actors', 'sources', 'corrections']) {
      const ask = async (after: string) => {
        const { data } = await history.query(`{ ${list}(first: 1${after}) { nodes { id } pageInfo { endCursor } } }`);
        return data[list] as { nodes: { id: string }[]; pageInfo: { endCursor: string } };
      };
      const second = await ask(`, after: "${(await ask('')).pageInfo.endCursor}"`);
      expect({ list, id: second.nodes[0]!.id }).toEqual({ list, id: expect.not.stringContaining('@') });
    }
    expect(first.nodes[0]!.id).toBe(`${world.fact.entityId}@${position}`);
    await history.stop();
  });
});
