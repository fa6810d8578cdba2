import { Packr } from 'msgpackr';
import type { Database } from './database.js';

/** Shapes of objects that are told apart; what is of another one after so many carries its own names. */
const MAX_SHAPES = 500;

/** U+FEFF in UTF-8: where msgpackr has no native part, it takes one that a text begins with for a byte order mark, and drops it. */
const ZERO_WIDTH = Buffer.of(0xef, 0xbb, 0xbf);
/** Stands before a document that stayed JSON: in MessagePack nothing begins with it. */
const JSON_MARK = Uint8Array.of(0xc1);

/**
 * Documents as they lie in the file: MessagePack in which the field names of objects of one shape are written once, in the table
 * `shape`; so no object of a document may have ids for its fields. They are a third smaller than as JSON, which those with a U+FEFF stay.
 * One instance for a connection.
 */
export class Documents {
  private packr: Packr;

  constructor(private readonly db: Database) {
    this.packr = this.ofShapesSoFar();
  }

  /** Throws where a reader's connection comes upon a new shape: only the projector's may write. */
  pack(document: unknown): Uint8Array {
    const packed = this.packr.pack(document);
    return packed.includes(ZERO_WIDTH) ? Buffer.concat([JSON_MARK, Buffer.from(JSON.stringify(document))]) : packed;
  }

  /** What was packed, through any connection whose transaction is committed. Throws what is no such document. */
  unpack<T>(packed: Uint8Array): T {
    return (packed[0] === JSON_MARK[0] ? asJson(packed) : this.packr.unpack(packed)) as T;
  }

  /** After a transaction that was rolled back: shapes that it added are not there. */
  forget(): void {
    this.packr = this.ofShapesSoFar();
  }

  private ofShapesSoFar(): Packr {
    return new Packr({
      maxSharedStructures: MAX_SHAPES,
      getStructures: () => this.shapes(),
      saveStructures: (shapes) => this.save(shapes as string[][]),
    });
  }

  /** Field names, by the number of the shape. */
  private shapes(): string[][] {
    const shapes: string[][] = [];
    for (const { id, fields } of this.db.all('SELECT id, fields FROM shape'))
      shapes[Number(id)] = JSON.parse(String(fields)) as string[];
    return shapes;
  }

  private save(shapes: readonly (readonly string[])[]): void {
    const known = Number(this.db.get('SELECT count(*) AS n FROM shape')!.n);
    for (let id = known; id < shapes.length; id++)
      this.db.run('INSERT INTO shape (id, fields) VALUES (?, ?)', id, JSON.stringify(shapes[id]));
  }
}

const asJson = (packed: Uint8Array): unknown => JSON.parse(Buffer.from(packed).toString('utf8', JSON_MARK.length));
