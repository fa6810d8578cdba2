import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CorrectActor, MergeActor, RegisterActor, ReinstateActor } from '@timeline/actors';
import { deriveId, Refusal } from '@timeline/kernel';
import { RegisterSource } from '@timeline/sources';
import { MemoryEventStore } from '../read-model/memory-event-store.js';
import { as, Node } from './node.js';

const text = (value: string) => [{ value, language: 'en' }];
const notice = {
  severity: 'MINOR' as const,
  whatWasWrong: text('Two were one.'),
  whatIsRight: text('They are one.'),
  errorOrigin: 'OUR_ENTRY' as const,
};
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const { fields, existing } = error.details;
      return [error.code, fields?.join(), ...(existing ? [existing] : [])];
    },
  );

let store: MemoryEventStore;
let nodes: Node[];
beforeEach(() => {
  [store, nodes] = [new MemoryEventStore(), []];
});
afterEach(async () => {
  for (const node of nodes) await node.close();
});
async function start(): Promise<Node> {
  const node = await Node.on(store);
  nodes.push(node);
  return node;
}

async function actor(node: Node, name: string): Promise<string> {
  const input = { kind: 'PERSON' as const, names: text(name) };
  const { entityId } = await node.registerActor.execute(new RegisterActor(input, as(deriveId('c', name), input)));
  await node.caughtUp();
  return entityId;
}
function merge(node: Node, duplicate: string, into: string, { revision = 0, commandId = `${duplicate} ${into}` } = {}) {
  const input = { duplicate, into, notice };
  return node.mergeActor.execute(new MergeActor(input, as(deriveId('c', commandId), input, revision)));
}
const correct = (node: Node, id: string, revision: number) => {
  const input = { actor: id, kind: 'FACTUAL' as const, notice, actorKind: 'STATE' as const };
  return node.correctActor.execute(new CorrectActor(input, as(deriveId('correct', id), input, revision)));
};
const publish = (node: Node, publisher: string, commandId = deriveId('publish', publisher)) => {
  const input = { publisher, language: 'en', publishedAt: { edtf: '2025' } };
  return node.registerSource.execute(new RegisterSource(input, as(commandId, input)));
};

describe('an actor that was merged into another', () => {
  it('is refused wherever it is newly named, with the one that stands, also through a chain of merges', async () => {
    const node = await start();
    const [a, b, c] = [await actor(node, 'a'), await actor(node, 'b'), await actor(node, 'c')];
    await merge(node, a, b);
    expect(await refused(publish(node, a))).toEqual(['BAD_USER_INPUT', 'publisher', b]);
    await merge(node, b, c);
    for (const one of [a, b]) {
      expect(await refused(publish(node, one))).toEqual(['BAD_USER_INPUT', 'publisher', c]);
      expect(await refused(correct(node, one, 1))).toEqual(['BAD_USER_INPUT', 'actor', c]);
      expect(await refused(merge(node, one, c, { revision: 1, commandId: 'again' }))).toEqual([
        'BAD_USER_INPUT',
        'duplicate',
        c,
      ]);
      expect(await refused(merge(node, await actor(node, `of ${one}`), one))).toEqual(['BAD_USER_INPUT', 'into', c]);
    }
    await publish(node, c);
  });

  it('is merged by the same command once, and that is answered as it was', async () => {
    const node = await start();
    const [a, b] = [await actor(node, 'a'), await actor(node, 'b')];
    const first = await merge(node, a, b);
    const head = await store.head();
    expect(await merge(node, a, b)).toEqual(first);
    expect(await store.head()).toBe(head);
    expect(first.correctionId).toBe(deriveId('correction', deriveId('c', `${a} ${b}`)));
  });

  it('does not change the answer of a command that named it before', async () => {
    const node = await start();
    const [a, b] = [await actor(node, 'a'), await actor(node, 'b')];
    const published = await publish(node, a);
    await merge(node, a, b);
    expect(await publish(node, a)).toEqual(published);
  });

  it('is named again once it is reinstated', async () => {
    const node = await start();
    const [a, b] = [await actor(node, 'a'), await actor(node, 'b')];
    await merge(node, a, b);
    const input = { target: a, notice };
    await node.reinstateActor.execute(new ReinstateActor(input, as(deriveId('c', 'back'), input, 1)));
    await node.caughtUp();
    await publish(node, a);
  });
});

describe('a merge that would go in a circle', () => {
  it('is refused, directly and through others', async () => {
    const node = await start();
    const [a, b, c] = [await actor(node, 'a'), await actor(node, 'b'), await actor(node, 'c')];
    expect(await refused(merge(node, a, a))).toEqual(['BAD_USER_INPUT', 'into']);
    await merge(node, a, b);
    expect(await refused(merge(node, b, a))).toEqual(['BAD_USER_INPUT', 'into', b]);
    await merge(node, b, c);
    expect(await refused(merge(node, c, a))).toEqual(['BAD_USER_INPUT', 'into', c]);
  });

  it('is refused by what the store holds, though this node has not come to it yet', async () => {
    const [node, late] = [await start(), await start()];
    const [a, b, c] = [await actor(node, 'a'), await actor(node, 'b'), await actor(node, 'c')];
    await late.caughtUp();
    const letGo = late.hold();
    await merge(node, a, b);
    expect(late.references.standing(a)).toBe(a);
    expect(await refused(merge(late, b, a))).toEqual(['BAD_USER_INPUT', 'into', b]);
    expect(await refused(merge(late, c, a))).toEqual(['BAD_USER_INPUT', 'into', b]);
    letGo();
  });
});

describe('two merges that cross', () => {
  it('leave the first in effect; the later one is CONFLICT, each time it is sent, until it is taken back', async () => {
    const [here, there] = [await start(), await start()];
    const [a, b] = [await actor(here, 'a'), await actor(here, 'b')];
    await there.caughtUp();
    const both = await Promise.allSettled([merge(here, a, b), merge(there, b, a)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await refused(merge(there, b, a))).toEqual(['CONFLICT', 'into']);
    expect(await refused(merge(here, b, a))).toEqual(['CONFLICT', 'into']);
    await Promise.all([here.caughtUp(), there.caughtUp()]);
    for (const { references } of [here, there])
      expect([references.standing(a), references.standing(b)]).toEqual([b, b]);
    await publish(here, b);
    expect(await refused(correct(there, b, 1))).toEqual(['BAD_USER_INPUT', 'actor', b]);
    const input = { target: b, notice };
    await there.reinstateActor.execute(new ReinstateActor(input, as(deriveId('c', 'back'), input, 1)));
    await correct(there, b, 2);
  });
});
