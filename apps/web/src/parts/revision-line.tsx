import { useTranslation } from 'react-i18next';
import { useMoments } from '../record/moments.js';
import type { RevisionsQuery } from '../record/operations.js';

type WithRevisions = Extract<NonNullable<RevisionsQuery['node']>, { revisions: unknown }>;
export type Revision = WithRevisions['revisions']['nodes'][number];

/** Which revision, what kind of change, when and by whom, in one line. */
export function RevisionLine({ of: { number, type, recordedAt, editor } }: { readonly of: Revision }) {
  const { t } = useTranslation();
  const { long } = useMoments();
  return (
    <>
      <b>{t('fact.revision', { number })}</b> · {t(`change.${type}` as 'change.FactReported')} · {long(recordedAt)} ·{' '}
      {editor.name}
    </>
  );
}
