import { useTranslation } from 'react-i18next';
import { TimeMachine } from '../machine/time-machine.js';
import { Go } from '../parts/go.js';
import { PermanentLink } from '../parts/permanent-link.js';
import { Revisions } from '../parts/revisions.js';
import { Said } from '../parts/said.js';
import { Answered, Nothing } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { languageIn, wanted } from '../record/languages.js';
import { useMoments } from '../record/moments.js';
import { SourceDocument } from '../record/operations.js';
import type { SourceQuery } from '../record/operations.js';
import { useRecordList } from '../record/use-record.js';
import { FactList } from './fact-list.js';

/** A source: who published it and when, its captured texts, and the facts it stands behind. */
export function SourcePage({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const variables = { id, asOf: place.asOf, languages: wanted(i18n.language), after: undefined as string | undefined };
  const asked = useRecordList(SourceDocument, variables, (data) => data.source?.facts, { keep: true });
  const source = asked.data?.pages[0]?.source;
  useTitle(source?.headline?.value ?? source?.publisher?.name.value);
  const facts = asked.pages?.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <div className={place.at === undefined ? 'page' : 'page then'}>
      <TimeMachine />
      <main id="content" className="wrap fact">
        <Answered of={asked}>
          {() =>
            source ? (
              <>
                <Particulars source={source} />
                <FactList
                  title={t('source.facts')}
                  total={asked.pages?.[0]?.totalCount ?? 0}
                  facts={facts}
                  has={asked.hasNextPage}
                  busy={asked.isFetchingNextPage}
                  more={asked.fetchNextPage}
                />
                <Revisions id={source.entityId} path={`/sources/${source.entityId}`} />
                <PermanentLink path={`/sources/${source.entityId}`} position={source.basis.position} />
              </>
            ) : (
              <Nothing />
            )
          }
        </Answered>
      </main>
    </div>
  );
}

function Particulars({ source }: { readonly source: NonNullable<SourceQuery['source']> }) {
  const { t } = useTranslation();
  const { day, long } = useMoments();
  const { publisher, headline, withdrawal, cites, snapshots } = source;
  return (
    <>
      <header className={withdrawal ? 'gone' : undefined}>
        <p className="kind">
          {publisher ? (
            <>
              <Go to={`/actors/${publisher.entityId}`}>
                <Said text={publisher.name} quiet />
              </Go>{' '}
              ·{' '}
            </>
          ) : null}
          {languageIn(source.language, t)} · {t('fact.published', { date: source.publishedAt.display.value })}
        </p>
        <h1>{headline ? <Said text={headline} quiet /> : t('source.untitled')}</h1>
        {withdrawal ? (
          <p className="tag gone">
            {t('source.withdrawn', { date: day(withdrawal.at), reason: withdrawal.reason.value })}
          </p>
        ) : null}
        {source.url ? (
          <p>
            <a href={source.url} rel="noreferrer noopener external">
              {t('fact.original')}
            </a>
          </p>
        ) : null}
      </header>
      {cites.length > 0 ? (
        <p>
          {t('source.cites')}:{' '}
          {cites.map(({ entityId, name }, at) => (
            <span key={entityId}>
              {at > 0 ? ', ' : ''}
              <Go to={`/actors/${entityId}`}>
                <Said text={name} quiet />
              </Go>
            </span>
          ))}
        </p>
      ) : null}
      <section aria-labelledby="snapshots">
        <h2 id="snapshots">{t('source.snapshots')}</h2>
        {snapshots.map(({ sha256, capturedAt, length, text }) => (
          <details key={sha256} className="snapshot">
            <summary>
              {t('source.snapshot', { date: long(capturedAt), length })} <code>{sha256.slice(0, 12)}…</code>
            </summary>
            {text ? (
              <p className="text" lang={source.language}>
                {text}
              </p>
            ) : (
              <p className="quiet">{t('source.textNotKept')}</p>
            )}
            <code>SHA-256 {sha256}</code>
          </details>
        ))}
      </section>
    </>
  );
}
