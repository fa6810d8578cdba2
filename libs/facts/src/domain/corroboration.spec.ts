import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Attestation, AttributionStep } from '@timeline/kernel';
import { corroborate, originOf } from './corroboration.js';

type Stance = Attestation['stance'];
const step = (role: AttributionStep['role'], actor: string | null): AttributionStep => ({
  id: `${role}-${actor}`,
  actor,
  unnamed: actor === null ? [{ value: 'дипломат', language: 'ru', origin: 'ORIGINAL' }] : [],
  role,
  mode: null,
  language: null,
});
/** `source ← origin`; an origin of null is unnamed, one left out is not in the chain. */
function by(source: string, origin?: string | null, stance: Stance = 'AFFIRMS'): Attestation {
  const chain = [
    step('SPEAKER', 'akim'),
    ...(origin === undefined ? [] : [step('ORIGIN_CHANNEL', origin)]),
    step('PUBLISHER', source),
  ];
  return { id: `${source}-${origin}`, source, snapshot: null, stance, quotes: [], chain, divergences: [] };
}

describe('given the sources that stand behind a fact', () => {
  it.each<[situation: string, attestations: Attestation[], level: string, sources: number, origins: string[]]>([
    ['none', [], 'UNSUPPORTED', 0, []],
    ['one', [by('paper', 'press')], 'SINGLE_SOURCE', 1, ['press']],
    ['one of unknown origin', [by('paper')], 'SINGLE_SOURCE', 1, []],
    ['one twice', [by('paper', 'press'), by('paper', 'press')], 'SINGLE_SOURCE', 1, ['press']],
    ['one twice, from two origins', [by('paper', 'a'), by('paper', 'b')], 'SINGLE_SOURCE', 1, ['a', 'b']],
    ['two of one origin', [by('paper', 'press'), by('radio', 'press')], 'SHARED_ORIGIN', 2, ['press']],
    ['two of two origins', [by('paper', 'press'), by('radio', 'radio')], 'INDEPENDENT', 2, ['press', 'radio']],
    ['two, one of which names no channel', [by('paper', 'press'), by('radio')], 'ORIGIN_UNKNOWN', 2, ['press']],
    ['two, one with an unnamed channel', [by('paper', 'press'), by('radio', null)], 'ORIGIN_UNKNOWN', 2, ['press']],
    ['two of unknown origins', [by('paper'), by('radio', null)], 'ORIGIN_UNKNOWN', 2, []],
    ['three, one unknown', [by('a', 'x'), by('b', 'y'), by('c')], 'INDEPENDENT', 3, ['x', 'y']],
    ['one in part', [by('paper', 'x'), by('radio', 'y', 'PARTLY_AFFIRMS')], 'INDEPENDENT', 2, ['x', 'y']],
  ])('derives, of %s, its level', (_situation, attestations, level, sourceCount, origins) => {
    expect(corroborate(attestations)).toEqual({
      level,
      contested: false,
      sourceCount,
      originCount: origins.length,
      origins,
      denyingSourceCount: 0,
      denyingOriginCount: 0,
    });
  });
});

describe('given a source that denies it', () => {
  it('is contested, and its level is that of the others', () => {
    const attestations = [by('paper', 'press'), by('radio', 'radio', 'DENIES'), by('tv', 'radio', 'DENIES')];
    expect(corroborate(attestations)).toEqual({
      level: 'SINGLE_SOURCE',
      contested: true,
      sourceCount: 1,
      originCount: 1,
      origins: ['press'],
      denyingSourceCount: 2,
      denyingOriginCount: 1,
    });
  });

  it('is unsupported when nobody else stands behind it', () => {
    expect(corroborate([by('radio', 'radio', 'DENIES')])).toMatchObject({ level: 'UNSUPPORTED', contested: true });
  });
});

describe('given a chain', () => {
  it('has its origin in the first ORIGIN_CHANNEL, not in a speaker, a relay or a publisher', () => {
    const { chain, ...rest } = by('paper', 'press');
    expect(originOf({ ...rest, chain: [...chain, step('ORIGIN_CHANNEL', 'other')] })).toBe('press');
    expect(originOf({ ...rest, chain: [step('RELAY', 'agency'), step('SPEAKER', 'akim')] })).toBeUndefined();
  });

  it('is of unknown origin when the first ORIGIN_CHANNEL is unnamed, whoever follows', () => {
    const { chain, ...rest } = by('paper', null);
    expect(originOf({ ...rest, chain: [...chain, step('ORIGIN_CHANNEL', 'other')] })).toBeUndefined();
  });
});

describe('given any attestations', () => {
  const attestation = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('x', 'y', null, undefined),
      fc.constantFrom<Stance>('AFFIRMS', 'PARTLY_AFFIRMS', 'DENIES'),
    )
    .map((of) => by(...of));

  it('never gains or loses by hearing one again, nor by the order', () => {
    fc.assert(
      fc.property(fc.array(attestation, { minLength: 1 }), fc.nat(), (all, nth) => {
        const once = corroborate(all);
        expect(corroborate([...all, all[nth % all.length]!])).toEqual(once);
        const { origins, ...turned } = corroborate(all.toReversed());
        expect({ ...turned, origins: origins.toSorted() }).toEqual({ ...once, origins: once.origins.toSorted() });
      }),
    );
  });
});
