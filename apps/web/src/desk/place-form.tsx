import { useTranslation } from 'react-i18next';
import { Answered } from '../parts/states.js';
import { send } from '../record/client.js';
import { wanted } from '../record/languages.js';
import {
  DeskTimelinesDocument,
  PlaceFactDocument,
  PlacementsDocument,
  RemoveFactDocument,
} from '../record/operations.js';
import { useRecord, useRecordList } from '../record/use-record.js';
import { CommandForm } from './command-form.js';
import { noTexts } from './draft.js';
import type { TextsDraft } from './draft.js';
import { textsInput } from './inputs.js';
import { Choice } from './fields.js';
import { TextsField } from './texts-field.js';
import type { ToolProps } from './tool-props.js';
import { useDraft } from './use-draft.js';

/** Places the fact on a timeline, or takes it off one. */
export function PlaceForm(props: ToolProps) {
  const { i18n } = useTranslation();
  const list = useRecordList(
    DeskTimelinesDocument,
    { languages: wanted(i18n.language), after: undefined as string | undefined },
    ({ timelines }) => timelines,
  );
  const placements = useRecord(PlacementsDocument, { fact: props.fact.entityId });
  const timelines = (list.pages ?? []).flatMap(({ nodes }) => nodes);
  const on = new Set<string>();
  for (const { type, timeline } of placements.data?.changes?.nodes ?? []) {
    if (type === 'FactPlaced' && timeline) on.add(timeline.entityId);
    else if (timeline) on.delete(timeline.entityId);
  }
  return (
    <Answered of={list}>
      {() => (
        <Answered of={placements}>
          {() => (
            <Placing
              {...props}
              timelines={timelines.map(({ entityId, title }) => ({ id: entityId, name: title.value }))}
              on={on}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

type PlacingProps = ToolProps & {
  readonly timelines: readonly { readonly id: string; readonly name: string }[];
  readonly on: ReadonlySet<string>;
};

function Placing({ fact, isEditor, timelines, on, onDone, onCancel }: PlacingProps) {
  const { t, i18n } = useTranslation();
  const form = useDraft<{ readonly timeline: string; readonly note: TextsDraft }>(`place.${fact.entityId}`, () => ({
    timeline: (timelines.find(({ id }) => !on.has(id)) ?? timelines[0])?.id ?? '',
    note: noTexts(i18n.language),
  }));
  const { draft, change } = form;
  const { timeline, note } = draft;
  const isOn = on.has(timeline);
  if (timelines.length === 0) return <p className="quiet">{t('timelines.none')}</p>;
  const input = { fact: fact.entityId, timeline, note: isOn ? undefined : textsInput(note) };
  return (
    <CommandForm<typeof draft, unknown>
      form={form}
      input={{ ...input, isOn }}
      run={(commandId) => {
        const command = { input: { ...input, commandId } };
        return isOn ? send(RemoveFactDocument, command) : send(PlaceFactDocument, command);
      }}
      label={t('tool.place')}
      submit={isOn ? t('desk.takeOff') : t('desk.placeIt')}
      blocked={
        isOn && !isEditor ? t('tool.editors', { tools: t('desk.takeOff').toLocaleLowerCase(i18n.language) }) : undefined
      }
      onDone={onDone}
      onCancel={onCancel}
    >
      <Choice
        path="timeline"
        label={t('desk.timeline')}
        value={timeline}
        options={timelines.map(({ id }) => id)}
        say={(one) => {
          const { name = one } = timelines.find(({ id }) => id === one) ?? {};
          return on.has(one) ? t('desk.isOn', { name }) : name;
        }}
        onChange={(next) => change({ ...draft, timeline: next })}
      />
      {isOn ? null : (
        <TextsField
          path="note"
          legend={t('desk.placementNote')}
          optional
          texts={note}
          onChange={(next) => change({ ...draft, note: next })}
        />
      )}
    </CommandForm>
  );
}
