import { CommandBus } from '@nestjs/cqrs';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  actorSet,
  AttestFact,
  CorrectFact,
  factId,
  ReinstateFact,
  RetractFact,
  sourceSet,
  UpdateFact,
} from '@timeline/facts';
import type { Evidence, FactDocument, ParticipantRole, RecordedAttestation } from '@timeline/facts';
import { badInput, plainId } from '@timeline/kernel';
import { ReportFactOnTimelines } from '@timeline/timelines';
import type { EntryOrder } from '@timeline/read-model';
import { Actor } from '../actors/actors.graphql.js';
import type { ActorView } from '../actors/actors.graphql.js';
import type { Page } from '../kernel/connection.js';
import { commandContext, CurrentEditor } from '../kernel/editor.js';
import type { EditorOfRequest } from '../kernel/editor.js';
import { Moments } from '../kernel/moments.js';
import { Objects } from '../kernel/objects.js';
import { ForwardArgs, PageArgs } from '../kernel/pages.js';
import { Correction, viewOf } from '../kernel/record.graphql.js';
import type { CorrectionView } from '../kernel/record.graphql.js';
import { AsOf, UncertainDate } from '../kernel/values.graphql.js';
import type { DateView } from '../kernel/values.graphql.js';
import { ReadBack } from '../kernel/written.js';
import { Source } from '../sources/sources.graphql.js';
import type { SourceView } from '../sources/sources.graphql.js';
import { AttestationView, FactView } from './fact.view.js';
import { FactLists } from './fact-lists.js';
import {
  Attestation,
  EntryOrderEnum,
  Fact,
  FactConnection,
  FactFilter,
  FactPayload,
  ParticipantRoleEnum,
  RecordedPayload,
} from './facts.graphql.js';
import {
  AttestFactInput,
  CorrectFactInput,
  ReinstateInput,
  ReportFactInput,
  RetractFactInput,
  UpdateFactInput,
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
  ): Promise<Page<FactView>> {
    return this.lists.page(await this.moments.at(asOf), { set: 'all', filter, order, page }, itself);
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

  @Mutation(() => RecordedPayload, { nullable: true, description: 'Takes back the retraction of a fact.' })
  async reinstate(@Args('input') input: ReinstateInput, @CurrentEditor() editor: EditorOfRequest) {
    const id = plainId(input.target, 'target');
    const target = this.moments.head().get(id);
    if (target && target.kind !== 'fact')
      throw badInput('target', `is a ${target.kind}: only a fact's retraction can be taken back`);
    const written = await this.commands.execute(new ReinstateFact(input, commandContext('reinstate', input, editor)));
    return this.readBack.of(written, 'subject', viewOf);
  }

  private answer(written: Parameters<ReadBack['of']>[0]) {
    return this.readBack.of(written, 'fact', (found, at) => new FactView(found, at));
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
  ): Promise<Page<FactView>> {
    return this.lists.page(
      of.at,
      { set: actorSet(of.entityId), filter: role ? { roles: [role] } : null, page },
      itself,
    );
  }
}

@Resolver(() => Source)
export class FactsOfSourceResolver {
  constructor(private readonly lists: FactLists) {}

  @ResolveField(() => FactConnection)
  facts(@Parent() of: SourceView, @Args() page: ForwardArgs): Promise<Page<FactView>> {
    return this.lists.page(of.at, { set: sourceSet(of.entityId), page }, itself);
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
    const [fact] = at.byKey<FactDocument>([object]);
    const attestation = (one: Evidence): RecordedAttestation | undefined =>
      'new' in one
        ? { ...one.new, revision: revision.number }
        : fact!.document.attestations.find(({ id }) => id === one.attestation);
    return evidence
      .map(attestation)
      .filter((one) => one !== undefined)
      .map((one) => new AttestationView(one, object, at));
  }
}
