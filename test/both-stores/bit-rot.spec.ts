import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LiveReadModel } from '@timeline/read-model';
import { readConfig } from '../../apps/api/src/config.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { sendWithin } from '../../apps/api/src/demo.js';
import { loadSeeds } from '../../seeds/load.js';

/** How many bits are flipped, each in a copy of its own: `FLIPS=1000` for as many as it takes to be sure. */
const FLIPS = Number(process.env.FLIPS ?? 24);
const SLOW = 60_000 + FLIPS * 3_000;

const parent = mkdtempSync(join(tmpdir(), 'bit-rot-'));
const open = (dataDir: string): Promise<NestFastifyApplication> =>
  createApp(
    readConfig({ DATA_DIR: dataDir, PORT: '0', RATE_LIMIT_READS: '0', RATE_LIMIT_WRITES: '0' }, { demo: false }),
  );

/** All that the seeds tell, in some pages. */
const QUESTIONS = [
  `{ facts(first: 50) { totalCount nodes { id slug status title { value } titles { value language } summary { value }
    occurredAt { edtf earliest latest display { value } } participants { role actor { id } } corroboration { level originCount }
    attestations { id stance source { id } quotes { exact start standing } chain { role } } relations { kind to { slug } } revision { number recordedAt } } } }`,
  '{ actors(first: 50) { totalCount nodes { id names { value } kind facts { totalCount nodes { slug } } } } }',
  '{ sources(first: 50) { totalCount nodes { id url headline { value } publisher { id } snapshots { sha256 } facts { nodes { slug } } } } }',
  '{ timelines { nodes { id title { value } entries(orderBy: RECORDED_DESC) { totalCount nodes { note { value } fact { slug } } } facets { field value count } } } }',
  '{ changes(first: 100) { nodes { position type recordedAt subject { entityId } affectedCount editor { name } } } }',
  '{ facts(first: 50, asOf: {position: "40"}) { totalCount nodes { slug title { value } correctionCount } } }',
  '{ facts(filter: {text: "посредниками", kinds: [STANCE, OFFER]}) { totalCount nodes { slug } } }',
  '{ diff(from: {position: "60"}) { totalCount nodes { kind after { entityId } changes { path before after } } } }',
];

async function answersOf(app: NestFastifyApplication): Promise<string[]> {
  const live = app.get(LiveReadModel, { strict: false });
  for (let turn = 0; turn < 400 && !live.status().caughtUp; turn++) {
    if (live.status().failure) throw live.status().failure as Error;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const answers: string[] = [];
  for (const query of QUESTIONS)
    answers.push((await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).body);
  return answers;
}

let expected: string[];
const sound = join(parent, 'sound');
beforeAll(async () => {
  // A read model that is built anew says so.
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const app = await open(sound);
  await loadSeeds(sendWithin(app));
  expected = await answersOf(app);
  for (const answer of expected) expect(answer).not.toContain('"errors"');
  await app.close();
}, SLOW);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('a bit that flips in a file of a service that was stopped', () => {
  it.each(['events.db', 'read-model.db'])(
    'is never served: %s',
    async (file) => {
      const told = { named: 0, right: 0 };
      for (let flip = 0; flip < FLIPS; flip++) {
        const dataDir = mkdtempSync(join(parent, 'flipped-'));
        cpSync(sound, dataDir, { recursive: true });
        const bytes = readFileSync(join(dataDir, file));
        const at = Math.floor(Math.random() * bytes.length);
        const bit = Math.floor(Math.random() * 8);
        bytes[at]! ^= 1 << bit;
        writeFileSync(join(dataDir, file), bytes);
        const app = await open(dataDir).catch((error: unknown) => {
          expect((error as Error).message).toMatch(
            /events\.db is damaged: |events\.db is not an event log|events\.db has format/,
          );
          told.named++;
          return undefined;
        });
        if (app) {
          expect({ file, at, bit, answers: await answersOf(app) }).toEqual({ file, at, bit, answers: expected });
          told.right++;
          await app.close();
        }
        rmSync(dataDir, { recursive: true, force: true });
      }
      console.log(`${file}: ${FLIPS} flipped bits: ${told.named} named, ${told.right} answered right, 0 wrong`);
      // A read model is built anew from the log, whatever is wrong with it.
      if (file === 'read-model.db') expect(told).toEqual({ named: 0, right: FLIPS });
    },
    SLOW,
  );
});
