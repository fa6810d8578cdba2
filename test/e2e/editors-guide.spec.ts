import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { examplesOf, run } from './examples.js';
import { codesOfContract } from './refusing.js';

const GUIDE = 'docs/editors.md';
const guide = readFileSync(GUIDE, 'utf8');
/** The line of shell that the guide's examples use. */
const edit = /^edit\(\) \{.*\}$/m.exec(guide)?.[0];

/** What stands as code in the first, or another, column of the guide's tables. */
const column = (nth: number): string[] =>
  [...guide.matchAll(/^\|(.*)\|$/gm)].flatMap(([, row]) =>
    [...row!.split('|')[nth]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
  );

describe("the guide for editors' tools", () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ demo: true });
  });
  afterAll(() => service.stop());

  it('holds an example of each way to write', () => {
    expect(examplesOf(GUIDE)).toHaveLength(14);
  });

  it.each(examplesOf(GUIDE).map((example) => [/mutation \{ (\w+)/.exec(example.code)![1], example] as const))(
    'promises exactly what the service answers: %s',
    (_, example) => {
      expect(run({ ...example, code: `${edit}\n${example.code}` }, service)).toBe(example.answer);
    },
  );

  it('says of every command what it is for', () => {
    const mutations = /^type Mutation \{\n([\s\S]*?)^\}/m.exec(readFileSync('apps/api/schema.graphql', 'utf8'))![1]!;
    const commands = [...mutations.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name!);
    expect(
      column(1)
        .filter((name) => commands.includes(name))
        .toSorted(),
    ).toEqual(commands.toSorted());
  });

  it('says of every code what to do', () => {
    expect(column(0).toSorted()).toEqual(codesOfContract().toSorted());
  });
});
