import { useTranslation } from 'react-i18next';
import { send } from '../record/client.js';
import { RelateFactsDocument } from '../record/operations.js';
import type { RelationKind } from '../record/operations.js';
import { CommandForm } from './command-form.js';
import { noTexts } from './draft.js';
import type { Picked, TextsDraft } from './draft.js';
import { textsInput } from './inputs.js';
import { FactField } from './fact-field.js';
import { Choice } from './fields.js';
import { TextsField } from './texts-field.js';
import type { ToolProps } from './tool-props.js';
import { useDraft } from './use-draft.js';

const KINDS: readonly RelationKind[] = [
  'RESPONDS_TO',
  'CONTRADICTS',
  'QUALIFIES',
  'ELABORATES',
  'RESTATES',
  'REFERS_TO',
  'ALTERNATIVE_TO',
  'PART_OF',
  'CONTEXT_OF',
  'SUPERSEDES',
  'FOLLOWS',
];

interface Relation {
  readonly kind: RelationKind;
  readonly to: Picked | null;
  readonly note: TextsDraft;
}

/** Says what the fact is to another one. */
export function RelateForm({ fact, onDone, onCancel }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<Relation>(`relate.${fact.entityId}`, () => ({
    kind: 'RESPONDS_TO',
    to: null,
    note: noTexts(i18n.language),
  }));
  const { draft, change } = form;
  const { kind, to, note } = draft;
  const input = { fact: fact.entityId, kind, to: to?.id ?? '', note: textsInput(note) };
  return (
    <CommandForm
      form={form}
      input={input}
      run={(commandId) => send(RelateFactsDocument, { input: { ...input, commandId } })}
      label={t('tool.relate')}
      submit={t('tool.relate')}
      blocked={to ? undefined : t('desk.noFactYet')}
      onDone={onDone}
      onCancel={onCancel}
    >
      <Choice
        path="kind"
        label={t('desk.thisFact')}
        value={kind}
        options={KINDS}
        say={(one) => t(`out.${one}`)}
        onChange={(next) => change({ ...draft, kind: next })}
      />
      <FactField
        path="to"
        label={t('desk.otherFact')}
        value={to}
        except={fact.entityId}
        onPick={(next) => change({ ...draft, to: next })}
      />
      <TextsField
        path="note"
        legend={t('desk.note')}
        optional
        texts={note}
        onChange={(next) => change({ ...draft, note: next })}
      />
    </CommandForm>
  );
}
