import { useTranslation } from 'react-i18next';
import { Go } from './go.js';
import { Said } from './said.js';
import type { AttributionRole, WhoFragment, WordsFragment } from '../record/operations.js';

interface Step {
  readonly id: string;
  readonly role: AttributionRole;
  readonly actor?: WhoFragment | null;
  readonly unnamed?: WordsFragment | null;
}

/** How words came to a source, from the speaker outwards, in one line. */
export function Chain({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  return (
    <ol className="chain" aria-label={t('fact.chain')}>
      {steps.map(({ id, role, actor, unnamed }) => (
        <li key={id} title={t(`chain.${role}`)}>
          {actor ? (
            <Go to={`/actors/${actor.entityId}`}>
              <Said text={actor.name} quiet />
            </Go>
          ) : unnamed ? (
            <Said text={unnamed} />
          ) : (
            t('fact.unnamedOrigin')
          )}
        </li>
      ))}
    </ol>
  );
}
