import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldChanges } from '../parts/field-changes.js';
import { send } from '../record/client.js';
import { CorrectFactDocument, UpdateFactDocument } from '../record/operations.js';
import type { CorrectionKind } from '../record/operations.js';
import { contentChange, previewOf, rebased } from './changes.js';
import { CommandForm } from './command-form.js';
import { Conflict } from './conflict.js';
import { ContentFields } from './content-fields.js';
import { noNotice, noTexts, saidIn } from './draft.js';
import type { ContentDraft, NoticeDraft, TextsDraft } from './draft.js';
import { noticeInput, textsInput } from './inputs.js';
import { contentOf } from './fact-draft.js';
import type { DeskFact } from './fact-draft.js';
import { Choice } from './fields.js';
import { NoticeFields } from './notice-fields.js';
import { TextsField } from './texts-field.js';
import type { ToolProps } from './tool-props.js';
import { useDraft } from './use-draft.js';
import type { Draft } from './use-draft.js';

/** What is typed over a fact: the revision and the content that were seen, and what is to be. */
interface Typed {
  readonly seen: number;
  readonly before: ContentDraft;
  readonly after: ContentDraft;
}

const typedOver = (fact: DeskFact, language: string): Typed => {
  const before = contentOf(fact, language);
  return { seen: fact.revision.number, before, after: before };
};

const over =
  (now: DeskFact, language: string) =>
  <T extends Typed>(typed: T): T => {
    const before = contentOf(now, language);
    return { ...typed, seen: now.revision.number, before, after: rebased(typed.before, typed.after, before) };
  };

const KINDS: readonly CorrectionKind[] = ['TYPO', 'CLARIFICATION', 'FACTUAL', 'ATTRIBUTION', 'TRANSLATION', 'DATE'];

/** Corrects what was wrong when it was recorded. */
export function CorrectForm({ fact, ...then }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<Typed & { readonly kind: CorrectionKind; readonly notice: NoticeDraft }>(
    `correct.${fact.entityId}`,
    () => ({ ...typedOver(fact, i18n.language), kind: 'FACTUAL', notice: noNotice(i18n.language) }),
  );
  const { draft, change } = form;
  const input = {
    fact: fact.entityId,
    expectedRevision: draft.seen,
    kind: draft.kind,
    content: contentChange(draft.before, draft.after),
    notice: noticeInput(draft.notice),
  };
  return (
    <ContentForm
      {...then}
      fact={fact}
      form={form}
      input={input}
      run={(commandId) => send(CorrectFactDocument, { input: { ...input, commandId } })}
      label={t('tool.correct')}
      submit={t('desk.correctIt')}
    >
      <h3>{t('desk.notice')}</h3>
      <Choice
        path="kind"
        label={t('corrections.kind')}
        hint={t('desk.correctionKindHint')}
        value={draft.kind}
        options={KINDS}
        say={(kind) => t(`correction.${kind}`)}
        onChange={(kind) => change({ ...draft, kind })}
      />
      <NoticeFields notice={draft.notice} onChange={(notice) => change({ ...draft, notice })} />
    </ContentForm>
  );
}

/** Says more of a fact in which nothing was wrong. */
export function UpdateForm({ fact, ...then }: ToolProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<Typed & { readonly reason: TextsDraft }>(`update.${fact.entityId}`, () => ({
    ...typedOver(fact, i18n.language),
    reason: noTexts(i18n.language),
  }));
  const { draft, change } = form;
  const input = {
    fact: fact.entityId,
    expectedRevision: draft.seen,
    content: contentChange(draft.before, draft.after) ?? {},
    reason: textsInput(draft.reason),
  };
  return (
    <ContentForm
      {...then}
      fact={fact}
      form={form}
      input={input}
      run={(commandId) => send(UpdateFactDocument, { input: { ...input, commandId } })}
      label={t('tool.update')}
      submit={t('desk.updateIt')}
    >
      <TextsField
        path="reason"
        legend={t('desk.updateReason')}
        texts={draft.reason}
        onChange={(reason) => change({ ...draft, reason })}
      />
    </ContentForm>
  );
}

interface ContentFormProps<D> extends Omit<ToolProps, 'isEditor'> {
  readonly form: Draft<D>;
  readonly input: object;
  readonly run: (commandId: string) => Promise<unknown>;
  readonly label: string;
  readonly submit: string;
  /** What is said of the change beside the content itself. */
  readonly children: ReactNode;
}

/** Types over a fact's content, with what readers will see beside it, and goes on over what others did meanwhile. */
function ContentForm<D extends Typed>({ fact, form, children, ...command }: ContentFormProps<D>) {
  const { t, i18n } = useTranslation();
  const { draft, change } = form;
  return (
    <CommandForm
      {...command}
      form={form}
      blocked={contentChange(draft.before, draft.after) ? undefined : t('desk.nothingChanged')}
      conflict={(current, reset) => (
        <Conflict
          fact={fact}
          seen={draft.seen}
          current={current}
          onGoOn={(now) => {
            change(over(now, i18n.language)(draft));
            reset();
          }}
        />
      )}
    >
      <div className="edited">
        <div className="desk-fields">
          <ContentFields
            content={draft.after}
            recorded={{ hasSummary: saidIn(draft.before.summaries).length > 0 }}
            onChange={(after) => change({ ...draft, after })}
          />
          {children}
        </div>
        <Preview before={draft.before} after={draft.after} />
      </div>
    </CommandForm>
  );
}

/** Before and after, word by word, as readers will see it. */
function Preview({ before, after }: { readonly before: ContentDraft; readonly after: ContentDraft }) {
  const { t } = useTranslation();
  const changes = previewOf(before, after, (basis) => t(`zone.${basis}`));
  return (
    <section className="before-after" aria-labelledby="desk-preview">
      <h3 id="desk-preview">{t('desk.preview')}</h3>
      {changes.length === 0 ? <p className="quiet">{t('desk.nothingChanged')}</p> : <FieldChanges changes={changes} />}
    </section>
  );
}
