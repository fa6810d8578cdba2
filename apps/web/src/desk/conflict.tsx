import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RevisionChanges } from '../parts/revision-changes.js';
import { RevisionLine } from '../parts/revision-line.js';
import { Answered } from '../parts/states.js';
import { ask } from '../record/client.js';
import { wanted } from '../record/languages.js';
import { DeskFactDocument, RevisionsDocument } from '../record/operations.js';
import type { DeskFact } from './fact-draft.js';
import type { Draft } from './use-draft.js';

interface ConflictProps {
  readonly fact: DeskFact;
  /** The revision that was typed over, and the one that stands now. */
  readonly seen: number;
  readonly current: number;
  /** Goes on over the fact as it stands now, with all that was typed. */
  readonly onGoOn: (now: DeskFact) => void;
}

/** What others did since the revision that was seen. */
export function Conflict({ fact, seen, current, onGoOn }: ConflictProps) {
  const { t, i18n } = useTranslation();
  const languages = wanted(i18n.language);
  const asked = useQuery({
    queryKey: ['since', fact.entityId, seen, current, languages],
    queryFn: async ({ signal }) => {
      const [{ node }, { fact: now }] = await Promise.all([
        ask(RevisionsDocument, { id: fact.entityId, languages }, signal),
        ask(DeskFactDocument, { slug: fact.slug, languages }, signal),
      ]);
      const revisions = node && 'revisions' in node ? node.revisions.nodes : [];
      return { now, since: revisions.filter(({ number }) => number > seen) };
    },
  });
  const goOn = (event: MouseEvent<HTMLButtonElement>, now: DeskFact) => {
    const send = event.currentTarget.form?.querySelector<HTMLElement>('.actions > .primary');
    onGoOn(now);
    send?.focus();
  };
  return (
    <div className="conflict">
      <h3>{t('conflict.title')}</h3>
      <Answered of={asked}>
        {() => {
          const { now, since } = asked.data!;
          return (
            <>
              <ol className="revisions" start={seen + 1}>
                {since.map((revision) => (
                  <li key={revision.number}>
                    <p>
                      <RevisionLine of={revision} />
                    </p>
                    <RevisionChanges of={revision} />
                  </li>
                ))}
              </ol>
              <p>{t('conflict.kept')}</p>
              {now ? (
                <button type="button" className="plain" onClick={(event) => goOn(event, now)}>
                  {t('conflict.goOn', { number: now.revision.number })}
                </button>
              ) : null}
            </>
          );
        }}
      </Answered>
    </div>
  );
}

/** A draft over a fact: the revision that was seen. */
export interface Seen {
  readonly seen: number;
}

/** Where somebody was faster: what they did, and the way on over it with all that was typed. */
export const conflictOf =
  <D extends Seen>(fact: DeskFact, { draft, change }: Draft<D>) =>
  (current: number, reset: () => void) => (
    <Conflict
      fact={fact}
      seen={draft.seen}
      current={current}
      onGoOn={(now) => {
        change({ ...draft, seen: now.revision.number });
        reset();
      }}
    />
  );
