import { CommandBus } from '@nestjs/cqrs';
import { Args, Extensions, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  actorSet,
  AttestFact,
  CorrectFact,
  DisputeFact,
  factId,
  RelateFacts,
  ResolveDispute,
  RetractFact,
  sourceSet,
  UnrelateFacts,
  UpdateFact,
  WithdrawAttestation,
  withdrawnSet,
} from '@timeline/facts';
import type { FactDocument, ParticipantRole, RelationKind } from '@timeline/facts';
import { badInput } from '@timeline/kernel';
import { ReportFactOnTimelines } from '@timeline/timelines';
import type { EntryOrder } from '@timeline/read-model';
import { Actor } from '../actors/actors.graphql.js';
import type { ActorView } from '../actors/actors.graphql.js';
import { CurrentBudget } from '../kernel/budget.js';
import type { Budget } from '../kernel/budget.js';
import type { Page } from '../kernel/connection.js';
import { commandContext, CurrentEditor } from '../kernel/editor.js';
import type { EditorOfRequest } from '../kernel/editor.js';
import { PAGES } from '../kernel/parts-field.js';
import type { Priced } from '../complexity.js';
import { Moments } from '../kernel/moments.js';
import { Objects } from '../kernel/objects.js';
import { ForwardArgs, PageArgs } from '../kernel/pages.js';
import { Correction } from '../kernel/record.graphql.js';
import type { CorrectionView } from '../kernel/record.graphql.js';
import { AsOf, UncertainDate } from '../kernel/values.graphql.js';
import type { DateView } from '../kernel/values.graphql.js';
import { ReadBack } from '../kernel/written.js';
import { Source } from '../sources/sources.graphql.js';
import type { SourceView } from '../sources/sources.graphql.js';
import { evidenceViews, FactView } from './fact.view.js';
import type { AttestationView } from './fact.view.js';
import { FactLists } from './fact-lists.js';
import { relationsOf } from './fact-relations.js';
import type { RelationsRequest, RelationView } from './fact-relations.js';
import { EntryOrderEnum, ParticipantRoleEnum, RelationDirectionEnum, RelationKindEnum } from './fact-enums.js';
import { FactFilter } from './fact-filter.graphql.js';
import { Attestation, Fact, FactConnection, FactPayload, FactRelation } from './facts.graphql.js';
import {
  AttestFactInput,
  CorrectFactInput,
  DisputeFactInput,
  RelateFactsInput,
  ReportFactInput,
  ResolveDisputeInput,
  RetractFactInput,
  UpdateFactInput,
  WithdrawAttestationInput,
} from './facts.input.js';

const itself = (fact: FactView): FactView => fact;
const ORDER = { type: () => EntryOrderEnum, nullable: true, defaultValue: 'OCCURRED_ASC' } as const;

@Resolver(() => Fact)
export class FactsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly readBack: ReadBack,
    private readonly objects: Objects,
    private readonly lists: FactLists,
    private readonly moments: Moments,
  ) {}

  @Query(() => Fact, { nullable: true })
  async fact(
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
    @Args('slug', { type: () => String, nullable: true }) slug?: string | null,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<FactView | null> {
    if ((typeof id === 'string') === (typeof slug === 'string'))
      throw badInput(typeof id === 'string' ? 'slug' : 'id', 'give id or slug, one of them');
    return this.objects.byId('fact', id ?? factId(slug!), asOf, (found, at) => new FactView(found, at));
  }

  @Query(() => FactConnection, { nullable: true })
  async facts(
    @Args() page: PageArgs,
    @Args('filter', { type: () => FactFilter, nullable: true }) filter?: FactFilter,
    @Args('orderBy', ORDER) order?: EntryOrder,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
    @CurrentBudget() asker?: Budget,
  ): Promise<Page<FactView>> {
    return this.lists.page(await this.moments.at(asOf), { set: 'all', filter, order, page, asker }, itself);
  }

  @Mutation(() => FactPayload, { nullable: true })
  async reportFact(@Args('input') input: ReportFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new ReportFactOnTimelines(input, commandContext('reportFact', input, editor))),
    );
  }

  @Mutation(() => FactPayload, { nullable: true })
  async attestFact(@Args('input') input: AttestFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(await this.commands.execute(new AttestFact(input, commandContext('attestFact', input, editor))));
  }

  @Mutation(() => FactPayload, {
    nullable: true,
    description: 'Content, or the evidence (a wrong chain, a mistyped quote), or both.',
  })
  async correctFact(@Args('input') input: CorrectFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new CorrectFact(input, commandContext('correctFact', input, editor))),
    );
  }

  @Mutation(() => FactPayload, { nullable: true })
  async updateFact(@Args('input') input: UpdateFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(await this.commands.execute(new UpdateFact(input, commandContext('updateFact', input, editor))));
  }

  @Mutation(() => FactPayload, { nullable: true })
  async retractFact(@Args('input') input: RetractFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new RetractFact(input, commandContext('retractFact', input, editor))),
    );
  }

  @Mutation(() => FactPayload, { nullable: true })
  async withdrawAttestation(@Args('input') input: WithdrawAttestationInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new WithdrawAttestation(input, commandContext('withdrawAttestation', input, editor))),
    );
  }

  @Mutation(() => FactPayload, { nullable: true })
  async disputeFact(@Args('input') input: DisputeFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new DisputeFact(input, commandContext('disputeFact', input, editor))),
    );
  }

  @Mutation(() => FactPayload, { nullable: true })
  async resolveDispute(@Args('input') input: ResolveDisputeInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new ResolveDispute(input, commandContext('resolveDispute', input, editor))),
    );
  }

  @Mutation(() => FactPayload, { nullable: true })
  async relateFacts(@Args('input') input: RelateFactsInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new RelateFacts(input, commandContext('relateFacts', input, editor))),
    );
  }

  @Mutation(() => FactPayload, { nullable: true })
  async unrelateFacts(@Args('input') input: RelateFactsInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new UnrelateFacts(input, commandContext('unrelateFacts', input, editor))),
    );
  }

  private answer(written: Parameters<ReadBack['of']>[0]) {
    return this.readBack.of(written, 'fact', (found, at) => new FactView(found, at));
  }
}

@Resolver(() => Fact)
export class FactRelationsResolver {
  @Extensions({ length: 5 } satisfies Priced)
  @ResolveField(() => [FactRelation], { description: PAGES })
  relations(
    @Parent() of: FactView,
    @Args('kinds', { type: () => [RelationKindEnum], nullable: true }) kinds?: RelationKind[] | null,
    @Args('direction', { type: () => RelationDirectionEnum, nullable: true, defaultValue: 'BOTH' })
    direction?: RelationsRequest['direction'] | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => ID, nullable: true }) after?: string | null,
  ): readonly RelationView[] {
    const request = { kinds: kinds && kinds.length > 0 ? kinds : null, direction: direction ?? 'BOTH' };
    return relationsOf(of, request, { first, after });
  }
}

@Resolver(() => Actor)
export class FactsOfActorResolver {
  constructor(private readonly lists: FactLists) {}

  @ResolveField(() => FactConnection)
  facts(
    @Parent() of: ActorView,
    @Args() page: ForwardArgs,
    @Args('role', { type: () => ParticipantRoleEnum, nullable: true }) role?: ParticipantRole | null,
    @CurrentBudget() asker?: Budget,
  ): Promise<Page<FactView>> {
    return this.lists.page(
      of.at,
      { set: actorSet(of.at.standingId(of.entityId)), filter: role ? { roles: [role] } : null, page, asker },
      itself,
    );
  }
}

@Resolver(() => Source)
export class FactsOfSourceResolver {
  constructor(private readonly lists: FactLists) {}

  @ResolveField(() => FactConnection, {
    description:
      'What it attests, and what it attested before it, or its attestation, was withdrawn; the withdrawal is on the attestation or the source.',
  })
  facts(@Parent() of: SourceView, @Args() page: ForwardArgs, @CurrentBudget() asker?: Budget): Promise<Page<FactView>> {
    const id = of.at.standingId(of.entityId);
    return this.lists.page(of.at, { set: sourceSet(id), beside: withdrawnSet(id), page, asker }, itself);
  }
}

@Resolver(() => UncertainDate)
export class BoundedByResolver {
  @ResolveField(() => [Fact], { description: 'The facts that bound it, where the basis is BOUNDED_BY_RELATION.' })
  boundedBy(@Parent() { boundedByIds, at }: DateView): FactView[] {
    return boundedByIds.map((id) => new FactView(at.require(id), at));
  }
}

@Resolver(() => Correction)
export class CorrectionEvidenceResolver {
  @ResolveField(() => [Attestation])
  evidence(@Parent() of: CorrectionView): AttestationView[] {
    const { evidence, object, at, revision } = of.evidenceOf();
    return evidenceViews(
      evidence,
      { object, revision: revision.number, at },
      () => at.byKey<FactDocument>([object])[0]!.document.attestations,
    );
  }
}
