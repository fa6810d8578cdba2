import { useState } from 'react';
import { useSession } from '../session/use-session.js';
import type { Sent } from './command-id.js';
import { draftsIn } from './kept-drafts.js';
import type { KeptDraft } from './kept-drafts.js';

/** A form's draft, kept in the browser from the first change to the answer. It is sent nowhere by itself. */
export interface Draft<D> {
  readonly draft: D;
  readonly change: (next: D) => void;
  /** When the draft was kept that this form began with. */
  readonly restored: string | undefined;
  readonly sent: Sent | undefined;
  readonly remember: (sent: Sent) => void;
  /** Throws the draft away, and begins anew. */
  readonly clear: () => void;
}

/** The draft of a form by its name, begun with `start` where none is kept. */
export function useDraft<D>(name: string, start: () => D): Draft<D> {
  const drafts = draftsIn(() => localStorage, useSession().session?.editor?.id ?? '');
  const [first] = useState(() => drafts.read<D>(name));
  const [kept, keep] = useState<KeptDraft<D>>(() => first ?? { at: '', draft: start() });
  const [restored, setRestored] = useState(first?.at);
  const write = (next: KeptDraft<D>) => {
    keep(next);
    drafts.write(name, next);
  };
  return {
    draft: kept.draft,
    change: (draft) => write({ ...kept, draft, at: new Date().toISOString() }),
    restored,
    sent: kept.sent,
    remember: (sent) => write({ ...kept, sent, at: new Date().toISOString() }),
    clear: () => {
      drafts.drop(name);
      keep({ at: '', draft: start() });
      setRestored(undefined);
    },
  };
}
