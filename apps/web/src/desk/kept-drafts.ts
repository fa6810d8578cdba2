import type { Sent } from './command-id.js';

/** Raised when drafts take another shape: older ones are then left alone. */
const VERSION = 1;

/** What was typed into a form, when, and the command it became where it was sent and no answer came. */
export interface KeptDraft<D> {
  readonly at: string;
  readonly draft: D;
  readonly sent?: Sent;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Drafts of one editor in a browser's storage. One that is full, or that may not be used, keeps nothing and does no harm. */
export function draftsIn(open: () => Storage, editor: string) {
  const key = (name: string) => `timeline.draft.${editor}.${name}`;
  const quietly = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      return act(open());
    } catch {
      return undefined;
    }
  };
  return {
    read: <D>(name: string): KeptDraft<D> | undefined =>
      quietly((storage) => {
        const kept = JSON.parse(storage.getItem(key(name)) ?? 'null') as (KeptDraft<D> & { version: number }) | null;
        return kept?.version === VERSION ? { at: kept.at, draft: kept.draft, sent: kept.sent } : undefined;
      }),
    write: <D>(name: string, kept: KeptDraft<D>): void =>
      quietly((storage) => storage.setItem(key(name), JSON.stringify({ version: VERSION, ...kept }))),
    drop: (name: string): void => quietly((storage) => storage.removeItem(key(name))),
  };
}
