import { deriveId } from '../ids.js';
import { checkList, notFound, plainId } from '../references.js';
import { badInput } from '../refusal.js';
import { checkLanguage, checkTexts } from '../texts.js';
import type {
  AttestationChangeInput,
  AttestationInput,
  AttributionStepInput,
  DivergenceInput,
  SourceEvidence,
  Sources,
} from './inputs.js';
import { keepIds } from './keep-ids.js';
import { broughtText, findSnapshot, newQuote, stillVerified } from './quotes.js';
import type { Attestation, AttributionStep, Divergence } from './values.js';

/** One source's attestation as given. `seed` makes the ids of it and its parts: the command's id and its place there. */
export function newAttestation(input: AttestationInput, field: string, sources: Sources, seed: string): Attestation {
  const empty: Attestation = {
    id: deriveId('attestation', seed),
    source: '',
    snapshot: null,
    stance: 'AFFIRMS',
    quotes: [],
    chain: [],
    divergences: [],
  };
  return build(input, empty, field, sources, seed);
}

/** An attestation after a change: what is absent stays; null takes its snapshot off and is refused elsewhere. */
export function changedAttestation(
  before: Attestation,
  input: AttestationChangeInput,
  field: string,
  sources: Sources,
  seed: string,
): Attestation {
  for (const key of ['source', 'stance', 'quotes', 'chain', 'divergences'] as const)
    if (input[key] === null) throw badInput(`${field}.${key}`, 'is null: leave it out to keep it as it is');
  return build({ ...input, source: input.source ?? before.source }, before, field, sources, seed);
}

function build(
  input: AttestationInput,
  before: Attestation,
  field: string,
  sources: Sources,
  seed: string,
): Attestation {
  const source = plainId(input.source, `${field}.source`);
  const evidence = sources.get(source);
  if (!evidence) throw notFound('source', source, `${field}.source`);
  const snapshot = input.snapshot === undefined ? (source === before.source ? before.snapshot : null) : input.snapshot;
  if (snapshot !== null) findSnapshot(evidence, snapshot, `${field}.snapshot`);
  return {
    id: before.id,
    source,
    snapshot,
    stance: input.stance ?? before.stance,
    quotes: quotesOf({ ...input, source }, snapshot, before, field, evidence, seed),
    chain: input.chain
      ? keepIds(steps(input.chain, `${field}.chain`), before.chain, (index) => deriveId('step', seed, String(index)))
      : before.chain,
    divergences: input.divergences
      ? keepIds(divergences(input.divergences, `${field}.divergences`), before.divergences, (index) =>
          deriveId('divergence', seed, String(index)),
        )
      : before.divergences,
  };
}

function quotesOf(
  input: AttestationInput,
  snapshot: string | null,
  before: Attestation,
  field: string,
  source: SourceEvidence,
  seed: string,
): Attestation['quotes'] {
  const brought = broughtText({ ...input, snapshot }, source, field);
  if (!input.quotes) {
    if (input.source !== before.source && before.quotes.length > 0)
      throw badInput(`${field}.quotes`, "are those of the other source: give this source's quotes, or an empty list");
    return before.quotes;
  }
  const quotes = checkList(input.quotes, `${field}.quotes`).map((quote, index) =>
    newQuote(quote, snapshot, { source, brought }, `${field}.quotes.${index}`),
  );
  return keepIds(stillVerified(quotes, before.quotes), before.quotes, (index) =>
    deriveId('quote', seed, String(index)),
  );
}

function steps(input: readonly AttributionStepInput[], field: string): Omit<AttributionStep, 'id'>[] {
  return checkList(input, field).map(({ actor, unnamed, role, mode, language }, index) => {
    const at = `${field}.${index}`;
    const described = unnamed ?? [];
    if ((typeof actor === 'string') === described.length > 0)
      throw badInput(
        at,
        'needs exactly one of actor and unnamed: an actor, or how the source describes whom it does not name',
      );
    return {
      actor: typeof actor === 'string' ? plainId(actor, `${at}.actor`) : null,
      unnamed: described.length > 0 ? [...checkTexts(described, `${at}.unnamed`)] : [],
      role,
      mode: mode ?? null,
      language: typeof language === 'string' ? checkLanguage(language, `${at}.language`) : null,
    };
  });
}

function divergences(input: readonly DivergenceInput[], field: string): Omit<Divergence, 'id'>[] {
  return checkList(input, field).map(({ aspect, note }, index) => ({
    aspect,
    note: [...checkTexts(note, `${field}.${index}.note`)],
  }));
}
