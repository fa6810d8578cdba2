import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fill } from './fill.js';
import { ordinary } from './generate.js';
import type { Shape } from './generate.js';
import { progress, rate } from './measure.js';
import { ServerProcess } from './processes.js';

/** How the service built a log's read model. */
export interface Building {
  /** Of the code that built it. */
  readonly code: string;
  readonly events: number;
  /** From the service's start to ready. */
  readonly seconds: number;
}

const BUILDING = 'building.json';
const READ_MODEL = ['read-model.db', 'read-model.db-wal', 'read-model.db-shm'];

/** The filled logs of a run, and the service on them. Each is filled, and its read model built, when it is first asked for. */
export class Logs {
  constructor(private readonly folder: string) {}

  /** The data folder with the log of so many ordinary facts. */
  ordinary(facts: number): Promise<string> {
    return this.of('facts', facts, ordinary);
  }

  async of(name: string, facts: number, shape: Shape): Promise<string> {
    const folder = join(this.folder, `${name}-${facts}`);
    await fill(folder, facts, shape);
    return folder;
  }

  /** Has the service build the read model, unless one stands there that the same code built. */
  async built(log: string): Promise<Building> {
    const known = buildingOf(log);
    const code = codeThatBuilds();
    if (known?.code === code) return known;
    progress(`  the service reads ${log}`);
    for (const file of [BUILDING, ...READ_MODEL]) rmSync(join(log, file), { force: true });
    const start = performance.now();
    const server = await ServerProcess.service(log);
    try {
      await server.ready((position) => progress(`  at position ${position.toLocaleString('en')}`));
      const seconds = (performance.now() - start) / 1000;
      const building = { code, events: await server.position(), seconds };
      progress(`  ${building.events.toLocaleString('en')} events, ${rate(building.events / seconds, 'events')}`);
      writeFileSync(join(log, BUILDING), JSON.stringify(building));
      return building;
    } finally {
      await server.stop();
    }
  }

  /** A service on each of some logs, for as long as the work takes. */
  async served<T>(logs: readonly string[], work: (servers: readonly ServerProcess[]) => Promise<T>): Promise<T> {
    for (const log of logs) await this.built(log);
    const servers: ServerProcess[] = [];
    try {
      for (const log of logs) servers.push(await ServerProcess.service(log));
      for (const server of servers) await server.ready();
      return await work(servers);
    } finally {
      for (const server of servers) await server.stop();
    }
  }

  /** A copy of a log and its read model, to write to; for as long as the work takes. */
  async copied<T>(log: string, work: (copy: string) => Promise<T>): Promise<T> {
    await this.built(log);
    const copy = mkdtempSync(join(this.folder, 'copy-'));
    try {
      for (const file of ['events.db', 'read-model.db', BUILDING]) cpSync(join(log, file), join(copy, file));
      return await work(copy);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }
}

function buildingOf(log: string): Building | undefined {
  const path = join(log, BUILDING);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Building) : undefined;
}

/** A digest of the code that a read model could be made by: all libraries. */
function codeThatBuilds(): string {
  const libs = fileURLToPath(new URL('../../libs', import.meta.url));
  const digest = createHash('sha256');
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  for (const file of files.sort()) digest.update(file).update(readFileSync(join(libs, file)));
  return digest.digest('hex');
}
