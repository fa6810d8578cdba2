import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../place.js';
import { ask } from '../record/client.js';
import type { AsOf, FacetField, FactFilter, FacetsQuery, TimelineHeadQuery } from '../record/operations.js';
import { FacetsDocument } from '../record/operations.js';
import { FACETS, FIELDS, isDay, NARROWING } from './filter.js';

type Facet = NonNullable<TimelineHeadQuery['timeline']>['facets'][number];
type Count = NonNullable<FacetsQuery['timeline']>['facets'][number];

/** How many values of a facet are shown before the rest is asked for. */
const FIRST = 6;

interface FiltersProps {
  readonly slug: string;
  readonly facets: readonly Facet[];
  readonly filter: FactFilter | undefined;
}

/** By what the list can be narrowed: words, days, and each facet's values with how many entries each would leave. */
export function Filters({ slug, facets, filter }: FiltersProps) {
  const { t } = useTranslation();
  const place = usePlace();
  const countsOf = useCounts(slug, place.asOf, filter);
  const inForce = NARROWING.filter((name) => place.get(name));
  const body = (
    <>
      <SearchField />
      {(Object.keys(FACETS) as FacetField[]).map((field) => (
        <FacetGroup
          key={field}
          field={field}
          facets={facets.filter((one) => one.field === field)}
          counts={countsOf(field)}
        />
      ))}
      <fieldset>
        <legend>{t('nav.corrections')}</legend>
        <Switch name="corrected" label={t('filter.corrected')} />
        <Switch name="contested" label={t('filter.contested')} />
      </fieldset>
      <Days />
      {inForce.length > 0 ? (
        <button
          type="button"
          className="plain"
          onClick={() => place.set(Object.fromEntries(NARROWING.map((name) => [name, null])))}
        >
          {t('timeline.clear')}
        </button>
      ) : null}
    </>
  );
  return (
    <aside className="filters" aria-label={t('filter.name')}>
      <details className="narrow">
        <summary>{t('filter.show', { count: inForce.length })}</summary>
        {body}
      </details>
      <div className="wide">{body}</div>
    </aside>
  );
}

/**
 * How many entries each value of a facet would leave, as its own choice aside: values of one facet widen the choice, those
 * of different ones narrow it. Undefined where nothing narrows; null until it is known.
 */
function useCounts(slug: string, asOf: AsOf | undefined, filter: FactFilter | undefined) {
  const chosen = (Object.keys(FACETS) as FacetField[]).filter((field) => filter?.[FIELDS[FACETS[field]]]);
  const variants = [undefined, ...chosen];
  const answers = useQueries({
    queries: variants.map((without) => {
      const variables = { slug, asOf, filter: without ? { ...filter, [FIELDS[FACETS[without]]]: undefined } : filter };
      return {
        queryKey: ['Facets', variables],
        queryFn: ({ signal }: { signal: AbortSignal }) => ask(FacetsDocument, variables, signal),
        enabled: filter !== undefined,
        placeholderData: keepPreviousData,
      };
    }),
  });
  return (field: FacetField): readonly Count[] | null | undefined => {
    if (filter === undefined) return undefined;
    const at = chosen.includes(field) ? variants.indexOf(field) : 0;
    return answers[at]?.data?.timeline?.facets ?? null;
  };
}

function SearchField() {
  const { t } = useTranslation();
  const place = usePlace();
  const asked = place.get('q') ?? '';
  const [typed, type] = useState(asked);
  useEffect(() => type(asked), [asked]);
  useEffect(() => {
    if (typed === asked) return undefined;
    const wait = setTimeout(() => place.set({ q: typed.trim() || null }, { replace: true }), 250);
    return () => clearTimeout(wait);
  });
  return (
    <input
      className="search"
      type="search"
      value={typed}
      maxLength={200}
      placeholder={t('filter.searchHint')}
      aria-label={t('filter.search')}
      onChange={({ target }) => type(target.value)}
    />
  );
}

interface FacetGroupProps {
  readonly field: FacetField;
  readonly facets: readonly Facet[];
  /** How many each value would leave; undefined where nothing narrows, null until it is known. */
  readonly counts: readonly Count[] | null | undefined;
}

function FacetGroup({ field, facets, counts }: FacetGroupProps) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const [all, showAll] = useState(false);
  const name = FACETS[field];
  const chosen = place.list(name);
  if (facets.length < 2 && chosen.length === 0) return null;
  const sorted = facets.toSorted((a, b) => b.count - a.count);
  const shown = all ? sorted : sorted.filter(({ value }, at) => at < FIRST || chosen.includes(value));
  const wording = ({ value, label }: Facet): string => {
    if (label) return label.value;
    const key = `${LABELS[field]}.${value}`;
    return i18n.exists(key) ? t(key as 'kind.OFFER') : value;
  };
  const left = (value: string, count: number): number | undefined => {
    if (counts === undefined) return count;
    return counts === null ? undefined : (counts.find((one) => one.field === field && one.value === value)?.count ?? 0);
  };
  return (
    <fieldset>
      <legend>{t(`filter.${field}`)}</legend>
      {shown.map((facet) => {
        const isOn = chosen.includes(facet.value);
        const next = isOn ? chosen.filter((value) => value !== facet.value) : [...chosen, facet.value];
        return (
          <label key={facet.value}>
            <input type="checkbox" checked={isOn} onChange={() => place.set({ [name]: next.join(',') || null })} />
            <span lang={facet.label?.language}>{wording(facet)}</span>
            <span className="count">{left(facet.value, facet.count) ?? '…'}</span>
          </label>
        );
      })}
      {sorted.length > shown.length ? (
        <button type="button" className="link" onClick={() => showAll(true)}>
          {t('page.more')}
        </button>
      ) : null}
    </fieldset>
  );
}

const LABELS: Record<FacetField, string> = {
  ...{
    KIND: 'kind',
    STATUS: 'status',
    ACTOR: 'actor',
    PUBLISHER: 'actor',
    LANGUAGE: 'language',
    CORROBORATION: 'level',
  },
};

function Switch({ name, label }: { readonly name: string; readonly label: string }) {
  const place = usePlace();
  return (
    <label>
      <input
        type="checkbox"
        checked={place.get(name) !== undefined}
        onChange={({ target }) => place.set({ [name]: target.checked ? '1' : null })}
      />
      <span>{label}</span>
    </label>
  );
}

function Days() {
  const { t } = useTranslation();
  const place = usePlace();
  const [bad, mark] = useState<string>();
  const field = (name: 'from' | 'to') => (
    <label className="date">
      <span>{t(`filter.${name}`)}</span>
      <input
        key={place.get(name) ?? ''}
        defaultValue={place.get(name) ?? ''}
        placeholder="2025-09-23"
        inputMode="numeric"
        aria-invalid={bad === name}
        onBlur={({ target }) => {
          const value = target.value.trim();
          mark(isDay(value) ? undefined : name);
          if (isDay(value) && value !== (place.get(name) ?? '')) place.set({ [name]: value || null });
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  );
  return (
    <fieldset>
      <legend>{t('filter.days')}</legend>
      {field('from')}
      {field('to')}
      {bad ? (
        <p role="alert" className="refusal">
          {t('filter.badDate')}
        </p>
      ) : null}
      <Switch name="definitely" label={t('filter.definitely')} />
    </fieldset>
  );
}
