import { useTranslation } from 'react-i18next';
import { Go } from '../parts/go.js';
import { Said } from '../parts/said.js';
import { languageIn } from '../record/languages.js';
import { useMoments } from '../record/moments.js';
import type { EvidenceFragment } from '../record/operations.js';
import type { FactOfPage } from './fact-of-page.js';

/** Each source with its own words in its own language, side by side, and where they differ. */
export function Evidence({ fact }: { readonly fact: FactOfPage }) {
  const { t } = useTranslation();
  const differ = fact.attestations.filter(({ divergences, withdrawal }) => divergences.length > 0 && !withdrawal);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('fact.evidence')}</h2>
      <div className="attestations">
        {fact.attestations.map((attestation) => (
          <Attestation key={attestation.id} attestation={attestation} />
        ))}
      </div>
      <h3>{t('fact.differs')}</h3>
      {differ.length === 0 ? <p className="quiet">{t('fact.agree')}</p> : null}
      <dl className="particulars">
        {differ.flatMap(({ source, divergences }) =>
          divergences.map(({ id, aspect, note }) => (
            <div key={id}>
              <dt>{t(`aspect.${aspect}`)}</dt>
              <dd>
                <Said text={note} />{' '}
                <small>
                  {source.publisher?.name.value}, {languageIn(source.language, t)}
                </small>
              </dd>
            </div>
          )),
        )}
      </dl>
    </section>
  );
}

function Attestation({ attestation }: { readonly attestation: EvidenceFragment }) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const { source, stance, quotes, withdrawal } = attestation;
  return (
    <article className={withdrawal ? 'attestation gone' : 'attestation'}>
      <h3>
        <Go to={`/sources/${source.entityId}`}>
          {source.publisher ? <Said text={source.publisher.name} quiet /> : t('source.untitled')}
        </Go>
        <small>
          {' '}
          {languageIn(source.language, t)}, {t('fact.published', { date: source.publishedAt.display.value })}
        </small>
      </h3>
      <p>
        <span className={stance === 'DENIES' ? 'tag gone' : 'tag ok'}>{t(`fact.${stance}`)}</span>
      </p>
      {withdrawal ? (
        <p className="tag gone">
          {t('fact.withdrawnSource', { date: day(withdrawal.at), reason: withdrawal.reason.value })}
        </p>
      ) : null}
      {quotes.length === 0 ? <p className="quiet">{t('fact.noQuotes')}</p> : null}
      {quotes.map(({ id, prefix, exact, suffix, language, verification, standing }) => (
        <blockquote key={id}>
          <p lang={language}>
            {prefix ? <span className="around">{prefix}</span> : null}
            <mark>{exact}</mark>
            {suffix ? <span className="around">{suffix}</span> : null}
          </p>
          <footer>
            {t(`fact.${verification}`)}
            {standing === 'UNCHECKED' ? '' : ` · ${t(`fact.${standing}`)}`}
          </footer>
        </blockquote>
      ))}
      {source.url ? (
        <p>
          <a href={source.url} rel="noreferrer noopener external">
            {t('fact.original')}
          </a>
        </p>
      ) : null}
    </article>
  );
}
