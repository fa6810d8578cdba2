import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { deriveId, plainId } from '@timeline/kernel';
import { References } from '@timeline/read-model';
import { sourceDecider } from '../domain/decider.js';
import type {
  CaptureSnapshotInput,
  KnownQuote,
  RegisterSourceInput,
  Source,
  SourceCommand,
} from '../domain/decider.js';
import { sourceEvents } from '../domain/events.js';
import { checkSourceUrl, sourceIdentity } from '../domain/source-url.js';

export const sourceAggregate: Aggregate<Source | null, SourceCommand, typeof sourceEvents> = {
  name: 'source',
  events: sourceEvents,
  decider: sourceDecider,
};

export class RegisterSource extends Command<Written> {
  constructor(
    readonly input: RegisterSourceInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class CaptureSnapshot extends Command<Written> {
  constructor(
    readonly source: string,
    readonly input: CaptureSnapshotInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** The quotes that stand on a source's snapshots; the facts know them. */
export abstract class KnownQuotes {
  abstract of(sourceId: string): readonly KnownQuote[];
}

@CommandHandler(RegisterSource)
export class RegisterSourceHandler implements ICommandHandler<RegisterSource> {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly references: References,
  ) {}

  async execute({ input, context }: RegisterSource): Promise<Written> {
    const actors = [
      ...(typeof input.publisher === 'string' ? [{ id: input.publisher, field: 'publisher' }] : []),
      ...(input.cites ?? []).map((id, index) => ({ id, field: `cites.${index}` })),
    ];
    await this.references.require('actor', actors);
    const id =
      typeof input.url === 'string'
        ? deriveId('source', sourceIdentity(checkSourceUrl(input.url, 'url')))
        : deriveId('source', 'command', context.commandId);
    const { position } = await this.log.execute(
      sourceAggregate,
      `source-${id}`,
      { type: 'RegisterSource', id, input },
      context,
    );
    return { entityId: id, position };
  }
}

@CommandHandler(CaptureSnapshot)
export class CaptureSnapshotHandler implements ICommandHandler<CaptureSnapshot> {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly quotes: KnownQuotes,
  ) {}

  async execute({ source, input, context }: CaptureSnapshot): Promise<Written> {
    const id = plainId(source, 'source');
    const command = { type: 'CaptureSnapshot' as const, id, input, quotes: this.quotes.of(id) };
    const { position } = await this.log.execute(sourceAggregate, `source-${id}`, command, context);
    return { entityId: id, position };
  }
}
