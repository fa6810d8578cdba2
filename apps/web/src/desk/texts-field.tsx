import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../record/languages.js';
import { originalOf, saidIn, SPOKEN } from './draft.js';
import type { TextsDraft } from './draft.js';
import { Group } from './fields.js';
import { useRefusal } from './refusal.js';

interface TextsFieldProps {
  readonly path: string;
  readonly legend: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly texts: TextsDraft;
  readonly onChange: (texts: TextsDraft) => void;
  /** Of a text that is recorded the original stays what it is. */
  readonly fixed?: boolean;
  readonly lines?: number;
}

/** A text in the languages of the page, one of which is the original. */
export function TextsField({
  path,
  legend,
  hint,
  optional,
  texts,
  onChange,
  fixed = false,
  lines = 1,
}: TextsFieldProps) {
  const { t } = useTranslation();
  const name = useId();
  const original = originalOf(texts);
  const order = saidIn(texts);
  const isRefused = useRefusal(path) !== undefined;
  return (
    <Group id={name} path={path} legend={legend} hint={hint} optional={optional} className="texts">
      {SPOKEN.map((language) => (
        <div key={language} className="text">
          <label htmlFor={`${name}-${language}`} lang={language}>
            {LANGUAGES[language]}
          </label>
          <Words
            id={`${name}-${language}`}
            path={`${path}.${order.indexOf(language)}.value`}
            refusal={`${name}-refusal`}
            isRefused={isRefused && language === original}
            language={language}
            lines={lines}
            value={texts[language]}
            onChange={(value) => onChange({ ...texts, [language]: value })}
          />
          {fixed ? (
            <span className="original">{language === original ? t('desk.original') : ''}</span>
          ) : (
            <label className="original">
              <input
                type="radio"
                name={name}
                checked={language === original}
                aria-label={t('desk.originalIs', { language: t(`language.${language}`) })}
                onChange={() => onChange({ ...texts, original: language })}
              />
              <span aria-hidden="true">{t('desk.original')}</span>
            </label>
          )}
        </div>
      ))}
    </Group>
  );
}

interface WordsProps {
  readonly id: string;
  readonly path: string;
  /** The id of why the text was refused, and whether it was so as a whole. */
  readonly refusal: string;
  readonly isRefused: boolean;
  readonly language: string;
  readonly lines: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Texts have no line breaks: Enter sends the form, as from a line. */
function Words({ id, path, refusal, isRefused, language, lines, value, onChange }: WordsProps) {
  const isInvalid = useRefusal(path) !== undefined || isRefused;
  return (
    <textarea
      id={id}
      data-path={path}
      lang={language}
      rows={lines}
      value={value}
      aria-invalid={isInvalid ? true : undefined}
      aria-describedby={isInvalid ? refusal : undefined}
      onChange={({ target }) => onChange(target.value.replace(/\s*\n\s*/g, ' '))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}
