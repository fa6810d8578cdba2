import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab by what is shown. */
export function useTitle(name: string | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = name ? `${name} · ${t('page.name')}` : t('page.name');
  }, [name, t]);
}
