import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Go } from './go.js';
import { RevisionChanges } from './revision-changes.js';
import { RevisionLine } from './revision-line.js';
import { Answered } from './states.js';
import { usePlace } from '../place.js';
import { ask } from '../record/client.js';
import { wanted } from '../record/languages.js';
import type { RevisionsQuery } from '../record/operations.js';
import { RevisionsDocument } from '../record/operations.js';

/** Everything that was recorded of an object, newest first, each with what it changed, word by word. */
export function Revisions({ id, path }: { readonly id: string; readonly path: string }) {
  const { t, i18n } = useTranslation();
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
            {revisions.map((revision) => (
              <li key={revision.number} className={revision.correction ? 'fixed' : undefined}>
                <details open={revision.number > 0 && revision.changes.length < 6}>
                  <summary>
                    <RevisionLine of={revision} />
                  </summary>
                  <RevisionChanges of={revision} />
                  <Go to={path} with={{ at: revision.position }}>
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
