import { CommandBus } from '@nestjs/cqrs';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaptureSnapshot, CorrectSource, RegisterSource, WithdrawSource } from '@timeline/sources';
import type { Page } from '../kernel/connection.js';
import { commandContext, CurrentEditor } from '../kernel/editor.js';
import type { EditorOfRequest } from '../kernel/editor.js';
import { Objects } from '../kernel/objects.js';
import { ForwardArgs } from '../kernel/pages.js';
import { AsOf } from '../kernel/values.graphql.js';
import { ReadBack } from '../kernel/written.js';
import { Source, SourceConnection, SourcePayload, SourceView } from './sources.graphql.js';
import { CaptureSnapshotInput, CorrectSourceInput, RegisterSourceInput, WithdrawSourceInput } from './sources.input.js';

@Resolver(() => Source)
export class SourcesResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly readBack: ReadBack,
    private readonly objects: Objects,
  ) {}

  @Query(() => Source, { nullable: true })
  source(
    @Args('id', { type: () => ID }) id: string,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<SourceView | null> {
    return this.objects.byId('source', id, asOf, (found, at) => new SourceView(found, at));
  }

  @Query(() => SourceConnection, { nullable: true })
  sources(
    @Args() page: ForwardArgs,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<Page<SourceView>> {
    return this.objects.page('source', page, asOf, (found, at) => new SourceView(found, at));
  }

  @Mutation(() => SourcePayload, { nullable: true })
  async registerSource(@Args('input') input: RegisterSourceInput, @CurrentEditor() editor: EditorOfRequest) {
    const written = await this.commands.execute(
      new RegisterSource(input, commandContext('registerSource', input, editor)),
    );
    return this.answer(written);
  }

  @Mutation(() => SourcePayload, {
    nullable: true,
    description: 'Also checks the quotes that stand on earlier snapshots against the new one.',
  })
  async captureSnapshot(@Args('input') input: CaptureSnapshotInput, @CurrentEditor() editor: EditorOfRequest) {
    const context = commandContext('captureSnapshot', input, editor);
    const written = await this.commands.execute(new CaptureSnapshot(input.source, input, context));
    return this.answer(written);
  }

  @Mutation(() => SourcePayload, { nullable: true })
  async correctSource(@Args('input') input: CorrectSourceInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new CorrectSource(input, commandContext('correctSource', input, editor))),
    );
  }

  @Mutation(() => SourcePayload, { nullable: true })
  async withdrawSource(@Args('input') input: WithdrawSourceInput, @CurrentEditor() editor: EditorOfRequest) {
    return this.answer(
      await this.commands.execute(new WithdrawSource(input, commandContext('withdrawSource', input, editor))),
    );
  }

  private answer(written: Parameters<ReadBack['of']>[0]) {
    return this.readBack.of(written, 'source', (found, at) => new SourceView(found, at));
  }
}
