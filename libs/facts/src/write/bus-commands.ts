import { Command } from '@nestjs/cqrs';
import type { CommandContext, Written } from '@timeline/event-store';
import type {
  AttestationChangeInput,
  AttestationInput,
  CorrectionKind,
  EvidenceInput,
  NoticeInput,
  TextInput,
  TranslateInput,
} from '@timeline/kernel';
import type { CommandOf, ContentChangeInput, ContentInput } from '../domain/commands.js';
import type { RelationKind } from '../domain/values.js';

abstract class FactCommandOnBus<Input> extends Command<Written> {
  constructor(
    readonly input: Input,
    readonly context: CommandContext,
  ) {
    super();
  }
}

type Maybe<T> = T | null | undefined;
interface OnFact {
  readonly fact: string;
}
export interface ReportFactInput {
  readonly slug?: Maybe<string>;
  readonly content: ContentInput;
  readonly attestations: readonly AttestationInput[];
}
export interface CorrectFactInput extends OnFact {
  readonly kind: CorrectionKind;
  readonly notice: NoticeInput;
  readonly content?: Maybe<ContentChangeInput>;
  readonly attestations?: Maybe<readonly AttestationChangeInput[]>;
}
export interface UpdateFactInput extends OnFact {
  readonly reason: readonly TextInput[];
  readonly content: ContentChangeInput;
  readonly evidence?: Maybe<readonly EvidenceInput[]>;
}
export interface WithdrawAttestationInput extends OnFact {
  readonly attestation: string;
  readonly reason: readonly TextInput[];
}
export interface DisputeFactInput extends OnFact {
  readonly reason: readonly TextInput[];
  readonly evidence?: Maybe<readonly EvidenceInput[]>;
}
export interface ResolveDisputeInput extends OnFact {
  readonly outcome: CommandOf<'ResolveDispute'>['outcome'];
  readonly resolution: readonly TextInput[];
}
export interface RelateFactsInput extends OnFact {
  readonly kind: RelationKind;
  readonly to: string;
  readonly note?: Maybe<readonly TextInput[]>;
}
interface MergeInput {
  readonly duplicate: string;
  readonly into: string;
  readonly notice: NoticeInput;
}

export class ReportFact extends FactCommandOnBus<ReportFactInput> {}
export class AttestFact extends FactCommandOnBus<OnFact & { readonly attestation: AttestationInput }> {}
export class WithdrawAttestation extends FactCommandOnBus<WithdrawAttestationInput> {}
export class CorrectFact extends FactCommandOnBus<CorrectFactInput> {}
export class UpdateFact extends FactCommandOnBus<UpdateFactInput> {}
export class DisputeFact extends FactCommandOnBus<DisputeFactInput> {}
export class ResolveDispute extends FactCommandOnBus<ResolveDisputeInput> {}
export class RetractFact extends FactCommandOnBus<OnFact & { readonly notice: NoticeInput }> {}
export class MergeFact extends FactCommandOnBus<MergeInput> {}
export class ReinstateFact extends FactCommandOnBus<{ readonly target: string; readonly notice: NoticeInput }> {}
export class RelateFacts extends FactCommandOnBus<RelateFactsInput> {}
export class UnrelateFacts extends FactCommandOnBus<RelateFactsInput> {}
export class TranslateFact extends FactCommandOnBus<TranslateInput & { readonly target: string }> {}
