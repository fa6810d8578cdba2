import type { CorrectionKind, DateInput, Noticed, RecordedQuote, TextInput, TranslateInput } from '@timeline/kernel';

export interface RegisterSourceInput {
  readonly publisher?: string | null;
  readonly headlines?: readonly TextInput[] | null;
  readonly language: string;
  readonly url?: string | null;
  readonly publishedAt: DateInput;
  readonly cites?: readonly string[] | null;
}

/** Either text, or its digest and length in UTF-16 units. */
export interface CaptureSnapshotInput {
  readonly text?: string | null;
  readonly sha256?: string | null;
  readonly length?: number | null;
  readonly mediaType?: string | null;
  readonly keepText?: boolean | null;
}

/** What is absent stays; null takes the publisher or the address off and is refused elsewhere. */
export interface SourceChangeInput {
  readonly publisher?: string | null;
  readonly headlines?: readonly TextInput[] | null;
  readonly withoutLanguages?: readonly string[] | null;
  readonly language?: string | null;
  readonly url?: string | null;
  readonly publishedAt?: DateInput | null;
  readonly cites?: readonly string[] | null;
}

/** A quote that stands on an earlier snapshot, to be looked for in a new one. */
export interface KnownQuote extends RecordedQuote {
  readonly id: string;
}

/** `source`: its id. */
export type SourceCommand = { readonly source: string } & (
  | { readonly type: 'RegisterSource'; readonly input: RegisterSourceInput }
  | {
      readonly type: 'CaptureSnapshot';
      readonly input: CaptureSnapshotInput;
      readonly quotes: readonly KnownQuote[];
    }
  | (Noticed & { readonly type: 'CorrectSource'; readonly kind: CorrectionKind; readonly change: SourceChangeInput })
  | { readonly type: 'WithdrawSource'; readonly reason: readonly TextInput[] }
  | (Noticed & { readonly type: 'MergeSource'; readonly into: string })
  | (Noticed & { readonly type: 'ReinstateSource' })
  | { readonly type: 'TranslateSource'; readonly translation: TranslateInput }
);
