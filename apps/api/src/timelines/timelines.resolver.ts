import { CommandBus } from '@nestjs/cqrs';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { timelineSet } from '@timeline/facts';
import { parseId } from '@timeline/kernel';
import type { CorrectionKind } from '@timeline/kernel';
import type { EntryOrder } from '@timeline/read-model';
import { CorrectTimeline, CreateTimeline, PlaceFact, RemoveFact } from '@timeline/timelines';
import type { Timeline as StoredTimeline } from '@timeline/timelines';
import { FactLists } from '../facts/fact-lists.js';
import { EntryOrderEnum } from '../facts/fact-enums.js';
import { FactFilter } from '../facts/fact-filter.graphql.js';
import { CurrentBudget } from '../kernel/budget.js';
import type { Budget } from '../kernel/budget.js';
import type { Page } from '../kernel/connection.js';
import { commandContext, CurrentEditor } from '../kernel/editor.js';
import type { EditorOfRequest } from '../kernel/editor.js';
import { Moments } from '../kernel/moments.js';
import { Objects } from '../kernel/objects.js';
import { ForwardArgs, PageArgs, pageOf, pageRequest } from '../kernel/pages.js';
import { CorrectionKindEnum, CorrectionSeverityEnum, CorrectionView } from '../kernel/record.graphql.js';
import { AsOf } from '../kernel/values.graphql.js';
import { ReadBack } from '../kernel/written.js';
import {
  CorrectionConnection,
  EntryView,
  Timeline,
  TimelineConnection,
  TimelineEntryConnection,
  TimelinePayload,
  TimelineView,
} from './timelines.graphql.js';
import { CorrectTimelineInput, CreateTimelineInput, PlaceFactInput } from './timelines.input.js';

@Resolver(() => Timeline)
export class TimelinesResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly readBack: ReadBack,
    private readonly objects: Objects,
    private readonly lists: FactLists,
    private readonly moments: Moments,
  ) {}

  @Query(() => Timeline, { nullable: true })
  async timeline(
    @Args('slug', { type: () => String }) slug: string,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<TimelineView | null> {
    const at = await this.moments.at(asOf);
    const object = at.reader.objectBySlug('timeline', slug, at.position);
    return object ? new TimelineView(at.byKey<StoredTimeline>([object.key])[0]!, at) : null;
  }

  @Query(() => TimelineConnection, { nullable: true })
  timelines(
    @Args() page: ForwardArgs,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<Page<TimelineView>> {
    return this.objects.page('timeline', page, asOf, (found, at) => new TimelineView(found, at));
  }

  @ResolveField(() => TimelineEntryConnection, {
    description:
      'Ordered by when it happened: earliest bound, then latest bound, then first position in the log; no earliest bound comes first. OCCURRED_DESC is the exact reverse, but that an unknown date is last in either. Never by when it was recorded, unless asked.',
  })
  entries(
    @Parent() of: TimelineView,
    @Args() page: PageArgs,
    @Args('filter', { type: () => FactFilter, nullable: true }) filter?: FactFilter,
    @Args('orderBy', { type: () => EntryOrderEnum, nullable: true, defaultValue: 'OCCURRED_ASC' }) order?: EntryOrder,
    @CurrentBudget() asker?: Budget,
  ): Promise<Page<EntryView>> {
    return this.lists.page(
      of.at,
      { set: timelineSet(of.entityId), filter, order, page, asker },
      (fact, at) => new EntryView(fact, of.entityId, at),
    );
  }

  @Query(() => CorrectionConnection, { nullable: true, description: 'The public corrections log, newest first.' })
  async corrections(
    @Args() page: ForwardArgs,
    @Args('timeline', { type: () => ID, nullable: true }) timeline?: string | null,
    @Args('kinds', { type: () => [CorrectionKindEnum], nullable: true }) kinds?: CorrectionKind[] | null,
    @Args('severities', { type: () => [CorrectionSeverityEnum], nullable: true }) severities?: string[] | null,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<Page<CorrectionView>> {
    const request = pageRequest(page, 'corrections', 1);
    let at = await this.moments.at(asOf);
    if (request.cursor) at = await this.moments.same(at, request.cursor, 'after');
    const of = typeof timeline === 'string' ? parseId(timeline, 'timeline') : undefined;
    this.moments.check(at, of?.position, 'timeline');
    const filter = {
      position: at.position,
      timeline: of && { set: timelineSet(of.id), key: at.get(of.id)?.key ?? 0 },
      kinds: kinds && kinds.length > 0 ? kinds : undefined,
      severities: severities && severities.length > 0 ? severities : undefined,
    };
    const found = at.reader.corrections({ ...filter, before: request.cursor?.key[0], limit: request.limit + 1 });
    const listed = found.map((stored) => ({
      node: new CorrectionView(stored, at.of(stored.object)),
      key: [stored.position],
    }));
    return pageOf(listed, request, 'corrections', at, () => at.reader.correctionCount(filter));
  }

  @Mutation(() => TimelinePayload, { nullable: true })
  async createTimeline(@Args('input') input: CreateTimelineInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new CreateTimeline(input, commandContext('createTimeline', input, editor))),
    );
  }

  @Mutation(() => TimelinePayload, { nullable: true })
  async correctTimeline(@Args('input') input: CorrectTimelineInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new CorrectTimeline(input, commandContext('correctTimeline', input, editor))),
    );
  }

  @Mutation(() => TimelinePayload, { nullable: true })
  async placeFact(@Args('input') input: PlaceFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(await this.commands.execute(new PlaceFact(input, commandContext('placeFact', input, editor))));
  }

  @Mutation(() => TimelinePayload, { nullable: true })
  async removeFact(@Args('input') input: PlaceFactInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(await this.commands.execute(new RemoveFact(input, commandContext('removeFact', input, editor))));
  }

  private answer(written: Parameters<ReadBack['of']>[0]) {
    return this.readBack.of(written, 'timeline', (found, at) => new TimelineView(found, at));
  }
}
