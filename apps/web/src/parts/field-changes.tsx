import { useTranslation } from 'react-i18next';
import { isLanguage } from '../record/languages.js';
import { inWords, SILENT } from '../record/values.js';
import { WordDiff } from './word-diff.js';

interface FieldChange {
  readonly path: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** The fields that a revision changed, each with what was and what is. */
export function FieldChanges({ changes }: { readonly changes: readonly FieldChange[] }) {
  const { t, i18n } = useTranslation();
  const label = (name: string) => {
    const known = LABELLED.map((group) => `${group}.${name}`).find((key) => i18n.exists(key));
    return known ? t(known as 'kind.OFFER') : name;
  };
  const said = (json?: string | null) => inWords(json, i18n.language, label);
  return (
    <dl className="fields">
      {changes.map(({ path, before, after }) => {
        const steps = path.split('/').slice(1);
        if (steps.some((step) => SILENT.has(step))) return null;
        const language = steps.at(-1);
        const name = [steps[0], steps.length > 2 ? steps.findLast((step) => FIELD.has(step)) : undefined]
          .filter((step, at, all) => step && all.indexOf(step) === at)
          .map((step) => (FIELD.has(step!) ? t(`field.${step}` as 'field.title') : step));
        return (
          <div key={path}>
            <dt>
              {name.join(', ')}
              {isLanguage(language) ? ` · ${t(`language.${language}`)}` : ''}
            </dt>
            <dd>
              <WordDiff before={said(before)} after={said(after)} lang={isLanguage(language) ? language : undefined} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const FIELD = new Set([
  ...['title', 'summary', 'occurredAt', 'validDuring', 'kind', 'places', 'participants', 'attestations', 'relations'],
  ...[
    'status',
    'timeZone',
    'zoneBasis',
    'description',
    'name',
    'headline',
    'quotes',
    'chain',
    'note',
    'disputes',
    'retraction',
    'entries',
  ],
]);

/** Where the names of the schema are put in words. */
const LABELLED = ['kind', 'status', 'actor', 'role', 'basis', 'fact', 'chain', 'aspect', 'out', 'outcome', 'zone'];
