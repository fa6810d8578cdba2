import { Packr } from 'msgpackr';
import type { Database } from './database.js';

/** Shapes of objects that are told apart; what is of another one after so many carries its own names. */
const MAX_SHAPES = 500;

/**
 * Documents as they lie in the file: MessagePack in which the field names of objects of one shape are written once, in the table
 * `shape`. They are a third smaller than as JSON, and quicker to write and to read. One instance for a connection.
 */
export class Documents {
  private packr: Packr;

  constructor(private readonly db: Database) {
    this.packr = this.ofShapesSoFar();
  }

  /** Throws where a reader's connection comes upon a new shape: only the projector's may write. */
  pack(document: unknown): Uint8Array {
    return this.packr.pack(document);
  }

  /** What was packed, through any connection whose transaction is committed. Throws what is no such document. */
  unpack<T>(packed: Uint8Array): T {
    return this.packr.unpack(packed) as T;
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
    return this.db.all('SELECT fields FROM shape ORDER BY id').map((row) => JSON.parse(String(row.fields)) as string[]);
  }

  private save(shapes: readonly (readonly string[])[]): void {
    shapes.forEach((fields, id) =>
      this.db.run('INSERT INTO shape (id, fields) VALUES (?, ?) ON CONFLICT DO NOTHING', id, JSON.stringify(fields)),
    );
  }
}
