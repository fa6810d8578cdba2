import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Written } from '@timeline/event-store';
import { plainId } from '@timeline/kernel';
import { Editing, EvidenceFinder, References } from '@timeline/read-model';
import { factAggregate } from './aggregate.js';
import { MergeFact, ReinstateFact, RetractFact, TranslateFact } from './bus-commands.js';

@CommandHandler(RetractFact)
export class RetractFactHandler implements ICommandHandler<RetractFact> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input, context }: RetractFact): Promise<Written> {
    const fact = plainId(input.fact, 'fact');
    return this.editing.of(factAggregate).run(fact, context, async () => ({
      type: 'RetractFact',
      fact,
      ...(await this.evidence.noticed(input.notice, context)),
    }));
  }
}

@CommandHandler(MergeFact)
export class MergeFactHandler implements ICommandHandler<MergeFact> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { duplicate, into, notice }, context }: MergeFact): Promise<Written> {
    const fact = plainId(duplicate, 'duplicate');
    return this.editing.of(factAggregate).merge(fact, context, async () => ({
      type: 'MergeFact',
      fact,
      into: await this.references.requireMergeTarget('fact', { id: into, field: 'into' }, fact),
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(ReinstateFact)
export class ReinstateFactHandler implements ICommandHandler<ReinstateFact> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { target, notice }, context }: ReinstateFact): Promise<Written> {
    const fact = plainId(target, 'target');
    return this.editing.of(factAggregate).run(fact, context, async () => ({
      type: 'ReinstateFact',
      fact,
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(TranslateFact)
export class TranslateFactHandler implements ICommandHandler<TranslateFact> {
  constructor(private readonly editing: Editing) {}

  execute({ input: { target, ...translation }, context }: TranslateFact): Promise<Written> {
    const fact = plainId(target, 'target');
    return this.editing.of(factAggregate).run(fact, context, () => ({ type: 'TranslateFact', fact, translation }));
  }
}
