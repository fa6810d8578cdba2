import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '@timeline/kernel';
import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { actorDecider } from '../domain/decider.js';
import type { Actor, ActorCommand, RegisterActorInput } from '../domain/decider.js';
import { actorEvents } from '../domain/events.js';

export const actorAggregate: Aggregate<Actor | null, ActorCommand, typeof actorEvents> = {
  name: 'actor',
  events: actorEvents,
  decider: actorDecider,
};

export class RegisterActor extends Command<Written> {
  constructor(
    readonly input: RegisterActorInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RegisterActor)
export class RegisterActorHandler implements ICommandHandler<RegisterActor> {
  constructor(private readonly log: DecideAndAppend) {}

  async execute({ input, context }: RegisterActor): Promise<Written> {
    const id = deriveId('actor', context.commandId);
    const { position } = await this.log.execute(
      actorAggregate,
      `actor-${id}`,
      { type: 'RegisterActor', id, input },
      context,
    );
    return { entityId: id, position };
  }
}
