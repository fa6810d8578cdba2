import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DecideAndAppend } from '@timeline/event-store';
import type { Written } from '@timeline/event-store';
import { attestationsIn, checkSlug, plainId, slugOf } from '@timeline/kernel';
import { Editing, EvidenceFinder, References } from '@timeline/read-model';
import { factAggregate, factId } from './aggregate.js';
import { CorrectFact, ReportFact, UpdateFact } from './bus-commands.js';
import { requireNamed } from './content-references.js';

@CommandHandler(ReportFact)
export class ReportFactHandler implements ICommandHandler<ReportFact> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly evidence: EvidenceFinder,
  ) {}

  async execute({ input, context }: ReportFact): Promise<Written> {
    const { content, attestations } = input;
    const { commandId } = context;
    const title = content.titles.find(({ origin }) => (origin ?? 'ORIGINAL') === 'ORIGINAL')?.value ?? '';
    const slug = typeof input.slug === 'string' ? checkSlug(input.slug, 'slug') : slugOf(title, commandId);
    const fact = factId(slug);
    const given = attestations.map((attestation, index) => ({ input: attestation, field: `attestations.${index}` }));
    return this.editing.of(factAggregate).run(fact, context, async () => {
      await requireNamed(this.references, content);
      const sources = await this.evidence.find(given);
      return { type: 'ReportFact', fact, slug, content, attestations, commandId, sources };
    });
  }
}

@CommandHandler(CorrectFact)
export class CorrectFactHandler implements ICommandHandler<CorrectFact> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly evidence: EvidenceFinder,
    private readonly log: DecideAndAppend,
  ) {}

  execute({ input: { fact: given, kind, notice, content, attestations }, context }: CorrectFact): Promise<Written> {
    const fact = plainId(given, 'fact');
    const changed = (attestations ?? []).map((input, index) => ({ input, field: `attestations.${index}` }));
    return this.editing.of(factAggregate).run(fact, context, async () => {
      await requireNamed(this.references, content);
      const ids = new Set(changed.map(({ input, field }) => plainId(input.id, `${field}.id`)));
      const { state } = await this.log.load(factAggregate, `fact-${fact}`);
      const standing = (state.fact?.attestations ?? []).filter(({ id }) => ids.has(id));
      const named = [...changed, ...attestationsIn(notice.evidence, 'notice.evidence')];
      const sources = await this.evidence.find(named, standing);
      const { commandId } = context;
      return { type: 'CorrectFact', fact, kind, notice, content, attestations, commandId, sources };
    });
  }
}

@CommandHandler(UpdateFact)
export class UpdateFactHandler implements ICommandHandler<UpdateFact> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { fact: given, reason, content, evidence }, context }: UpdateFact): Promise<Written> {
    const fact = plainId(given, 'fact');
    const { commandId } = context;
    return this.editing.of(factAggregate).run(fact, context, async () => {
      await requireNamed(this.references, content);
      const sources = await this.evidence.find(attestationsIn(evidence, 'evidence'));
      return { type: 'UpdateFact', fact, reason, content, evidence, commandId, sources };
    });
  }
}
