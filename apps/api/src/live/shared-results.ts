import { execute } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { ChangeRow, LiveReadModel } from '@timeline/read-model';
import { LRUCache } from 'lru-cache';
import { ChangeView } from '../feed/feed.graphql.js';
import { LIMITS } from '../config.js';
import { Budget } from '../kernel/budget.js';
import type { Budgeted } from '../kernel/budget.js';
import type { GivenNow } from '../kernel/record-at.js';
import { formatErrors } from '../graphql-errors.js';
import type { Operation } from './operation.js';

/** What it gives as of now is that of the position `head`. */
interface Result {
  readonly text: string;
  readonly givenNow: GivenNow;
  head: number;
}

const KEPT_BYTES = 32 * 1024 * 1024;

/**
 * What subscriptions make of changes, as JSON: executed once for all that ask the same, and kept for those that come a
 * little later. What an object says at a past moment never changes, but an object that has been altered since names that
 * moment: then the result is made anew.
 */
export class SharedResults {
  private readonly kept = new LRUCache<string, Result>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ text, givenNow }) => 2 * text.length + 40 * givenNow.objects.size,
  });
  private readonly running = new Map<string, Promise<Result>>();

  constructor(private readonly live: LiveReadModel) {}

  /** The payload of a `next` message: `{"data": …}`, with `errors` where there are any. */
  of(schema: GraphQLSchema, operation: Operation, row: ChangeRow): string | Promise<string> {
    const key = `${row.position} ${operation.key}`;
    const kept = this.kept.get(key);
    if (kept && this.holds(kept)) return kept.text;
    return (this.running.get(key) ?? this.run(key, schema, operation, row)).then(({ text }) => text);
  }

  private run(key: string, schema: GraphQLSchema, operation: Operation, row: ChangeRow): Promise<Result> {
    const result = this.execute(schema, operation, row).finally(() => this.running.delete(key));
    this.running.set(key, result);
    return result.then((made) => {
      this.kept.set(key, made);
      return made;
    });
  }

  /** Whether what a result gives as it stands now still stands; looked up once for each position of the head. */
  private holds(kept: Result): boolean {
    const head = this.live.checkpoint();
    if (head === kept.head) return true;
    if (kept.givenNow.hasLists) return false;
    for (const key of kept.givenNow.objects) if (this.live.reader.isAlteredSince(key, kept.head)) return false;
    kept.head = head;
    return true;
  }

  private async execute(schema: GraphQLSchema, { document, variables }: Operation, row: ChangeRow): Promise<Result> {
    const head = this.live.checkpoint();
    const changes = new ChangeView(row, this.live.reader);
    const { data, errors } = await execute({
      ...{ schema, document, variableValues: variables },
      rootValue: { changes },
      contextValue: { budget: new Budget(LIMITS.anonymousBudget, 'subscribers') } satisfies Budgeted,
    });
    const answer = errors ? { data, errors: formatErrors({ data, errors }).response.errors } : { data };
    return { text: JSON.stringify(answer), givenNow: changes.givenNow, head };
  }
}
