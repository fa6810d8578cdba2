import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mix } from './generate.js';
import { Logs } from './logs.js';
import { isReached, progress as say, ratioOf } from './measure.js';
import type { Measure } from './measure.js';
import { parts } from './parts.js';
import type { Part } from './parts.js';
import { sizes } from './sizes.js';
import type { Sizes } from './sizes.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** How many facts the long logs hold, in place of the size's own. */
    facts: { type: 'string' },
    /** Keeps the filled logs and their read models here for the next run. */
    folder: { type: 'string' },
    /** A regular expression: the parts whose names it matches. */
    only: { type: 'string' },
    /** Prints the parts, and what each needs. */
    list: { type: 'boolean', default: false },
  },
});

interface Took {
  readonly part: string;
  readonly seconds: number;
}

/** Up to the first part that fails, if one does: what was measured before it holds. */
async function measure(chosen: readonly Part[], folder: string, size: Sizes) {
  const [measures, took]: [Measure[], Took[]] = [[], []];
  const logs = new Logs(folder);
  const begun = performance.now();
  const since = (start: number): number => Math.round((performance.now() - start) / 1000);
  for (const { name, run } of chosen) {
    say(`${since(begun)} s: ${name}`);
    const own = mkdtempSync(join(folder, `${name}-`));
    const start = performance.now();
    try {
      measures.push(...(await run({ folder: own, logs, sizes: size })));
    } catch (failure) {
      return { measures, took, failure };
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
    took.push({ part: name, seconds: since(start) });
  }
  return { measures, took };
}

function save(size: Sizes, { measures, took }: Awaited<ReturnType<typeof measure>>): string {
  const [cpu, load] = [cpus()[0]!.model, { before: loadBefore, after: loadavg() }];
  const machine = { cpu, cores: cpus().length, memory: totalmem(), node: process.version, load };
  const rows = measures.map((one) => ({ ...one, ratio: ratioOf(one), reached: isReached(one) ?? null }));
  const path = join('bench', 'results', `${new Date().toISOString().replaceAll(':', '-')}.json`);
  mkdirSync(join('bench', 'results'), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ machine, size, mix, took, measures: rows }, null, 2)}\n`);
  return path;
}

const loadBefore = loadavg();
const size = sized(values.quick ? sizes.quick : sizes.full, values.facts);
const chosen = parts.filter(({ name, daily }) =>
  values.only === undefined ? daily || !values.quick || values.list : new RegExp(values.only).test(name),
);
if (chosen.length === 0) throw new Error(`--only ${values.only}: no such part; --list prints them`);
if (values.list) for (const { name, needs } of chosen) console.log(`${name.padEnd(16)} ${needs}`);
else await run();

function sized(size: Sizes, given: string | undefined): Sizes {
  if (given === undefined) return size;
  const facts = Number(given);
  if (!Number.isInteger(facts) || facts < size.few) throw new Error(`--facts ${given}: a number from ${size.few}`);
  return { ...size, facts, some: Math.min(sizes.full.some, facts) };
}

async function run(): Promise<void> {
  const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'timeline-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const measured = await measure(chosen, folder, size);
    console.log(table(measured.measures));
    say(`written to ${save(size, measured)}`);
    if (measured.failure) throw measured.failure;
  } finally {
    if (!values.folder) rmSync(folder, { recursive: true, force: true });
  }
}
