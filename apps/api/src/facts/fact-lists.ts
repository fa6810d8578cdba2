import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { conditionsOf, CountFacets, filterIds, ListFacts } from '@timeline/facts';
import type { FactDocument } from '@timeline/facts';
import { parseId } from '@timeline/kernel';
import type { Conditions, EntryOrder, FacetCount, WalkKey } from '@timeline/read-model';
import type { Budget } from '../kernel/budget.js';
import type { Page } from '../kernel/connection.js';
import { listName } from '../kernel/cursor.js';
import type { Cursor } from '../kernel/cursor.js';
import { Moments } from '../kernel/moments.js';
import { pageOf, pageRequest } from '../kernel/pages.js';
import type { PageArgs } from '../kernel/pages.js';
import type { RecordAt } from '../kernel/record-at.js';
import { factViews } from './fact.view.js';
import { relatedTo } from './fact-relations.js';
import type { FactView } from './fact.view.js';
import type { FactFilter } from './fact-filter.graphql.js';

export interface FactListArgs {
  readonly set: string;
  /** Another set whose facts are listed among them, oldest first. */
  readonly beside?: string;
  readonly filter?: FactFilter | null;
  readonly order?: EntryOrder | null;
  readonly page: PageArgs;
  /** Of the request. */
  readonly asker: Budget | undefined;
}

/** Pages of facts of any set, filtered and ordered, as of the moment of the object they belong to or of the cursor. */
@Injectable()
export class FactLists {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  async page<V>(
    of: RecordAt,
    { set, beside, filter, order, page, asker }: FactListArgs,
    node: (fact: FactView, at: RecordAt) => V,
  ): Promise<Page<V>> {
    const ordered = order ?? 'OCCURRED_ASC';
    const list = listName(set, ordered);
    const request = pageRequest(page, list, 4);
    const at = await this.momentOf(of, request.cursor, page);
    this.checkIds(at, filter);
    const { keys, count } = await this.queries.execute(
      new ListFacts(
        {
          set,
          beside,
          position: at.position,
          conditions: conditionsIn(at, filter),
          order: ordered,
          backwards: request.backwards,
          beyond: request.cursor && toWalkKey(request.cursor.key),
          limit: request.limit + 1,
        },
        asker,
      ),
    );
    const views = factViews(at.byKey<FactDocument>(keys.map(({ fact }) => fact)), at);
    const found = views.map((fact, index) => ({ node: node(fact, at), key: toKey(keys[index]!) }));
    return pageOf(found, request, list, at, count);
  }

  /** How many facts of a set that a filter leaves have each value. */
  async facets(
    at: RecordAt,
    set: string,
    filter: FactFilter | null | undefined,
    asker: Budget | undefined,
  ): Promise<FacetCount[]> {
    this.checkIds(at, filter);
    return this.queries.execute(new CountFacets(set, at.position, conditionsIn(at, filter), asker));
  }

  private async momentOf(of: RecordAt, cursor: Cursor | undefined, page: PageArgs): Promise<RecordAt> {
    return cursor === undefined ? of : this.moments.same(of, cursor, page.before ? 'before' : 'after');
  }

  /** Ids in a filter may name a moment, but no other than that of the list. */
  private checkIds(at: RecordAt, filter: FactFilter | null | undefined): void {
    if (!filter) return;
    for (const { id, field } of filterIds(filter, 'filter')) this.moments.check(at, parseId(id, field).position, field);
  }
}

function conditionsIn(at: RecordAt, filter: FactFilter | null | undefined): Conditions {
  if (!filter) return {};
  const moment = { standing: (id: string) => at.standingId(id), relatedTo: (id: string) => relatedTo(id, at) };
  return conditionsOf(filter, 'filter', moment);
}

const toKey = ({ day, earliest, latest, fact }: WalkKey): number[] => [day, earliest, latest, fact];
const toWalkKey = ([day, earliest, latest, fact]: readonly number[]): WalkKey => ({
  day: day!,
  earliest: earliest!,
  latest: latest!,
  fact: fact!,
});
