export { canonicalJson, sha256 } from './canonical-json.js';
export { systemClock } from './clock.js';
export type { Clock } from './clock.js';
export { given } from './decider.js';
export type { Decider, DomainEvent, EventPlace } from './decider.js';
export { decodeEvent, encodeEvent, event, UnreadableEvent } from './events.js';
export type { EventDefinition, EventRegistry, EventsOf } from './events.js';
export { fieldChange, fieldChanges } from './field-changes.js';
export type { FieldChange } from './field-changes.js';
export { deriveId, isUuid } from './ids.js';
export { badInput, Refusal } from './refusal.js';
export type { RefusalCode, RefusalDetails } from './refusal.js';
export {
  checkLanguage,
  checkSourceText,
  checkText,
  checkTexts,
  MAX_TEXT_LENGTH,
  mergeTexts,
  optionalTexts,
  pickText,
  storedText,
  storedTexts,
  textOrigins,
} from './texts.js';
export type { StoredText, TextInput, TextOrigin, Texts } from './texts.js';
export { checkList, checkUrl, MAX_LIST, notFound, parseId, plainId } from './references.js';
export type { GivenId } from './references.js';
export { withoutEndings } from './endings.js';
export { foldedWords } from './folding.js';
export { checkTimeZone } from './time-zone.js';
export {
  asGiven,
  boundsIn,
  boundsOf,
  dateBases,
  datePrecisions,
  resolveDate,
  resolvePeriod,
  resolveRange,
  storedDate,
  storedPeriod,
  zoneBases,
} from './uncertain-date.js';
export type {
  DateBasis,
  DateBounds,
  DateInput,
  DatePrecision,
  PeriodInput,
  RangeBounds,
  StoredDate,
  StoredPeriod,
  ZoneBasis,
} from './uncertain-date.js';
export { displayLanguages } from './date-vocabulary.js';
export { dateInWords } from './date-words.js';
export { checkSlug, slugOf } from './slug.js';
export * from './evidence/values.js';
export * from './evidence/inputs.js';
export { stillHolds } from './evidence/quotes.js';
export type { RecordedQuote } from './evidence/quotes.js';
export { changedAttestation, newAttestation } from './evidence/attestations.js';
export { keepIds } from './evidence/keep-ids.js';
export { checkCorrectionKind, newCorrection, newEvidence } from './evidence/correction.js';
export type { Noticed, OwnAttestations } from './evidence/correction.js';
export { LayeredMap } from './layered-map.js';
export { changedIn, correctedIn, correctionTexts, noPast, translatedIn, wrongSince } from './evidence/past.js';
export type { Past } from './evidence/past.js';
export { translated, translation } from './evidence/text-paths.js';
export type { TextPaths, Translation } from './evidence/text-paths.js';
export { decideTranslation } from './evidence/translate.js';
export type { TranslateInput } from './evidence/translate.js';
export { changedParts, refuseNulls, textMerger } from './evidence/changed-parts.js';
export {
  checkStands,
  decideMerge,
  isDuplicate,
  mergeTakenBack,
  statusChange,
  takenBack,
  tookBackMerge,
} from './evidence/duplicates.js';
