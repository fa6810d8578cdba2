import { useTranslation } from 'react-i18next';
import { Go } from '../parts/go.js';
import { Said } from '../parts/said.js';
import type { FactOfPage } from './fact-of-page.js';

/** How the fact hangs together with others, read from either end. */
export function Relations({ fact }: { readonly fact: FactOfPage }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{t('fact.relations')}</h2>
      {fact.relations.length === 0 ? <p className="quiet">{t('fact.noRelations')}</p> : null}
      <ul className="relations">
        {fact.relations.map(({ id, kind, from, to, note }) => {
          const isOut = from.entityId === fact.entityId;
          const other = isOut ? to : from;
          return (
            <li key={id} className={other.status === 'RETRACTED' ? 'gone' : undefined}>
              <small>{t(`${isOut ? 'out' : 'in'}.${kind}`)}</small>
              <Go to={`/facts/${other.slug}`}>
                <Said text={other.title} quiet />
              </Go>
              {note ? (
                <p className="quiet">
                  <Said text={note} />
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
