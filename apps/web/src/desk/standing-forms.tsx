import { useTranslation } from 'react-i18next';
import { send } from '../record/client.js';
import {
  DisputeFactDocument,
  ReinstateDocument,
  ResolveDisputeDocument,
  RetractFactDocument,
} from '../record/operations.js';
import type { DisputeOutcome } from '../record/operations.js';
import { CommandForm } from './command-form.js';
import { conflictOf } from './conflict.js';
import type { Seen } from './conflict.js';
import { noNotice, noTexts } from './draft.js';
import type { NoticeDraft, TextsDraft } from './draft.js';
import { noticeInput, textsInput } from './inputs.js';
import { Choice } from './fields.js';
import { NoticeFields } from './notice-fields.js';
import { TextsField } from './texts-field.js';
import type { ToolProps } from './tool-props.js';
import { useDraft } from './use-draft.js';

/** Takes a fact back that should not have been recorded. */
export function RetractForm({ fact, onDone, onCancel }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<Seen & { readonly notice: NoticeDraft }>(`retract.${fact.entityId}`, () => ({
    seen: fact.revision.number,
    notice: { ...noNotice(i18n.language), severity: 'CRITICAL' },
  }));
  const { draft, change } = form;
  const input = { fact: fact.entityId, expectedRevision: draft.seen, notice: noticeInput(draft.notice) };
  return (
    <CommandForm
      form={form}
      input={input}
      run={(commandId) => send(RetractFactDocument, { input: { ...input, commandId } })}
      label={t('tool.retract')}
      submit={t('tool.retract')}
      onDone={onDone}
      onCancel={onCancel}
      conflict={conflictOf(fact, form)}
    >
      <NoticeFields notice={draft.notice} onChange={(notice) => change({ ...draft, notice })} />
    </CommandForm>
  );
}

/** Brings a fact back that was retracted in error, or that was no duplicate. */
export function ReinstateForm({ fact, onDone, onCancel }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<Seen & { readonly notice: NoticeDraft }>(`reinstate.${fact.entityId}`, () => ({
    seen: fact.revision.number,
    notice: { ...noNotice(i18n.language), severity: 'SUBSTANTIVE' },
  }));
  const { draft, change } = form;
  const input = { target: fact.entityId, expectedRevision: draft.seen, notice: noticeInput(draft.notice) };
  return (
    <CommandForm
      form={form}
      input={input}
      run={(commandId) => send(ReinstateDocument, { input: { ...input, commandId } })}
      label={t('tool.reinstate')}
      submit={t('tool.reinstate')}
      onDone={onDone}
      onCancel={onCancel}
      conflict={conflictOf(fact, form)}
    >
      <NoticeFields notice={draft.notice} onChange={(notice) => change({ ...draft, notice })} />
    </CommandForm>
  );
}

/** Says that a fact is doubted, and why. */
export function DisputeForm({ fact, onDone, onCancel }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<Seen & { readonly reason: TextsDraft }>(`dispute.${fact.entityId}`, () => ({
    seen: fact.revision.number,
    reason: noTexts(i18n.language),
  }));
  const { draft, change } = form;
  const input = { fact: fact.entityId, expectedRevision: draft.seen, reason: textsInput(draft.reason) };
  return (
    <CommandForm
      form={form}
      input={input}
      run={(commandId) => send(DisputeFactDocument, { input: { ...input, commandId } })}
      label={t('tool.dispute')}
      submit={t('tool.dispute')}
      onDone={onDone}
      onCancel={onCancel}
      conflict={conflictOf(fact, form)}
    >
      <TextsField
        path="reason"
        legend={t('desk.disputeReason')}
        lines={2}
        texts={draft.reason}
        onChange={(reason) => change({ ...draft, reason })}
      />
    </CommandForm>
  );
}

const OUTCOMES: readonly DisputeOutcome[] = ['FACT_STANDS', 'CORRECTED', 'UNRESOLVED'];

/** Ends a dispute, and says how it came out. */
export function ResolveForm({ fact, onDone, onCancel }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<Seen & { readonly outcome: DisputeOutcome; readonly resolution: TextsDraft }>(
    `resolve.${fact.entityId}`,
    () => ({ seen: fact.revision.number, outcome: 'FACT_STANDS', resolution: noTexts(i18n.language) }),
  );
  const { draft, change } = form;
  const { outcome, resolution } = draft;
  const input = {
    fact: fact.entityId,
    expectedRevision: draft.seen,
    outcome,
    resolution: textsInput(resolution),
  };
  return (
    <CommandForm
      form={form}
      input={input}
      run={(commandId) => send(ResolveDisputeDocument, { input: { ...input, commandId } })}
      label={t('tool.resolve')}
      submit={t('tool.resolve')}
      onDone={onDone}
      onCancel={onCancel}
      conflict={conflictOf(fact, form)}
    >
      <Choice
        path="outcome"
        label={t('desk.outcome')}
        value={outcome}
        options={OUTCOMES}
        say={(one) => t(`outcome.${one}`)}
        onChange={(next) => change({ ...draft, outcome: next })}
      />
      <TextsField
        path="resolution"
        legend={t('desk.resolution')}
        lines={2}
        texts={resolution}
        onChange={(next) => change({ ...draft, resolution: next })}
      />
    </CommandForm>
  );
}
