import { createHash } from 'node:crypto';
import { commandId } from '../service.js';
import type { Answer, Service } from '../service.js';

/** A text in one language, as inputs take it. */
export const text = (value: string, language = 'en') => [{ value, language }];

export const notice = {
  severity: 'MINOR',
  whatWasWrong: text('The title was inexact.'),
  whatIsRight: text('The title is exact.'),
  errorOrigin: 'OUR_ENTRY',
};

/** The text of the one snapshot that `populate` captures; "echo" stands in it twice. */
export const snapshotText = 'The ministers met on Tuesday. echo, said one; echo, said the other.';
export const snapshotDigest = createHash('sha256').update(snapshotText).digest('hex');

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex');

/** What `reportFact` takes: a fact with a title, a date and one source. */
export const factInput = (source: string, more: object = {}, content: object = {}) => ({
  commandId: commandId(),
  content: { kind: 'OCCURRENCE', titles: text('The ministers met'), occurredAt: { edtf: '2025-09-23' }, ...content },
  attestations: [{ source }],
  ...more,
});

const inputTypes: Record<string, string> = { removeFact: 'PlaceFactInput', unrelateFacts: 'RelateFactsInput' };
const inputType = (mutation: string): string =>
  inputTypes[mutation] ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/** What each mutation is asked to answer with. */
const answers: Record<string, string> = {
  registerActor: 'actor { entityId revision { number } }',
  correctActor: 'actor { entityId revision { number } }',
  registerSource: 'source { entityId revision { number } }',
  captureSnapshot: 'source { entityId revision { number } }',
  correctSource: 'source { entityId revision { number } }',
  withdrawSource: 'source { entityId revision { number } }',
  createTimeline: 'timeline { entityId revision { number } }',
  correctTimeline: 'timeline { entityId revision { number } }',
  placeFact: 'timeline { entityId revision { number } }',
  removeFact: 'timeline { entityId revision { number } }',
  merge: 'subject { entityId revision { number } }',
  reinstate: 'subject { entityId revision { number } }',
  translate: 'subject { entityId revision { number } }',
};

/** The document of a mutation; `note` makes its text one of its own. */
export const mutation = (name: string, note = ''): string =>
  `${note && `# ${note}\n`}mutation($input: ${inputType(name)}!) { ${name}(input: $input) { position ${
    answers[name] ?? 'fact { entityId slug revision { number } attestations { id } }'
  } } }`;

export interface Recorded {
  readonly entityId: string;
  readonly slug: string;
  readonly position: string;
  readonly revision: number;
  readonly attestations: readonly { readonly id: string }[];
}

/** What a mutation that was not refused answered. */
export function recorded(name: string, { data, body }: Answer): Recorded {
  const payload = data?.[name];
  if (!payload) throw new Error(`${name} was refused: ${body.slice(0, 500)}`);
  const object = payload.actor ?? payload.source ?? payload.timeline ?? payload.fact ?? payload.subject;
  return { ...object, position: payload.position, revision: object.revision.number };
}

/** Sends a command that must not be refused. A missing commandId is made. */
export async function send(service: Service, name: string, input: object): Promise<Recorded> {
  return recorded(name, await service.mutate(mutation(name), { input: { commandId: commandId(), ...input } }));
}

/** A few objects in the states that refusals are about. */
export interface World {
  readonly actor: string;
  /** Registered with `url`; has the snapshot of `snapshotText`. */
  readonly source: string;
  readonly url: string;
  readonly timeline: string;
  /** Reported and then corrected once: at revision 1. On the timeline. */
  readonly fact: Recorded;
  readonly retracted: Recorded;
  /** The correction that it got then. */
  readonly correction: string;
  /** Merged into the actor, the source and the fact, each at revision 1. */
  readonly duplicates: { readonly actor: string; readonly source: string; readonly fact: string };
  /** At revision 1, with a dispute open. */
  readonly disputed: Recorded;
  /** A command that has been recorded: its registerActor can be told apart by its name only. */
  readonly usedCommand: string;
}

export async function populate(service: Service): Promise<World> {
  const url = 'https://news.example/2025/09/ministers?id=7';
  const usedCommand = commandId();
  const actor = await send(service, 'registerActor', {
    commandId: usedCommand,
    kind: 'PERSON',
    names: text('Asel Nurbekova'),
  });
  const source = await send(service, 'registerSource', {
    url,
    publisher: actor.entityId,
    language: 'en',
    publishedAt: { edtf: '2025-09-24' },
  });
  await send(service, 'captureSnapshot', { source: source.entityId, text: snapshotText });
  const timeline = await send(service, 'createTimeline', { slug: 'ministers', titles: text('The ministers') });
  const place = { timelines: [timeline.entityId], slug: 'ministers-met' };
  const fact = await send(service, 'reportFact', factInput(source.entityId, place));
  const corrected = await send(service, 'correctFact', {
    fact: fact.entityId,
    expectedRevision: 0,
    kind: 'TYPO',
    notice,
    content: { titles: text('The two ministers met') },
  });
  const retracted = await send(service, 'reportFact', factInput(source.entityId, { slug: 'ministers-resigned' }));
  await send(service, 'retractFact', { fact: retracted.entityId, expectedRevision: 0, notice });
  const { entityId } = actor;
  const { data } = await service.query(`{ fact(slug: "ministers-met") { corrections { id } } }`);
  const disputed = await send(service, 'reportFact', factInput(source.entityId, { slug: 'ministers-quarrelled' }));
  await send(service, 'disputeFact', { fact: disputed.entityId, expectedRevision: 0, reason: text('It is denied.') });
  return {
    actor: entityId,
    source: source.entityId,
    url,
    timeline: timeline.entityId,
    fact: corrected,
    correction: data.fact.corrections[0].id,
    duplicates: await duplicates(service, { actor: entityId, source: source.entityId, fact: fact.entityId }),
    disputed,
    retracted,
    usedCommand,
  };
}

async function duplicates(service: Service, into: World['duplicates']): Promise<World['duplicates']> {
  const made = {
    actor: await send(service, 'registerActor', { kind: 'PERSON', names: text('A. Nurbekova') }),
    source: await send(service, 'registerSource', { language: 'en', publishedAt: { edtf: '2025-09-24' } }),
    fact: await send(service, 'reportFact', factInput(into.source, { slug: 'ministers-met-twice' })),
  };
  const ids = { actor: made.actor.entityId, source: made.source.entityId, fact: made.fact.entityId };
  for (const kind of ['actor', 'source', 'fact'] as const)
    await send(service, 'merge', { duplicate: ids[kind], into: into[kind], expectedRevision: 0, notice });
  return ids;
}

/** Runs `work` for each member, at most `width` at a time. */
export async function inParallel<T>(
  members: readonly T[],
  width: number,
  work: (member: T) => Promise<unknown>,
): Promise<void> {
  const queue = members.values();
  const worker = async () => {
    for (const member of queue) await work(member);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
