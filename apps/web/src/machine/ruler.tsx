import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoments } from '../record/moments.js';
import type { MarkFragment } from '../record/operations.js';

interface RulerProps {
  readonly marks: readonly MarkFragment[];
  readonly index: number;
  readonly isNow: boolean;
  /** Where the other of two compared moments stands. */
  readonly other?: number;
  readonly choose: (index: number) => void;
  readonly step: (by: number) => void;
}

/** The record as a ruler: one mark for each change, in order, corrections taller. A slider for keyboards and readers. */
export function Ruler({ marks, index, isNow, other, choose, step }: RulerProps) {
  const { t } = useTranslation();
  const { long, day } = useMoments();
  const [held, hold] = useState<number>();
  const shown = held ?? index;
  const x = (of: number): number => ((of + 0.5) / Math.max(1, marks.length)) * 100;
  const mark = marks[shown];
  const what = mark
    ? t('machine.value', { date: long(mark.recordedAt), what: t(`change.${mark.type}` as 'change.FactPlaced') })
    : t('machine.before');

  const at = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(marks.length - 1, Math.floor(((event.clientX - left) / width) * marks.length)));
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => step(-1),
    ArrowDown: () => step(-1),
    ArrowRight: () => step(1),
    ArrowUp: () => step(1),
    PageDown: () => choose(Math.max(0, index - 10)),
    PageUp: () => choose(Math.min(marks.length - 1, index + 10)),
    Home: () => choose(0),
    End: () => choose(marks.length - 1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  return (
    <div
      className="rule"
      role="slider"
      tabIndex={0}
      aria-label={t('machine.ruler')}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, marks.length - 1)}
      aria-valuenow={Math.max(0, index)}
      aria-valuetext={isNow && held === undefined ? t('machine.valueNow', { date: what }) : what}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(at(event));
      }}
      onPointerMove={(event) => held !== undefined && hold(at(event))}
      onPointerUp={(event) => {
        if (held === undefined) return;
        hold(undefined);
        choose(at(event));
      }}
      onPointerCancel={() => hold(undefined)}
    >
      <svg aria-hidden="true">
        <line className="base" x1="0" y1="22" x2="100%" y2="22" />
        {marks.map(({ position, correction, recordedAt, type }, of) => (
          <line
            key={position}
            className={correction ? 'mark fixed' : 'mark'}
            x1={`${x(of)}%`}
            x2={`${x(of)}%`}
            y1="22"
            y2={correction ? 6 : 14}
          >
            <title>{`${long(recordedAt)} · ${t(`change.${type}` as 'change.FactPlaced')}`}</title>
          </line>
        ))}
        {daysOf(marks, day).map(({ of, label }) => (
          <text key={of} x={`${x(of)}%`} y="33">
            {label}
          </text>
        ))}
        {other === undefined ? null : (
          <rect className="other" x={`${x(other)}%`} y="4" width="3" height="22" rx="1.5" />
        )}
        {shown < 0 ? null : <rect className="thumb" x={`${x(shown)}%`} y="3" width="6" height="24" rx="2" />}
      </svg>
      {held === undefined ? null : (
        <output className="preview" style={{ left: `${x(shown)}%` }}>
          {what}
        </output>
      )}
    </div>
  );
}

/** The first mark of each day, where there is room for its date. */
function daysOf(marks: readonly MarkFragment[], day: (iso: string) => string): { of: number; label: string }[] {
  const room = Math.max(1, marks.length / 7);
  const labels: { of: number; label: string }[] = [];
  marks.forEach(({ recordedAt }, of) => {
    const label = day(recordedAt);
    const last = labels.at(-1);
    if (last?.label !== label && of - (last?.of ?? -room) >= room) labels.push({ of, label });
  });
  return labels;
}
