import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picked } from './draft.js';
import { Field } from './fields.js';

export interface Option extends Picked {
  /** What tells it from others of the name. */
  readonly about?: string;
  readonly lang?: string;
}

interface PickerProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly value: Picked | null;
  readonly onPick: (picked: Picked | null) => void;
  /** What kind of thing is looked for; with the words, it names the answer. */
  readonly kind: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** Adds one that is not there yet. */
  readonly onAdd?: (text: string) => void;
  /** Suggests before anything is typed. */
  readonly eager?: boolean;
}

/** Chooses an object of the record by its name, from suggestions, by mouse or by keyboard. */
export function Picker({ value, onPick, ...props }: PickerProps) {
  const { t } = useTranslation();
  const [isCleared, setCleared] = useState(false);
  const clearer = useRef<HTMLButtonElement>(null);
  const had = useRef(value);
  useEffect(() => {
    if (value && !had.current) clearer.current?.focus();
    had.current = value;
  }, [value]);
  if (!value) return <Search {...props} focus={isCleared} onPick={onPick} />;
  return (
    <Field path={props.path} label={props.label} optional={props.optional}>
      {(wiring) => (
        <div className="picked">
          <span>{value.name}</span>
          <button
            {...wiring}
            ref={clearer}
            type="button"
            className="link"
            aria-label={t('desk.changeOf', { what: `${props.label}: ${value.name}` })}
            onClick={() => {
              setCleared(true);
              onPick(null);
            }}
          >
            {t('desk.change')}
          </button>
        </div>
      )}
    </Field>
  );
}

type SearchProps = Omit<PickerProps, 'value' | 'onPick'> & {
  readonly focus: boolean;
  readonly onPick: (picked: Picked) => void;
};

function Search({ path, label, hint, optional, kind, find, onAdd, eager, focus, onPick }: SearchProps) {
  const { t } = useTranslation();
  const list = useId();
  const [text, type] = useState('');
  const [asked, ask] = useState('');
  const [active, point] = useState(0);
  const [isOpen, open] = useState(false);
  const [isWanted, want] = useState(false);
  useEffect(() => {
    const wait = setTimeout(() => ask(text.trim()), 150);
    return () => clearTimeout(wait);
  }, [text]);
  const isAsked = asked !== '' || eager === true;
  const found = useQuery({
    queryKey: ['find', kind, asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: isAsked && isOpen,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const options = isAsked ? (found.data ?? []) : [];
  const canAdd = onAdd !== undefined && text.trim() !== '';
  const count = options.length + (canAdd ? 1 : 0);
  const choose = (index: number) => {
    const option = options[index];
    open(false);
    if (option) onPick({ id: option.id, name: option.name });
    else if (canAdd) onAdd(text.trim());
  };
  // Not before the answer to what is typed: what it offers may stand above what is pointed at.
  const isAnswered = asked === text.trim() && !found.isFetching;
  useEffect(() => {
    if (!isWanted || !isAnswered) return;
    want(false);
    if (count > 0) choose(Math.min(active, count - 1));
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) open(false);
    else if (event.key === 'Enter' && isOpen && (text.trim() !== '' || eager)) want(true);
    else if (event.key === 'ArrowDown' && !isOpen) open(true);
    else if (event.key === 'ArrowDown') point((active + 1) % Math.max(count, 1));
    else if (event.key === 'ArrowUp') point((active + count - 1) % Math.max(count, 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isShown = isOpen && (count > 0 || (isAsked && found.isSuccess));
  return (
    <Field path={path} label={label} hint={hint} optional={optional}>
      {(wiring) => (
        <div className="picker">
          <input
            {...wiring}
            role="combobox"
            autoComplete="off"
            autoFocus={focus}
            value={text}
            placeholder={t('desk.searchHint')}
            aria-expanded={isShown}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={isShown && count > 0 ? `${list}-${Math.min(active, count - 1)}` : undefined}
            onFocus={() => open(eager === true || text !== '')}
            onBlur={() => open(false)}
            onChange={({ target }) => {
              type(target.value);
              point(0);
              want(false);
              open(true);
            }}
            onKeyDown={onKeyDown}
          />
          {/* A press on the list must not take the focus from the field. */}
          <ul
            id={list}
            role="listbox"
            aria-label={label}
            hidden={!isShown}
            onMouseDown={(event) => event.preventDefault()}
          >
            {options.map((option, index) => (
              <li
                key={option.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === active}
                onClick={() => choose(index)}
              >
                <span lang={option.lang}>{option.name}</span>
                {option.about ? <small> {option.about}</small> : null}
              </li>
            ))}
            {canAdd ? (
              <li
                id={`${list}-${options.length}`}
                role="option"
                aria-selected={active >= options.length}
                className="add"
                onClick={() => choose(options.length)}
              >
                + {t('desk.addActor', { name: text.trim() })}
              </li>
            ) : null}
            {count === 0 ? (
              <li role="option" aria-selected="false" aria-disabled="true" className="quiet">
                {t('desk.noneFound')}
              </li>
            ) : null}
          </ul>
        </div>
      )}
    </Field>
  );
}
