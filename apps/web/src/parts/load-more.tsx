import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface LoadMoreProps {
  readonly has: boolean;
  readonly busy: boolean;
  readonly more: () => unknown;
}

/** Loads on as its button comes near, and when it is pressed. */
export function LoadMore({ has, busy, more }: LoadMoreProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!has || busy || !button.current) return undefined;
    const seen = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && more(), {
      rootMargin: '600px',
    });
    seen.observe(button.current);
    return () => seen.disconnect();
  }, [has, busy, more]);
  if (!has) return null;
  return (
    <button ref={button} type="button" className="plain" disabled={busy} onClick={more}>
      {busy ? t('page.loading') : t('page.more')}
    </button>
  );
}
