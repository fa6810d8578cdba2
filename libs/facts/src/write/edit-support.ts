import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Written } from '@timeline/event-store';
import { attestationsIn, plainId } from '@timeline/kernel';
import { Editing, EvidenceFinder } from '@timeline/read-model';
import { factAggregate } from './aggregate.js';
import { AttestFact, DisputeFact, ResolveDispute, WithdrawAttestation } from './bus-commands.js';

@CommandHandler(AttestFact)
export class AttestFactHandler implements ICommandHandler<AttestFact> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { fact: given, attestation }, context }: AttestFact): Promise<Written> {
    const fact = plainId(given, 'fact');
    return this.editing.of(factAggregate).run(fact, context, async () => ({
      type: 'AttestFact',
      fact,
      attestation,
      commandId: context.commandId,
      sources: await this.evidence.find([{ input: attestation, field: 'attestation' }]),
    }));
  }
}

@CommandHandler(WithdrawAttestation)
export class WithdrawAttestationHandler implements ICommandHandler<WithdrawAttestation> {
  constructor(private readonly editing: Editing) {}

  execute({ input: { fact: given, attestation, reason }, context }: WithdrawAttestation): Promise<Written> {
    const fact = plainId(given, 'fact');
    return this.editing.of(factAggregate).run(fact, context, () => ({
      type: 'WithdrawAttestation',
      fact,
      attestation,
      reason,
    }));
  }
}

@CommandHandler(DisputeFact)
export class DisputeFactHandler implements ICommandHandler<DisputeFact> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { fact: given, reason, evidence }, context }: DisputeFact): Promise<Written> {
    const fact = plainId(given, 'fact');
    return this.editing.of(factAggregate).run(fact, context, async () => ({
      type: 'DisputeFact',
      fact,
      reason,
      evidence,
      commandId: context.commandId,
      sources: await this.evidence.find(attestationsIn(evidence, 'evidence')),
    }));
  }
}

@CommandHandler(ResolveDispute)
export class ResolveDisputeHandler implements ICommandHandler<ResolveDispute> {
  constructor(private readonly editing: Editing) {}

  execute({ input: { fact: given, outcome, resolution }, context }: ResolveDispute): Promise<Written> {
    const fact = plainId(given, 'fact');
    return this.editing.of(factAggregate).run(fact, context, () => ({
      type: 'ResolveDispute',
      fact,
      outcome,
      resolution,
    }));
  }
}
