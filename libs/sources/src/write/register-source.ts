import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Written } from '@timeline/event-store';
import { plainId } from '@timeline/kernel';
import { Editing, References } from '@timeline/read-model';
import type { CaptureSnapshotInput, KnownQuote, RegisterSourceInput } from '../domain/commands.js';
import { Addresses } from './addresses.js';
import { sourceAggregate } from './aggregate.js';
import { requireNamed } from './source-references.js';

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
    private readonly editing: Editing,
    private readonly references: References,
    private readonly addresses: Addresses,
  ) {}

  async execute({ input, context }: RegisterSource): Promise<Written> {
    const source = await this.addresses.newId(input.url, context);
    return this.editing.of(sourceAggregate).run(source, context, async () => {
      await requireNamed(this.references, input);
      return { type: 'RegisterSource', source, input };
    });
  }
}

@CommandHandler(CaptureSnapshot)
export class CaptureSnapshotHandler implements ICommandHandler<CaptureSnapshot> {
  constructor(
    private readonly editing: Editing,
    private readonly quotes: KnownQuotes,
  ) {}

  execute({ source: given, input, context }: CaptureSnapshot): Promise<Written> {
    const source = plainId(given, 'source');
    return this.editing.of(sourceAggregate).run(source, context, () => ({
      type: 'CaptureSnapshot',
      source,
      input,
      quotes: this.quotes.of(source),
    }));
  }
}
