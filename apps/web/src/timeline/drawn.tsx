import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { worded } from '../record/wording-of-dates.js';
import type { DateStyle } from '../record/wording-of-dates.js';
import { usePlace } from '../place.js';
import type { EntryFragment } from '../record/operations.js';
import { DAY, draw, WIDTH } from './drawing.js';
import type { Bar } from './drawing.js';

const ROW = 19;
/** Above the lanes stand the dates. */
const TOP = 24;
const BAR = 13;

interface DrawnProps {
  readonly facts: readonly EntryFragment[];
  readonly chosen: string | undefined;
  /** Called when a bar is chosen, to lead to its entry. */
  readonly choose: (slug: string) => void;
}

/** The entries of the list, drawn in lanes. One stop for the keyboard: arrows move between bars, Enter leads to the entry. */
export function Drawn({ facts, chosen, choose }: DrawnProps) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const hatch = useId();
  const by = place.get('lanes') === 'actor' ? 'actor' : 'kind';
  const nameOf = (fact: EntryFragment): string => (by === 'kind' ? t(`kind.${fact.kind}`) : whoOf(fact));
  const { bars, lanes, ticks, rows, span, dateless } = draw(facts, nameOf);
  if (bars.length === 0) return null;
  const height = TOP + rows * ROW + 4;
  const first = bars.find(({ fact }) => fact.slug === chosen) ?? bars[0]!;

  const onKeyDown = (event: KeyboardEvent<SVGGElement>, bar: Bar) => {
    const at = bars.indexOf(bar);
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') choose(bar.fact.slug);
    else if (next === undefined || !bars[next]) return;
    else event.currentTarget.ownerSVGElement?.querySelector<SVGGElement>(`[data-bar="${next}"]`)?.focus();
    event.preventDefault();
  };
  return (
    <figure className="drawn">
      <figcaption>
        <b>{t('drawn.name')}</b>
        <span className="by" role="group" aria-label={t('drawn.by')}>
          {t('drawn.by')}{' '}
          {(['kind', 'actor'] as const).map((way) => (
            <button
              key={way}
              type="button"
              className="link"
              aria-pressed={by === way}
              onClick={() => place.set({ lanes: way === 'kind' ? null : way }, { replace: true })}
            >
              {t(`drawn.by.${way}`)}
            </button>
          ))}
        </span>
        <span className="unseen">{t('drawn.about')}</span>
      </figcaption>
      <div className="scrolls" tabIndex={-1}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={t('drawn.name')}>
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect className="hatch-ground" width="6" height="6" />
              <line className="hatch-line" x1="0" y1="0" x2="0" y2="6" />
            </pattern>
          </defs>
          {ticks.map(({ x, at }) => (
            <g key={at.getTime()} className="tick" aria-hidden="true">
              <line x1={x} x2={x} y1={4} y2={height} />
              <text className="axis" x={x + 4} y={11}>
                {worded(at, tickStyle(span), i18n.language, 'UTC')}
              </text>
            </g>
          ))}
          {lanes.map(({ name, row }) => (
            <text key={name} x="0" y={TOP + row * ROW + BAR - 3} aria-hidden="true">
              {name.length > 19 ? `${name.slice(0, 18)}…` : name}
            </text>
          ))}
          {bars.map((bar, at) => (
            <g
              key={bar.fact.entityId}
              data-bar={at}
              className={barClass(bar, bar.fact.slug === chosen)}
              role="link"
              tabIndex={bar === first ? 0 : -1}
              aria-label={`${bar.fact.title.value}, ${bar.fact.occurredAt.display.value}${bar.holdsOn ? `, ${t('drawn.holds')}` : ''}`}
              onClick={() => choose(bar.fact.slug)}
              onKeyDown={(event) => onKeyDown(event, bar)}
            >
              <title>{`${bar.fact.title.value} · ${bar.fact.occurredAt.display.value}`}</title>
              <Shape bar={bar} hatch={hatch} />
            </g>
          ))}
        </svg>
      </div>
      {dateless > 0 ? <p className="quiet">{t('drawn.noDate', { count: dateless })}</p> : null}
    </figure>
  );
}

function Shape({ bar, hatch }: { readonly bar: Bar; readonly hatch: string }) {
  const { row, x, width, known, openStart, openEnd, holdsTo, holdsOn } = bar;
  const y = TOP + row * ROW;
  const middle = y + BAR / 2;
  return (
    <>
      <rect className="reach" x={x} y={y - 3} width={Math.max(width, 14)} height={BAR + 6} />
      {openStart || openEnd ? (
        <>
          <line className="dotted" x1={x} x2={x + width} y1={middle} y2={middle} />
          <circle cx={openStart ? x + width : x} cy={middle} r="3.5" />
        </>
      ) : (
        <rect
          className="bar"
          x={x}
          y={y}
          width={width}
          height={BAR}
          rx="4"
          fill={known ? undefined : `url(#${hatch})`}
        />
      )}
      {holdsTo !== undefined && holdsTo > x + width ? (
        <>
          <line className="holds" x1={x + width} x2={holdsTo} y1={middle} y2={middle} />
          {holdsOn ? <path d={`M${holdsTo - 1} ${middle - 5}l8 5-8 5z`} /> : null}
        </>
      ) : null}
    </>
  );
}

function barClass({ fact, known, openStart, openEnd }: Bar, isChosen: boolean): string {
  const state = fact.status === 'RETRACTED' ? 'gone' : fact.correctionCount > 0 ? 'fixed' : '';
  return ['entrybar', state, known ? 'known' : 'within', openStart || openEnd ? 'open' : '', isChosen ? 'chosen' : '']
    .filter(Boolean)
    .join(' ');
}

function whoOf({ participants }: EntryFragment): string {
  const who = participants.find(({ role }) => role === 'SPEAKER') ?? participants[0];
  return who?.actor.name.value ?? '—';
}

function tickStyle(span: number): DateStyle {
  if (span <= DAY) return 'hourTick';
  if (span < 300 * DAY) return 'dayTick';
  return span < 3_000 * DAY ? 'monthTick' : 'yearTick';
}
