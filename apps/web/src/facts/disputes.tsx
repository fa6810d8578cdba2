import { useTranslation } from 'react-i18next';
import { Said } from '../parts/said.js';
import { useMoments } from '../record/moments.js';
import type { FactOfPage } from './fact-of-page.js';

/** When the fact was in doubt, why, and what came of it. Nothing where it never was. */
export function Disputes({ fact }: { readonly fact: FactOfPage }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  if (fact.allDisputes.length === 0) return null;
  return (
    <section aria-labelledby="disputes">
      <h2 id="disputes">{t('fact.disputes')}</h2>
      {fact.allDisputes.map(({ id, openedAt, closedAt, outcome, reason, resolution }) => (
        <div key={id} className="note">
          <p>
            <Said text={reason} />
          </p>
          {resolution ? (
            <p>
              <Said text={resolution} />
            </p>
          ) : null}
          <footer>
            {closedAt
              ? t('fact.disputeClosed', { from: day(openedAt), to: day(closedAt) })
              : t('fact.disputeOpen', { date: day(openedAt) })}
            {outcome ? ` · ${t(`outcome.${outcome}`)}` : ''}
          </footer>
        </div>
      ))}
    </section>
  );
}
