import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Comparison } from '../machine/comparison.js';
import { TimeMachine } from '../machine/time-machine.js';
import { LoadMore } from '../parts/load-more.js';
import { PermanentLink } from '../parts/permanent-link.js';
import { Said } from '../parts/said.js';
import { Answered, Nothing, Skeleton } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { wanted } from '../record/languages.js';
import type { TimelineHeadQuery } from '../record/operations.js';
import { EntriesDocument, TimelineHeadDocument } from '../record/operations.js';
import { useRecord, useRecordList } from '../record/use-record.js';
import { Drawn } from './drawn.js';
import { EntryList } from './entry-list.js';
import { filterOf, orderOf, orders } from './filter.js';
import { Filters } from './filters.js';

/** A timeline: its entries as a list by day and as a drawing, at the moment of the record that the address names. */
export function TimelinePage({ slug }: { readonly slug: string }) {
  const { i18n } = useTranslation();
  const place = usePlace();
  const languages = wanted(i18n.language);
  const head = useRecord(TimelineHeadDocument, { slug, asOf: place.asOf, languages }, { keep: true });
  const timeline = head.data?.timeline;
  useTitle(timeline?.title.value);
  return (
    <div className={place.at === undefined ? 'page' : 'page then'}>
      <div className="wrap">
        <Answered of={head} skeleton={<Skeleton lines={2} tall />}>
          {() =>
            timeline ? <Head timeline={timeline} corrected={head.data?.corrected?.entries.totalCount ?? 0} /> : null
          }
        </Answered>
      </div>
      {timeline ? <TimeMachine filter={{ timeline: timeline.entityId }} canCompare /> : null}
      <main id="content" className="wrap">
        {timeline && place.get('compare') !== undefined ? (
          <Comparison timeline={timeline.entityId} />
        ) : timeline ? (
          <Entries slug={slug} timeline={timeline} />
        ) : head.data ? (
          <Nothing />
        ) : null}
      </main>
    </div>
  );
}

type Timeline = NonNullable<TimelineHeadQuery['timeline']>;

function Head({ timeline, corrected }: { readonly timeline: Timeline; readonly corrected: number }) {
  const { t } = useTranslation();
  return (
    <>
      <h1>
        <Said text={timeline.title} quiet />
      </h1>
      <p className="dek">
        {timeline.description ? <Said text={timeline.description} /> : null}{' '}
        {t('timeline.facts', { count: timeline.entries.totalCount })}
        {corrected > 0 ? `, ${t('timeline.corrected', { count: corrected })}` : ''}.
      </p>
    </>
  );
}

function Entries({ slug, timeline }: { readonly slug: string; readonly timeline: Timeline }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const [chosen, choose] = useState<string>();
  const filter = filterOf(place.search);
  const orderBy = orderOf(place.get('order'));
  const list = useRecordList(
    EntriesDocument,
    {
      slug,
      asOf: place.asOf,
      filter,
      orderBy,
      languages: wanted(i18n.language),
      after: undefined as string | undefined,
    },
    (data) => data.timeline?.entries,
    { keep: true },
  );
  const entries = list.pages?.flatMap(({ nodes }) => nodes) ?? [];
  const total = list.pages?.at(-1)?.totalCount ?? 0;
  const show = (entry: string) => {
    choose(entry);
    const article = document.querySelector<HTMLElement>(`#${CSS.escape(`entry-${entry}`)}`);
    article?.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion)').matches ? 'auto' : 'smooth',
    });
    article?.querySelector<HTMLElement>('h3 a')?.focus({ preventScroll: true });
  };
  return (
    <>
      <Drawn facts={entries.map(({ fact }) => fact)} chosen={chosen} choose={show} />
      <div className="cols">
        <Filters slug={slug} facets={timeline.facets} filter={filter} />
        <section aria-label={t('timeline.list')} aria-busy={list.isFetching}>
          <div className="listhead">
            <p role="status">{list.pages ? t('page.shown', { shown: entries.length, total }) : ''}</p>
            <label>
              {t('timeline.order')}{' '}
              <select value={orderBy} onChange={({ target }) => place.set({ order: target.value })}>
                {orders.map((order) => (
                  <option key={order} value={order}>
                    {t(`timeline.order.${order}` as 'timeline.order.OCCURRED_ASC')}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <Answered of={list} skeleton={<Skeleton lines={8} tall />}>
            {() =>
              entries.length === 0 ? (
                <p className="empty">
                  {filter
                    ? t('timeline.noneFound')
                    : place.at === undefined
                      ? t('timeline.none')
                      : t('timeline.noneThen')}
                </p>
              ) : (
                <EntryList entries={entries} chosen={chosen} choose={choose} />
              )
            }
          </Answered>
          <LoadMore has={list.hasNextPage} busy={list.isFetchingNextPage} more={list.fetchNextPage} />
          <PermanentLink path={`/timelines/${timeline.slug}`} position={timeline.basis.position} />
        </section>
      </div>
    </>
  );
}
