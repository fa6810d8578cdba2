import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordError } from '../record/client.js';
import { useMoments } from '../record/moments.js';
import { commandOf } from './command-id.js';
import { RefusalSummary, Refused } from './refusal.js';
import type { Draft } from './use-draft.js';

interface CommandFormProps<D, A> {
  readonly form: Draft<D>;
  /** All that the command says, but its id. */
  readonly input: object;
  /** Sends it under an id. */
  readonly run: (commandId: string) => Promise<A>;
  readonly submit: string;
  /** Why it cannot be sent yet. */
  readonly blocked?: string;
  readonly label: string;
  readonly onDone: (answer: A) => void;
  readonly onCancel?: () => void;
  /** Takes what is there already, where the command is refused for that. */
  readonly onExisting?: (id: string) => void;
  /** What is said and can be done where the object changed meanwhile. */
  readonly conflict?: (currentRevision: number, over: () => void) => ReactNode;
  readonly children: ReactNode;
}

/**
 * A form that becomes one command. The same input is always sent under the same id, so that a command whose answer was
 * lost can be sent again; the draft goes when the command is recorded.
 */
export function CommandForm<D, A>(props: CommandFormProps<D, A>) {
  const { form, input, run, submit, blocked, label, onDone, onCancel, onExisting, conflict, children } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sending = useMutation<A, Error, { id: string }>({
    mutationFn: ({ id }) => run(id),
    onSuccess: async (answer) => {
      form.clear();
      // First what is shown is of now: the next command would else be made over what was.
      await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'session' });
      onDone(answer);
    },
  });
  const { error } = sending;
  const refused = error instanceof RecordError ? error : undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // What stands in a dialog of this form is not sent by it.
    event.stopPropagation();
    if (sending.isPending || blocked) return;
    const sent = commandOf(form.sent, input);
    form.remember(sent);
    sending.mutate({ id: sent.id });
  };
  return (
    <Refused value={refused}>
      <form className="desk-form" aria-label={label} aria-busy={sending.isPending} noValidate onSubmit={onSubmit}>
        <Restored form={form} />
        {error ? <RefusalSummary error={error} /> : null}
        {refused?.code === 'CONFLICT' && refused.currentRevision !== undefined
          ? conflict?.(refused.currentRevision, sending.reset)
          : null}
        {refused?.existing && onExisting ? (
          <p>
            <button type="button" className="plain" onClick={() => onExisting(refused.existing!)}>
              {t('desk.takeExisting')}
            </button>
          </p>
        ) : null}
        {children}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={sending.isPending || Boolean(blocked)}>
            {sending.isPending ? t('desk.sending') : submit}
          </button>
          {onCancel ? (
            <button type="button" className="plain" onClick={onCancel}>
              {t('desk.close')}
            </button>
          ) : null}
          {blocked ? <span className="hint">{blocked}</span> : null}
        </div>
      </form>
    </Refused>
  );
}

/** Says that a form began with what was typed before, and throws it away when asked. */
export function Restored({ form }: { readonly form: Pick<Draft<unknown>, 'restored' | 'clear'> }) {
  const { t } = useTranslation();
  const { long } = useMoments();
  if (!form.restored) return null;
  return (
    <p className="restored" role="status">
      {t('desk.restored', { date: long(form.restored) })} ·{' '}
      <button type="button" className="link" onClick={form.clear}>
        {t('desk.discard')}
      </button>
    </p>
  );
}
