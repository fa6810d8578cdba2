import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notice, send, text } from './inputs.js';
import { Service } from '../service.js';

const SLUG = 'putin-proposed-talks-in-moscow';
const doubted = 'One report alone speaks of it.';
const confirmed = 'A spokesman referred to it.';
const takenBack = {
  ...{ ...notice, severity: 'CRITICAL', errorOrigin: 'SOURCE', reason: text('The report was withdrawn.') },
  ...{ whatWasWrong: text('There was no such proposal.'), whatIsRight: text('Nothing is known of one.') },
};
const broughtBack = {
  ...{ ...notice, severity: 'CRITICAL', reason: text('It was another report that was withdrawn.') },
  ...{ whatWasWrong: text('The retraction was in error.'), whatIsRight: text('The fact stands.') },
};

let service: Service;
/** Where the record stood before the story, and after each of its four steps. */
let positions: string[];
let fact: string;
beforeAll(async () => {
  service = await Service.start({ demo: true });
  fact = (await ask(`{ fact(slug: "${SLUG}") { entityId } }`)).fact.entityId;
  positions = [await service.head()];
  const next = async (name: string, input: object) => {
    const expectedRevision = positions.length;
    positions.push((await send(service, name, { expectedRevision, ...input })).position);
  };
  await next('disputeFact', { fact, reason: text(doubted) });
  await next('resolveDispute', { fact, outcome: 'FACT_STANDS', resolution: text(confirmed) });
  await next('retractFact', { fact, notice: takenBack });
  await next('reinstate', { target: fact, notice: broughtBack });
});
afterAll(() => service.stop());

async function ask(query: string, variables?: object) {
  const { data, errors } = await service.query(query, variables);
  expect(errors).toBeUndefined();
  return data;
}
/** What a query says of the fact at each of the positions. */
const atEach = async (selection: string) => {
  const query = `query($slug: String!, $asOf: AsOf) { fact(slug: $slug, asOf: $asOf) { ${selection} } }`;
  return Promise.all(
    positions.map(async (position) => (await ask(query, { slug: SLUG, asOf: { position } })).fact as object),
  );
};
const json = (value: string) => JSON.stringify(value);
const becomes = (before: string, after: string) => ({ path: '/status', before: json(before), after: json(after) });
const disputes = /^\/disputes\/[0-9a-f-]{36}/;

describe('a fact that was disputed, upheld, retracted and reinstated', () => {
  it('has at each moment the status of then, and the retraction only while it holds', async () => {
    const reported = { status: 'REPORTED', retraction: null };
    expect(await atEach('status retraction { kind reason { value } }')).toEqual([
      reported,
      { ...reported, status: 'DISPUTED' },
      reported,
      { status: 'RETRACTED', retraction: { kind: 'RETRACTION', reason: { value: 'The report was withdrawn.' } } },
      reported,
    ]);
    const standing = `query($asOf: AsOf) { facts(asOf: $asOf, filter: {statuses: [REPORTED]}) { totalCount } }`;
    const counts = positions.map(async (position) => (await ask(standing, { asOf: { position } })).facts.totalCount);
    expect(await Promise.all(counts)).toEqual([18, 17, 18, 17, 18]);
  });

  it('tells of the dispute as it stood, without its end before the end', async () => {
    const open = { reason: { value: doubted }, outcome: null, closedAt: null, resolution: null };
    const closed = { ...open, outcome: 'FACT_STANDS', closedAt: expect.any(String), resolution: { value: confirmed } };
    const told = await atEach('disputes { reason { value } outcome closedAt resolution { value } }');
    expect(told).toEqual([[], [open], [closed], [closed], [closed]].map((list) => ({ disputes: list })));
  });

  it('lists the two corrections, newest first, each from when it was made', async () => {
    const change = 'changes { path before after }';
    const told = await atEach(
      `correctionCount corrections { kind severity revision whatWasWrong { value } whatIsRight { value } ${change} }`,
    );
    const retraction = {
      ...{ kind: 'RETRACTION', severity: 'CRITICAL', revision: 4 },
      ...{ whatWasWrong: { value: 'There was no such proposal.' }, whatIsRight: { value: 'Nothing is known of one.' } },
      changes: [becomes('REPORTED', 'RETRACTED')],
    };
    const reinstatement = {
      ...{ kind: 'REINSTATEMENT', severity: 'CRITICAL', revision: 5 },
      ...{ whatWasWrong: { value: 'The retraction was in error.' }, whatIsRight: { value: 'The fact stands.' } },
      changes: [becomes('RETRACTED', 'REPORTED')],
    };
    expect(told).toEqual(
      [[], [], [], [retraction], [reinstatement, retraction]].map((corrections) => ({
        correctionCount: corrections.length,
        corrections,
      })),
    );
  });

  it('has a revision for each step, with what changed and why', async () => {
    const revisions = 'number type position reason { value } changes { path before after } correction { kind }';
    const told = (await atEach(`revisions { nodes { ${revisions} } }`)) as { revisions: { nodes: object[] } }[];
    const whole = told[4]!.revisions.nodes;
    // Reported and related to another one by the seeds, before the story.
    expect(told.map(({ revisions: { nodes } }) => nodes)).toEqual(
      [2, 3, 4, 5, 6].map((count) => whole.slice(0, count)),
    );
    const [dispute, resolution, retraction, reinstatement] = whole.slice(2);
    expect(dispute).toMatchObject({ number: 2, type: 'FactDisputed', reason: { value: doubted }, correction: null });
    expect(dispute).toHaveProperty('changes', [
      becomes('REPORTED', 'DISPUTED'),
      { path: expect.stringMatching(disputes), before: null, after: expect.stringContaining(doubted) },
    ]);
    expect(resolution).toMatchObject({ number: 3, type: 'DisputeResolved', reason: { value: confirmed } });
    expect(resolution).toHaveProperty('changes', [
      becomes('DISPUTED', 'REPORTED'),
      { path: expect.stringMatching(/\/outcome$/), before: null, after: json('FACT_STANDS') },
      { path: expect.stringMatching(/\/resolution\/en$/), before: null, after: json(confirmed) },
    ]);
    expect([retraction, reinstatement]).toEqual([
      {
        ...{ number: 4, type: 'FactRetracted', position: positions[3], correction: { kind: 'RETRACTION' } },
        ...{ reason: { value: 'The report was withdrawn.' }, changes: [becomes('REPORTED', 'RETRACTED')] },
      },
      {
        ...{ number: 5, type: 'FactReinstated', position: positions[4], correction: { kind: 'REINSTATEMENT' } },
        reason: { value: 'It was another report that was withdrawn.' },
        changes: [becomes('RETRACTED', 'REPORTED')],
      },
    ]);
  });

  it('is what differs between any two of the moments, and the timeline that shows it', async () => {
    const statuses = ['REPORTED', 'DISPUTED', 'REPORTED', 'RETRACTED', 'REPORTED'];
    const query = `query($from: AsOf!, $to: AsOf) { diff(from: $from, to: $to, first: 3) { totalCount nodes { kind
      before { entityId } after { entityId } changes { path before after } revisions { number } } } }`;
    for (let from = 0; from < positions.length; from++)
      for (let to = from + 1; to < positions.length; to++) {
        const { diff } = await ask(query, { from: { position: positions[from] }, to: { position: positions[to] } });
        const [timeline, { changes, ...told }] = diff.nodes;
        // Nothing of its own has changed: it is listed for its entry's sake.
        expect(timeline).toMatchObject({ kind: 'CHANGED', changes: [], revisions: [] });
        expect({ from, to, totalCount: diff.totalCount, told }).toEqual({
          ...{ from, to, totalCount: 2 },
          told: {
            ...{ kind: 'CHANGED', before: { entityId: fact }, after: { entityId: fact } },
            revisions: [2, 3, 4, 5].slice(from, to).map((number) => ({ number })),
          },
        });
        const ofStatus = changes.filter(({ path }: { path: string }) => path === '/status');
        const [was, is] = [statuses[from]!, statuses[to]!];
        expect({ from, to, ofStatus }).toEqual({ from, to, ofStatus: was === is ? [] : [becomes(was, is)] });
        const ofDisputes = changes.filter(({ path }: { path: string }) => disputes.test(path));
        expect({ from, to, disputed: ofDisputes.length > 0 }).toEqual({ from, to, disputed: from < 2 });
        expect(changes).toHaveLength(ofStatus.length + ofDisputes.length);
      }
  });
});
