import { useTranslation } from 'react-i18next';
import { TimeMachine } from '../machine/time-machine.js';
import { Go } from '../parts/go.js';
import { LoadMore } from '../parts/load-more.js';
import { Said } from '../parts/said.js';
import { Answered } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { languageIn, wanted } from '../record/languages.js';
import { SourcesDocument } from '../record/operations.js';
import { useRecordList } from '../record/use-record.js';

/** Every source of the record. */
export function SourcesPage() {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const variables = { asOf: place.asOf, languages: wanted(i18n.language), after: undefined as string | undefined };
  const list = useRecordList(SourcesDocument, variables, (data) => data.sources, { keep: true });
  useTitle(t('sources.title'));
  const sources = list.pages?.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <div className={place.at === undefined ? 'page' : 'page then'}>
      <div className="wrap">
        <h1>{t('sources.title')}</h1>
      </div>
      <TimeMachine />
      <main id="content" className="wrap">
        <Answered of={list}>
          {() =>
            sources.length === 0 ? (
              <p className="empty">{t('sources.none')}</p>
            ) : (
              <ul className="catalogue">
                {sources.map(({ entityId, headline, publisher, language, publishedAt, status, facts }) => (
                  <li key={entityId} className={status === 'WITHDRAWN' ? 'gone' : undefined}>
                    <h2>
                      <Go to={`/sources/${entityId}`}>
                        {headline ? (
                          <Said text={headline} quiet />
                        ) : publisher ? (
                          <>
                            <Said text={publisher.name} quiet />, {languageIn(language, t)}
                          </>
                        ) : (
                          t('source.untitled')
                        )}
                      </Go>
                    </h2>
                    <p>
                      {publisher ? (
                        <>
                          <Said text={publisher.name} quiet /> ·{' '}
                        </>
                      ) : null}
                      {languageIn(language, t)} · {t('fact.published', { date: publishedAt.display.value })} ·{' '}
                      {t('timeline.facts', { count: facts.totalCount })}
                    </p>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
        <LoadMore has={list.hasNextPage} busy={list.isFetchingNextPage} more={list.fetchNextPage} />
      </main>
    </div>
  );
}
