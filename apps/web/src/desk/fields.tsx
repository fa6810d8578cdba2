import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from './refusal.js';

interface Wiring {
  readonly id: string;
  readonly 'data-path': string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  /** Where the input holds it, as the service names it when it refuses. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly children: (wiring: Wiring) => ReactNode;
}

/** A field with its label, a hint, and why it was refused, each named to those who do not see them. */
export function Field({ path, label, hint, optional, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const refusal = useRefusal(path);
  const described = [hint ? `${id}-hint` : '', refusal ? `${id}-refusal` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional ? <span className="optional"> {t('desk.optional')}</span> : null}
      </label>
      {children({
        id,
        'data-path': path,
        'aria-invalid': refusal ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {refusal ? <Refusal id={`${id}-refusal`} text={refusal} /> : null}
    </div>
  );
}

function Refusal({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p className="refusal" id={id} lang="en">
      {text}
    </p>
  );
}

type LineProps = Omit<FieldProps, 'children'> &
  Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
  };

/** A field of one line. */
export function Line({ path, label, hint, optional, value, onChange, ...rest }: LineProps) {
  return (
    <Field path={path} label={label} hint={hint} optional={optional}>
      {(wiring) => <input {...rest} {...wiring} value={value} onChange={({ target }) => onChange(target.value)} />}
    </Field>
  );
}

interface ChoiceProps<V extends string> extends Omit<FieldProps, 'children'> {
  readonly value: V;
  readonly options: readonly V[];
  readonly say: (value: V) => string;
  readonly onChange: (value: V) => void;
}

/** A choice of one of a few. */
export function Choice<V extends string>({ value, options, say, onChange, ...field }: ChoiceProps<V>) {
  return (
    <Field {...field}>
      {(wiring) => (
        <select {...wiring} value={value} onChange={({ target }) => onChange(target.value as V)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {say(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface GroupProps {
  /** The id of what was refused is made of it. */
  readonly id?: string;
  readonly path: string;
  readonly legend: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Fields that belong together, and what is refused of them as a whole. */
export function Group({ id: given, path, legend, hint, optional, className, children }: GroupProps) {
  const { t } = useTranslation();
  const own = useId();
  const id = given ?? own;
  const refusal = useRefusal(path, true);
  return (
    <fieldset
      data-path={path}
      className={className}
      aria-describedby={refusal ? `${id}-refusal` : hint ? `${id}-hint` : undefined}
    >
      <legend>
        {legend}
        {optional ? <span className="optional"> {t('desk.optional')}</span> : null}
      </legend>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {refusal ? <Refusal id={`${id}-refusal`} text={refusal} /> : null}
    </fieldset>
  );
}
