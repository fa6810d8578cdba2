import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Permalinks } from '../kernel/permalinks.js';
import { iso, LanguageTag } from '../kernel/scalars.js';
import { enumOf } from '../kernel/text.graphql.js';
import { checked } from '../kernel/text-field.js';
import { citationOf, citationStyles } from './citation.js';
import type { CitationStyle } from './citation.js';
import { Fact } from './facts.graphql.js';
import type { FactView } from './fact.view.js';

const CitationStyleEnum = enumOf('CitationStyle', citationStyles);

@Resolver(() => Fact)
export class CitationResolver {
  constructor(private readonly permalinks: Permalinks) {}

  @ResolveField(() => String, { description: 'Names the revision, when it was recorded, and its permalink.' })
  citation(
    @Parent() { document, found, at, path }: FactView,
    @Args('style', { type: () => CitationStyleEnum, nullable: true, defaultValue: 'PLAIN' })
    style?: CitationStyle | null,
    @Args('languages', { type: () => [LanguageTag], nullable: true }) languages?: string[] | null,
  ): string {
    const { slug, titles, occurredAt, status, revision } = document;
    const recordedAt = iso(at.change(found.key, revision).recordedAt);
    const url = this.permalinks.of(`${path}/revisions/${revision}`);
    const cited = { slug, titles, occurredAt, isRetracted: status === 'RETRACTED', revision, recordedAt, url };
    return citationOf(cited, style ?? 'PLAIN', checked(languages));
  }
}
