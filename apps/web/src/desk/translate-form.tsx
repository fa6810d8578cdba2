import { useTranslation } from 'react-i18next';
import { send } from '../record/client.js';
import { isLanguage, LANGUAGES } from '../record/languages.js';
import type { Language } from '../record/languages.js';
import { TranslateDocument } from '../record/operations.js';
import type { WordsFragment } from '../record/operations.js';
import { CommandForm } from './command-form.js';
import { SPOKEN } from './draft.js';
import type { DeskFact } from './fact-draft.js';
import { Choice, Field } from './fields.js';
import { conflictOf } from './conflict.js';
import type { ToolProps } from './tool-props.js';
import { useDraft } from './use-draft.js';

type Path = '/title' | '/summary';

interface Translation {
  readonly seen: number;
  readonly path: Path;
  readonly language: Language;
  readonly value: string;
  readonly byMachine: boolean;
}

/** What a text of the fact says now, in all the languages that the desk knows of. */
const textAt = (fact: DeskFact, path: Path): WordsFragment[] =>
  path === '/title'
    ? fact.titles
    : [fact.kkSummary, fact.ruSummary, fact.enSummary].filter((text): text is WordsFragment => Boolean(text));

/** The text that translations are made from. */
const sourceOf = (texts: readonly WordsFragment[]): WordsFragment | undefined =>
  texts.find(({ origin }) => origin === 'ORIGINAL') ?? texts[0];

/** The languages that a text can be translated into: first those that it lacks or in which it has aged. */
function wantedIn(texts: readonly WordsFragment[]): Language[] {
  const original = sourceOf(texts)?.language;
  const fresh = (language: Language) => texts.some((text) => text.language === language && !text.outdated);
  return SPOKEN.filter((language) => language !== original).toSorted((a, b) => Number(fresh(a)) - Number(fresh(b)));
}

const recordedIn = (fact: DeskFact, path: Path, language: Language): string =>
  textAt(fact, path).find((text) => text.language === language)?.value ?? '';

/** Gives a title or a summary in a further language, or anew where the original has changed. */
export function TranslateForm({ fact, onDone, onCancel }: ToolProps) {
  const { t } = useTranslation();
  const begin = (path: Path, language = wantedIn(textAt(fact, path))[0]!): Translation => ({
    seen: fact.revision.number,
    path,
    language,
    value: recordedIn(fact, path, language),
    byMachine: false,
  });
  const form = useDraft<Translation>(`translate.${fact.entityId}`, () => begin('/title'));
  const { draft, change } = form;
  const { path, language, value, byMachine } = draft;
  const texts = textAt(fact, path);
  const original = sourceOf(texts);
  const paths: readonly Path[] = fact.kkSummary ? ['/title', '/summary'] : ['/title'];
  const input = {
    target: fact.entityId,
    expectedRevision: draft.seen,
    path,
    texts: [
      {
        value: value.trim(),
        language,
        origin: byMachine ? ('MACHINE_TRANSLATION' as const) : ('HUMAN_TRANSLATION' as const),
        translatedFrom: original?.language,
      },
    ],
  };
  return (
    <CommandForm
      form={form}
      input={input}
      run={(commandId) => send(TranslateDocument, { input: { ...input, commandId } })}
      label={t('tool.translate')}
      submit={t('desk.translateIt')}
      onDone={onDone}
      onCancel={onCancel}
      conflict={conflictOf(fact, form)}
    >
      <div className="side">
        <Choice
          path="path"
          label={t('desk.whichText')}
          value={path}
          options={paths}
          say={(one) => t(one === '/title' ? 'desk.titles' : 'desk.summaries')}
          onChange={(next) => change(begin(next))}
        />
        <Choice
          path="texts.0.language"
          label={t('desk.into')}
          value={language}
          options={wantedIn(texts)}
          say={(one) => LANGUAGES[one]}
          onChange={(next) => change(begin(path, next))}
        />
      </div>
      {original ? (
        <blockquote lang={original.language}>
          {original.value}
          <footer>
            {t('desk.original')},{' '}
            {isLanguage(original.language) ? t(`language.${original.language}`) : original.language}
          </footer>
        </blockquote>
      ) : null}
      <Field path="texts.0.value" label={t('desk.translation')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            lang={language}
            value={value}
            onChange={({ target }) => change({ ...draft, value: target.value.replace(/\s*\n\s*/g, ' ') })}
          />
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={byMachine}
          onChange={({ target }) => change({ ...draft, byMachine: target.checked })}
        />
        <span>{t('desk.byMachine')}</span>
      </label>
    </CommandForm>
  );
}
