import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../parts/field-of.js';
import { usePlace } from '../place.js';
import { ask } from '../record/client.js';
import { useMoments } from '../record/moments.js';
import type { ChangeFilter } from '../record/operations.js';
import { MomentAtDocument } from '../record/operations.js';
import { indexAt } from './positions.js';
import { Ruler } from './ruler.js';
import { useMarks } from './use-marks.js';
import type { Marks } from './use-marks.js';
import { useNews } from './use-news.js';

interface TimeMachineProps {
  /** Which changes are marked: those of the page. */
  readonly filter?: ChangeFilter;
  readonly canCompare?: boolean;
}

const WHOLE_RECORD: ChangeFilter = {};

/** The moment of the record that the whole page is read at, and the ways through it. Tells of changes that come. */
export function TimeMachine({ filter = WHOLE_RECORD, canCompare = false }: TimeMachineProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const queries = useQueryClient();
  const machine = useMarks(filter, place.at);
  const { marks, index, head, previous, next } = machine;
  const news = useNews(filter, place.at === undefined ? head?.position : undefined);
  const isNow = place.at === undefined;

  const to = (position: string | undefined) =>
    position !== undefined && place.set({ at: position === 'now' ? null : position }, { replace: true });
  const choose = (of: number) => to(of >= marks.length - 1 && !machine.hasLater ? 'now' : marks[of]?.position);
  const other = place.get('compare');
  const otherIndex = other === undefined ? undefined : indexAt(marks, other);
  return (
    <section className={isNow ? 'machine' : 'machine past'} aria-label={t('machine.name')}>
      <div className="wrap in">
        <Shown machine={machine} at={place.at} />
        <Ruler
          marks={marks}
          index={index}
          isNow={isNow}
          other={otherIndex === -1 ? undefined : otherIndex}
          choose={choose}
          step={(by) => to(by < 0 ? previous : next)}
        />
        <div className="step">
          <button type="button" aria-label={t('machine.previous')} disabled={!previous} onClick={() => to(previous)}>
            ‹
          </button>
          <button type="button" aria-label={t('machine.next')} disabled={!next} onClick={() => to(next)}>
            ›
          </button>
          <DateField go={(position) => place.set({ at: position })} />
          {canCompare ? (
            <button
              type="button"
              className="compare"
              aria-pressed={other !== undefined}
              disabled={other === undefined && !previous && isNow}
              onClick={() =>
                place.set(other === undefined ? { compare: place.at ?? previous ?? null, at: null } : { compare: null })
              }
            >
              {t('machine.compare')}
            </button>
          ) : null}
          <button type="button" className="now" disabled={isNow} onClick={() => place.set({ at: null })}>
            {t('machine.now')}
          </button>
        </div>
      </div>
      <p className="wrap news" role="status">
        {news.count > 0 ? (
          <>
            {t('machine.changed', { count: news.count })}{' '}
            <button type="button" className="link" onClick={() => void queries.invalidateQueries()}>
              {t('machine.show')}
            </button>
          </>
        ) : news.lost ? (
          t('machine.lost')
        ) : null}
      </p>
    </section>
  );
}

/** What moment is shown, and how much was corrected since. */
function Shown({ machine, at }: { readonly machine: Marks; readonly at: string | undefined }) {
  const { t } = useTranslation();
  const { long } = useMoments();
  const { marks, index, head, hasLater } = machine;
  const since = marks.slice(index + 1).filter(({ correction }) => correction).length;
  if (at === undefined)
    return (
      <div className="asof">
        <b>{t('machine.asNow')}</b>
        <small>{head ? `${long(head.recordedAt)} · ${t('machine.position', { position: head.position })}` : '…'}</small>
      </div>
    );
  const corrections = hasLater
    ? t('machine.sinceMany', { count: since })
    : since === 0
      ? t('machine.sinceNone')
      : t('machine.since', { count: since });
  const mark = marks[index];
  return (
    <div className="asof" role="status">
      <b>{mark ? t('machine.asOf', { date: long(mark.recordedAt) }) : t('machine.before')}</b>
      <small>
        {t('machine.position', { position: at })} · {corrections}
      </small>
    </div>
  );
}

/** A date typed leads to the last change recorded by then. */
function DateField({ go }: { readonly go: (position: string) => void }) {
  const { t } = useTranslation();
  const [refused, refuse] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new Date(fieldOf(event.currentTarget, 'moment'));
    if (Number.isNaN(typed.getTime())) return refuse(true);
    try {
      const { facts } = await ask(MomentAtDocument, { asOf: { recordedAt: typed.toISOString() } });
      refuse(false);
      if (facts) go(facts.basis.position);
    } catch {
      refuse(true);
    }
  };
  return (
    <form className="jump" onSubmit={(event) => void onSubmit(event)}>
      <input type="datetime-local" name="moment" aria-label={t('machine.date')} aria-invalid={refused} required />
      <button type="submit">{t('machine.go')}</button>
      {refused ? <span role="alert">{t('machine.badDate')}</span> : null}
    </form>
  );
}
