import { useTranslation } from 'react-i18next';
import type { WordsFragment } from '../record/operations.js';

/** A text of the record in its own language, marked where it is a translation that has aged or that a machine made. */
export function Said({ text, quiet = false }: { readonly text: WordsFragment; readonly quiet?: boolean }) {
  const { t } = useTranslation();
  const mark = text.outdated
    ? t('page.outdated')
    : text.origin === 'MACHINE_TRANSLATION'
      ? t('page.machineTranslated')
      : undefined;
  return (
    <>
      <span lang={text.language}>{text.value}</span>
      {mark && !quiet ? <span className="mark"> ({mark})</span> : null}
    </>
  );
}
