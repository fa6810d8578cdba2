import { useTranslation } from 'react-i18next';
import { Subject } from '../machine/comparison.js';
import { TimeMachine } from '../machine/time-machine.js';
import { FieldChanges } from '../parts/field-changes.js';
import { LoadMore } from '../parts/load-more.js';
import { Notice } from '../parts/notice.js';
import { PermanentLink } from '../parts/permanent-link.js';
import { Answered } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { wanted } from '../record/languages.js';
import type { ChangeFilter, CorrectionKind, CorrectionSeverity } from '../record/operations.js';
import { CorrectionsDocument } from '../record/operations.js';
import { useRecordList } from '../record/use-record.js';

const KINDS: readonly CorrectionKind[] = [
  ...(['FACTUAL', 'DATE', 'ATTRIBUTION', 'TRANSLATION', 'TYPO', 'CLARIFICATION'] as const),
  ...(['RETRACTION', 'REINSTATEMENT', 'DUPLICATE'] as const),
];
const SEVERITIES: readonly CorrectionSeverity[] = ['CRITICAL', 'SUBSTANTIVE', 'MINOR'];
const CORRECTIONS: ChangeFilter = { correctionsOnly: true };

/** The public log of corrections, newest first. */
export function CorrectionsPage() {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const kinds = place.list('kind') as CorrectionKind[];
  const severities = place.list('severity') as CorrectionSeverity[];
  const isNarrowed = kinds.length + severities.length > 0;
  const list = useRecordList(
    CorrectionsDocument,
    {
      ...{ asOf: place.asOf, languages: wanted(i18n.language), after: undefined as string | undefined },
      ...(kinds.length > 0 ? { kinds } : {}),
      ...(severities.length > 0 ? { severities } : {}),
    },
    (data) => data.corrections,
    { keep: true },
  );
  useTitle(t('corrections.title'));
  const corrections = list.pages?.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <div className={place.at === undefined ? 'page' : 'page then'}>
      <div className="wrap">
        <h1>{t('corrections.title')}</h1>
        <p className="dek">{t('corrections.about')}</p>
      </div>
      <TimeMachine filter={CORRECTIONS} />
      <main id="content" className="wrap cols">
        <aside className="filters" aria-label={t('filter.name')}>
          <Choices
            name="kind"
            legend={t('corrections.kind')}
            values={KINDS}
            wording={(kind) => t(`correction.${kind}`)}
          />
          <Choices
            name="severity"
            legend={t('corrections.severity')}
            values={SEVERITIES}
            wording={(severity) => t(`severity.${severity}`)}
          />
        </aside>
        <section aria-label={t('corrections.title')} aria-busy={list.isFetching}>
          <p role="status" className="listhead">
            {list.pages
              ? t('page.shown', { shown: corrections.length, total: list.pages.at(-1)?.totalCount ?? 0 })
              : ''}
          </p>
          <Answered of={list}>
            {() => (
              <>
                {corrections.length === 0 ? (
                  <p className="empty">{t(isNarrowed ? 'corrections.noneFound' : 'corrections.none')}</p>
                ) : null}
                {corrections.map((correction) => (
                  <article key={correction.id} className="correction">
                    <h2>
                      <Subject of={correction.subject} at={place.at} />
                    </h2>
                    <Notice notice={correction}>
                      <details>
                        <summary>{t('change.here')}</summary>
                        <FieldChanges changes={correction.changes} />
                      </details>
                    </Notice>
                  </article>
                ))}
              </>
            )}
          </Answered>
          <LoadMore has={list.hasNextPage} busy={list.isFetchingNextPage} more={list.fetchNextPage} />
          {list.pages?.[0] ? <PermanentLink path="/corrections" position={list.pages[0].basis.position} /> : null}
        </section>
      </main>
    </div>
  );
}

interface ChoicesProps<T extends string> {
  readonly name: string;
  readonly legend: string;
  readonly values: readonly T[];
  readonly wording: (value: T) => string;
}

function Choices<T extends string>({ name, legend, values, wording }: ChoicesProps<T>) {
  const place = usePlace();
  const chosen = place.list(name);
  return (
    <fieldset>
      <legend>{legend}</legend>
      {values.map((value) => {
        const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
        return (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => place.set({ [name]: next.join(',') || null })}
            />
            <span>{wording(value)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
