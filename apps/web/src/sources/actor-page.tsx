import { useTranslation } from 'react-i18next';
import { TimeMachine } from '../machine/time-machine.js';
import { PermanentLink } from '../parts/permanent-link.js';
import { Revisions } from '../parts/revisions.js';
import { Said } from '../parts/said.js';
import { Answered, Nothing } from '../parts/states.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { languageIn, wanted } from '../record/languages.js';
import { ActorDocument } from '../record/operations.js';
import { useRecordList } from '../record/use-record.js';
import { FactList } from './fact-list.js';

/** An actor: its names, where else it is known, and the facts it takes part in. */
export function ActorPage({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const variables = { id, asOf: place.asOf, languages: wanted(i18n.language), after: undefined as string | undefined };
  const asked = useRecordList(ActorDocument, variables, (data) => data.actor?.facts, { keep: true });
  const actor = asked.data?.pages[0]?.actor;
  useTitle(actor?.name.value);
  return (
    <div className={place.at === undefined ? 'page' : 'page then'}>
      <TimeMachine />
      <main id="content" className="wrap fact">
        <Answered of={asked}>
          {() =>
            actor ? (
              <>
                <header>
                  <p className="kind">{t(`actor.${actor.kind}`)}</p>
                  <h1>
                    <Said text={actor.name} quiet />
                  </h1>
                </header>
                <dl className="particulars">
                  {actor.names.map((name) => (
                    <div key={`${name.language} ${name.value}`}>
                      <dt>{languageIn(name.language, t)}</dt>
                      <dd>
                        <Said text={name} />
                      </dd>
                    </div>
                  ))}
                  {actor.sameAs.map((url) => (
                    <div key={url}>
                      <dt>{t('actor.sameAs')}</dt>
                      <dd>
                        <a href={url} rel="noreferrer noopener external">
                          {url}
                        </a>
                      </dd>
                    </div>
                  ))}
                </dl>
                <FactList
                  title={t('actor.facts')}
                  total={asked.pages?.[0]?.totalCount ?? 0}
                  facts={asked.pages?.flatMap(({ nodes }) => nodes) ?? []}
                  has={asked.hasNextPage}
                  busy={asked.isFetchingNextPage}
                  more={asked.fetchNextPage}
                />
                <Revisions id={actor.entityId} path={`/actors/${actor.entityId}`} />
                <PermanentLink path={`/actors/${actor.entityId}`} position={actor.basis.position} />
              </>
            ) : (
              <Nothing />
            )
          }
        </Answered>
      </main>
    </div>
  );
}
