import { execute } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { ChangeRow, ReadModel } from '@timeline/read-model';
import { LRUCache } from 'lru-cache';
import { ChangeView } from '../feed/feed.graphql.js';
import { formatErrors } from '../graphql-errors.js';
import type { Operation } from './operation.js';

const KEPT_BYTES = 32 * 1024 * 1024;

/**
 * What subscriptions make of changes, as JSON: executed once for all that ask the same, and kept for those that come a
 * little later. An answer about a past moment never changes, so nothing here goes stale.
 */
export class SharedResults {
  private readonly kept = new LRUCache<string, string>({
    maxSize: KEPT_BYTES,
    sizeCalculation: (text) => 2 * text.length,
  });
  private readonly running = new Map<string, Promise<string>>();

  constructor(private readonly reader: ReadModel) {}

  /** The payload of a `next` message: `{"data": …}`, with `errors` where there are any. */
  of(schema: GraphQLSchema, operation: Operation, row: ChangeRow): string | Promise<string> {
    const key = `${row.position} ${operation.key}`;
    return this.kept.get(key) ?? this.running.get(key) ?? this.run(key, schema, operation, row);
  }

  private run(key: string, schema: GraphQLSchema, operation: Operation, row: ChangeRow): Promise<string> {
    const result = this.execute(schema, operation, row).finally(() => this.running.delete(key));
    this.running.set(key, result);
    return result.then((text) => {
      this.kept.set(key, text);
      return text;
    });
  }

  private async execute(schema: GraphQLSchema, { document, variables }: Operation, row: ChangeRow): Promise<string> {
    const { data, errors } = await execute({
      schema,
      document,
      variableValues: variables,
      rootValue: { changes: new ChangeView(row, this.reader) },
      contextValue: {},
    });
    return JSON.stringify(errors ? { data, errors: formatErrors({ data, errors }).response.errors } : { data });
  }
}
