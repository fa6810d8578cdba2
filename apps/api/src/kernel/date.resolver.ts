import { Args, Query, Resolver } from '@nestjs/graphql';
import { boundsIn, notFound, resolveDate } from '@timeline/kernel';
import { Moments } from './moments.js';
import { DateView, UncertainDate, UncertainDateInput } from './values.graphql.js';

@Resolver(() => UncertainDate)
export class DateResolver {
  constructor(private readonly moments: Moments) {}

  @Query(() => UncertainDate, {
    nullable: true,
    description: 'What the service understands by a date, as when a fact is reported. Nothing is recorded.',
  })
  date(@Args('input', { type: () => UncertainDateInput }) input: UncertainDateInput): DateView {
    const at = this.moments.head();
    const date = resolveDate(input, 'input');
    const strange = boundsIn(date, 'input').find(({ id }) => at.get(id)?.kind !== 'fact');
    if (strange) throw notFound('fact', strange.id, strange.field);
    return new DateView(date, at);
  }
}
