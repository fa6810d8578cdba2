import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, RecordError } from '../record/client.js';
import { doubtOf, zoneOf } from '../record/dates.js';
import { wanted } from '../record/languages.js';
import { ReadDateDocument } from '../record/operations.js';
import type { DateBasis, UncertainDateInput, ZoneBasis } from '../record/operations.js';
import type { DateDraft } from './draft.js';
import { dateInput } from './inputs.js';
import { FactField } from './fact-field.js';
import { Choice, Group, Line } from './fields.js';
import { wordsOf } from './refusal.js';
import { TextsField } from './texts-field.js';

const ZONE_BASES: readonly ZoneBasis[] = ['UNKNOWN', 'STATED', 'INFERRED'];
const BASES: readonly DateBasis[] = [
  'EXPLICIT',
  'RELATIVE_TO_PUBLICATION',
  'BOUNDED_BY_PUBLICATION',
  'BOUNDED_BY_RELATION',
  'EDITOR_INFERENCE',
];

interface DateFieldProps {
  readonly path: string;
  readonly legend: string;
  readonly date: DateDraft;
  readonly onChange: (date: DateDraft) => void;
  /** A date of a document: without reasons and a note. */
  readonly isPlain?: boolean;
}

/** A date as far as it is known, and what the service understands by it, in words, as it is typed. */
export function DateField({ path, legend, date, onChange, isPlain = false }: DateFieldProps) {
  const { t } = useTranslation();
  const zones = useId();
  const set = (change: Partial<DateDraft>) => onChange({ ...date, ...change });
  return (
    <Group path={path} legend={legend} className="date-field">
      <Line
        path={`${path}.edtf`}
        label={t('desk.edtf')}
        value={date.edtf}
        placeholder="2025-09-23"
        autoComplete="off"
        spellCheck={false}
        onChange={(edtf) => set({ edtf })}
      />
      <Reading input={dateInput(date)} />
      <Examples onChoose={(edtf) => set({ edtf })} />
      <div className="side">
        <Choice
          path={`${path}.zoneBasis`}
          label={t('desk.zoneBasis')}
          value={date.zoneBasis}
          options={ZONE_BASES}
          say={(basis) => t(`zone.${basis}`)}
          onChange={(zoneBasis) => set({ zoneBasis })}
        />
        {date.zoneBasis === 'UNKNOWN' ? null : (
          <Line
            path={`${path}.timeZone`}
            label={t('desk.timeZone')}
            value={date.timeZone}
            list={zones}
            placeholder="Asia/Almaty"
            autoComplete="off"
            spellCheck={false}
            onChange={(timeZone) => set({ timeZone })}
          />
        )}
      </div>
      <datalist id={zones}>
        {date.zoneBasis === 'UNKNOWN' ? null : zoneNames().map((zone) => <option key={zone} value={zone} />)}
      </datalist>
      {isPlain ? null : <Reasons path={path} date={date} set={set} />}
    </Group>
  );
}

const zoneNames = (): string[] => Intl.supportedValuesOf('timeZone');

interface ReasonsProps {
  readonly path: string;
  readonly date: DateDraft;
  readonly set: (change: Partial<DateDraft>) => void;
}

function Reasons({ path, date, set }: ReasonsProps) {
  const { t } = useTranslation();
  const { basis, boundedBy, note } = date;
  return (
    <>
      <Group path={`${path}.basis`} legend={t('desk.basis')} className="checks">
        {BASES.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={basis.includes(one)}
              onChange={({ target }) =>
                set({ basis: target.checked ? [...basis, one] : basis.filter((other) => other !== one) })
              }
            />
            <span>{t(`basis.${one}`)}</span>
          </label>
        ))}
      </Group>
      {basis.includes('BOUNDED_BY_RELATION') ? (
        <Group path={`${path}.boundedBy`} legend={t('desk.boundedBy')}>
          {boundedBy.map((fact, index) => (
            <FactField
              key={fact.id}
              path={`${path}.boundedBy.${index}`}
              label={t('desk.fact')}
              value={fact}
              onPick={() => set({ boundedBy: boundedBy.filter(({ id }) => id !== fact.id) })}
            />
          ))}
          <FactField
            path={`${path}.boundedBy.${boundedBy.length}`}
            label={t('desk.anotherFact')}
            value={null}
            onPick={(fact) => fact && set({ boundedBy: [...boundedBy, fact] })}
          />
        </Group>
      ) : null}
      <TextsField
        path={`${path}.note`}
        legend={t('desk.dateNote')}
        optional
        texts={note}
        onChange={(next) => set({ note: next })}
      />
    </>
  );
}

/** What a date means to the service, in words, while it is typed. */
function Reading({ input }: { readonly input: UncertainDateInput }) {
  const { t, i18n } = useTranslation();
  const settled = useSettled(input);
  const variables = { input: settled, languages: wanted(i18n.language) };
  const asked = useQuery({
    queryKey: ['date', variables],
    queryFn: ({ signal }) => ask(ReadDateDocument, variables, signal),
    enabled: settled.edtf !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  const date = asked.data?.date;
  const { error } = asked;
  if (settled.edtf === '') return <p className="reading quiet">{t('desk.noDate')}</p>;
  if (error)
    return (
      <p className="reading unread" role="status">
        {error instanceof RecordError && !error.isOffline ? (
          <>
            {t('desk.unread')} <span lang="en">{wordsOf(error)}</span>
          </>
        ) : (
          t('page.offline')
        )}
      </p>
    );
  return (
    <p className="reading" role="status">
      {date ? (
        <>
          <b lang={date.display.language}>{date.display.value}</b>
          {[doubtOf(date, t), zoneOf(date, t)].filter(Boolean).map((words) => `, ${words}`)}
        </>
      ) : (
        ' '
      )}
    </p>
  );
}

/** A value once it has stopped changing for a moment. */
function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  const said = JSON.stringify(value);
  useEffect(() => {
    const wait = setTimeout(() => settle(JSON.parse(said) as T), 250);
    return () => clearTimeout(wait);
  }, [said]);
  return settled;
}

const EXAMPLES = [
  '2025-09-23',
  '2025-09-23?',
  '2025-09~',
  '[2025-09-23..2025-09-24]',
  '[..2025-09-24]',
  '2025-09-23/2025-09-24',
  '2025-09-23T18:30:00',
] as const;

function Examples({ onChoose }: { readonly onChoose: (edtf: string) => void }) {
  const { t } = useTranslation();
  return (
    <details className="examples">
      <summary>{t('desk.edtfHelp')}</summary>
      <dl>
        {EXAMPLES.map((edtf) => (
          <div key={edtf}>
            <dt>
              <button type="button" className="link" onClick={() => onChoose(edtf)}>
                <code>{edtf}</code>
              </button>
            </dt>
            <dd>{t(`edtf.${edtf}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
