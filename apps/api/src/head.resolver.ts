import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { basisOf, Moments } from './kernel/moments.js';
import { Objects } from './kernel/objects.js';
import { AsOf, Basis, Node } from './kernel/values.graphql.js';

@Resolver()
export class HeadResolver {
  constructor(
    private readonly moments: Moments,
    private readonly objects: Objects,
  ) {}

  @Query(() => Basis, { nullable: true })
  head(): Basis {
    return basisOf(this.moments.head());
  }

  @Query(() => Node, { nullable: true })
  node(@Args('id', { type: () => ID }) id: string, @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf) {
    return this.objects.node(id, asOf);
  }
}
