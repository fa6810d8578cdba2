import {
  checkLanguage,
  checkList,
  optionalTexts,
  plainId,
  refuseNulls,
  resolveDate,
  textMerger,
} from '@timeline/kernel';
import type { RegisterSourceInput, SourceChangeInput } from './commands.js';
import type { SourceContent } from './events.js';
import { checkSourceUrl } from './source-url.js';

/** What is said of a source when it is registered. */
export function newContent(input: RegisterSourceInput): SourceContent {
  return {
    publisher: typeof input.publisher === 'string' ? plainId(input.publisher, 'publisher') : null,
    headlines: optionalTexts(input.headlines, 'headlines'),
    language: checkLanguage(input.language, 'language'),
    url: typeof input.url === 'string' ? checkSourceUrl(input.url, 'url') : null,
    publishedAt: resolveDate(input.publishedAt, 'publishedAt'),
    cites: checkCites(input.cites),
  };
}

/** That after a change: headlines merge by language, every other value given replaces the whole. */
export function changedContent(before: SourceContent, change: SourceChangeInput): SourceContent {
  refuseNulls(change, ['headlines', 'withoutLanguages', 'language', 'publishedAt', 'cites']);
  const { publisher, headlines, language, url, publishedAt, cites } = change;
  return {
    publisher: typeof publisher === 'string' ? plainId(publisher, 'publisher') : orStays(publisher, before.publisher),
    headlines: [...textMerger(change.withoutLanguages)(before.headlines, headlines, 'headlines')],
    language: typeof language === 'string' ? checkLanguage(language, 'language') : before.language,
    url: typeof url === 'string' ? checkSourceUrl(url, 'url') : orStays(url, before.url),
    publishedAt: publishedAt ? resolveDate(publishedAt, 'publishedAt', before.publishedAt) : before.publishedAt,
    cites: cites ? checkCites(cites) : before.cites,
  };
}

/** null takes it off; absent, it stays. */
const orStays = (given: null | undefined, before: string | null): string | null => (given === null ? null : before);

function checkCites(cites: readonly string[] | null | undefined): string[] {
  return [...new Set(checkList(cites, 'cites').map((id, index) => plainId(id, `cites.${index}`)))];
}
