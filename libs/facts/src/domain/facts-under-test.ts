import { deriveId, given, Refusal } from '@timeline/kernel';
import type { NoticeInput, TextInput } from '@timeline/kernel';
import type { ContentInput, FactCommand } from './commands.js';
import { factDecider } from './decider.js';
import type { FactEvent } from './events.js';

/** For specs: one fact of two sources, and what commands one after the other make of it. */
export const fact = deriveId('fact', 'bridge');
export const other = deriveId('fact', 'ferry');
export const [PAPER, RADIO] = [deriveId('source', 'paper'), deriveId('source', 'radio')];
export const AKIM = deriveId('actor', 'akim');
export const ru = (value: string): TextInput => ({ value, language: 'ru' });
export const kk = (value: string): TextInput => ({
  value,
  language: 'kk',
  origin: 'HUMAN_TRANSLATION',
  translatedFrom: 'ru',
});
export const en = (value: string): TextInput => ({ ...kk(value), language: 'en' });

/** A command, made with the id that its place gives it: c0, c1 … */
export type Step = (commandId: string) => FactCommand;
export const sent = (commandId: string) => ({
  fact,
  commandId,
  sources: new Map([PAPER, RADIO].map((id) => [id, { snapshots: [] }])),
});
export const noticed = (commandId: string, more: Partial<NoticeInput> = {}) => ({
  ...sent(commandId),
  notice: {
    severity: 'SUBSTANTIVE' as const,
    whatWasWrong: [ru('Не то')],
    whatIsRight: [ru('То')],
    errorOrigin: 'SOURCE' as const,
    ...more,
  },
});
const content: ContentInput = {
  kind: 'STANCE',
  titles: [ru('Мост нужен'), kk('Көпір керек')],
  occurredAt: { edtf: '2025-03-14' },
  participants: [{ actor: AKIM, role: 'SPEAKER' }],
};
/** Attested by the paper (attestation c0/0) and by the radio (c0/1). */
export const report =
  (more: Partial<ContentInput> = {}): Step =>
  (commandId) => ({
    type: 'ReportFact',
    slug: 'bridge',
    content: { ...content, ...more },
    attestations: [{ source: PAPER }, { source: RADIO }],
    ...sent(commandId),
  });
export const attestation = (command: number, index: number): string => deriveId('attestation', `c${command}/${index}`);
export const retitle =
  (...titles: TextInput[]): Step =>
  (commandId) => ({ type: 'CorrectFact', kind: 'FACTUAL', content: { titles }, ...noticed(commandId) });
export const retract: Step = (commandId) => ({ type: 'RetractFact', ...noticed(commandId) });
export const reinstate: Step = (commandId) => ({ type: 'ReinstateFact', ...noticed(commandId) });
export const merge =
  (into = other): Step =>
  (commandId) => ({ type: 'MergeFact', into, ...noticed(commandId) });

/** The events that these commands give. */
export const after = (...steps: Step[]): FactEvent[] =>
  steps.reduce<FactEvent[]>(
    (events, step) => [...events, given(factDecider, ...events).when(step(`c${events.length}`))],
    [],
  );
export const standing = (...steps: Step[]) => given(factDecider, ...after(...steps)).state.fact!;

/** What the last of these commands says of the correction that it makes. */
export function correction(...steps: Step[]) {
  const { data } = after(...steps).at(-1)!;
  if (!('correction' in data)) throw new Error('no correction');
  return data.correction;
}

/** How the last of these commands is refused: code, fields and what exists. */
export function refusal(...steps: Step[]): (string | undefined)[] {
  const events = after(...steps.slice(0, -1));
  const refused = given(factDecider, ...events).refuses(steps.at(-1)!(`c${events.length}`));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  const { fields, existing } = refused.details;
  return [refused.code, fields?.join(), ...(existing ? [existing] : [])];
}
