import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import { Go } from '../parts/go.js';
import { Said } from '../parts/said.js';
import { Answered } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { wanted } from '../record/languages.js';
import { TimelinesDocument } from '../record/operations.js';
import { useRecord } from '../record/use-record.js';

/** All timelines; where there is one, that one. */
export function StartPage() {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const asked = useRecord(TimelinesDocument, { asOf: place.asOf, languages: wanted(i18n.language) });
  useTitle(t('timelines.title'));
  const timelines = asked.data?.timelines?.nodes ?? [];
  if (timelines.length === 1) return <Redirect to={place.to(`/timelines/${timelines[0]!.slug}`)} replace />;
  return (
    <main id="content" className="wrap">
      <h1>{t('timelines.title')}</h1>
      <Answered of={asked}>
        {() =>
          timelines.length === 0 ? (
            <p className="empty">{t('timelines.none')}</p>
          ) : (
            <ul className="catalogue">
              {timelines.map(({ entityId, slug, title, description, entries }) => (
                <li key={entityId}>
                  <h2>
                    <Go to={`/timelines/${slug}`}>
                      <Said text={title} quiet />
                    </Go>
                  </h2>
                  <p>
                    {description ? <Said text={description} /> : null}{' '}
                    {t('timeline.facts', { count: entries.totalCount })}.
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </main>
  );
}
