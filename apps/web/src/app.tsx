import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { Masthead } from './masthead.js';
import { RevisionPage } from './parts/revision-page.js';
import { Nothing, Skeleton } from './parts/states.js';
import { StartPage } from './timeline/start-page.js';
import { TimelinePage } from './timeline/timeline-page.js';

// What most visits do not come to is fetched when it is.
const ActorPage = lazy(() => import('./sources/actor-page.js').then(({ ActorPage }) => ({ default: ActorPage })));
const CorrectionsPage = lazy(() =>
  import('./corrections/corrections-page.js').then(({ CorrectionsPage }) => ({ default: CorrectionsPage })),
);
const DeskPage = lazy(() => import('./desk/desk-page.js').then(({ DeskPage }) => ({ default: DeskPage })));
const FactPage = lazy(() => import('./facts/fact-page.js').then(({ FactPage }) => ({ default: FactPage })));
const SignInPage = lazy(() => import('./session/sign-in-page.js').then(({ SignInPage }) => ({ default: SignInPage })));
const SourcePage = lazy(() => import('./sources/source-page.js').then(({ SourcePage }) => ({ default: SourcePage })));
const SourcesPage = lazy(() =>
  import('./sources/sources-page.js').then(({ SourcesPage }) => ({ default: SourcesPage })),
);

/** The page: its masthead, and what stands at the address. */
export function App() {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t('page.skip')}
      </a>
      <Masthead />
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
    </>
  );
}
