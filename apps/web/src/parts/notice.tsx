import { useTranslation } from 'react-i18next';
import { Said } from './said.js';
import { useMoments } from '../record/moments.js';
import type { NoticeFragment } from '../record/operations.js';

/** What readers are told of a correction: what was wrong, what is right, whose error it was and how long it stood. */
export function Notice({ notice, children }: { readonly notice: NoticeFragment; readonly children?: React.ReactNode }) {
  const { t } = useTranslation();
  const { long, lasted } = useMoments();
  return (
    <div className="note">
      <p>
        <span className="unseen">{t('correction.was')}: </span>
        <del>
          <Said text={notice.whatWasWrong} />
        </del>{' '}
        <span className="unseen">{t('correction.is')}: </span>
        <ins>
          <Said text={notice.whatIsRight} />
        </ins>
      </p>
      {notice.reason ? (
        <p>
          <Said text={notice.reason} />
        </p>
      ) : null}
      <footer>
        {t(`correction.${notice.kind}`)} · {t(`severity.${notice.severity}`)} · {t(`origin.${notice.errorOrigin}`)} ·{' '}
        {t('entry.stood', { time: lasted(notice.stoodForSeconds) })} · {long(notice.correctedAt)},{' '}
        {t('correction.by', { name: notice.editor.name })}
      </footer>
      {children}
    </div>
  );
}
