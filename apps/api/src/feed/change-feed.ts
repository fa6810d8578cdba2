import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@timeline/kernel';
import { LiveReadModel } from '@timeline/read-model';
import type { ChangeRow, ReadModel } from '@timeline/read-model';
import { LRUCache } from 'lru-cache';
import { changesThatFit, requireFilled } from './change-filter.js';
import type { CheckedFilter } from './change-filter.js';

/** Changes that a follower holds at a time. */
const HELD = 50;
/** Positions for which it is worth knowing all that their changes are about: at the log's end there are few. */
const NEAR = 200;

/** The record of changes as it grows. */
@Injectable()
export class ChangeFeed {
  /** Who follows the same changes and has come as far reads the same page. */
  private readonly pages = new LRUCache<string, ReturnType<ReadModel['changes']>>({ max: 500 });

  constructor(private readonly live: LiveReadModel) {}

  /**
   * Every change that fits, from just after a position and then as they are recorded, until the signal aborts. Reads the
   * next page only when the last one was taken: it holds a position, not a buffer, and so has neither gap nor duplicate.
   */
  async *follow(filter: CheckedFilter, after: number, signal: AbortSignal): AsyncGenerator<ChangeRow, void> {
    const name = canonicalJson(filter);
    for (let position = after; !signal.aborted;) {
      await this.live.beyond(position, signal);
      if (signal.aborted) return;
      requireFilled(this.live, filter);
      const until = this.live.checkpoint();
      if (this.passesBy(filter, position, until)) {
        position = until;
        continue;
      }
      const { changes, upTo } = this.page(name, filter, position, until);
      yield* changes;
      position = upTo;
    }
  }

  /** Whether none of the changes is about what is followed: for all followers together one look tells. */
  private passesBy({ fact, timeline }: CheckedFilter, after: number, until: number): boolean {
    if ((fact ?? timeline) === undefined || until - after > NEAR) return false;
    const concerned = this.live.reader.concerned(after, until);
    if (!concerned) return false;
    return [fact, timeline].some((id) => {
      const object = id === undefined ? undefined : this.live.reader.objectById(id, until);
      return object !== undefined && !concerned.has(object.key);
    });
  }

  private page(name: string, filter: CheckedFilter, after: number, until: number): ReturnType<ReadModel['changes']> {
    const key = `${after} ${until} ${name}`;
    const known = this.pages.get(key) ?? changesThatFit(this.live.reader, filter, { after, until, limit: HELD });
    this.pages.set(key, known);
    return known;
  }
}
