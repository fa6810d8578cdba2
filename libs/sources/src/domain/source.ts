import { asGiven } from '@timeline/kernel';
import type { Past, TextPaths, Texts } from '@timeline/kernel';
import type { SourceContent } from './events.js';

/** The text itself is not part of the state: it is kept apart, where quotes are checked. */
export interface Snapshot {
  readonly sha256: string;
  readonly length: number;
  readonly mediaType: string;
  readonly kept: boolean;
  readonly replaces: string | null;
  /** The source's revision that captured it. */
  readonly revision: number;
}

/** A source as it stands; also what the read model keeps of it. */
export interface Source extends SourceContent {
  readonly snapshots: readonly Snapshot[];
  /** Why it was withdrawn, and by which revision, while it is. */
  readonly withdrawal: { readonly reason: Texts; readonly revision: number } | null;
  /** The one that stands, where this turned out to be a duplicate. */
  readonly mergedInto: string | null;
  readonly correctionCount: number;
  readonly revision: number;
}

export interface SourceState {
  readonly source: Source | null;
  readonly past: Past;
}

export const statusOf = ({ withdrawal }: Pick<Source, 'withdrawal'>) => (withdrawal ? 'WITHDRAWN' : 'REGISTERED');

/** A source as readers see it, for telling what changed. */
export function shownSource(source: Source) {
  const { publisher, headlines, language, url, publishedAt, cites, snapshots, withdrawal, mergedInto } = source;
  return {
    publisher,
    headline: headlines,
    language,
    url,
    publishedAt: asGiven(publishedAt),
    cites,
    snapshots: snapshots.map(({ sha256, length, mediaType, replaces }) => ({ sha256, length, mediaType, replaces })),
    status: statusOf(source),
    withdrawal: withdrawal && { reason: withdrawal.reason },
    mergedInto,
  };
}

/** The texts that readers see, by their paths. */
export const sourceTexts: TextPaths = {
  '/headline': '/headlines',
  '/publishedAt/note': '/publishedAt/note',
  '/withdrawal/reason': '/withdrawal/reason',
};

/** What a TYPO or a CLARIFICATION may not touch. */
export const substance = [/^\/publisher$/, /^\/publishedAt\/(?!note)/, /^\/language$/, /^\/cites$/];
