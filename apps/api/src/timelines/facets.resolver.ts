import { Args, Extensions, Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { facetFields, timelineSet } from '@timeline/facts';
import type { Texts } from '@timeline/kernel';
import type { FacetCount } from '@timeline/read-model';
import type { Priced } from '../complexity.js';
import { ActorView } from '../actors/actors.graphql.js';
import { FactLists } from '../facts/fact-lists.js';
import { FactFilter } from '../facts/fact-filter.graphql.js';
import { CurrentBudget } from '../kernel/budget.js';
import type { Budget } from '../kernel/budget.js';
import type { RecordAt } from '../kernel/record-at.js';
import { enumOf } from '../kernel/text.graphql.js';
import { TextField } from '../kernel/text-field.js';
import { Timeline } from './timelines.graphql.js';
import type { TimelineView } from './timelines.graphql.js';

const FacetFieldEnum = enumOf('FacetField', facetFields);

@ObjectType({
  description:
    "How many facts of a list have a value: an enum's, a language tag, or the entityId of an actor, whose name is the label.",
})
export class Facet {
  @Field(() => FacetFieldEnum)
  field!: string;
  @Field(() => String)
  value!: string;
  @TextField({ nullable: true })
  label!: Texts | null;
  @Field(() => Int)
  count!: number;
}

class FacetView implements Facet {
  constructor(
    private readonly of: FacetCount,
    private readonly at: RecordAt,
  ) {}
  get field() {
    return this.of.field;
  }
  get value() {
    return this.of.value;
  }
  get count() {
    return this.of.count;
  }
  get label() {
    if (this.of.field !== 'ACTOR' && this.of.field !== 'PUBLISHER') return null;
    return new ActorView(this.at.require(this.of.value), this.at).name;
  }
}

@Resolver(() => Timeline)
export class FacetsResolver {
  constructor(private readonly lists: FactLists) {}

  @Extensions({ length: 50 } satisfies Priced)
  @ResolveField(() => [Facet], {
    description:
      'Of the entries that the filter leaves: by field, then the highest count first, then by value; the first 100 of a field. A count is the length of the list narrowed to that value, too.',
  })
  async facets(
    @Parent() of: TimelineView,
    @Args('filter', { type: () => FactFilter, nullable: true }) filter?: FactFilter,
    @CurrentBudget() asker?: Budget,
  ): Promise<Facet[]> {
    const counted = await this.lists.facets(of.at, timelineSet(of.entityId), filter, asker);
    of.at.announce(() =>
      counted.filter(({ field }) => field === 'ACTOR' || field === 'PUBLISHER').map(({ value }) => value),
    );
    return counted.map((facet) => new FacetView(facet, of.at));
  }
}
