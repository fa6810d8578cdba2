import { useTranslation } from 'react-i18next';
import { send } from '../record/client.js';
import { AttestFactDocument } from '../record/operations.js';
import { AttestationFields, QuoteFields } from './attestation-fields.js';
import { CommandForm } from './command-form.js';
import { noAttestation } from './draft.js';
import type { AttestationDraft } from './draft.js';
import { attestationInput } from './inputs.js';
import { SourcePane } from './source-pane.js';
import { conflictOf } from './conflict.js';
import type { ToolProps } from './tool-props.js';
import { useDraft } from './use-draft.js';

/** Puts another source behind the fact, with its words and the way they came. */
export function AttestForm({ fact, onDone, onCancel }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<{ readonly seen: number; readonly attestation: AttestationDraft }>(
    `attest.${fact.entityId}`,
    () => ({ seen: fact.revision.number, attestation: noAttestation() }),
  );
  const { draft, change } = form;
  const { attestation } = draft;
  const set = (next: AttestationDraft) => change({ ...draft, attestation: next });
  const input = {
    fact: fact.entityId,
    expectedRevision: draft.seen,
    attestation: attestationInput(attestation),
  };
  return (
    <div className="desk-halves">
      <SourcePane attestation={attestation} onChange={set} />
      <CommandForm
        form={form}
        input={input}
        run={(commandId) => send(AttestFactDocument, { input: { ...input, commandId } })}
        label={t('tool.attest')}
        submit={t('desk.attestIt')}
        blocked={attestation.source ? undefined : t('desk.noSourceYet')}
        onDone={onDone}
        onCancel={onCancel}
        conflict={conflictOf(fact, form)}
      >
        <QuoteFields path="attestation" attestation={attestation} onChange={set} />
        <AttestationFields path="attestation" language={i18n.language} attestation={attestation} onChange={set} />
      </CommandForm>
    </div>
  );
}
