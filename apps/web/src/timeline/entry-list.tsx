import { useTranslation } from 'react-i18next';
import { doubtOf, isOneDay, weekdayOf, zoneOf } from '../record/dates.js';
import type { EntriesQuery, WhenFragment } from '../record/operations.js';
import { Entry } from './entry.js';

export type EntryNode = NonNullable<NonNullable<EntriesQuery['timeline']>['entries']>['nodes'][number];

interface EntryListProps {
  readonly entries: readonly EntryNode[];
  readonly chosen: string | undefined;
  readonly choose: (slug: string) => void;
}

/** The entries by the days they happened on, in the order they came. */
export function EntryList({ entries, chosen, choose }: EntryListProps) {
  return (
    <>
      {byDay(entries).map(({ key, date, within }) => (
        <section key={key} className="day" aria-label={date.display.value}>
          <DayHead date={date} />
          <div className="facts">
            {within.map(({ fact, note }) => (
              <Entry
                key={fact.entityId}
                fact={fact}
                note={note}
                isChosen={chosen === fact.slug}
                onChoose={() => choose(fact.slug)}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function DayHead({ date }: { readonly date: WhenFragment }) {
  const { t, i18n } = useTranslation();
  const weekday = isOneDay(date) ? weekdayOf(date, i18n.language) : undefined;
  const doubt = doubtOf(date, t);
  const said = doubt ?? weekday ?? '';
  return (
    <div className="when">
      <h2 lang={date.display.language}>{date.display.value}</h2>
      {date.note ? (
        <details>
          <summary className={doubt ? 'unsure' : undefined}>{said || t('field.note')}</summary>
          <p lang={date.note.language}>{date.note.value}</p>
        </details>
      ) : (
        <span className={doubt ? 'unsure' : undefined}>{said}</span>
      )}
      <span>{zoneOf(date, t)}</span>
    </div>
  );
}

/** Neighbours of the same date under one head. */
function byDay(entries: readonly EntryNode[]): { key: string; date: WhenFragment; within: EntryNode[] }[] {
  const days: { key: string; date: WhenFragment; within: EntryNode[] }[] = [];
  for (const entry of entries) {
    const { occurredAt: date, entityId } = entry.fact;
    const last = days.at(-1);
    if (last && sameDate(last.date, date)) last.within.push(entry);
    else days.push({ key: entityId, date, within: [entry] });
  }
  return days;
}

const sameDate = (a: WhenFragment, b: WhenFragment): boolean =>
  a.edtf === b.edtf && a.timeZone === b.timeZone && a.zoneBasis === b.zoneBasis && a.basis.join() === b.basis.join();
