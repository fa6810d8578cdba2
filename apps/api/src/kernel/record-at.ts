import type { ChangeRow, Moment, ReadModel, StoredCorrection, Version } from '@timeline/read-model';

/** An object of the record as it stood at one moment. */
export type Found<T> = Version<T>;

/**
 * How a request came to a moment. NOW: it named none. NAMED: by asOf, an id, or a cursor of a list so named. IMPLIED: by a
 * cursor of a list as of now, or because what is asked for belongs to a change.
 */
export type MomentOrigin = 'NOW' | 'NAMED' | 'IMPLIED';

/** What an answer gives as of now: the keys of its objects, and whether any list of objects is among it. */
export interface GivenNow {
  readonly objects: Set<number>;
  hasLists: boolean;
}

/**
 * The record as it stood at one moment. It travels with the objects of an answer, so that one query may ask for two
 * moments; what those objects refer to is fetched in one go, the first time any of it is asked for.
 */
export class RecordAt {
  private readonly found = new Map<string, Found<unknown> | undefined>();
  private then: RecordAt | undefined;
  private now: RecordAt | undefined;
  private announced: (() => readonly string[])[] = [];

  constructor(
    readonly reader: ReadModel,
    readonly moment: Moment,
    readonly origin: MomentOrigin,
    /** Is told what is given as of now, where the moment is implied or was come to from one that is. */
    readonly givenNow?: GivenNow,
  ) {}

  get position(): number {
    return this.moment.position;
  }

  /**
   * The record that an object is given from. Where the moment is only implied, that is the record as of now, unless the object
   * has been altered since: so that what a client's cache knows by its plain id is always what stands now.
   */
  of(object: number): RecordAt {
    if (this.origin !== 'IMPLIED') return this;
    const isAltered = this.reader.isAlteredSince(object, this.position);
    return isAltered
      ? (this.then ??= this.as('NAMED', this.moment))
      : (this.now ??= this.as('NOW', this.reader.head()));
  }

  /** The id, as clients see it, of an object or of a part of one. */
  idOf(id: string): string {
    return this.origin === 'NOW' ? id : `${id}@${this.position}`;
  }

  /** Says which objects may be asked for together, so that the first that is brings the others along. */
  announce(ids: () => readonly string[]): void {
    this.announced.push(ids);
  }

  get<T>(entityId: string): Found<T> | undefined {
    if (!this.found.has(entityId)) this.load([entityId, ...this.others(entityId)]);
    return this.found.get(entityId) as Found<T> | undefined;
  }

  /** An object that another one refers to, and that is therefore there. */
  require<T>(entityId: string): Found<T> {
    const found = this.get<T>(entityId);
    if (!found) throw new Error(`${entityId} is referred to but not there at position ${this.position}`);
    return found;
  }

  /** The object that stands for one that another refers to: itself unless it is a duplicate by then. */
  standing<T>(entityId: string): Found<T> {
    const found = this.require<T>(entityId);
    const key = this.reader.standing(found.key, this.position);
    return key === found.key ? found : this.byKey<T>([key])[0]!;
  }

  /** The id of the object that stands for this one; the id itself where there is none of it. */
  standingId(entityId: string): string {
    return this.get(entityId) ? this.standing(entityId).entityId : entityId;
  }

  /** An object and the duplicates for which it stands. */
  withDuplicates<T>(found: Found<T>): Found<T>[] {
    const duplicates = this.reader.duplicatesOf(found.key, this.position);
    return duplicates.length === 0 ? [found] : [found, ...this.byKey<T>(duplicates)];
  }

  byKey<T>(keys: readonly number[]): Found<T>[] {
    return this.reader.versionsOf<T>(keys, this.position) as Found<T>[];
  }

  change(object: number, revision: number): ChangeRow {
    return this.reader.changeByNumber(object, revision)!;
  }

  correction(id: string): StoredCorrection | undefined {
    return this.reader.correctionById(id, this.position);
  }

  private as(origin: MomentOrigin, moment: Moment): RecordAt {
    return new RecordAt(this.reader, moment, origin, this.givenNow);
  }

  /** The rest of the announced ids among which this one is. */
  private others(entityId: string): readonly string[] {
    const groups = this.announced.map((ids) => ({ ids, all: ids() }));
    const wanted = groups.filter(({ all }) => all.includes(entityId));
    this.announced = groups.filter((group) => !wanted.includes(group)).map(({ ids }) => ids);
    return wanted.flatMap(({ all }) => all);
  }

  private load(ids: readonly string[]): void {
    const wanted = [...new Set(ids)].filter((id) => !this.found.has(id));
    const objects = this.reader.objectsByIds(wanted, this.position);
    const keys = [...objects.values()].map(({ key }) => key);
    for (const id of wanted) this.found.set(id, undefined);
    for (const version of this.reader.versionsOf<unknown>(keys, this.position))
      if (version) this.found.set(version.entityId, version);
  }
}
