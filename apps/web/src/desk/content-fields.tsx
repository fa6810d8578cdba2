import { useTranslation } from 'react-i18next';
import type { FactKind, ParticipantRole, PlaceBasis, PlaceRole } from '../record/operations.js';
import { ActorField } from './actor-field.js';
import { DateField } from './date-field.js';
import { noTexts, originalOf, SPOKEN } from './draft.js';
import type { ContentDraft, ParticipantDraft, PlaceDraft } from './draft.js';
import { Choice, Line } from './fields.js';
import { Rows } from './rows.js';
import { TextsField } from './texts-field.js';

const KINDS: readonly FactKind[] = [
  'STATEMENT',
  'OCCURRENCE',
  'STANCE',
  'PROPOSAL',
  'OFFER',
  'RESPONSE',
  'PUBLICATION',
];
const ROLES: readonly ParticipantRole[] = ['SPEAKER', 'PARTICIPANT', 'COUNTERPART', 'ADDRESSEE', 'HOST', 'SUBJECT'];
const PLACE_ROLES: readonly PlaceRole[] = ['OCCURRED', 'PROPOSED', 'SUBJECT'];
const PLACE_BASES: readonly PlaceBasis[] = ['STATED', 'INFERRED'];

interface ContentFieldsProps {
  readonly content: ContentDraft;
  readonly onChange: (content: ContentDraft) => void;
  /** The fact is recorded: its texts keep their original. */
  readonly recorded?: { readonly hasSummary: boolean };
}

/** What a fact says: kind, words, date, places and who takes part. */
export function ContentFields({ content, onChange, recorded }: ContentFieldsProps) {
  const { t } = useTranslation();
  const set = (change: Partial<ContentDraft>) => onChange({ ...content, ...change });
  return (
    <>
      <Choice
        path="content.kind"
        label={t('desk.kind')}
        hint={t(`kindHint.${content.kind}`)}
        value={content.kind}
        options={KINDS}
        say={(kind) => t(`kind.${kind}`)}
        onChange={(kind) => set({ kind })}
      />
      <TextsField
        path="content.titles"
        legend={t('desk.titles')}
        hint={t('desk.titlesHint')}
        lines={2}
        fixed={recorded !== undefined}
        texts={content.titles}
        onChange={(titles) => set({ titles })}
      />
      <TextsField
        path="content.summaries"
        legend={t('desk.summaries')}
        optional
        lines={3}
        fixed={recorded?.hasSummary ?? false}
        texts={content.summaries}
        onChange={(summaries) => set({ summaries })}
      />
      <DateField
        path="content.occurredAt"
        legend={t('desk.occurredAt')}
        date={content.occurredAt}
        onChange={(occurredAt) => set({ occurredAt })}
      />
      <Participants rows={content.participants} onChange={(participants) => set({ participants })} />
      <Places rows={content.places} language={originalOf(content.titles)} onChange={(places) => set({ places })} />
    </>
  );
}

interface ParticipantsProps {
  readonly rows: readonly ParticipantDraft[];
  readonly onChange: (rows: readonly ParticipantDraft[]) => void;
}

function Participants({ rows, onChange }: ParticipantsProps) {
  const { t } = useTranslation();
  return (
    <Rows
      path="content.participants"
      legend={t('desk.participants')}
      addLabel={t('desk.addParticipant')}
      rowName={({ actor, role }) => actor?.name ?? t(`role.${role}`)}
      rows={rows}
      empty={(): ParticipantDraft => ({ role: rows.length === 0 ? 'SPEAKER' : 'PARTICIPANT', actor: null })}
      onChange={onChange}
    >
      {(row, change, path) => (
        <>
          <Choice
            path={`${path}.role`}
            label={t('desk.role')}
            value={row.role}
            options={ROLES}
            say={(role) => t(`role.${role}`)}
            onChange={(role) => change({ ...row, role })}
          />
          <ActorField
            path={`${path}.actor`}
            label={t('desk.actor')}
            value={row.actor}
            onPick={(actor) => change({ ...row, actor })}
          />
        </>
      )}
    </Rows>
  );
}

interface PlacesProps {
  readonly rows: readonly PlaceDraft[];
  readonly language: string;
  readonly onChange: (rows: readonly PlaceDraft[]) => void;
}

function Places({ rows, language, onChange }: PlacesProps) {
  const { t } = useTranslation();
  return (
    <Rows
      path="content.places"
      legend={t('desk.places')}
      addLabel={t('desk.addPlace')}
      rowName={({ names, role }) => SPOKEN.map((one) => names[one]).find(Boolean) ?? t(`place.${role}`)}
      rows={rows}
      empty={(): PlaceDraft => ({ names: noTexts(language), role: 'OCCURRED', basis: 'STATED', country: '' })}
      onChange={onChange}
    >
      {(row, change, path) => (
        <>
          <Choice
            path={`${path}.role`}
            label={t('desk.placeRole')}
            value={row.role}
            options={PLACE_ROLES}
            say={(role) => t(`place.${role}`)}
            onChange={(role) => change({ ...row, role })}
          />
          <Choice
            path={`${path}.basis`}
            label={t('desk.placeBasis')}
            value={row.basis}
            options={PLACE_BASES}
            say={(basis) => t(`placeBasis.${basis}`)}
            onChange={(basis) => change({ ...row, basis })}
          />
          <Line
            path={`${path}.place.country`}
            label={t('desk.country')}
            optional
            maxLength={2}
            placeholder="KZ"
            value={row.country}
            onChange={(country) => change({ ...row, country })}
          />
          <TextsField
            path={`${path}.place.names`}
            legend={t('desk.placeName')}
            texts={row.names}
            onChange={(names) => change({ ...row, names })}
          />
        </>
      )}
    </Rows>
  );
}
