import { useTranslation } from 'react-i18next';
import type { AttestationStance, AttributionRole, DivergenceAspect, SpeechMode } from '../record/operations.js';
import { ActorField } from './actor-field.js';
import { noTexts } from './draft.js';
import type { AttestationDraft, DivergenceDraft, StepDraft } from './draft.js';
import { Choice, Line } from './fields.js';
import { Rows } from './rows.js';
import { TextsField } from './texts-field.js';

const STANCES: readonly AttestationStance[] = ['AFFIRMS', 'PARTLY_AFFIRMS', 'DENIES'];
const MODES: readonly (SpeechMode | '')[] = ['', 'DIRECT_QUOTE', 'INDIRECT_SPEECH', 'NARRATION', 'HEADLINE'];
const ROLES: readonly AttributionRole[] = [
  'SPEAKER',
  'SPOKESPERSON',
  'ORIGIN_CHANNEL',
  'RELAY',
  'PUBLISHER',
  'TRANSLATOR',
];
const ASPECTS: readonly DivergenceAspect[] = [
  'WORDING',
  'TRANSLATION',
  'SCOPE',
  'COUNTERPART',
  'DATE',
  'PLACE',
  'MODE',
  'OMISSION',
  'OTHER',
];

interface AttestationFieldsProps {
  /** Where the input holds the attestation. */
  readonly path: string;
  readonly attestation: AttestationDraft;
  readonly onChange: (attestation: AttestationDraft) => void;
  readonly language: string;
}

/** How a mode of speech is called. */
function useModes() {
  const { t } = useTranslation();
  return (mode: SpeechMode | '') => (mode ? t(`mode.${mode}`) : t('desk.modeUnsaid'));
}

/** The words of the source that were taken from its text. */
export function QuoteFields({ path, attestation, onChange }: Omit<AttestationFieldsProps, 'language'>) {
  const { t } = useTranslation();
  const sayMode = useModes();
  const { quotes } = attestation;
  return (
    <Rows
      path={`${path}.quotes`}
      legend={t('desk.quotes')}
      hint={quotes.length === 0 ? t('desk.quotesHint') : undefined}
      rowName={(_, index) => t('desk.quoteNumber', { number: index + 1 })}
      rows={quotes}
      onChange={(next) => onChange({ ...attestation, quotes: next })}
    >
      {(quote, change, at) => (
        <>
          <blockquote lang={quote.language} data-path={`${at}.exact`} tabIndex={-1}>
            {quote.exact}
          </blockquote>
          <Choice
            path={`${at}.mode`}
            label={t('desk.mode')}
            value={quote.mode}
            options={MODES}
            say={sayMode}
            onChange={(mode) => change({ ...quote, mode })}
          />
          <Line
            path={`${at}.language`}
            label={t('desk.language')}
            value={quote.language}
            onChange={(next) => change({ ...quote, language: next })}
          />
        </>
      )}
    </Rows>
  );
}

/** What one source has to do with the fact: where it stands, and how the words came to it. */
export function AttestationFields({ path, attestation, onChange, language }: AttestationFieldsProps) {
  const { t } = useTranslation();
  const { stance, chain, divergences } = attestation;
  const set = (change: Partial<AttestationDraft>) => onChange({ ...attestation, ...change });
  const sayMode = useModes();
  return (
    <>
      <Choice
        path={`${path}.stance`}
        label={t('desk.stance')}
        value={stance}
        options={STANCES}
        say={(one) => t(`fact.${one}`)}
        onChange={(next) => set({ stance: next })}
      />
      <Rows
        path={`${path}.chain`}
        legend={t('desk.chain')}
        hint={t('desk.chainHint')}
        addLabel={t('desk.addStep')}
        rowName={({ actor, role }) => actor?.name ?? t(`chain.${role}`)}
        rows={chain}
        empty={(): StepDraft => ({
          role: chain.length === 0 ? 'SPEAKER' : 'PUBLISHER',
          mode: '',
          isNamed: true,
          actor: null,
          unnamed: noTexts(language),
        })}
        onChange={(next) => set({ chain: next })}
      >
        {(step, change, at) => <Step step={step} change={change} path={at} sayMode={sayMode} />}
      </Rows>
      <Rows
        path={`${path}.divergences`}
        legend={t('desk.divergences')}
        addLabel={t('desk.addDivergence')}
        rowName={({ aspect }) => t(`aspect.${aspect}`)}
        rows={divergences}
        empty={(): DivergenceDraft => ({ aspect: 'WORDING', note: noTexts(language) })}
        onChange={(next) => set({ divergences: next })}
      >
        {(row, change, at) => (
          <>
            <Choice
              path={`${at}.aspect`}
              label={t('desk.aspect')}
              value={row.aspect}
              options={ASPECTS}
              say={(aspect) => t(`aspect.${aspect}`)}
              onChange={(aspect) => change({ ...row, aspect })}
            />
            <TextsField
              path={`${at}.note`}
              legend={t('desk.divergenceNote')}
              texts={row.note}
              onChange={(note) => change({ ...row, note })}
            />
          </>
        )}
      </Rows>
    </>
  );
}

interface StepProps {
  readonly step: StepDraft;
  readonly change: (step: StepDraft) => void;
  readonly path: string;
  readonly sayMode: (mode: SpeechMode | '') => string;
}

function Step({ step, change, path, sayMode }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        path={`${path}.role`}
        label={t('desk.role')}
        value={step.role}
        options={ROLES}
        say={(role) => t(`chain.${role}`)}
        onChange={(role) => change({ ...step, role })}
      />
      <Choice
        path={`${path}.mode`}
        label={t('desk.mode')}
        value={step.mode}
        options={MODES}
        say={sayMode}
        onChange={(mode) => change({ ...step, mode })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={!step.isNamed}
          onChange={({ target }) => change({ ...step, isNamed: !target.checked })}
        />
        <span>{t('desk.unnamed')}</span>
      </label>
      {step.isNamed ? (
        <ActorField
          path={`${path}.actor`}
          label={t('desk.actor')}
          value={step.actor}
          onPick={(actor) => change({ ...step, actor })}
        />
      ) : (
        <TextsField
          path={`${path}.unnamed`}
          legend={t('desk.unnamedWords')}
          texts={step.unnamed}
          onChange={(unnamed) => change({ ...step, unnamed })}
        />
      )}
    </>
  );
}
