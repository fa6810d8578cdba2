import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event } from '@timeline/kernel';
import { z } from 'zod';
import { Database } from './database.js';
import type { Row } from './database.js';
import { migrate, Projector, sliceProjection } from './projector.js';
import { Merges } from './merges.js';
import { QuoteChecks } from './quote-checks.js';
import { ReadModel } from './read-model.js';
import { DAY_MS, FAR } from './traits.js';
import type { Traits } from './traits.js';
import { Versions } from './versions.js';
import { Writer } from './writer.js';
import type { Conditions } from './conditions.js';
import type { EntryOrder, WalkKey } from './walk.js';

const things = { Happened: event(z.strictObject({ day: z.int() })) };

const traits = (day: number): Traits => ({
  ...{ earliest: day * DAY_MS, latest: (day + 1) * DAY_MS - 1, firstDay: day, lastDay: day },
  ...{ kind: 'STATEMENT', status: 'REPORTED', corroboration: 'SINGLE_SOURCE', origins: 1, contested: false },
  ...{ corrected: false, languages: ['kk'] },
});

/** Each event makes an object, on every kind of set, with a period, a name and a correction. */
const slice = sliceProjection('thing-', things, {
  Happened: ({ data }, { entityId, position }, writer) => {
    const key = writer.create('thing', entityId, entityId);
    writer.put(key, { position });
    writer.place('timeline:t', key);
    writer.about(1);
    const sets = ['all', 'timeline:t', 'actor:a', 'source:s'];
    writer.updateSets(
      key,
      [],
      sets.map((set) => ({ set, roles: ['SPEAKER'], traits: traits(data.day) })),
    );
    writer.period(key, undefined, { instants: [0, 1, 2, 3], days: [0, 1, 2, 3] });
    writer.quoteCheck(key, { found: ['q'], gone: [] });
    writer.words(key, [], ['common', `rare${position}`]);
    writer.names(key, [[`word${position}`]]);
    const correction = {
      id: `c${position}`,
      object: key,
      kind: 'TYPO',
      severity: 'MINOR',
      wrongSince: 0,
      document: {},
    };
    writer.correction(correction);
  },
});

/** Notes the plan of each statement that is run. */
class Explaining extends Database {
  readonly plans: string[] = [];
  /** The day of the date at which each walk of dates goes on. */
  readonly goesOn: number[] = [];

  override get(sql: string, ...values: (number | string | null)[]): Row | undefined {
    this.explain(sql, values);
    return super.get(sql, ...values);
  }

  override run(sql: string, ...values: (number | string | null)[]): void {
    if (sql.startsWith('UPDATE')) this.explain(sql, values);
    super.run(sql, ...values);
  }

  override all(sql: string, ...values: (number | string | null)[]): Row[] {
    this.explain(sql, values);
    return super.all(sql, ...values);
  }

  private explain(sql: string, values: (number | string | null)[]): void {
    const steps = super.all(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    if (/\(b\.day, b\.earliest, b\.latest\) [<>]/.test(sql)) this.goesOn.push(Number(values[1]));
    this.plans.push(...steps.map(({ detail }) => String(detail)));
  }
}

const COUNT = 300;
const folder = mkdtempSync(join(tmpdir(), 'query-plans-'));
const path = join(folder, 'read-model.db');
let reader: ReadModel;
let db: Explaining;

beforeAll(() => {
  const projector = new Projector(path, [slice]);
  const metadata = { commandId: 'c', commandHash: 'h', editor: { id: 'e', name: 'E' }, schemaVersion: 1 };
  const events = Array.from({ length: COUNT }, (_, index) => ({
    ...{ id: `e${index}`, type: 'Happened', data: { day: index % 40 }, metadata, streamId: `thing-${index}` },
    ...{ revision: 0, position: index + 1, recordedAt: index },
  }));
  projector.apply(events, COUNT);
  projector.close();
  reader = new ReadModel(path);
  db = new Explaining(path, { readOnly: true });
  Object.assign(reader, {
    file: { db, versions: new Versions(db), merges: new Merges(db), quoteChecks: new QuoteChecks(db) },
  });
});

afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The plans of what is asked, all of them without a scan of any table but that of shapes, which never holds many. */
function plansOf(ask: () => unknown): string[] {
  db.plans.length = 0;
  ask();
  expect(db.plans.length).toBeGreaterThan(0);
  const scans = db.plans.filter(
    (step) => step.startsWith('SCAN') && !/VIRTUAL TABLE|CONSTANT ROW|\(subquery-|SCAN (?:found|shape)$/.test(step),
  );
  expect(scans).toEqual([]);
  return db.plans;
}

const orders: readonly EntryOrder[] = ['OCCURRED_ASC', 'OCCURRED_DESC', 'RECORDED_ASC', 'RECORDED_DESC'];
const filters: readonly (readonly [string, Conditions])[] = [
  ['no filter', {}],
  ['a kind', { kinds: ['STATEMENT'] }],
  ['languages', { languages: ['kk'] }],
  ['days', { occurred: { mode: 'days', from: 3, to: 9, match: 'POSSIBLY' } }],
  ['a period', { valid: { mode: 'instants', from: 0, to: 9, match: 'DEFINITELY' } }],
  ['an actor and a role', { roles: ['SPEAKER'], inSets: [{ names: ['actor:a'], withRoles: true }] }],
  ['a common word', { text: ['common'] }],
  ['a source', { inSets: [{ names: ['source:s'], withRoles: false }] }],
];
const cases = orders.flatMap((order) => filters.map(([name, conditions]) => ({ order, name, conditions })));

describe('a page of a list', () => {
  it.each(cases)('in $order with $name is read by index, and nothing is sorted', ({ order, conditions }) => {
    const request = { set: 'timeline:t', position: 200, order, limit: 5, conditions };
    for (const backwards of [false, true]) {
      let first: readonly WalkKey[] = [];
      const plans = [
        ...plansOf(() => (first = reader.walk({ ...request, backwards }))),
        ...plansOf(() => reader.walk({ ...request, backwards, beyond: first.at(-1) })),
      ];
      expect(first).toHaveLength(5);
      expect(plans.filter((step) => step.endsWith('ORDER BY'))).toEqual([]);
      const members = plans.filter((step) => step.startsWith('SEARCH m '));
      const index = order.startsWith('RECORDED')
        ? /^SEARCH m USING INDEX member_recorded \(set_id=\? AND fact/
        : /^SEARCH m USING PRIMARY KEY \(set_id=\? AND day=\? AND earliest=\? AND latest=\? AND fact[<>]\?/;
      expect(members.length).toBeGreaterThan(0);
      for (const step of members) expect(step).toMatch(index);
      const dates = plans.filter((step) => step.startsWith('SEARCH b '));
      const date =
        /\(set_id=\? AND (day>\? AND day<\?|day>\? AND \(day,earliest,latest\)<\(\?,\?,\?\)|\(day,earliest,latest\)>\(\?,\?,\?\) AND day<\?)\)$/;
      for (const step of dates) expect(step).toMatch(date);
      expect(dates.length > 0).toBe(order.startsWith('OCCURRED'));
    }
  });
});

describe('a page that follows another', () => {
  it.each(['OCCURRED_ASC', 'OCCURRED_DESC'] as const)('in %s starts at the date at which that one ended', (order) => {
    const request = { set: 'all', position: 300, order, limit: 100, conditions: {}, backwards: false };
    const last = reader.walk(request).at(-1)!;
    db.goesOn.length = 0;
    reader.walk({ ...request, beyond: last });
    expect(db.goesOn).toEqual([last.day]);
  });
});

describe('how many a list has', () => {
  it('is one look-up in the running counts without a filter', () => {
    const plans = plansOf(() => expect(reader.count('timeline:t', 200, {})).toBe(200));
    expect(plans.at(-1)).toBe('SEARCH tally USING PRIMARY KEY (set_id=? AND since<?)');
    expect(plans.some((step) => step.includes('SEARCH m '))).toBe(false);
  });

  it.each(filters.slice(1))('with %s reads that set only', (_name, conditions) => {
    const plans = plansOf(() => reader.count('timeline:t', 200, conditions));
    for (const step of plans.filter((step) => step.startsWith('SEARCH m ')))
      expect(step).toMatch(/^SEARCH m USING PRIMARY KEY \(set_id=\?/);
  });
});

describe('the facets of a whole timeline', () => {
  it('are look-ups in the running counts, without a member read', () => {
    const plans = plansOf(() =>
      expect(reader.facets('timeline:t', 200, {})).toContainEqual({ field: 'LANGUAGE', value: 'kk', count: 200 }),
    );
    expect(plans).toContain('SEARCH t USING PRIMARY KEY (set_id=? AND facet=? AND since<?)');
    expect(plans.some((step) => step.startsWith('SEARCH m '))).toBe(false);
  });
});

describe('a page of a rare word', () => {
  const conditions = { text: ['rare7', 'common'], kinds: ['STATEMENT'] };
  it.each(['all', 'timeline:t', 'actor:a'])('in %s is collected by the word, then looked up fact by fact', (set) => {
    for (const order of orders.slice(0, set === 'actor:a' ? 2 : 4)) {
      let found: readonly WalkKey[] = [];
      const request = { set, position: 200, order, limit: 5, conditions, backwards: false };
      const plans = plansOf(() => (found = reader.walk(request)));
      expect(found).toHaveLength(5);
      expect(plans).toContain('SEARCH word_count USING PRIMARY KEY (word>? AND word<?)');
      expect(plans.some((step) => /^SCAN w VIRTUAL TABLE INDEX \d+:M/.test(step))).toBe(true);
      expect(plans).toContain('SEARCH t USING INTEGER PRIMARY KEY (rowid=?)');
      const members = plans.filter((step) => /^SEARCH [am] /.test(step));
      for (const step of members)
        expect(step).toMatch(/\(set_id=\? AND (day=\? AND earliest=\? AND latest=\? AND )?fact=\? AND since<\?\)/);
      expect(reader.count(set, 200, conditions)).toBe(11);
    }
  });
});

describe('what is looked up', () => {
  const timeline = { set: 'timeline:t', key: 1 };
  const corrections = { position: 200, limit: 5 };
  const range = { after: 5, until: 200, limit: 5 };
  it.each<readonly [string, () => unknown]>([
    ['versions of objects', () => reader.versionsOf([1, 2, 3], 200)],
    ['a moment by position', () => reader.momentAt(200)],
    ['a moment by time', () => reader.momentOf(200)],
    ['an object by id', () => reader.objectById('7', 200)],
    ['objects by ids', () => reader.objectsByIds(['7', '8'], 200)],
    ['an object by slug', () => reader.objectBySlug('thing', '7', 200)],
    ['objects of a kind', () => reader.objects('thing', 200, 5, 10)],
    ['how many objects there are', () => reader.objectCount('thing', 200)],
    ['actors by name', () => reader.objectsNamed(['word1'], 200)],
    ['a change', () => reader.changeAt(7)],
    ['a change by revision', () => reader.changeByNumber(7, 0)],
    ['changes of an object', () => reader.changesOf(7, { first: 0, last: 9, backwards: true, limit: 5 })],
    ['what was altered', () => reader.altered(100, 120)],
    ['what a change alters', () => reader.alteredBy(100, 0, 10)],
    ['changes', () => reader.changes(range)],
    ['changes of an object', () => reader.changes({ ...range, about: [1] })],
    ['changes of two objects', () => reader.changes({ ...range, about: [7, 1], types: ['Happened'] })],
    ['corrections among changes', () => reader.changes({ ...range, correctionsOnly: true, types: ['Happened'] })],
    ['changes of two types', () => reader.changes({ ...range, types: ['Happened', 'Other'] })],
    ['where a command was used', () => reader.streamOfCommand('c')],
    ['a correction', () => reader.correctionById('c7', 200)],
    ['a source by its address', () => reader.sourceAt('//a', 200)],
    ['corrections of an object', () => reader.correctionsOf(7, 200, 5)],
    ['corrections', () => reader.corrections(corrections)],
    ['corrections of a timeline', () => reader.corrections({ ...corrections, timeline, kinds: ['TYPO'], before: 99 })],
    ['how many corrections there are', () => reader.correctionCount(corrections)],
    ['how many of a timeline', () => reader.correctionCount({ position: 200, timeline, severities: ['MINOR'] })],
    ['a check of quotes', () => reader.quoteCheck(7, 200)],
    ['a text', () => reader.snapshotText(1, 'x')],
    ['the facets of a timeline', () => reader.facets('timeline:t', 200, {})],
    ['those of some of it', () => reader.facets('timeline:t', 200, { kinds: ['STATEMENT'], roles: ['SPEAKER'] })],
    ['the checkpoint', () => reader.checkpoint()],
  ])('%s: is found by index, without sorting', (_name, ask) => {
    expect(plansOf(ask).filter((step) => step.includes('FOR ORDER BY'))).toEqual([]);
  });
});

describe('what an event ends', () => {
  it('is found by its whole key, so that it does not matter how often the object was corrected', () => {
    const written = new Explaining(join(folder, 'written.db'));
    migrate(written);
    const writer = new Writer(written);
    const rows = (day: number) => [{ set: 'actor:a', roles: [day % 2 ? 'SPEAKER' : 'SUBJECT'], traits: traits(day) }];
    const period = { instants: [0, 1, 2, 3], days: [0, 1, 2, 3] } as const;
    const context = {
      entityId: 'thing',
      streamId: 'thing-1',
      recordedAt: 0,
      editor: { id: 'e', name: 'E' },
      commandId: 'c',
    };
    for (const position of [1, 2, 3]) {
      writer.begin({ ...context, revision: position - 1, position }, 'Happened');
      writer.updateSets(1, position === 1 ? [] : rows(position - 1), rows(position));
      writer.period(1, position === 1 ? undefined : period, period);
      writer.words(1, position === 1 ? [] : [`word${position - 1}`], [`word${position}`]);
      writer.names(1, [[`name${position}`]]);
      writer.relate(1, 2, 'CONTRADICTS');
      writer.end();
    }
    writer.flush();
    for (const table of ['member', 'period', 'fact_text', 'name_word', 'name_line', 'relation', 'fact_facet']) {
      expect(written.plans).toContainEqual(expect.stringMatching(`^SEARCH ${table} .*(since|rowid)=\\?`));
      expect(Number(written.get(`SELECT count(*) AS n FROM ${table} WHERE until = ?`, FAR)!.n)).toBe(1);
      expect(Number(written.get(`SELECT count(*) AS n FROM ${table}`)!.n)).toBe(3);
    }
    written.close();
  });
});
