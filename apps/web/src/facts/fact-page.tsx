import { useTranslation } from 'react-i18next';
import { TimeMachine } from '../machine/time-machine.js';
import { Go } from '../parts/go.js';
import { Notice } from '../parts/notice.js';
import { PermanentLink } from '../parts/permanent-link.js';
import { Revisions } from '../parts/revisions.js';
import { Said } from '../parts/said.js';
import { Answered, Nothing, Skeleton } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { doubtOf, zoneOf } from '../record/dates.js';
import { wanted } from '../record/languages.js';
import { useMoments } from '../record/moments.js';
import { FactDocument } from '../record/operations.js';
import { useRecord } from '../record/use-record.js';
import { Chains } from './chains.js';
import { Cite } from './cite.js';
import { Disputes } from './disputes.js';
import { Evidence } from './evidence.js';
import type { FactOfPage } from './fact-of-page.js';
import { FactTools } from '../desk/fact-tools.js';
import { Relations } from './relations.js';

/** A fact: what is said, by whom and through whom, on what evidence, and every revision of it. */
export function FactPage({ slug }: { readonly slug: string }) {
  const { i18n } = useTranslation();
  const place = usePlace();
  const asked = useRecord(FactDocument, { slug, asOf: place.asOf, languages: wanted(i18n.language) }, { keep: true });
  const fact = asked.data?.fact;
  useTitle(fact?.title.value);
  return (
    <div className={place.at === undefined ? 'page' : 'page then'}>
      {fact ? <TimeMachine filter={{ fact: fact.entityId }} /> : null}
      <main id="content" className="wrap fact">
        <Answered of={asked} skeleton={<Skeleton lines={7} tall />}>
          {() => (fact ? <Whole fact={fact} /> : <Nothing />)}
        </Answered>
      </main>
    </div>
  );
}

function Whole({ fact }: { readonly fact: FactOfPage }) {
  const { t } = useTranslation();
  const { long, day, lasted } = useMoments();
  const place = usePlace();
  const { retraction, mergedInto } = fact;
  return (
    <>
      <header className={retraction ? 'gone' : undefined}>
        <p className="kind">
          <b>{t(`kind.${fact.kind}`)}</b> · {t(`status.${fact.status}`)} ·{' '}
          {t('fact.recorded', { date: long(fact.firstRecordedAt) })}
        </p>
        <h1>
          <Said text={fact.title} quiet />
        </h1>
        {mergedInto ? (
          <p className="tag hold">
            {t('fact.merged')} <MergedInto id={mergedInto} />
          </p>
        ) : null}
        {retraction ? (
          <p className="tag gone">
            {t('entry.retracted', { date: day(retraction.correctedAt) })} ·{' '}
            {t('entry.stood', { time: lasted(retraction.stoodForSeconds) })}
          </p>
        ) : null}
        <Particulars fact={fact} />
        {fact.summary ? (
          <p className="summary">
            <Said text={fact.summary} />
          </p>
        ) : null}
      </header>
      {place.at === undefined ? <FactTools slug={fact.slug} /> : null}
      <div className="halves">
        <Evidence fact={fact} />
        <Chains fact={fact} />
      </div>
      <Relations fact={fact} />
      <Disputes fact={fact} />
      <section aria-labelledby="corrections">
        <h2 id="corrections">{t('fact.corrections')}</h2>
        {fact.allCorrections.length === 0 ? <p className="quiet">{t('fact.noCorrections')}</p> : null}
        {fact.allCorrections.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </section>
      <Revisions id={fact.entityId} path={`/facts/${fact.slug}`} />
      <Cite fact={fact} />
      <PermanentLink path={`/facts/${fact.slug}`} position={fact.basis.position} />
    </>
  );
}

/** When, where and who, each in words. */
function Particulars({ fact }: { readonly fact: FactOfPage }) {
  const { t } = useTranslation();
  const { occurredAt, validDuring } = fact;
  const doubt = doubtOf(occurredAt, t);
  return (
    <dl className="particulars">
      <div>
        <dt>{t('field.occurredAt')}</dt>
        <dd>
          <Said text={occurredAt.display} quiet />
          {doubt ? <span className="tag hold">{doubt}</span> : null} <small>{zoneOf(occurredAt, t)}</small>
          {validDuring?.open ? <small> · {t('date.holds')}</small> : null}
          {occurredAt.note ? (
            <p className="quiet">
              <Said text={occurredAt.note} />
            </p>
          ) : null}
        </dd>
      </div>
      {fact.places.map(({ id, role, basis, place: { name } }) => (
        <div key={id}>
          <dt>{t(`place.${role}`)}</dt>
          <dd>
            <Said text={name} quiet />{' '}
            {basis === 'INFERRED' ? <span className="tag hold">{t('place.INFERRED')}</span> : null}
          </dd>
        </div>
      ))}
      {fact.participants.map(({ role, actor }) => (
        <div key={`${role} ${actor.entityId}`}>
          <dt>{t(`role.${role}`)}</dt>
          <dd>
            <Go to={`/actors/${actor.entityId}`}>
              <Said text={actor.name} quiet />
            </Go>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Leads from a duplicate to the fact that stands. */
function MergedInto({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const stands = useRecord(FactDocument, { id, asOf: place.asOf, languages: wanted(i18n.language) }).data?.fact;
  return stands ? <Go to={`/facts/${stands.slug}`}>{t('fact.mergedInto')}</Go> : null;
}
