import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExpectedRevision } from '../event-store.js';
import { EmbeddedLog } from './log.js';
import type { LogAppend, LogEvent, LogOptions } from './log-append.js';
import { eventsOf } from './log-page.js';
import type { LogPage } from './log-page.js';

let folder: string;
let path: string;
let log: EmbeddedLog;

const open = (options?: LogOptions): EmbeddedLog => (log = new EmbeddedLog(path, options));
const event = (data: unknown = {}, id: string = randomUUID()): LogEvent => [id, 'Happened', JSON.stringify(data), '{}'];
const events = (count: number): LogEvent[] => Array.from({ length: count }, () => event());
const append = (stream: string, expected: ExpectedRevision, ...events: LogEvent[]): LogAppend => ({
  stream,
  expected,
  events,
});
const brief = ({ rows, upTo, end }: LogPage) => ({ count: rows.length, upTo, end });
const positions = (page: LogPage): number[] => eventsOf(page).map(({ position }) => position);
const sized = (bytes: number): LogEvent => event({ fill: 'x'.repeat(bytes) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  path = join(folder, 'events.db');
  open();
});
afterEach(() => {
  try {
    log.close();
  } catch {
    // Some of these tests close it themselves.
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('many appends in one transaction', () => {
  it('are each decided on what the ones before left', () => {
    const [first, second] = events(2);
    const outcomes = log.appendAll([
      append('a', 'no_stream', first!),
      append('a', 0, second!, event()),
      append('a', 0, event()),
      append('b', 3, event()),
      append('a', 'no_stream', first!),
      append('b', 'no_stream', first!),
    ]);
    expect(outcomes).toEqual([
      { kind: 'written', revision: 0, position: 1 },
      { kind: 'written', revision: 2, position: 3 },
      { kind: 'conflict', actual: 2 },
      { kind: 'conflict', actual: 'no_stream' },
      { kind: 'repeated', revision: 0, position: 1 },
      { kind: 'written', revision: 0, position: 4 },
    ]);
    expect(positions(log.readAll(0, 100))).toEqual([1, 2, 3, 4]);
  });

  it('refuses an id that the stream holds, wherever it stands in the write', () => {
    const [first, second, third] = events(3);
    log.appendAll([append('a', 'no_stream', first!, second!)]);
    const outcomes = log.appendAll([append('a', 1, third!, first!), append('a', 1, second!), append('a', 1, third!)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['conflict', 'conflict', 'written']);
  });

  it('leave nothing of one that fails half way, and all of the others', () => {
    const broken = [randomUUID(), 'Happened', null, '{}'] as unknown as LogEvent;
    const outcomes = log.appendAll([
      append('a', 'no_stream', event()),
      append('b', 'no_stream', event(), broken),
      append('a', 0, event()),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['written', 'failed', 'written']);
    expect(positions(log.readAll(1, 10))).toEqual([1, 2]);
    expect(log.appendAll([append('b', 'no_stream', event())])).toEqual([{ kind: 'written', revision: 0, position: 3 }]);
  });

  it('number positions on from where the file ended', () => {
    log.appendAll([append('a', 'no_stream', ...events(3))]);
    log.close();
    open();
    expect(log.head()).toBe(3);
    expect(log.appendAll([append('a', 2, event())])).toEqual([{ kind: 'written', revision: 3, position: 4 }]);
  });
});

describe('a page', () => {
  it('ends at the limit and says where to go on', () => {
    log.appendAll([append('a', 'no_stream', ...events(5)), append('b', 'no_stream', ...events(5))]);
    expect(brief(log.readAll(2, 3))).toEqual({ count: 3, upTo: 4, end: false });
    expect(brief(log.readAll(8, 3))).toEqual({ count: 3, upTo: 10, end: true });
    expect(brief(log.readAll(11, 3))).toEqual({ count: 0, upTo: 10, end: true });
    expect(brief(log.readStream('b', 1, 2))).toEqual({ count: 2, upTo: 2, end: false });
    expect(brief(log.readStream('b', 3, 5))).toEqual({ count: 2, upTo: 4, end: true });
    expect(brief(log.readStream('missing', 0, 5))).toEqual({ count: 0, upTo: -1, end: true });
  });

  it('does not go back when it is asked for what lies beyond the head', () => {
    expect(brief(log.readAll(40, 5))).toEqual({ count: 0, upTo: 39, end: true });
  });

  it('passes over what does not match and says how far', () => {
    log.appendAll([append('foreign', 'no_stream', ...events(6)), append('ours', 'no_stream', event())]);
    log.appendAll([append('foreign', 5, ...events(3))]);
    expect(positions(log.readAll(1, 5, ['ou']))).toEqual([7]);
    expect(brief(log.readAll(1, 5, ['ou', 'none']))).toEqual({ count: 1, upTo: 10, end: true });
    expect(brief(log.readAll(1, 1, ['ou']))).toEqual({ count: 1, upTo: 7, end: false });
    expect(brief(log.readAll(1, 5, []))).toEqual({ count: 0, upTo: 10, end: true });
  });

  it('scans a bounded part of a log in which nothing matches', () => {
    for (let write = 0; write < 6; write++) {
      log.appendAll([append('foreign', write ? write * 10_000 - 1 : 'no_stream', ...events(10_000))]);
    }
    expect(brief(log.readAll(1, 5, ['ours']))).toEqual({ count: 0, upTo: 50_000, end: false });
    expect(brief(log.readAll(50_001, 5, ['ours']))).toEqual({ count: 0, upTo: 60_000, end: true });
  });

  it('is cut short by size, and the log can be written afterwards', () => {
    log.appendAll([append('a', 'no_stream', ...Array.from({ length: 12 }, () => sized(900_000)))]);
    expect(brief(log.readAll(1, 500))).toEqual({ count: 5, upTo: 5, end: false });
    expect(brief(log.readStream('a', 0, 500))).toEqual({ count: 5, upTo: 4, end: false });
    expect(log.appendAll([append('a', 11, event())])).toMatchObject([{ kind: 'written', position: 13 }]);
    expect(positions(log.readAll(6, 500))).toEqual([6, 7, 8, 9, 10]);
    expect(positions(log.readAll(11, 500))).toEqual([11, 12, 13]);
  });
});

describe('a file that is full', () => {
  beforeEach(() => {
    log.close();
    open({ maxPages: 40 });
    log.appendAll([append('a', 'no_stream', event())]);
  });

  it('refuses the append that does not fit and takes the others of its transaction', () => {
    const outcomes = log.appendAll([
      append('b', 'no_stream', event()),
      append('c', 'no_stream', event(), sized(900_000)),
      append('b', 0, event()),
    ]);
    expect(outcomes).toEqual([
      { kind: 'written', revision: 0, position: 2 },
      { kind: 'failed', reason: expect.stringContaining('database or disk is full') },
      { kind: 'written', revision: 1, position: 3 },
    ]);
    expect(log.head()).toBe(3);
    expect(positions(log.readAll(1, 10))).toEqual([1, 2, 3]);
    expect(log.readStream('c', 0, 10).rows).toEqual([]);
  });

  it('takes the same append once there is room', () => {
    const tooLarge = append('c', 'no_stream', sized(900_000), event());
    expect(log.appendAll([tooLarge])[0]!.kind).toBe('failed');
    log.close();
    open();
    expect(log.appendAll([tooLarge])).toEqual([{ kind: 'written', revision: 1, position: 3 }]);
  });
});

describe('the file', () => {
  it('is fsynced with every commit', () => {
    const { db } = log as unknown as { db: InstanceType<typeof DatabaseSync> };
    expect({ ...(db.prepare('PRAGMA synchronous').get() as object) }).toEqual({ synchronous: 2 });
    expect({ ...(db.prepare('PRAGMA journal_mode').get() as object) }).toEqual({ journal_mode: 'wal' });
  });

  it.each([
    ['of another program', 'CREATE TABLE mine (n); PRAGMA user_version = 1', /is not an event log/],
    ['of another program without a version', 'CREATE TABLE mine (n)', /is not an event log/],
    [
      'of a later release',
      'PRAGMA application_id = 0x65766c67; PRAGMA user_version = 4',
      /format 4, this release reads/,
    ],
  ])('is refused and left alone when it is %s', (_of, made, message) => {
    const other = join(folder, 'other.db');
    const db = new DatabaseSync(other);
    db.exec(made);
    db.close();
    expect(() => new EmbeddedLog(other)).toThrow(message);
  });
});
