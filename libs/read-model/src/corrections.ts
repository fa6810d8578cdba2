import { correctionTexts, translated } from '@timeline/kernel';
import type { Correction, Translation } from '@timeline/kernel';
import type { Writer } from './writer.js';
import type { EventContext } from './written.js';

/** Keeps a correction of the object whose event this is, and its reason as that of the change. */
export function projectCorrection(correction: Correction, { entityId }: EventContext, writer: Writer): void {
  const { id, kind, severity, wrongSince, reason } = correction;
  if (reason.length > 0) writer.reason(reason);
  writer.correction({ id, object: writer.keyOf(entityId)!, kind, severity, wrongSince, document: correction });
}

/** Keeps the translated texts of a correction, where it is one's; an object's own texts are part of its document. */
export function projectTranslation({ target, path, texts }: Translation, writer: Writer): void {
  if (target === null) return;
  const before = writer.correctionDocument<Correction>(target);
  writer.translatedCorrection(target, translated(correctionTexts, before, path, texts));
}

/**
 * Keeps that this event's object is a duplicate from now on. False, and nothing kept, where another merge has crossed this
 * one: then nothing else may follow from the event.
 */
export function projectMerge(into: string, { entityId }: EventContext, writer: Writer): boolean {
  return writer.merge(writer.keyOf(entityId)!, writer.keyOf(into)!);
}

/** Keeps that this event's object is a duplicate no longer, where it was one. */
export function projectReinstatement({ entityId }: EventContext, writer: Writer): void {
  const key = writer.keyOf(entityId)!;
  if (writer.standing(key) !== key) writer.merge(key, null);
}
