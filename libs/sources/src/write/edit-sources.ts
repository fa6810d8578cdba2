import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Written } from '@timeline/event-store';
import { plainId } from '@timeline/kernel';
import type { CorrectionKind, NoticeInput, TextInput, TranslateInput } from '@timeline/kernel';
import { Editing, EvidenceFinder, References } from '@timeline/read-model';
import type { SourceChangeInput } from '../domain/commands.js';
import { Addresses } from './addresses.js';
import { sourceAggregate } from './aggregate.js';
import { requireNamed } from './source-references.js';

export interface CorrectSourceInput extends SourceChangeInput {
  readonly source: string;
  readonly kind: CorrectionKind;
  readonly notice: NoticeInput;
}

abstract class SourceCommandOnBus<Input> extends Command<Written> {
  constructor(
    readonly input: Input,
    readonly context: CommandContext,
  ) {
    super();
  }
}
export class CorrectSource extends SourceCommandOnBus<CorrectSourceInput> {}
export class WithdrawSource extends SourceCommandOnBus<{
  readonly source: string;
  readonly reason: readonly TextInput[];
}> {}
export class MergeSource extends SourceCommandOnBus<{
  readonly duplicate: string;
  readonly into: string;
  readonly notice: NoticeInput;
}> {}
export class ReinstateSource extends SourceCommandOnBus<{ readonly target: string; readonly notice: NoticeInput }> {}
export class TranslateSource extends SourceCommandOnBus<TranslateInput & { readonly target: string }> {}

@CommandHandler(CorrectSource)
export class CorrectSourceHandler implements ICommandHandler<CorrectSource> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly evidence: EvidenceFinder,
    private readonly addresses: Addresses,
  ) {}

  execute({ input: { source: given, kind, notice, ...change }, context }: CorrectSource): Promise<Written> {
    const source = plainId(given, 'source');
    return this.editing.of(sourceAggregate).run(source, context, async () => {
      await requireNamed(this.references, change);
      if (typeof change.url === 'string') await this.addresses.requireFree(change.url, source);
      return { type: 'CorrectSource', source, kind, change, ...(await this.evidence.noticed(notice, context)) };
    });
  }
}

@CommandHandler(WithdrawSource)
export class WithdrawSourceHandler implements ICommandHandler<WithdrawSource> {
  constructor(private readonly editing: Editing) {}

  execute({ input: { source: given, reason }, context }: WithdrawSource): Promise<Written> {
    const source = plainId(given, 'source');
    return this.editing.of(sourceAggregate).run(source, context, () => ({ type: 'WithdrawSource', source, reason }));
  }
}

@CommandHandler(MergeSource)
export class MergeSourceHandler implements ICommandHandler<MergeSource> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { duplicate, into, notice }, context }: MergeSource): Promise<Written> {
    const source = plainId(duplicate, 'duplicate');
    return this.editing.of(sourceAggregate).merge(source, context, async () => ({
      type: 'MergeSource',
      source,
      into: await this.references.requireMergeTarget('source', { id: into, field: 'into' }, source),
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(ReinstateSource)
export class ReinstateSourceHandler implements ICommandHandler<ReinstateSource> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { target, notice }, context }: ReinstateSource): Promise<Written> {
    const source = plainId(target, 'target');
    return this.editing.of(sourceAggregate).run(source, context, async () => ({
      type: 'ReinstateSource',
      source,
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(TranslateSource)
export class TranslateSourceHandler implements ICommandHandler<TranslateSource> {
  constructor(private readonly editing: Editing) {}

  execute({ input: { target, ...translation }, context }: TranslateSource): Promise<Written> {
    const source = plainId(target, 'target');
    return this.editing
      .of(sourceAggregate)
      .run(source, context, () => ({ type: 'TranslateSource', source, translation }));
  }
}
