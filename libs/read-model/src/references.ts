import type { EventStore } from '@timeline/event-store';
import { notFound, plainId } from '@timeline/kernel';
import type { LiveReadModel } from './live-read-model.js';

/** An id somewhere in an input. */
export interface Reference {
  readonly id: string;
  readonly field: string;
}

/**
 * Whether what a command refers to is there. The read model is asked first; what it does not know is looked for in the
 * store, because another node, or this one a moment ago, may have recorded it.
 */
export class References {
  constructor(
    private readonly live: LiveReadModel,
    private readonly store: EventStore,
  ) {}

  /** Throws NOT_FOUND at the first field whose id is not that of an object of this kind. */
  async require(kind: string, references: readonly Reference[]): Promise<void> {
    const plain = references.map(({ id, field }) => ({ id: plainId(id, field), field }));
    const known = this.live.reader.objectsByIds([...new Set(plain.map(({ id }) => id))], this.live.checkpoint());
    for (const { id, field } of plain) {
      if (known.get(id)?.kind === kind) continue;
      const events = await this.store.readStream(`${kind}-${id}`, { limit: 1 });
      if (events.length === 0) throw notFound(kind, id, field);
    }
  }
}
