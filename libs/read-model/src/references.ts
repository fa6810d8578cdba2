import type { EventStore } from '@timeline/event-store';
import { isDuplicate, notFound, plainId, Refusal } from '@timeline/kernel';
import type { LiveReadModel } from './live-read-model.js';

/** An id somewhere in an input. */
export interface Reference {
  readonly id: string;
  readonly field: string;
}

/** What documents of objects that can turn out to be duplicates say of that. */
interface Mergeable {
  readonly mergedInto?: string | null;
  readonly revision: number;
}

const kinds = ['fact', 'source', 'actor', 'timeline'] as const;
export type ObjectKind = (typeof kinds)[number];
const WAIT_MS = 5_000;

/** What a translation is of: an object, or a correction of it. */
export interface Subject {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly correction: string | null;
}

/**
 * Whether what a command refers to is there, and stands. The read model is asked first; what it does not know is looked for
 * in the store, because another node, or this one a moment ago, may have recorded it.
 */
export class References {
  constructor(
    private readonly live: LiveReadModel,
    private readonly store: EventStore,
  ) {}

  /**
   * Throws NOT_FOUND at the first field whose id is not that of an object of this kind, and BAD_USER_INPUT with `existing`
   * at one whose object turned out to be a duplicate.
   */
  async require(kind: ObjectKind, references: readonly Reference[]): Promise<void> {
    for (const { id, field } of await this.requireKnown(kind, references)) {
      const standing = this.standing(id);
      if (standing !== id) throw isDuplicate(kind, standing, field);
    }
  }

  /** Like `require`, for what may be named though it turned out to be a duplicate; gives the plain ids. */
  async requireKnown(kind: ObjectKind, references: readonly Reference[]): Promise<Reference[]> {
    const plain = references.map(({ id, field }) => ({ id: plainId(id, field), field }));
    const known = this.live.reader.objectsByIds([...new Set(plain.map(({ id }) => id))], this.live.checkpoint());
    for (const { id, field } of plain) {
      if (known.get(id)?.kind === kind) continue;
      if (!(await this.isInStore(kind, id))) throw notFound(kind, id, field);
    }
    return plain;
  }

  /** The kind of the object that an id names. Throws NOT_FOUND. */
  async kindOf({ id: given, field }: Reference): Promise<ObjectKind> {
    const id = plainId(given, field);
    const kind = this.knownKind(id) ?? (await this.storedKind(id));
    if (!kind) throw notFound('fact, source, actor or timeline', id, field);
    return kind;
  }

  /** The object that an id names, or that of the correction that it names. Throws NOT_FOUND. */
  async subjectOf({ id: given, field }: Reference): Promise<Subject> {
    const id = plainId(given, field);
    const known = this.knownKind(id);
    if (known) return { kind: known, id, correction: null };
    const corrected = this.corrected(id);
    if (corrected) return corrected;
    const stored = await this.storedKind(id);
    if (stored) return { kind: stored, id, correction: null };
    // No stream is named after a correction: it may lie where this node has not come to yet.
    await this.live.waitFor(await this.store.head(), WAIT_MS);
    const late = this.corrected(id);
    if (!late) throw notFound('fact, source, actor, timeline or correction', id, field);
    return late;
  }

  /** The one that stands for an object that turned out to be a duplicate, through any chain of merges; else itself. */
  standing(id: string): string {
    const { reader } = this.live;
    const position = this.live.checkpoint();
    const object = reader.objectById(id, position);
    return object ? reader.objectByKey(reader.standing(object.key, position))!.entityId : id;
  }

  /**
   * Refuses to merge into what is not there, is itself a duplicate, or is one of the very object that is to be merged. The
   * target's stream is asked too, for this node may not have come to its last merge.
   */
  async requireMergeTarget(kind: ObjectKind, into: Reference, duplicate: string): Promise<string> {
    const [{ id }] = (await this.requireKnown(kind, [into])) as [Reference];
    const mergedInto = await this.newestMerge(kind, id);
    if (mergedInto === null) return id;
    const standing = this.standing(mergedInto);
    if (standing !== duplicate) throw isDuplicate(kind, standing, into.field);
    throw new Refusal(
      'BAD_USER_INPUT',
      'is a duplicate of the very one that is to be merged: it would go in a circle',
      {
        fields: [into.field],
        existing: duplicate,
      },
    );
  }

  private async newestMerge(kind: ObjectKind, id: string): Promise<string | null> {
    const known = this.document(id);
    const later = await this.store.readStream(`${kind}-${id}`, { from: (known?.revision ?? -1) + 1 });
    return later.reduce<string | null>(
      (into, { type, data }) =>
        type.endsWith('Merged') ? (data.into as string) : type.endsWith('Reinstated') ? null : into,
      known?.mergedInto ?? null,
    );
  }

  private knownKind(id: string): ObjectKind | undefined {
    return kinds.find((kind) => kind === this.live.reader.objectById(id, this.live.checkpoint())?.kind);
  }

  private async storedKind(id: string): Promise<ObjectKind | undefined> {
    for (const kind of kinds) if (await this.isInStore(kind, id)) return kind;
    return undefined;
  }

  private corrected(correction: string): Subject | undefined {
    const { reader } = this.live;
    const found = reader.correctionById(correction, this.live.checkpoint());
    const object = found && reader.objectByKey(found.object);
    return object && { kind: object.kind as ObjectKind, id: object.entityId, correction };
  }

  private document(id: string): Mergeable | undefined {
    const { reader } = this.live;
    const position = this.live.checkpoint();
    const object = reader.objectById(id, position);
    return object && reader.document<Mergeable>(object.key, position);
  }

  private async isInStore(kind: ObjectKind, id: string): Promise<boolean> {
    return (await this.store.readStream(`${kind}-${id}`, { limit: 1 })).length > 0;
  }
}
