import { useTranslation } from 'react-i18next';
import { Go } from '../parts/go.js';
import { Said } from '../parts/said.js';
import { languageIn } from '../record/languages.js';
import type { EvidenceFragment } from '../record/operations.js';
import { supportOf } from '../record/support.js';
import type { FactOfPage } from './fact-of-page.js';

/** How the words came to each source, drawn from the speaker down to the outlet; origins are counted, not outlets. */
export function Chains({ fact }: { readonly fact: FactOfPage }) {
  const { t } = useTranslation();
  const standing = fact.attestations.filter(({ withdrawal, chain }) => !withdrawal && chain.length > 0);
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">{t('fact.chain')}</h2>
      <div className="chains">
        {standing.map((attestation) => (
          <DrawnChain key={attestation.id} attestation={attestation} />
        ))}
      </div>
      <p className={fact.corroboration.contested ? 'tag hold' : 'tag ok'}>
        {t('fact.origins', { support: supportOf(fact.corroboration, t) })}
      </p>
    </section>
  );
}

function DrawnChain({ attestation }: { readonly attestation: EvidenceFragment }) {
  const { t } = useTranslation();
  const { publisher, language } = attestation.source;
  return (
    <ol
      className="drawn-chain"
      aria-label={`${publisher?.name.value ?? t('source.untitled')}, ${languageIn(language, t)}`}
    >
      {attestation.chain.map(({ id, role, mode, actor, unnamed }) => (
        <li key={id} className={role === 'ORIGIN_CHANNEL' ? 'origin' : undefined}>
          <small>{t(`chain.${role}`)}</small>
          {actor ? (
            <Go to={`/actors/${actor.entityId}`}>
              <Said text={actor.name} quiet />
            </Go>
          ) : unnamed ? (
            <Said text={unnamed} />
          ) : (
            t('fact.unnamedOrigin')
          )}
          {mode ? <small>{t(`mode.${mode}`)}</small> : null}
        </li>
      ))}
    </ol>
  );
}
