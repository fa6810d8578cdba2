import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { Masthead } from './masthead.js';
import { Mishap } from './parts/mishap.js';
import { RevisionPage } from './parts/revision-page.js';
import { Nothing, Skeleton } from './parts/states.js';
import { usePlace } from './place.js';
import { StartPage } from './timeline/start-page.js';
import { TimelinePage } from './timeline/timeline-page.js';

// What a first visit does not come to is fetched once there is time for it, so that it is there when the service is not.
const ofReaders = {
  corrections: () => import('./corrections/corrections-page.js'),
  fact: () => import('./facts/fact-page.js'),
  actor: () => import('./sources/actor-page.js'),
  source: () => import('./sources/source-page.js'),
  sources: () => import('./sources/sources-page.js'),
};
const CorrectionsPage = lazy(() =>
  ofReaders.corrections().then(({ CorrectionsPage }) => ({ default: CorrectionsPage })),
);
const FactPage = lazy(() => ofReaders.fact().then(({ FactPage }) => ({ default: FactPage })));
const ActorPage = lazy(() => ofReaders.actor().then(({ ActorPage }) => ({ default: ActorPage })));
const SourcePage = lazy(() => ofReaders.source().then(({ SourcePage }) => ({ default: SourcePage })));
const SourcesPage = lazy(() => ofReaders.sources().then(({ SourcesPage }) => ({ default: SourcesPage })));
const DeskPage = lazy(() => import('./desk/desk-page.js').then(({ DeskPage }) => ({ default: DeskPage })));
const SignInPage = lazy(() => import('./session/sign-in-page.js').then(({ SignInPage }) => ({ default: SignInPage })));

const AFTER_MS = 1_500;

/** The page: its masthead, and what stands at the address. */
export function App() {
  const { t } = useTranslation();
  const { path } = usePlace();
  useEffect(() => {
    const later = setTimeout(() => {
      for (const load of Object.values(ofReaders)) void load().catch(() => undefined);
    }, AFTER_MS);
    return () => clearTimeout(later);
  }, []);
  return (
    <>
      <a className="skip" href="#content">
        {t('page.skip')}
      </a>
      <Masthead />
      <Mishap at={path}>
        <Suspense fallback={<Skeleton lines={5} tall />}>
          <Switch>
            <Route path="/">
              <StartPage />
            </Route>
            <Route path="/:kind/:name/revisions/:number">
              <RevisionPage />
            </Route>
            <Route path="/timelines/:slug">{({ slug }) => <TimelinePage slug={decodeURIComponent(slug)} />}</Route>
            <Route path="/facts/:slug">{({ slug }) => <FactPage slug={decodeURIComponent(slug)} />}</Route>
            <Route path="/corrections">
              <CorrectionsPage />
            </Route>
            <Route path="/sources">
              <SourcesPage />
            </Route>
            <Route path="/sources/:id">{({ id }) => <SourcePage id={id} />}</Route>
            <Route path="/actors/:id">{({ id }) => <ActorPage id={id} />}</Route>
            <Route path="/desk/*?">
              <DeskPage />
            </Route>
            <Route path="/sign-in">
              <SignInPage />
            </Route>
            <Route>
              <main id="content" className="wrap">
                <Nothing />
              </main>
            </Route>
          </Switch>
        </Suspense>
      </Mishap>
    </>
  );
}
