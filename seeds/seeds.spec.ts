import { describe, expect, it } from '@jest/globals';
import { actors, facts, relations, sources, timeline } from './index.js';
import type { FactSeed, LocalizedText } from './types.js';

const all = { actors, sources, facts, relations, timeline };

/** Every value inside, itself included. */
function* within(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* within(inner);
}

const strings = [...within(all)].filter((value) => typeof value === 'string');
const isText = (value: unknown): value is LocalizedText =>
  typeof value === 'object' && value !== null && 'value' in value && 'origin' in value;
const texts = [...within(all)].filter(
  (value): value is LocalizedText[] => Array.isArray(value) && value.length > 0 && value.every(isText),
);
const quotes = facts.flatMap((fact) => fact.input.attestations.flatMap((attestation) => attestation.quotes));
const chains = facts.flatMap((fact) => fact.input.attestations.map((attestation) => attestation.chain));

/** The rule of corroboration, for attestations that all support. */
function level(fact: FactSeed): string {
  const { attestations } = fact.input;
  if (new Set(attestations.map((attestation) => attestation.source)).size === 1) return 'SINGLE_SOURCE';
  const origins = attestations.map(({ chain }) => chain.find((step) => step.role === 'ORIGIN_CHANNEL')?.actor);
  const known = new Set(origins.filter((origin) => origin !== undefined));
  if (known.size > 1) return 'INDEPENDENT';
  return origins.includes(undefined) ? 'ORIGIN_UNKNOWN' : 'SHARED_ORIGIN';
}

describe('seeds', () => {
  it('are 18 facts in order, each with a slug of its own, all on the timeline', () => {
    const keys = Array.from({ length: 18 }, (_, index) => `f${String(index + 1).padStart(2, '0')}`);
    expect(facts.map((fact) => fact.key)).toEqual(keys);
    expect(new Set(facts.map((fact) => fact.input.slug)).size).toBe(18);
    expect(facts.filter((fact) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(fact.input.slug))).toEqual([]);
    expect(timeline.placements.map((placement) => placement.fact)).toEqual(keys.map((key) => `ref:fact:${key}`));
  });

  it('refer only to what is among them, and use every actor and source', () => {
    const named = new Set(
      Object.entries({ actor: actors, source: sources, fact: facts, timeline: [timeline] }).flatMap(([type, seeds]) =>
        seeds.map(({ key }) => `ref:${type}:${key}`),
      ),
    );
    expect(new Set(strings.filter((value) => value.startsWith('ref:')))).toEqual(named);
  });

  it('have every text in Russian (the original), Kazakh and English, short, NFC and on one line', () => {
    expect(texts.length).toBeGreaterThan(70);
    for (const text of texts) {
      expect(text.map(({ language, origin }) => [language, origin])).toEqual([
        ['ru', 'ORIGINAL'],
        ['kk', 'HUMAN_TRANSLATION'],
        ['en', 'HUMAN_TRANSLATION'],
      ]);
      expect(text.map(({ translatedFrom }) => translatedFrom)).toEqual([undefined, 'ru', 'ru']);
    }
    expect(
      strings.filter(
        (value) =>
          value.length === 0 || value.length > 400 || value !== value.normalize('NFC') || /\p{Cc}/u.test(value),
      ),
    ).toEqual([]);
  });

  it('quote at most eight words, inside the snapshot of their own source', () => {
    expect(quotes.filter(({ exact }) => exact.split(/\s+/).length > 8)).toEqual([]);
    for (const { source, snapshot, quotes } of facts.flatMap((fact) => fact.input.attestations)) {
      const seed = sources.find(({ key }) => source === `ref:source:${key}`);
      expect(quotes.length).toBeGreaterThan(0);
      for (const quote of quotes) {
        expect([snapshot, quote.snapshot]).toEqual([seed?.snapshot.sha256, seed?.snapshot.sha256]);
        expect(quote.language).toBe(seed?.input.language);
        expect(quote.start).toBeGreaterThanOrEqual(0);
        expect(quote.start + quote.exact.length).toBeLessThanOrEqual(seed?.snapshot.length ?? 0);
      }
    }
  });

  it('name a speaker where the kind needs one, and in each step of a chain either an actor or how it is described', () => {
    const spoken = facts.filter((fact) => !['OCCURRENCE', 'PUBLICATION'].includes(fact.input.content.kind));
    expect(spoken).toHaveLength(16);
    for (const { input } of spoken) expect(input.content.participants.map(({ role }) => role)).toContain('SPEAKER');
    for (const step of chains.flat()) expect([step.actor, step.unnamed].filter(Boolean)).toHaveLength(1);
  });

  it('relate facts to others among them, each pair once in one way, and none in a circle of one kind', () => {
    const pairs = relations.map(({ input: { fact, kind, to } }) => `${fact} ${kind} ${to}`);
    expect(new Set(pairs).size).toBe(20);
    expect(relations.filter(({ input: { fact, to } }) => fact === to)).toEqual([]);
    const turned = relations.map(({ input: { fact, kind, to } }) => `${to} ${kind} ${fact}`);
    expect(pairs.filter((pair) => turned.includes(pair))).toEqual([]);
    expect(pairs).toContain('ref:fact:f15 FOLLOWS ref:fact:f14');
    expect(pairs).toContain('ref:fact:f07 FOLLOWS ref:fact:f08');
  });

  it('come to the levels that the sources bear', () => {
    const levels = Object.fromEntries(facts.map((fact) => [fact.key, level(fact)]));
    const shared = ['02', '03', '04', '05', '06', '07', '09', '10', '11', '12', '13', '17', '18'];
    expect(levels).toEqual({
      f01: 'ORIGIN_UNKNOWN',
      f08: 'SINGLE_SOURCE',
      f14: 'ORIGIN_UNKNOWN',
      f15: 'ORIGIN_UNKNOWN',
      f16: 'SINGLE_SOURCE',
      ...Object.fromEntries(shared.map((number) => [`f${number}`, 'SHARED_ORIGIN'])),
    });
  });
});
