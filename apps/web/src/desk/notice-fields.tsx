import { useTranslation } from 'react-i18next';
import type { CorrectionSeverity, ErrorOrigin } from '../record/operations.js';
import type { NoticeDraft } from './draft.js';
import { Choice } from './fields.js';
import { TextsField } from './texts-field.js';

const SEVERITIES: readonly CorrectionSeverity[] = ['MINOR', 'SUBSTANTIVE', 'CRITICAL'];
const ORIGINS: readonly ErrorOrigin[] = ['OUR_ENTRY', 'SOURCE', 'TRANSLATION', 'UPSTREAM_CORRECTION'];

interface NoticeFieldsProps {
  readonly notice: NoticeDraft;
  readonly onChange: (notice: NoticeDraft) => void;
}

/** What readers will be told: what was wrong, what is right, how grave it was and whose error. */
export function NoticeFields({ notice, onChange }: NoticeFieldsProps) {
  const { t } = useTranslation();
  const set = (change: Partial<NoticeDraft>) => onChange({ ...notice, ...change });
  return (
    <>
      <div className="side">
        <Choice
          path="notice.severity"
          label={t('corrections.severity')}
          value={notice.severity}
          options={SEVERITIES}
          say={(severity) => t(`severity.${severity}`)}
          onChange={(severity) => set({ severity })}
        />
        <Choice
          path="notice.errorOrigin"
          label={t('desk.errorOrigin')}
          value={notice.errorOrigin}
          options={ORIGINS}
          say={(origin) => t(`origin.${origin}`)}
          onChange={(errorOrigin) => set({ errorOrigin })}
        />
      </div>
      <TextsField
        path="notice.whatWasWrong"
        legend={t('desk.whatWasWrong')}
        texts={notice.whatWasWrong}
        onChange={(whatWasWrong) => set({ whatWasWrong })}
      />
      <TextsField
        path="notice.whatIsRight"
        legend={t('desk.whatIsRight')}
        texts={notice.whatIsRight}
        onChange={(whatIsRight) => set({ whatIsRight })}
      />
      <TextsField
        path="notice.reason"
        legend={t('desk.noticeReason')}
        optional
        texts={notice.reason}
        onChange={(reason) => set({ reason })}
      />
    </>
  );
}
