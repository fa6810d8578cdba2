import { CommandBus } from '@nestjs/cqrs';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CorrectActor, RegisterActor } from '@timeline/actors';
import { badInput, foldedWords } from '@timeline/kernel';
import type { Page } from '../kernel/connection.js';
import { commandContext, CurrentEditor } from '../kernel/editor.js';
import type { EditorOfRequest } from '../kernel/editor.js';
import { Moments } from '../kernel/moments.js';
import { Objects } from '../kernel/objects.js';
import { ForwardArgs, pageOf, pageRequest } from '../kernel/pages.js';
import { AsOf } from '../kernel/values.graphql.js';
import { ReadBack } from '../kernel/written.js';
import { Actor, ActorConnection, ActorPayload, ActorView } from './actors.graphql.js';
import { CorrectActorInput, RegisterActorInput } from './actors.input.js';

@Resolver(() => Actor)
export class ActorsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly readBack: ReadBack,
    private readonly objects: Objects,
    private readonly moments: Moments,
  ) {}

  @Query(() => Actor, { nullable: true })
  actor(
    @Args('id', { type: () => ID }) id: string,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<ActorView | null> {
    return this.objects.byId('actor', id, asOf, (found, at) => new ActorView(found, at));
  }

  @Query(() => ActorConnection, {
    nullable: true,
    description: 'text: every word of it begins a word of one of the names.',
  })
  actors(
    @Args() page: ForwardArgs,
    @Args('text', { type: () => String, nullable: true }) text?: string | null,
    @Args('asOf', { type: () => AsOf, nullable: true }) asOf?: AsOf,
  ): Promise<Page<ActorView>> {
    const words = foldedWords(text ?? '');
    if (typeof text === 'string' && words.length === 0) throw badInput('text', 'holds no word to look for');
    return words.length > 0
      ? this.named(words.slice(0, 10), page, asOf)
      : this.objects.page('actor', page, asOf, (found, at) => new ActorView(found, at));
  }

  private async named(words: readonly string[], page: ForwardArgs, asOf: AsOf | undefined): Promise<Page<ActorView>> {
    const request = pageRequest(page, 'actors-named', 1);
    let at = await this.moments.at(asOf);
    if (request.cursor) at = await this.moments.same(at, request.cursor, 'after');
    const all = at.reader.objectsNamed(words, at.position);
    const keys = all.filter((key) => key > (request.cursor?.key[0] ?? 0)).slice(0, request.limit + 1);
    const found = at
      .byKey<never>(keys)
      .map((object) => ({ node: new ActorView(object, at.of(object.key)), key: [object.key] }));
    return pageOf(found, request, 'actors-named', at, () => all.length);
  }

  @Mutation(() => ActorPayload, { nullable: true })
  async registerActor(@Args('input') input: RegisterActorInput, @CurrentEditor() editor: EditorOfRequest) {
    const written = await this.commands.execute(
      new RegisterActor(input, commandContext('registerActor', input, editor)),
    );
    return this.readBack.of(written, 'actor', (found, at) => new ActorView(found, at));
  }

  @Mutation(() => ActorPayload, { nullable: true })
  async correctActor(@Args('input') input: CorrectActorInput, @CurrentEditor() editor: EditorOfRequest) {
    const written = await this.commands.execute(new CorrectActor(input, commandContext('correctActor', input, editor)));
    return this.readBack.of(written, 'actor', (found, at) => new ActorView(found, at));
  }
}
