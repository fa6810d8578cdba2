import { useTranslation } from 'react-i18next';
import { Copy } from './copy.js';
import { changed, usePlace } from '../place.js';

/** The address of the page as it stands, for good: of its path at its position, with what else narrows it. */
export function PermanentLink({ path, position }: { readonly path: string; readonly position: string }) {
  const { t } = useTranslation();
  const place = usePlace();
  const address = changed(path, place.search, { at: position, compare: null });
  return (
    <p className="permanent">
      {t('page.permalink')}: <a href={address}>{decodeURIComponent(address)}</a>{' '}
      <Copy text={new URL(address, location.href).href} />
    </p>
  );
}
