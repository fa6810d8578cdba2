import type { FactDocument } from '@timeline/facts';
import type { Quote } from '@timeline/kernel';
import type { SourceView } from '../sources/sources.graphql.js';
import type { RecordAt } from '../kernel/record-at.js';

export const quoteStandings = ['IN_LATEST', 'GONE_FROM_LATEST', 'UNCHECKED'] as const;
export type QuoteStanding = (typeof quoteStandings)[number];

/**
 * Whether the newest snapshot of its source holds a quote: because it was verified against that one, or by the check made
 * when that was captured. A check of other words, or of another place, than the quote has now says nothing of it.
 */
export function standingOf(quote: Quote, source: SourceView, fact: number, at: RecordAt): QuoteStanding {
  const newest = source.newest();
  if (!newest || quote.snapshot === null) return 'UNCHECKED';
  if (quote.snapshot === newest.snapshot.sha256 && quote.verification === 'VERIFIED') return 'IN_LATEST';
  const check = at.reader.quoteCheck(newest.source, at.position);
  if (!check || !(check.found.has(quote.id) || check.gone.has(quote.id))) return 'UNCHECKED';
  if (!isSame(quote, quoteThen(quote.id, fact, check.position, at))) return 'UNCHECKED';
  return check.found.has(quote.id) ? 'IN_LATEST' : 'GONE_FROM_LATEST';
}

function quoteThen(id: string, fact: number, position: number, at: RecordAt): Quote | undefined {
  const then = at.reader.document<FactDocument>(fact, position);
  return then?.attestations.flatMap(({ quotes }) => quotes).find((quote) => quote.id === id);
}

const isSame = (now: Quote, then: Quote | undefined): boolean =>
  (['exact', 'prefix', 'suffix', 'start'] as const).every((part) => now[part] === then?.[part]);
