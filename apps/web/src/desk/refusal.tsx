import { createContext, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Go } from '../parts/go.js';
import { RecordError } from '../record/client.js';

/** What the service refused of a form; its fields look here for what concerns them. */
export const Refused = createContext<RecordError | undefined>(undefined);

/** Why a field was refused. `isGroup`: also what is refused of any field below it. */
export function useRefusal(path: string, isGroup = false): string | undefined {
  const error = useContext(Refused);
  const isHere = (field: string) => field === path || (isGroup && field.startsWith(`${path}.`));
  return error?.fields.some(isHere) ? wordsOf(error) : undefined;
}

/** The service's own words, without the path of the field that they stand beside. */
export const wordsOf = ({ message, fields }: RecordError): string => {
  const path = fields.find((field) => message.startsWith(`${field}: `));
  return path ? message.slice(path.length + 2) : message;
};

/** Said of codes by which nothing is known of whether the command was recorded. */
const UNANSWERED = ['UNAVAILABLE', 'OFFLINE', 'INTERNAL'];
const WORDED = ['FORBIDDEN', 'UNAUTHENTICATED', 'CONFLICT', 'NO_CHANGE', 'ALREADY_EXISTS', 'RATE_LIMITED'];

/** What was refused and why, above the form; it takes the focus, and leads to the field. */
export function RefusalSummary({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [error]);
  const { code, fields } = error instanceof RecordError ? error : { code: 'INTERNAL', fields: [] };
  const lead = UNANSWERED.includes(code)
    ? t('refusal.unanswered')
    : t(`refusal.${WORDED.includes(code) ? code : 'other'}` as 'refusal.other');
  const target = () => fieldAt(box.current?.closest('form'), fields[0]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="refusal refusals">
      <p>
        {lead} {code === 'UNAUTHENTICATED' ? <Go to="/sign-in">{t('nav.signIn')}</Go> : null}
      </p>
      {code === 'CONFLICT' ? null : (
        <p lang="en">
          {error instanceof RecordError ? wordsOf(error) : error.message}{' '}
          {fields.length > 0 ? (
            <button type="button" className="link" lang={undefined} onClick={() => target()?.focus()}>
              <span>{t('refusal.toField')}</span>
            </button>
          ) : null}
        </p>
      )}
    </div>
  );
}

const FIELDS = 'input, select, textarea, button';

/** The field of a form at a path of the input, or the nearest above it. */
function fieldAt(form: Element | null | undefined, path: string | undefined): HTMLElement | undefined {
  for (let at = path ?? ''; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = form?.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`);
    const field = found?.matches('fieldset')
      ? (found.querySelector<HTMLElement>('[aria-invalid="true"]') ?? found.querySelector<HTMLElement>(FIELDS))
      : found;
    if (field) return field;
  }
  return undefined;
}
