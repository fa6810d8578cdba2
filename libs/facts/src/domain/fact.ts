import type { FieldChange } from '@timeline/kernel';
import type { Attestation, Content } from './values.js';

/** An attestation on the record, with the fact's revision that brought it in. */
export interface RecordedAttestation extends Attestation {
  readonly revision: number;
}

/** A fact as it stands; also the heart of what the read model keeps of it. */
export interface Fact extends Content {
  readonly slug: string;
  readonly status: 'REPORTED' | 'RETRACTED';
  readonly attestations: readonly RecordedAttestation[];
  /** The correction that retracted it, while it is retracted. */
  readonly retraction: string | null;
  readonly correctionCount: number;
  readonly revision: number;
}

/** What deciding needs beside the fact itself. */
export interface FactState {
  readonly fact: Fact | null;
  /** The revision that brought in the value at a path; revision 0 for every other. */
  readonly changedAt: Readonly<Record<string, number>>;
  readonly retractedAt: number | null;
}

/** A fact as readers see it, for telling what changed: texts under their singular name, derived fields left out. */
export function shown({
  titles,
  summaries,
  attestations,
  ...fact
}: Content & Pick<Fact, 'status'> & { attestations: readonly Attestation[] }) {
  const { kind, status, occurredAt, validDuring, places, participants } = fact;
  const period = validDuring && {
    start: validDuring.start && written(validDuring.start),
    end: validDuring.end && written(validDuring.end),
    open: validDuring.open,
  };
  return {
    kind,
    status,
    title: titles,
    summary: summaries,
    occurredAt: written(occurredAt),
    validDuring: period,
    places,
    participants,
    attestations: attestations.map(({ id, source, snapshot, stance, quotes, chain, divergences }) => ({
      id,
      source,
      snapshot,
      stance,
      quotes: quotes.map(({ end: _end, ...quote }) => quote),
      chain,
      divergences,
    })),
  };
}

/** A date without what is computed from it. */
function written({ edtf, timeZone, zoneBasis, basis, boundedBy, note }: Content['occurredAt']) {
  return { edtf, timeZone, zoneBasis, basis, boundedBy, note };
}

/** The earliest revision that brought in one of the values now changed. */
export function wrongSince(changes: readonly FieldChange[], { changedAt }: FactState): number {
  const since = ({ path }: FieldChange) =>
    Object.entries(changedAt).reduce(
      (latest, [at, revision]) => (path === at || path.startsWith(`${at}/`) ? Math.max(latest, revision) : latest),
      0,
    );
  return Math.min(...changes.map(since));
}
