import { useTranslation } from 'react-i18next';
import { FieldChanges } from '../parts/field-changes.js';
import { Go } from '../parts/go.js';
import { LoadMore } from '../parts/load-more.js';
import { Said } from '../parts/said.js';
import { Answered } from '../parts/states.js';
import { usePlace } from '../place.js';
import { wanted } from '../record/languages.js';
import { useMoments } from '../record/moments.js';
import type { ComparedFragment, MarkFragment } from '../record/operations.js';
import { CompareDocument } from '../record/operations.js';
import { useRecordList } from '../record/use-record.js';
import { compare } from './positions.js';
import { useMarks } from './use-marks.js';

/** Two moments of a timeline side by side: what came, what went and what changed between them, word by word. */
export function Comparison({ timeline }: { readonly timeline: string }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const { marks } = useMarks({ timeline }, place.at);
  const from = place.get('compare') ?? '0';
  const isTurned = place.at !== undefined && compare(from, place.at) > 0;
  const [earlier, later] = isTurned ? [place.at!, from] : [from, place.at];
  const list = useRecordList(
    CompareDocument,
    {
      ...{ timeline, languages: wanted(i18n.language), after: undefined as string | undefined },
      from: { position: earlier },
      to: later === undefined ? undefined : { position: later },
    },
    (data) => data.diff,
  );
  const differences = list.pages?.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <section className="comparison" aria-labelledby="two-moments">
      <header>
        <h2 id="two-moments">{t('compare.title')}</h2>
        <MomentChoice name="compare" label={t('compare.from')} value={from} marks={marks} />
        <MomentChoice name="at" label={t('compare.to')} value={place.at} marks={marks} />
        <button type="button" className="plain" onClick={() => place.set({ compare: null })}>
          {t('compare.close')}
        </button>
      </header>
      <Answered of={list}>
        {() => (
          <>
            <p role="status">
              {differences.length === 0
                ? t('compare.none')
                : t('compare.count', { count: list.pages?.[0]?.totalCount ?? differences.length })}
            </p>
            <ul className="differences">
              {differences.map(({ kind, before, after, changes }) => (
                <li key={(after ?? before)!.entityId} className={kind.toLowerCase()}>
                  <span className="tag">{t(`compare.${kind}`)}</span>{' '}
                  <Subject of={(after ?? before)!} at={kind === 'REMOVED' ? earlier : later} />
                  {kind === 'CHANGED' ? <FieldChanges changes={changes} /> : null}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
      <LoadMore has={list.hasNextPage} busy={list.isFetchingNextPage} more={list.fetchNextPage} />
    </section>
  );
}

/** What a correction or a difference is about, by its name, leading to it at a moment. */
export function Subject({ of, at }: { readonly of: ComparedFragment; readonly at?: string }) {
  const { t } = useTranslation();
  const { path, text } = addressed(of);
  return (
    <Go to={path} with={{ at: at ?? null }} className="subject">
      {text ? <Said text={text} quiet /> : t('source.untitled')}
    </Go>
  );
}

function addressed(of: ComparedFragment) {
  switch (of.__typename) {
    case 'Fact':
      return { path: `/facts/${of.slug}`, text: of.title };
    case 'Timeline':
      return { path: `/timelines/${of.slug}`, text: of.title };
    case 'Source':
      return { path: `/sources/${of.entityId}`, text: of.headline ?? of.publisher?.name };
    case 'Actor':
      return { path: `/actors/${of.entityId}`, text: of.name };
  }
}

interface MomentChoiceProps {
  readonly name: 'at' | 'compare';
  readonly label: string;
  readonly value: string | undefined;
  readonly marks: readonly MarkFragment[];
}

function MomentChoice({ name, label, value, marks }: MomentChoiceProps) {
  const { t } = useTranslation();
  const { long } = useMoments();
  const place = usePlace();
  const isListed = value === undefined || marks.some(({ position }) => position === value);
  return (
    <label>
      {label}{' '}
      <select
        value={value ?? ''}
        onChange={({ target }) => place.set({ [name]: target.value || null }, { replace: true })}
      >
        {name === 'at' ? <option value="">{t('compare.now')}</option> : null}
        {isListed ? null : <option value={value}>{t('machine.position', { position: value })}</option>}
        {marks.toReversed().map(({ position, recordedAt, type }) => (
          <option key={position} value={position}>
            {long(recordedAt)} · {t(`change.${type}` as 'change.FactPlaced')} ({position})
          </option>
        ))}
      </select>
    </label>
  );
}
