import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

let folder: string;
let passwordFile: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'p@ss:w/rd%\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const stringOf = (connection: string, file = passwordFile) =>
  readConfig({ EVENTSTORE_CONNECTION_STRING: connection, EVENTSTORE_PASSWORD_FILE: file }, { demo: false })
    .connectionString;

describe("the password of the store's user, from a file", () => {
  it.each([
    ['esdb://timeline@a:2113', 'esdb://timeline:p%40ss%3Aw%2Frd%25@a:2113'],
    ['esdb+discover://timeline@a,b:1?tlsCAFile=x', 'esdb+discover://timeline:p%40ss%3Aw%2Frd%25@a,b:1?tlsCAFile=x'],
  ])('goes into %s', (given, made) => {
    expect(stringOf(given)).toBe(made);
  });

  it.each(['esdb://a:2113', 'esdb://timeline:known@a:2113'])('is refused for %s', (given) => {
    expect(() => stringOf(given)).toThrow(/^EVENTSTORE_PASSWORD_FILE: .* with a user and no password/);
  });

  it('names a file that cannot be read, or holds nothing', () => {
    const [missing, empty] = [join(folder, 'missing'), join(folder, 'empty')];
    writeFileSync(empty, '\n');
    expect(() => stringOf('esdb://t@a', missing)).toThrow(
      `EVENTSTORE_PASSWORD_FILE: the file ${missing} cannot be read`,
    );
    expect(() => stringOf('esdb://t@a', empty)).toThrow(`the file ${empty} is empty`);
  });
});
