import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Puts a text on the clipboard, and says so. */
export function Copy({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [copied, tell] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    tell(true);
    setTimeout(() => tell(false), 2_000);
  };
  return (
    <button type="button" className="link" onClick={() => void copy()}>
      <span role="status">{copied ? t('page.copied') : t('page.copy')}</span>
    </button>
  );
}
