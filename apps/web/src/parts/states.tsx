import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordError } from '../record/client.js';
import { Go } from './go.js';
import { usePlace } from '../place.js';

/** Lines where text will stand, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3, tall = false }: { readonly lines?: number; readonly tall?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={tall ? 'skeleton tall' : 'skeleton'} role="status" aria-label={t('page.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}

/** Why something is not there, and what can be done. */
export function Failure({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const offline = error instanceof RecordError && error.isOffline;
  return (
    <div className="failure" role="alert">
      <p>{offline ? t('page.offline') : t('page.failed', { reason: error.message })}</p>
      {retry ? (
        <button type="button" className="plain" onClick={retry}>
          {t('page.retry')}
        </button>
      ) : null}
    </div>
  );
}

/** A place where nothing is, or was not then. */
export function Nothing() {
  const { t } = useTranslation();
  const place = usePlace();
  return (
    <div className="empty">
      <p>{place.at === undefined ? t('page.notFound') : t('page.notFoundThen')}</p>
      {place.at === undefined ? null : (
        <p>
          <Go to={place.path} with={{ at: null }}>
            {t('machine.now')}
          </Go>
        </p>
      )}
      <p>
        <Go to="/">{t('page.start')}</Go>
      </p>
    </div>
  );
}

interface Asked {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** What stands where an answer is awaited: its skeleton, then why it failed, or what is made of it. */
export function Answered({
  of,
  skeleton = <Skeleton />,
  children,
}: {
  readonly of: Asked;
  readonly skeleton?: ReactNode;
  readonly children: () => ReactNode;
}) {
  if (of.isPending) return skeleton;
  if (of.error) {
    const { error } = of;
    if (error instanceof RecordError && error.code === 'NOT_FOUND') return <Nothing />;
    return <Failure error={error} retry={() => void of.refetch()} />;
  }
  return children();
}
