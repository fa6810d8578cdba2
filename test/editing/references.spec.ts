import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CorrectActor, RegisterActor } from '@timeline/actors';
import { deriveId } from '@timeline/kernel';
import { MemoryEventStore } from '../read-model/memory-event-store.js';
import { as, Node } from './node.js';

const text = (value: string) => [{ value, language: 'en' }];
const unknown = deriveId('actor', 'unknown');
const id = (name: string) => ({ id: name, field: 'there' });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'found',
    (error: { code: string; details: { fields: string[] } }) => `${error.code} ${error.details.fields.join()}`,
  );

let [here, late]: Node[] = [];
beforeEach(async () => {
  const store = new MemoryEventStore();
  [here, late] = [await Node.on(store), await Node.on(store)];
});
afterEach(async () => {
  await here!.close();
  await late!.close();
});

async function register(node: Node): Promise<string> {
  const input = { kind: 'PERSON' as const, names: text('A') };
  return (await node.registerActor.execute(new RegisterActor(input, as('a', input)))).entityId;
}
async function correct(node: Node, actor: string): Promise<string> {
  const notice = {
    ...{ severity: 'MINOR' as const, whatWasWrong: text('A'), whatIsRight: text('B') },
    errorOrigin: 'OUR_ENTRY' as const,
  };
  const input = { actor, kind: 'FACTUAL' as const, notice, actorKind: 'STATE' as const };
  return (await node.correctActor.execute(new CorrectActor(input, as('b', input, 0)))).correctionId!;
}

describe('what another node recorded a moment ago', () => {
  it('is found in the store, by its kind, though this node has not come to it', async () => {
    const letGo = late!.hold();
    const actor = await register(here!);
    const { references } = late!;
    expect(await references.kindOf(id(actor))).toBe('actor');
    expect(await references.subjectOf(id(`${actor}@7`))).toEqual({ kind: 'actor', id: actor, correction: null });
    expect(await code(references.require('actor', [id(actor)]))).toBe('found');
    expect(await code(references.require('source', [id(actor)]))).toBe('NOT_FOUND there');
    letGo();
  });

  it('is waited for where it is a correction, which has no stream of its own', async () => {
    const actor = await register(here!);
    await late!.caughtUp();
    const letGo = late!.hold();
    const correction = await correct(here!, actor);
    const found = late!.references.subjectOf(id(correction));
    setTimeout(letGo, 50);
    expect(await found).toEqual({ kind: 'actor', id: actor, correction });
  });
});

describe('what nobody recorded', () => {
  it('is NOT_FOUND where it is named', async () => {
    const { references } = here!;
    await register(here!);
    expect(await code(references.kindOf(id(unknown)))).toBe('NOT_FOUND there');
    expect(await code(references.subjectOf(id(unknown)))).toBe('NOT_FOUND there');
    expect(await code(references.require('actor', [id(unknown)]))).toBe('NOT_FOUND there');
    expect(await code(references.requireMergeTarget('actor', id(unknown), unknown))).toBe('NOT_FOUND there');
    expect(await code(references.kindOf(id('x')))).toBe('BAD_USER_INPUT there');
  });
});
