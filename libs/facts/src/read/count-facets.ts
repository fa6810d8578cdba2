import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { LiveReadModel } from '@timeline/read-model';
import type { Asker, Conditions, FacetCount } from '@timeline/read-model';

export const facetFields = ['KIND', 'STATUS', 'ACTOR', 'PUBLISHER', 'LANGUAGE', 'CORROBORATION'] as const;

/** Of one field, those with the highest counts. */
export const MAX_FACETS = 100;

/** How many facts of a timeline have each value, as of a position: by field, the highest count first, then by value. */
export class CountFacets extends Query<FacetCount[]> {
  constructor(
    readonly set: string,
    readonly position: number,
    readonly conditions: Conditions,
    readonly asker?: Asker,
  ) {
    super();
  }
}

@QueryHandler(CountFacets)
export class CountFacetsHandler implements IQueryHandler<CountFacets> {
  constructor(private readonly live: LiveReadModel) {}

  async execute({ set, position, conditions, asker }: CountFacets): Promise<FacetCount[]> {
    const counted = await this.live.lists.facets([set, position, conditions], asker);
    return facetFields.flatMap((field) =>
      counted
        .filter((facet) => facet.field === field)
        .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .slice(0, MAX_FACETS),
    );
  }
}
