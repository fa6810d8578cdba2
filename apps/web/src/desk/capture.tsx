import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, RecordError, send } from '../record/client.js';
import { wanted } from '../record/languages.js';
import { CaptureSnapshotDocument, DeskSourceDocument, RegisterSourceDocument } from '../record/operations.js';
import { ActorField } from './actor-field.js';
import { commandOf } from './command-id.js';
import type { Sent } from './command-id.js';
import { CommandForm } from './command-form.js';
import { DateField } from './date-field.js';
import { asKept, noCapture } from './draft.js';
import type { CaptureDraft, SourceDraft } from './draft.js';
import { sourceInput } from './inputs.js';
import { Field, Line } from './fields.js';
import { useDraft } from './use-draft.js';

/** A source of the record as the desk takes it: with its latest snapshot whose text is kept, if there is one. */
export async function takeSource(id: string, language: string): Promise<SourceDraft> {
  const { source } = await ask(DeskSourceDocument, { id, languages: wanted(language) });
  if (!source) throw new RecordError(id, 'NOT_FOUND');
  return {
    id: source.entityId,
    name: source.headline?.value ?? source.publisher?.name.value ?? source.url ?? '',
    language: source.language,
    snapshot: source.snapshots.findLast(({ text }) => text)?.sha256,
  };
}

interface CaptureProps {
  readonly onTaken: (source: SourceDraft) => void;
}

/** Registers a source and captures its text, as one step. */
export function Capture({ onTaken }: CaptureProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<CaptureDraft>('capture', () => noCapture(i18n.language));
  const { draft, change } = form;
  const captured = useRef<Sent>(undefined);
  const set = (part: Partial<CaptureDraft>) => change({ ...draft, ...part });
  const text = asKept(draft.text);
  const run = async (commandId: string): Promise<SourceDraft> => {
    const { registerSource } = await send(RegisterSourceDocument, { input: { ...sourceInput(draft), commandId } });
    const source = registerSource!.source.entityId;
    const taken = await takeSource(source, i18n.language);
    if (text.trim() === '') return taken;
    const input = { source, text, keepText: draft.keepText };
    captured.current = commandOf(captured.current, input);
    const snapshot = await send(CaptureSnapshotDocument, { input: { ...input, commandId: captured.current.id } })
      .then(({ captureSnapshot }) => captureSnapshot?.source.snapshots.at(-1)?.sha256)
      .catch((error: unknown) => {
        // It was captured before, and only the answer was lost.
        if (error instanceof RecordError && error.code === 'NO_CHANGE') return taken.snapshot;
        throw error;
      });
    return { ...taken, snapshot, ...(draft.keepText ? {} : { text }) };
  };
  return (
    <CommandForm
      form={form}
      input={sourceInput(draft)}
      run={run}
      label={t('desk.capture')}
      submit={t('desk.capture')}
      onDone={onTaken}
      onExisting={(id) => void takeSource(id, i18n.language).then(onTaken)}
    >
      <ActorField
        path="publisher"
        label={t('desk.publisher')}
        optional
        value={draft.publisher}
        onPick={(publisher) => set({ publisher })}
      />
      <div className="side">
        <Line
          path="language"
          label={t('desk.sourceLanguage')}
          hint={t('desk.languageHint')}
          value={draft.language}
          list="desk-languages"
          onChange={(language) => set({ language })}
        />
        <Line
          path="url"
          label={t('desk.url')}
          optional
          type="url"
          inputMode="url"
          placeholder="https://"
          value={draft.url}
          onChange={(url) => set({ url })}
        />
      </div>
      <datalist id="desk-languages">
        {['kk', 'ru', 'en', 'kk-Latn', 'uk', 'tr', 'zh'].map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <Line
        path="headlines.0.value"
        label={t('desk.headline')}
        optional
        value={draft.headline}
        lang={draft.language}
        onChange={(headline) => set({ headline })}
      />
      <DateField
        path="publishedAt"
        legend={t('desk.publishedAt')}
        isPlain
        date={draft.publishedAt}
        onChange={(publishedAt) => set({ publishedAt })}
      />
      <Field path="text" label={t('desk.text')} hint={t('desk.textHint')}>
        {(wiring) => (
          <textarea
            {...wiring}
            className="paste"
            rows={12}
            lang={draft.language}
            value={draft.text}
            onChange={({ target }) => set({ text: target.value })}
          />
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={draft.keepText} onChange={({ target }) => set({ keepText: target.checked })} />
        <span>{t('desk.keepText')}</span>
      </label>
    </CommandForm>
  );
}
