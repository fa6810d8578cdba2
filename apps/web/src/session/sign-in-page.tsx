import { useEffect } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../parts/field-of.js';
import { useTitle } from '../parts/use-title.js';
import { usePlace } from '../place.js';
import { useSession } from './use-session.js';

/** Signing in: by the one-time link that the service printed, with a token, or at the newsroom's own sign-in. */
export function SignInPage() {
  const { t } = useTranslation();
  const place = usePlace();
  const { session, signIn } = useSession();
  const { mutate } = signIn;
  useTitle(t('nav.signIn'));
  useEffect(() => {
    // The code stands behind #, which browsers send to nobody; it is taken out of the address before it is used.
    const code = new URLSearchParams(location.hash.slice(1)).get('code');
    if (!code) return;
    history.replaceState(null, '', location.pathname + location.search);
    mutate({ code });
  }, [mutate]);
  const failed = place.get('error');
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = fieldOf(event.currentTarget, 'token').trim();
    if (token) mutate({ token });
  };
  return (
    <main id="content" className="wrap narrowly">
      <h1>{t('nav.signIn')}</h1>
      {failed ? (
        <p role="alert" className="refusal">
          {t('session.failed', { reason: failed })}
        </p>
      ) : null}
      {signIn.error ? (
        <p role="alert" className="refusal">
          {t('session.failed', { reason: signIn.error.message })}
        </p>
      ) : null}
      {session?.editor ? (
        <p role="status">
          {t('session.is', { name: session.editor.name, role: t(`session.${session.editor.role}`) })}{' '}
          <a href={place.to('/desk', { at: null })}>{t('nav.desk')}</a>
        </p>
      ) : (
        <>
          {session?.readOnly ? <p className="tag hold">{session.readOnly}</p> : null}
          {session?.signIn.oidc ? (
            <p>
              <a className="button" href={`${session.signIn.oidc}?returnTo=${encodeURIComponent('/desk')}`}>
                {t('session.oidc')}
              </a>
            </p>
          ) : null}
          <p>{t('session.link')}</p>
          <form className="stacked" onSubmit={onSubmit}>
            <label>
              {t('session.token')}
              <input name="token" type="password" autoComplete="off" required />
            </label>
            <button type="submit" className="primary" disabled={signIn.isPending}>
              {t('nav.signIn')}
            </button>
          </form>
        </>
      )}
    </main>
  );
}
