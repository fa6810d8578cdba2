import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Group } from './fields.js';

interface RowsProps<T> {
  readonly path: string;
  readonly legend: string;
  readonly hint?: string;
  /** The wording of the button; without it rows come from elsewhere. */
  readonly addLabel?: string;
  /** What a row is called, for the button that takes it away. */
  readonly rowName: (row: T, index: number) => string;
  readonly rows: readonly T[];
  readonly empty?: () => T;
  readonly onChange: (rows: readonly T[]) => void;
  readonly children: (row: T, change: (row: T) => void, path: string) => ReactNode;
}

/** A list to which rows are added, and from which they are taken; the focus goes to what was added, and to what is left. */
export function Rows<T>({ path, legend, hint, addLabel, rowName, rows, empty, onChange, children }: RowsProps<T>) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState(0);
  const keys = useKeys(rows.length);
  useEffect(() => {
    if (added > 0)
      list.current?.lastElementChild?.querySelector<HTMLElement>('select, input, textarea, button')?.focus();
  }, [added]);
  const take = (index: number) => {
    keys.take(index);
    onChange(rows.filter((_, at) => at !== index));
    adder.current?.focus();
  };
  return (
    <Group path={path} legend={legend} hint={hint} className="rows">
      <ol ref={list}>
        {rows.map((row, index) => (
          <li key={keys.at(index)}>
            <div className="row">
              {children(
                row,
                (next) => onChange(rows.map((old, at) => (at === index ? next : old))),
                `${path}.${index}`,
              )}
            </div>
            <button
              type="button"
              className="take"
              aria-label={t('desk.take', { what: rowName(row, index) })}
              onClick={() => take(index)}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      {addLabel && empty ? (
        <button
          ref={adder}
          type="button"
          className="plain"
          onClick={() => {
            onChange([...rows, empty()]);
            setAdded(added + 1);
          }}
        >
          + {addLabel}
        </button>
      ) : null}
    </Group>
  );
}

/** Keys that stay with their rows when one before them is taken away. */
function useKeys(length: number) {
  const [kept] = useState(() => ({ next: 0, keys: [] as number[] }));
  while (kept.keys.length < length) kept.keys.push(kept.next++);
  kept.keys.length = length;
  return {
    at: (index: number) => kept.keys[index]!,
    take: (index: number) => void kept.keys.splice(index, 1),
  };
}
