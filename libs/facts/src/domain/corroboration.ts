import type { Attestation } from '@timeline/kernel';

export interface Corroboration {
  readonly level: 'UNSUPPORTED' | 'SINGLE_SOURCE' | 'SHARED_ORIGIN' | 'ORIGIN_UNKNOWN' | 'INDEPENDENT';
  readonly contested: boolean;
  readonly sourceCount: number;
  readonly originCount: number;
  readonly denyingSourceCount: number;
  readonly denyingOriginCount: number;
  /** Actors that are the known origins of the support, in the order in which they came. */
  readonly origins: readonly string[];
}

/**
 * How well a fact is supported, by origins and not by outlets: two that quote one press service are two sources and one
 * origin. Takes the attestations that stand. Rules: "Corroboration" in ARCHITECTURE.md.
 */
export function corroborate(attestations: readonly Attestation[]): Corroboration {
  const supporting = group(attestations.filter(({ stance }) => stance !== 'DENIES'));
  const denying = group(attestations.filter(({ stance }) => stance === 'DENIES'));
  return {
    level: levelOf(supporting),
    contested: denying.sources > 0,
    sourceCount: supporting.sources,
    originCount: supporting.origins.length,
    denyingSourceCount: denying.sources,
    denyingOriginCount: denying.origins.length,
    origins: supporting.origins,
  };
}

interface Group {
  readonly sources: number;
  readonly origins: readonly string[];
  readonly allKnown: boolean;
}

/** Each source once: its origin is known when any of its attestations names one. */
function group(attestations: readonly Attestation[]): Group {
  const bySource = new Map<string, Set<string>>();
  for (const attestation of attestations) {
    const origins = bySource.get(attestation.source) ?? new Set();
    bySource.set(attestation.source, origins);
    const origin = originOf(attestation);
    if (origin) origins.add(origin);
  }
  const sets = [...bySource.values()];
  return {
    sources: sets.length,
    origins: [...new Set(sets.flatMap((set) => [...set]))],
    allKnown: sets.every((set) => set.size > 0),
  };
}

/** The actor that is an attestation's first ORIGIN_CHANNEL; undefined where there is none or it is unnamed. */
export function originOf({ chain }: Attestation): string | undefined {
  return chain.find(({ role }) => role === 'ORIGIN_CHANNEL')?.actor ?? undefined;
}

function levelOf({ sources, origins, allKnown }: Group): Corroboration['level'] {
  if (sources === 0) return 'UNSUPPORTED';
  if (sources === 1) return 'SINGLE_SOURCE';
  if (origins.length >= 2) return 'INDEPENDENT';
  return allKnown ? 'SHARED_ORIGIN' : 'ORIGIN_UNKNOWN';
}
