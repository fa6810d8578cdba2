import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deriveId, Refusal } from '@timeline/kernel';
import { CorrectSource, RegisterSource } from '@timeline/sources';
import { MemoryEventStore } from '../read-model/memory-event-store.js';
import { as, Node } from './node.js';

const text = (value: string) => [{ value, language: 'en' }];
const [OLD, NEW] = ['https://news.example/bridge', 'https://news.example/2025/bridge'];
const byAddress = (path: string) => deriveId('source', `//news.example/${path}`);

let node: Node;
/** Whether the read model stands still, so that nobody waits for it. */
let held = false;
beforeEach(async () => {
  held = false;
  node = await Node.on(new MemoryEventStore());
});
afterEach(() => node.close());

async function register(commandId: string, url?: string) {
  const input = { url, language: 'en', publishedAt: { edtf: '2025' } };
  const written = await node.registerSource.execute(new RegisterSource(input, as(commandId, input)));
  if (!held) await node.caughtUp();
  return written.entityId;
}
async function move(source: string, url: string | null, revision: number) {
  const notice = {
    ...{ severity: 'MINOR' as const, whatWasWrong: text('The address.'), whatIsRight: text('This one.') },
    errorOrigin: 'OUR_ENTRY' as const,
  };
  const input = { source, kind: 'TYPO' as const, notice, url };
  const context = as(deriveId('move', source, String(revision)), input, revision);
  const written = await node.correctSource.execute(new CorrectSource(input, context));
  if (!held) await node.caughtUp();
  return written;
}
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return [error.code, error.details.fields?.join(), error.details.existing];
    },
  );

describe('a source whose address is corrected', () => {
  it('keeps its id, which follows from the address that it was registered with', async () => {
    const source = await register('a', OLD);
    expect(source).toBe(byAddress('bridge'));
    expect((await move(source, NEW, 0)).entityId).toBe(source);
  });

  it('holds its new address: whoever registers that is told who is there', async () => {
    const source = await register('a', OLD);
    await move(source, NEW, 0);
    expect(await refused(register('b', `${NEW}?utm_source=x`))).toEqual(['ALREADY_EXISTS', 'url', source]);
  });

  it('leaves its old address to others, whose ids are made with their commands', async () => {
    const source = await register('a', OLD);
    await move(source, NEW, 0);
    const second = await register('b', OLD);
    expect(second).toBe(deriveId('source', 'command', 'b'));
    expect(await refused(register('c', OLD))).toEqual(['ALREADY_EXISTS', 'url', second]);
    expect(await refused(move(source, OLD, 1))).toEqual(['ALREADY_EXISTS', 'url', second]);
  });

  it('has left its old address also where the read model has not seen it go', async () => {
    const source = await register('a', OLD);
    const letGo = node.hold();
    held = true;
    await move(source, NEW, 0);
    expect(await register('b', OLD)).toBe(deriveId('source', 'command', 'b'));
    letGo();
  });

  it('may go back while nobody else is there, and may have none', async () => {
    const source = await register('a', OLD);
    await move(source, NEW, 0);
    await move(source, OLD, 1);
    expect(await refused(register('b', OLD))).toEqual(['ALREADY_EXISTS', 'url', source]);
    await move(source, null, 2);
    expect(await register('b', OLD)).toBe(deriveId('source', 'command', 'b'));
  });

  it('may be written in another way', async () => {
    const source = await register('a', OLD);
    await move(source, OLD.replace('https', 'http'), 0);
    expect(await refused(register('b', OLD))).toEqual(['ALREADY_EXISTS', 'url', source]);
  });

  it('is refused that of another source', async () => {
    const [source, other] = [await register('a', OLD), await register('b', NEW)];
    expect(await refused(move(source, NEW, 0))).toEqual(['ALREADY_EXISTS', 'url', other]);
    const without = await register('c');
    expect(await refused(move(without, OLD, 0))).toEqual(['ALREADY_EXISTS', 'url', source]);
  });
});

describe('the command that registered a source', () => {
  it('is answered as it was, whatever became of the address', async () => {
    const source = await register('a', OLD);
    await move(source, NEW, 0);
    expect(await register('a', OLD)).toBe(source);
    const second = await register('b', OLD);
    expect(await register('b', OLD)).toBe(second);
    await move(second, null, 0);
    await move(source, OLD, 1);
    expect(await register('b', OLD)).toBe(second);
  });
});
