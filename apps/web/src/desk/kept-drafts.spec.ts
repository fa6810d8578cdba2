import { describe, expect, it } from '@jest/globals';
import { commandOf } from './command-id.js';
import { draftsIn } from './kept-drafts.js';

function storage(held = new Map<string, string>()) {
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}
const draft = { at: '2026-11-23T02:00:00Z', draft: { title: 'They met' } };

describe('the id of a command', () => {
  const ids = ['one', 'two'];
  const newId = () => ids.shift()! as ReturnType<typeof crypto.randomUUID>;

  it('stays while the same is said, and is new once something else is', () => {
    const first = commandOf(undefined, { title: 'a' }, newId);
    expect(first.id).toBe('one');
    expect(commandOf(first, { title: 'a' }, newId)).toBe(first);
    expect(commandOf(first, { title: 'b' }, newId).id).toBe('two');
  });
});

describe('drafts in a browser', () => {
  it('are read back by the editor who typed them, and by nobody else', () => {
    const browser = storage();
    draftsIn(() => browser, 'asel').write('report', draft);
    expect(draftsIn(() => browser, 'asel').read('report')).toEqual(draft);
    expect(draftsIn(() => browser, 'other').read('report')).toBeUndefined();
  });

  it('are gone when they are thrown away', () => {
    const browser = storage();
    const drafts = draftsIn(() => browser, 'asel');
    drafts.write('report', draft);
    drafts.drop('report');
    expect(browser.held.size).toBe(0);
  });

  it('of another shape are left alone', () => {
    const browser = storage();
    const drafts = draftsIn(() => browser, 'asel');
    drafts.write('report', draft);
    const [[key, kept]] = [...browser.held] as [[string, string]];
    browser.setItem(key, kept.replace('"version":1', '"version":0'));
    expect(drafts.read('report')).toBeUndefined();
    browser.setItem(key, 'not JSON');
    expect(drafts.read('report')).toBeUndefined();
  });

  it('do no harm where nothing can be kept', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const full = { ...storage(), setItem: refuse };
    for (const drafts of [draftsIn(refuse, 'asel'), draftsIn(() => full, 'asel')]) {
      drafts.write('report', draft);
      drafts.drop('report');
      expect(drafts.read('report')).toBeUndefined();
    }
  });
});
