import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Database } from './database.js';
import { Documents } from './documents.js';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
const opened: Database[] = [];
let files = 0;

function file(): { readonly path: string; readonly db: Database } {
  const path = join(folder, `${files++}.db`);
  const db = open(path);
  db.exec('CREATE TABLE shape (id INTEGER PRIMARY KEY, fields TEXT NOT NULL)');
  return { path, db };
}

function open(path: string, options?: { readOnly: boolean }): Database {
  const db = new Database(path, options);
  opened.push(db);
  return db;
}

afterAll(() => {
  for (const db of opened) db.close();
  rmSync(folder, { recursive: true });
});

/** Objects of some hundred shapes, nested, with texts of all scripts. */
const document = fc.object({
  key: fc.constantFrom('titles', 'value', 'language', 'origin', '__proto', 'constructor', 'қол', '0', ''),
  values: [
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  ],
  withNullPrototype: false,
  maxDepth: 4,
});
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('gives back what was packed, to any connection that opens the file, however many shapes there are', () => {
  const { path, db } = file();
  const writer = new Documents(db);
  const reader = new Documents(open(path, { readOnly: true }));
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 20 }), (documents) => {
      const wanted = documents.map(plain);
      const packed = wanted.map((one) => writer.pack(one));
      const later = new Documents(open(path, { readOnly: true }));
      for (const readers of [writer, reader, later]) expect(packed.map((one) => readers.unpack(one))).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

it('goes on beyond the shapes that it tells apart', () => {
  const { path, db } = file();
  const writer = new Documents(db);
  const reader = new Documents(open(path, { readOnly: true }));
  const many = Array.from({ length: 2_000 }, (_, index) => ({
    [`field${index}`]: { of: index, [`or${index}`]: null },
  }));
  const packed = many.map((one) => writer.pack(one));
  expect(packed.map((one) => reader.unpack(one))).toEqual(many);
  expect(Number(db.get('SELECT count(*) AS n FROM shape')!.n)).toBe(500);
});

it('takes nothing for granted that was rolled back', () => {
  const { path, db } = file();
  const writer = new Documents(db);
  writer.pack({ kept: 1 });
  db.exec('BEGIN');
  writer.pack({ gone: { entirely: 1 } });
  db.exec('ROLLBACK');
  writer.forget();
  for (const document of [{ gone: { entirely: 2 } }, { kept: 3 }]) {
    const packed = writer.pack(document);
    expect(new Documents(open(path, { readOnly: true })).unpack(packed)).toEqual(document);
  }
});

it('keeps a U+FEFF that a text begins with, with and without the native part of msgpackr', () => {
  const { db } = file();
  const document = { text: `\ufeff${'Қазақстан '.repeat(20)}`, short: '\ufeff' };
  const packed = new Documents(db).pack(document);
  expect(new Documents(db).unpack(packed)).toEqual(document);
  expect(JSON.parse(Buffer.from(packed).toString('utf8', 1))).toEqual(document);
});

it('writes the names of fields once', () => {
  const { db } = file();
  const writer = new Documents(db);
  const texts = { originalLanguage: 'ru', translations: [{ translatedFrom: 'ru' }, { translatedFrom: 'kk' }] };
  writer.pack(texts);
  const packed = Buffer.from(writer.pack(texts)).toString('latin1');
  expect(packed).not.toMatch(/originalLanguage|translat/);
});

it('throws what is no document, and on a connection that cannot write a shape', () => {
  const { path, db } = file();
  expect(() => new Documents(db).unpack(Uint8Array.of(0x92, 0x01))).toThrow();
  expect(() => new Documents(open(path, { readOnly: true })).pack({ never: 'seen' })).toThrow(/readonly/i);
});
