import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '@timeline/event-store';
import { Projector, ReadModel } from '@timeline/read-model';
import { slices } from '../../apps/api/src/slices.js';
import { NaiveModel } from './naive-model.js';

/** A folder for one test's files, removed when its scope ends. */
export function temporaryFolder(): { readonly path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'read-model-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A history applied, bit by bit, to the read model and to the naive one. */
export class Record {
  readonly naive = new NaiveModel();
  readonly reader: ReadModel;
  private readonly folder = temporaryFolder();
  private readonly projector: Projector;
  private applied = 0;

  constructor(private readonly events: readonly StoredEvent[]) {
    this.projector = new Projector(this.path, slices);
    this.reader = new ReadModel(this.path);
  }

  get path(): string {
    return join(this.folder.path, 'read-model.db');
  }

  get position(): number {
    return this.projector.checkpoint();
  }

  /** A position as a die falls: mostly that of an event, or just before or after one. */
  moment(die: number): number {
    const { worlds } = this.naive;
    const near = worlds[die % worlds.length]!.position + ([0, 0, -1, 1][(die >> 7) % 4] ?? 0);
    return Math.min(Math.max(near, 0), this.position);
  }

  /** Applies the next events in one transaction; false when there were none left. */
  advance(count: number): boolean {
    const batch = this.events.slice(this.applied, this.applied + count);
    if (batch.length === 0) return false;
    this.projector.apply(batch, batch.at(-1)!.position);
    for (const event of batch) this.naive.apply(event);
    this.applied += count;
    return true;
  }

  [Symbol.dispose](): void {
    this.reader.close();
    this.projector.close();
    this.folder[Symbol.dispose]();
  }
}
