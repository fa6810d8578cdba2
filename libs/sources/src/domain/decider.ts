import {
  changedIn,
  changedParts,
  checkCorrectionKind,
  checkStands,
  checkTexts,
  correctedIn,
  decideMerge,
  decideTranslation,
  fieldChanges,
  mergeTakenBack,
  newCorrection,
  noPast,
  notFound,
  Refusal,
  statusChange,
  takenBack,
  tookBackMerge,
  translated,
  translatedIn,
  wrongSince,
} from '@timeline/kernel';
import type { Correction, Decider, Past } from '@timeline/kernel';
import type { SourceCommand } from './commands.js';
import { changedContent, newContent } from './content.js';
import type { SourceContent, SourceEvent } from './events.js';
import { captured } from './snapshots.js';
import { shownSource, sourceTexts, substance } from './source.js';
import type { Source, SourceState } from './source.js';

type Command<T extends SourceCommand['type']> = Extract<SourceCommand, { type: T }>;

export const sourceDecider: Decider<SourceState, SourceCommand, SourceEvent> = {
  initialState: { source: null, past: noPast },

  decide(command, { source, past }) {
    if (command.type === 'RegisterSource') return register(command, source);
    const field = fieldOf[command.type];
    if (!source) throw notFound('source', command.source, field);
    if (command.type === 'ReinstateSource') return reinstate(command, source, past);
    checkStands(source, 'source', field);
    switch (command.type) {
      case 'CaptureSnapshot':
        return { type: 'SnapshotCaptured', data: captured(command.input, command.quotes, source) };
      case 'CorrectSource':
        return correct(command, source, past);
      case 'WithdrawSource':
        return withdraw(command, source);
      case 'MergeSource':
        return { type: 'SourceMerged', data: decideMerge(command, command.source, null, past) };
      case 'TranslateSource': {
        const data = decideTranslation(command.translation, { object: source, paths: sourceTexts, past });
        return { type: 'TextsTranslated', data };
      }
    }
  },

  evolve({ source, past }, event, { revision }) {
    switch (event.type) {
      case 'SourceRegistered': {
        const fresh = { snapshots: [], withdrawal: null, mergedInto: null, correctionCount: 0, revision };
        return { source: { ...event.data, ...fresh }, past };
      }
      case 'SnapshotCaptured': {
        const { sha256, length, mediaType, text, replaces } = event.data;
        const snapshot = { sha256, length, mediaType, kept: text !== null, replaces, revision };
        return { source: { ...source!, snapshots: [...source!.snapshots, snapshot], revision }, past };
      }
      case 'SourceCorrected': {
        const { correction, ...change } = event.data;
        return corrected({ source, past }, change, correction, revision);
      }
      case 'SourceWithdrawn': {
        const withdrawal = { reason: event.data.reason, revision };
        return { source: { ...source!, withdrawal, revision }, past: changedIn(past, ['/status'], revision) };
      }
      case 'SourceMerged':
        return corrected({ source, past }, { mergedInto: event.data.into }, event.data.correction, revision);
      case 'SourceReinstated': {
        const { correction } = event.data;
        const back = tookBackMerge(correction) ? { mergedInto: null } : { withdrawal: null };
        return corrected({ source, past }, back, correction, revision);
      }
      case 'TextsTranslated': {
        const { target, path, texts } = event.data;
        const next = target === null ? translated(sourceTexts, source!, path, texts) : source!;
        return { source: { ...next, revision }, past: translatedIn(past, event.data, revision) };
      }
    }
  },
};

/** Where each command names the source. */
const fieldOf = {
  CaptureSnapshot: 'source',
  CorrectSource: 'source',
  WithdrawSource: 'source',
  MergeSource: 'duplicate',
  ReinstateSource: 'target',
  TranslateSource: 'target',
} as const;

function corrected(
  { source, past }: SourceState,
  change: Partial<Source>,
  correction: Correction,
  revision: number,
): SourceState {
  const correctionCount = source!.correctionCount + 1;
  return {
    source: { ...source!, ...change, correctionCount, revision },
    past: correctedIn(past, correction, revision),
  };
}

function register({ source: id, input }: Command<'RegisterSource'>, source: Source | null): SourceEvent {
  if (source)
    throw new Refusal('ALREADY_EXISTS', `this source is registered already, as ${id}`, {
      fields: ['url'],
      existing: id,
    });
  return { type: 'SourceRegistered', data: newContent(input) };
}

function onlyContent({ publisher, headlines, language, url, publishedAt, cites }: SourceContent): SourceContent {
  return { publisher, headlines, language, url, publishedAt, cites };
}

function correct(command: Command<'CorrectSource'>, source: Source, past: Past): SourceEvent {
  const before = onlyContent(source);
  const after = changedContent(before, command.change);
  const changes = fieldChanges(shownSource(source), shownSource({ ...source, ...after }));
  checkCorrectionKind(command.kind, changes, substance);
  if (changes.length === 0)
    throw new Refusal('NO_CHANGE', 'nothing would change: a correction changes at least one thing', {
      fields: ['source'],
    });
  const correction = newCorrection(command.kind, command, null, changes, wrongSince(changes, past));
  return { type: 'SourceCorrected', data: { ...changedParts(before, after), correction } };
}

function withdraw({ reason }: Command<'WithdrawSource'>, { withdrawal }: Source): SourceEvent {
  if (withdrawal) throw new Refusal('NO_CHANGE', 'this source is withdrawn already', { fields: ['source'] });
  return { type: 'SourceWithdrawn', data: { reason: [...checkTexts(reason, 'reason')] } };
}

/** A source may be withdrawn and then merged: the merge is the last, and goes first. */
function reinstate(command: Command<'ReinstateSource'>, source: Source, past: Past): SourceEvent {
  if (source.mergedInto !== null)
    return { type: 'SourceReinstated', data: { correction: mergeTakenBack(command, null, source.mergedInto, past) } };
  if (!source.withdrawal)
    throw new Refusal('NO_CHANGE', 'this source is neither withdrawn nor merged: there is nothing to take back', {
      fields: ['target'],
    });
  const changes = statusChange('WITHDRAWN', 'REGISTERED');
  return { type: 'SourceReinstated', data: { correction: takenBack(command, null, changes, past) } };
}
