import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { ask, send } from '../record/client.js';
import { isLanguage, wanted } from '../record/languages.js';
import { FindActorsDocument, RegisterActorDocument } from '../record/operations.js';
import type { ActorKind } from '../record/operations.js';
import { CommandForm } from './command-form.js';
import { noTexts, originalOf } from './draft.js';
import type { ActorDraft, Picked } from './draft.js';
import { actorInput } from './inputs.js';
import { Choice } from './fields.js';
import { Picker } from './picker.js';
import { TextsField } from './texts-field.js';
import { useDraft } from './use-draft.js';

interface ActorFieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly value: Picked | null;
  readonly onPick: (actor: Picked | null) => void;
}

/** Chooses an actor by any of its names, or registers one. */
export function ActorField(props: ActorFieldProps) {
  const { t, i18n } = useTranslation();
  const [adding, add] = useState<string>();
  const find = async (text: string, signal: AbortSignal) => {
    const { actors } = await ask(FindActorsDocument, { text, languages: wanted(i18n.language) }, signal);
    return (actors?.nodes ?? [])
      .filter(({ mergedInto }) => !mergedInto)
      .map(({ entityId, name, kind }) => ({
        id: entityId,
        name: name.value,
        lang: name.language,
        about: t(`actor.${kind}`),
      }));
  };
  return (
    <>
      <Picker {...props} kind={`actor ${i18n.language}`} find={find} onAdd={add} />
      {adding === undefined
        ? null
        : createPortal(
            <NewActor
              name={adding}
              onDone={(actor) => {
                add(undefined);
                if (actor) props.onPick(actor);
              }}
            />,
            document.body,
          )}
    </>
  );
}

const KINDS: readonly ActorKind[] = ['PERSON', 'ORGANISATION', 'OFFICE', 'STATE', 'GROUP'];

/** Registers an actor that the record does not know yet. */
function NewActor({ name, onDone }: { readonly name: string; readonly onDone: (actor?: Picked) => void }) {
  const { t, i18n } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  const form = useDraft<ActorDraft>(`actor.${name}`, () => ({
    kind: 'PERSON',
    names: { ...noTexts(language), [language]: name },
  }));
  const { draft, change } = form;
  return (
    <dialog ref={dialog} className="desk-dialog" aria-labelledby="new-actor" onClose={() => onDone()}>
      <h2 id="new-actor">{t('desk.newActor')}</h2>
      <CommandForm
        form={form}
        input={actorInput(draft)}
        run={(commandId) => send(RegisterActorDocument, { input: { ...actorInput(draft), commandId } })}
        label={t('desk.newActor')}
        submit={t('desk.register')}
        onCancel={() => dialog.current?.close()}
        onDone={({ registerActor }) => {
          const { names } = draft;
          const original = originalOf(names);
          if (registerActor)
            onDone({ id: registerActor.actor.entityId, name: isLanguage(original) ? names[original].trim() : name });
        }}
      >
        <Choice
          path="kind"
          label={t('desk.actorKind')}
          value={draft.kind}
          options={KINDS}
          say={(kind) => t(`actor.${kind}`)}
          onChange={(kind) => change({ ...draft, kind })}
        />
        <TextsField
          path="names"
          legend={t('actor.names')}
          texts={draft.names}
          onChange={(names) => change({ ...draft, names })}
        />
      </CommandForm>
    </dialog>
  );
}
