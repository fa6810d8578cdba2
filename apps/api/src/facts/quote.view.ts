import type { AttributionStep as StoredStep, Quote as StoredQuote } from '@timeline/kernel';
import { ActorView } from '../actors/actors.graphql.js';
import { Once } from '../kernel/once.js';
import type { RecordAt } from '../kernel/record-at.js';
import { PartView } from '../kernel/record.graphql.js';
import type { SourceView } from '../sources/sources.graphql.js';
import type { AttributionStep, Quote } from './facts.graphql.js';
import { standingOf } from './quote-standing.js';

/** A quote as the schema shows it; `fact`: the key of the fact whose attestation has it. */
export class QuoteView extends PartView implements Quote {
  constructor(
    private readonly of: StoredQuote,
    private readonly source: () => SourceView,
    private readonly fact: number,
    at: RecordAt,
  ) {
    super(of.id, at);
  }
  get exact() {
    return this.of.exact;
  }
  get prefix() {
    return this.of.prefix;
  }
  get suffix() {
    return this.of.suffix;
  }
  get start() {
    return this.of.start;
  }
  get end() {
    return this.of.end;
  }
  get language() {
    return this.of.language;
  }
  @Once
  get snapshot() {
    return this.of.snapshot === null ? null : this.source().snapshot(this.of.snapshot);
  }
  get verification() {
    return this.of.verification;
  }
  get mode() {
    return this.of.mode;
  }
  @Once
  get standing() {
    return standingOf(this.of, this.source(), this.fact, this.at);
  }
}

/** A step of an attribution chain as the schema shows it. */
export class StepView extends PartView implements AttributionStep {
  constructor(
    private readonly of: StoredStep,
    at: RecordAt,
  ) {
    super(of.id, at);
  }
  @Once
  get actor() {
    return this.of.actor === null ? null : new ActorView(this.at.standing(this.of.actor), this.at);
  }
  get unnamed() {
    return this.of.unnamed.length > 0 ? this.of.unnamed : null;
  }
  get role() {
    return this.of.role;
  }
  get mode() {
    return this.of.mode;
  }
  get language() {
    return this.of.language;
  }
}
