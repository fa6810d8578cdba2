import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FieldChanges } from './field-changes.js';
import { Go } from './go.js';
import { Said } from './said.js';
import { Answered } from './states.js';
import { usePlace } from '../place.js';
import { ask } from '../record/client.js';
import { wanted } from '../record/languages.js';
import { useMoments } from '../record/moments.js';
import type { RevisionsQuery } from '../record/operations.js';
import { RevisionsDocument } from '../record/operations.js';

/** Everything that was recorded of an object, newest first, each with what it changed, word by word. */
export function Revisions({ id, path }: { readonly id: string; readonly path: string }) {
  const { t, i18n } = useTranslation();
  const { long } = useMoments();
  const place = usePlace();
  const variables = { id, asOf: place.asOf, languages: wanted(i18n.language) };
  const asked = useInfiniteQuery({
    queryKey: ['Revisions', variables],
    queryFn: ({ signal, pageParam }) => ask(RevisionsDocument, { ...variables, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => {
      const info = pageOf(last)?.pageInfo;
      return info?.hasPreviousPage ? (info.startCursor ?? undefined) : undefined;
    },
  });
  const revisions = asked.data?.pages.flatMap((page) => pageOf(page)?.nodes.toReversed() ?? []) ?? [];
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions">{t('fact.revisions')}</h2>
      <Answered of={asked}>
        {() => (
          <ol className="revisions" reversed>
            {revisions.map(({ number, position, recordedAt, type, editor, reason, correction, changes }) => (
              <li key={number} className={correction ? 'fixed' : undefined}>
                <details open={number > 0 && changes.length < 6}>
                  <summary>
                    <b>{t('fact.revision', { number })}</b> · {t(`change.${type}` as 'change.FactReported')} ·{' '}
                    {long(recordedAt)} · {editor.name}
                  </summary>
                  {reason ? (
                    <p>
                      <Said text={reason} />
                    </p>
                  ) : null}
                  <FieldChanges changes={changes} />
                  <Go to={path} with={{ at: position }}>
                    {t('fact.asRevised')}
                  </Go>
                </details>
              </li>
            ))}
          </ol>
        )}
      </Answered>
      {asked.hasNextPage ? (
        <button
          type="button"
          className="plain"
          disabled={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t('fact.earlierRevisions')}
        </button>
      ) : null}
    </section>
  );
}

const pageOf = ({ node }: RevisionsQuery) => (node && 'revisions' in node ? node.revisions : undefined);
