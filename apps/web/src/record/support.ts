import type { TFunction } from 'i18next';
import type { EntryFragment } from './operations.js';

type Corroboration = EntryFragment['corroboration'];

/** How well a fact is supported, in words: "2 sources, one origin: Akorda". */
export function supportOf({ level, contested, sourceCount, origins }: Corroboration, t: TFunction): string {
  const origin = origins.map(({ name }) => name.value).join(', ');
  const support = t(`support.${level}`, { count: sourceCount, origin });
  return contested ? `${support}; ${t('support.contested')}` : support;
}
