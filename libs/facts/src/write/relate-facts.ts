import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DecideAndAppend } from '@timeline/event-store';
import type { Written } from '@timeline/event-store';
import { plainId } from '@timeline/kernel';
import { Editing, References } from '@timeline/read-model';
import { factAggregate } from './aggregate.js';
import { RelateFacts, UnrelateFacts } from './bus-commands.js';

@CommandHandler(RelateFacts)
export class RelateFactsHandler implements ICommandHandler<RelateFacts> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
  ) {}

  execute({ input: { fact: given, kind, to, note }, context }: RelateFacts): Promise<Written> {
    const fact = plainId(given, 'fact');
    return this.editing.of(factAggregate).run(fact, context, async () => {
      await this.references.require('fact', [{ id: to, field: 'to' }]);
      return { type: 'RelateFacts', fact, kind, to, note };
    });
  }
}

@CommandHandler(UnrelateFacts)
export class UnrelateFactsHandler implements ICommandHandler<UnrelateFacts> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly log: DecideAndAppend,
  ) {}

  execute({ input: { fact: given, kind, to }, context }: UnrelateFacts): Promise<Written> {
    const fact = plainId(given, 'fact');
    return this.editing.of(factAggregate).run(fact, context, async () => {
      await this.references.requireKnown('fact', [{ id: to, field: 'to' }]);
      return { type: 'UnrelateFacts', fact, kind, to: await this.writtenAs(fact, kind, plainId(to, 'to')) };
    });
  }

  /** A relation keeps the id it was written with: readers see the one that stands for it now. */
  private async writtenAs(fact: string, kind: string, to: string): Promise<string> {
    const { state } = await this.log.load(factAggregate, `fact-${fact}`);
    const relations = (state.fact?.relations ?? []).filter((relation) => relation.kind === kind);
    const standing = this.references.standing(to);
    const same = relations.find((relation) => this.references.standing(relation.to) === standing);
    return relations.some((relation) => relation.to === to) ? to : (same?.to ?? to);
  }
}
