import { useTranslation } from 'react-i18next';
import { Go } from '../parts/go.js';
import { LoadMore } from '../parts/load-more.js';
import { Said } from '../parts/said.js';
import type { LinkedFragment, WordsFragment } from '../record/operations.js';

interface FactListProps {
  readonly title: string;
  readonly total: number;
  readonly facts: readonly (LinkedFragment & { readonly occurredAt: { readonly display: WordsFragment } })[];
  readonly has: boolean;
  readonly busy: boolean;
  readonly more: () => unknown;
}

/** Facts by name and date, in the order they happened. */
export function FactList({ title, total, facts, has, busy, more }: FactListProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">
        {title} <small>{t('page.shown', { shown: facts.length, total })}</small>
      </h2>
      <ul className="relations">
        {facts.map(({ entityId, slug, kind, status, title, occurredAt }) => (
          <li key={entityId} className={status === 'RETRACTED' ? 'gone' : undefined}>
            <small>
              {t(`kind.${kind}`)} · <Said text={occurredAt.display} quiet />
            </small>
            <Go to={`/facts/${slug}`}>
              <Said text={title} quiet />
            </Go>
          </li>
        ))}
      </ul>
      <LoadMore has={has} busy={busy} more={more} />
    </section>
  );
}
