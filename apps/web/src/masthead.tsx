import { useTranslation } from 'react-i18next';
import { Go } from './parts/go.js';
import { usePlace } from './place.js';
import { LANGUAGES } from './record/languages.js';
import type { Language } from './record/languages.js';
import { useSession } from './session/use-session.js';
import { choose } from './texts/index.js';

/** How many letters of a language's name stand for it. */
const SEEN = 3;

/** What stands on top of every page: where one is, the language, and who is signed in. */
export function Masthead() {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  const { session, signOut } = useSession();
  const isHere = (path: string) => place.path === path || place.path.startsWith(`${path}/`);
  const speakAnother = (language: Language) =>
    void choose(language).then(() => place.get('lang') && place.set({ lang: language }, { replace: true }));
  return (
    <header className="wrap mast">
      <Go className="brand" to="/">
        Time<i>line</i>
      </Go>
      <nav aria-label={t('page.sections')}>
        <Go to="/" aria-current={place.path === '/' || isHere('/timelines') ? 'page' : undefined}>
          {t('nav.timeline')}
        </Go>
        <Go to="/corrections" aria-current={isHere('/corrections') ? 'page' : undefined}>
          {t('nav.corrections')}
        </Go>
        <Go to="/sources" aria-current={isHere('/sources') ? 'page' : undefined}>
          {t('nav.sources')}
        </Go>
        {session?.editor ? (
          <Go to="/desk" with={{ at: null }} aria-current={isHere('/desk') ? 'page' : undefined}>
            {t('nav.desk')}
          </Go>
        ) : null}
      </nav>
      <div className="end">
        <div className="lang" role="group" aria-label={t('page.language')}>
          {(Object.keys(LANGUAGES) as Language[]).map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              title={LANGUAGES[language]}
              aria-pressed={i18n.language === language}
              onClick={() => speakAnother(language)}
            >
              {LANGUAGES[language].slice(0, SEEN)}
            </button>
          ))}
        </div>
        {session?.editor ? (
          <span className="who">
            {session.editor.name}{' '}
            <button type="button" className="link" onClick={() => void signOut()}>
              {t('nav.signOut')}
            </button>
          </span>
        ) : (
          <Go to="/sign-in">{t('nav.signIn')}</Go>
        )}
      </div>
    </header>
  );
}
