import { Injectable } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { checkSlug, deriveId, plainId, slugOf } from '@timeline/kernel';
import { References } from '@timeline/read-model';
import type { Reference } from '@timeline/read-model';
import type {
  AttestationChangeInput,
  AttestationInput,
  ContentChangeInput,
  ContentInput,
  EvidenceInput,
  FactCommand,
  NoticeInput,
} from '../domain/commands.js';
import { factDecider } from '../domain/decider.js';
import { factEvents } from '../domain/events.js';
import type { FactState, RecordedAttestation } from '../domain/fact.js';
import type { CorrectionKind } from '../domain/values.js';
import type { TextInput } from '@timeline/kernel';
import { SourcesOf } from './sources-of.js';

export const factAggregate: Aggregate<FactState, FactCommand, typeof factEvents> = {
  name: 'fact',
  events: factEvents,
  decider: factDecider,
};

abstract class FactCommandOnBus<Input> extends Command<Written> {
  constructor(
    readonly input: Input,
    readonly context: CommandContext,
  ) {
    super();
  }
}

type Maybe<T> = T | null | undefined;
export interface ReportFactInput {
  readonly slug?: Maybe<string>;
  readonly content: ContentInput;
  readonly attestations: readonly AttestationInput[];
}
export interface CorrectFactInput {
  readonly fact: string;
  readonly kind: CorrectionKind;
  readonly notice: NoticeInput;
  readonly content?: Maybe<ContentChangeInput>;
  readonly attestations?: Maybe<readonly AttestationChangeInput[]>;
}
export interface UpdateFactInput {
  readonly fact: string;
  readonly reason: readonly TextInput[];
  readonly content: ContentChangeInput;
  readonly evidence?: Maybe<readonly EvidenceInput[]>;
}

export class ReportFact extends FactCommandOnBus<ReportFactInput> {}
export class AttestFact extends FactCommandOnBus<{ readonly fact: string; readonly attestation: AttestationInput }> {}
export class CorrectFact extends FactCommandOnBus<CorrectFactInput> {}
export class UpdateFact extends FactCommandOnBus<UpdateFactInput> {}
export class RetractFact extends FactCommandOnBus<{ readonly fact: string; readonly notice: NoticeInput }> {}
export class ReinstateFact extends FactCommandOnBus<{ readonly target: string; readonly notice: NoticeInput }> {}

/** Where a command's attestations stand in its input, with the field they are named by. */
type Attestations = readonly { readonly input: Partial<AttestationInput>; readonly field: string }[];

@Injectable()
abstract class FactHandler {
  constructor(
    protected readonly log: DecideAndAppend,
    protected readonly references: References,
    protected readonly sources: SourcesOf,
  ) {}

  /** Decides and appends, after everything that the command refers to has been found. */
  protected async send(
    id: string,
    context: CommandContext,
    {
      attestations,
      content,
      before = [],
    }: {
      attestations: Attestations;
      content?: Maybe<ContentInput | ContentChangeInput>;
      before?: readonly RecordedAttestation[];
    },
    make: (sent: Pick<FactCommand, 'fact' | 'commandId' | 'sources'>) => FactCommand,
  ): Promise<Written> {
    await this.references.require('actor', [...actorsIn(attestations), ...participantsIn(content)]);
    await this.references.require('fact', boundsIn(content));
    const given = attestations.flatMap(({ input, field }) =>
      typeof input.source === 'string' ? [{ source: input.source, field: `${field}.source` }] : [],
    );
    const named = [...given, ...before.map(({ source }) => ({ source, field: 'attestations' }))];
    const texts = [...attestations.map(({ input }) => input), ...before.map(({ snapshot }) => ({ snapshot }))];
    const sources = await this.sources.these(named, texts);
    const command = make({ fact: id, commandId: context.commandId, sources });
    const { event, position } = await this.log.execute(factAggregate, `fact-${id}`, command, context);
    return {
      entityId: id,
      position,
      ...('correction' in event.data ? { correctionId: event.data.correction.id } : {}),
    };
  }
}

@CommandHandler(ReportFact)
export class ReportFactHandler extends FactHandler implements ICommandHandler<ReportFact> {
  execute({ input, context }: ReportFact): Promise<Written> {
    const { content, attestations } = input;
    const title = content.titles.find(({ origin }) => (origin ?? 'ORIGINAL') === 'ORIGINAL')?.value ?? '';
    const slug = typeof input.slug === 'string' ? checkSlug(input.slug, 'slug') : slugOf(title, context.commandId);
    const given = attestations.map((attestation, index) => ({ input: attestation, field: `attestations.${index}` }));
    return this.send(factId(slug), context, { attestations: given, content }, (sent) => ({
      type: 'ReportFact',
      slug,
      content,
      attestations,
      ...sent,
    }));
  }
}

/** A fact's id follows from its slug, so that the store itself keeps slugs apart. */
export const factId = (slug: string): string => deriveId('fact', slug);

@CommandHandler(AttestFact)
export class AttestFactHandler extends FactHandler implements ICommandHandler<AttestFact> {
  execute({ input: { fact, attestation }, context }: AttestFact): Promise<Written> {
    const attestations = [{ input: attestation, field: 'attestation' }];
    return this.send(plainId(fact, 'fact'), context, { attestations }, (sent) => ({
      type: 'AttestFact',
      attestation,
      ...sent,
    }));
  }
}

@CommandHandler(CorrectFact)
export class CorrectFactHandler extends FactHandler implements ICommandHandler<CorrectFact> {
  async execute({ input: { fact, ...correction }, context }: CorrectFact): Promise<Written> {
    const id = plainId(fact, 'fact');
    const changed = correction.attestations ?? [];
    const { state } = await this.log.load(factAggregate, `fact-${id}`);
    const ids = new Set(changed.map((change, index) => plainId(change.id, `attestations.${index}.id`)));
    const before = (state.fact?.attestations ?? []).filter((old) => ids.has(old.id));
    const attestations = [
      ...changed.map((input, index) => ({ input, field: `attestations.${index}` })),
      ...evidenceIn(correction.notice.evidence, 'notice.evidence'),
    ];
    return this.send(id, context, { attestations, content: correction.content, before }, (sent) => ({
      type: 'CorrectFact',
      ...correction,
      ...sent,
    }));
  }
}

@CommandHandler(UpdateFact)
export class UpdateFactHandler extends FactHandler implements ICommandHandler<UpdateFact> {
  execute({ input: { fact, ...update }, context }: UpdateFact): Promise<Written> {
    const attestations = evidenceIn(update.evidence, 'evidence');
    return this.send(plainId(fact, 'fact'), context, { attestations, content: update.content }, (sent) => ({
      type: 'UpdateFact',
      ...update,
      ...sent,
    }));
  }
}

@CommandHandler(RetractFact)
export class RetractFactHandler extends FactHandler implements ICommandHandler<RetractFact> {
  execute({ input: { fact, notice }, context }: RetractFact): Promise<Written> {
    const attestations = evidenceIn(notice.evidence, 'notice.evidence');
    return this.send(plainId(fact, 'fact'), context, { attestations }, (sent) => ({
      type: 'RetractFact',
      notice,
      ...sent,
    }));
  }
}

@CommandHandler(ReinstateFact)
export class ReinstateFactHandler extends FactHandler implements ICommandHandler<ReinstateFact> {
  execute({ input: { target, notice }, context }: ReinstateFact): Promise<Written> {
    const attestations = evidenceIn(notice.evidence, 'notice.evidence');
    return this.send(plainId(target, 'target'), context, { attestations }, (sent) => ({
      type: 'ReinstateFact',
      notice,
      ...sent,
    }));
  }
}

function evidenceIn(evidence: Maybe<readonly EvidenceInput[]>, field: string): Attestations {
  return (evidence ?? []).flatMap(({ new: input }, index) =>
    input ? [{ input, field: `${field}.${index}.new` }] : [],
  );
}

function actorsIn(attestations: Attestations): Reference[] {
  return attestations.flatMap(({ input, field }) =>
    (input.chain ?? []).flatMap(({ actor }, index) =>
      typeof actor === 'string' ? [{ id: actor, field: `${field}.chain.${index}.actor` }] : [],
    ),
  );
}

function participantsIn(content: Maybe<ContentInput | ContentChangeInput>): Reference[] {
  return (content?.participants ?? []).map(({ actor }, index) => ({
    id: actor,
    field: `content.participants.${index}.actor`,
  }));
}

function boundsIn(content: Maybe<ContentInput | ContentChangeInput>): Reference[] {
  const dates = {
    occurredAt: content?.occurredAt,
    'validDuring.start': content?.validDuring?.start,
    'validDuring.end': content?.validDuring?.end,
  };
  return Object.entries(dates).flatMap(([name, date]) =>
    (date?.boundedBy ?? []).map((id, index) => ({ id, field: `content.${name}.boundedBy.${index}` })),
  );
}
