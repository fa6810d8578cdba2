import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveId } from '@timeline/kernel';
import { actors, facts, relations, sources, timeline } from './index.js';

interface Answer {
  readonly data?: Record<string, Record<string, { readonly entityId: string }>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Sends one GraphQL mutation and gives its answer. */
export type Send = (query: string, variables: Record<string, unknown>) => Promise<Answer>;

export interface LoadOptions {
  /** A folder with the articles' texts: checked against their digests, so that every quote is verified; never stored. */
  readonly texts?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

interface Step {
  readonly key: string;
  readonly mutation: string;
  readonly type: string;
  readonly field: string;
  readonly input: object;
}

/** Records the seeds by running commands with fixed ids: a second time changes nothing. Resolves to the number of commands. */
export async function loadSeeds(send: Send, options: LoadOptions = {}): Promise<number> {
  const texts = options.texts === undefined ? new Map<string, string>() : readTexts(options.texts);
  const steps = plan(texts);
  const ids = new Map<string, string>();
  for (const [done, step] of steps.entries()) {
    options.onProgress?.(done, steps.length);
    const input = { commandId: deriveId('seed', step.key), ...(resolveRefs(step.input, ids) as object) };
    const query = `mutation($input: ${step.type}!) { ${step.mutation}(input: $input) { ${step.field} { entityId } } }`;
    ids.set(`ref:${step.key}`, entityIdOf(await send(query, { input }), step));
  }
  options.onProgress?.(steps.length, steps.length);
  return steps.length;
}

function plan(texts: ReadonlyMap<string, string>): Step[] {
  const onTimeline = `timeline:${timeline.key}`;
  return [
    ...actors.map(({ key, input }) => ({
      key: `actor:${key}`,
      mutation: 'registerActor',
      type: 'RegisterActorInput',
      field: 'actor',
      input,
    })),
    ...sources.map(({ key, input }) => ({
      key: `source:${key}`,
      mutation: 'registerSource',
      type: 'RegisterSourceInput',
      field: 'source',
      input,
    })),
    ...sources.map(({ key, snapshot: { file: _file, ...snapshot } }) => ({
      key: `snapshot:${key}`,
      mutation: 'captureSnapshot',
      type: 'CaptureSnapshotInput',
      field: 'source',
      input: { source: `ref:source:${key}`, ...snapshot },
    })),
    {
      key: onTimeline,
      mutation: 'createTimeline',
      type: 'CreateTimelineInput',
      field: 'timeline',
      input: timeline.input,
    },
    ...facts.map(({ key, input }) => ({
      key: `fact:${key}`,
      mutation: 'reportFact',
      type: 'ReportFactInput',
      field: 'fact',
      input: {
        ...input,
        attestations: input.attestations.map((attestation) => withText(attestation, texts)),
        timelines: [`ref:${onTimeline}`],
      },
    })),
    // Without a revision, so that they are the same commands on a log whose facts have been edited since.
    ...relations.map(({ key, input }) => ({
      key: `relation:${key}`,
      mutation: 'relateFacts',
      type: 'RelateFactsInput',
      field: 'fact',
      input,
    })),
  ];
}

function withText<A extends { readonly snapshot?: string }>(attestation: A, texts: ReadonlyMap<string, string>): A {
  const text = attestation.snapshot === undefined ? undefined : texts.get(attestation.snapshot);
  return text === undefined ? attestation : { ...attestation, snapshotText: text };
}

function readTexts(folder: string): Map<string, string> {
  return new Map(
    sources.map(({ snapshot: { file, sha256 } }) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const digest = createHash('sha256').update(text).digest('hex');
      if (digest !== sha256)
        throw new Error(`${file} is not the text that the seeds quote: its SHA-256 is ${digest}, not ${sha256}`);
      return [sha256, text] as const;
    }),
  );
}

function resolveRefs(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string' && value.startsWith('ref:')) {
    const id = ids.get(value);
    if (!id) throw new Error(`${value} is not among the seeds loaded so far`);
    return id;
  }
  if (Array.isArray(value)) return value.map((member) => resolveRefs(member, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolveRefs(inner, ids)]));
}

function entityIdOf({ data, errors }: Answer, { key, mutation, field }: Step): string {
  const [error] = errors ?? [];
  if (error?.extensions?.code === 'COMMAND_ID_REUSED')
    throw new Error(
      `${key} is on the record already, but not in this form (with texts or without?): load the seeds on an empty DATA_DIR`,
    );
  const id = data?.[mutation]?.[field]?.entityId;
  if (error || !id) throw new Error(`${key} was refused: ${error?.message ?? 'no answer'}`);
  return id;
}
