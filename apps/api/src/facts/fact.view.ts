import type { FactDocument, RecordedAttestation, RecordedDispute } from '@timeline/facts';
import { shown } from '@timeline/facts';
import type { Evidence } from '@timeline/kernel';
import { ActorView, shownTexts } from '../actors/actors.graphql.js';
import { CorrectionView, PartView, RecordedView, registerView } from '../kernel/record.graphql.js';
import type { Found, RecordAt } from '../kernel/record-at.js';
import { Once } from '../kernel/once.js';
import { iso } from '../kernel/scalars.js';
import { DateView, periodView } from '../kernel/values.graphql.js';
import { withdrawalView } from '../kernel/withdrawal.graphql.js';
import { SourceView } from '../sources/sources.graphql.js';
import { QuoteView, StepView } from './quote.view.js';
import type { Attestation, Corroboration, Dispute, Fact, FactPlace, Participation } from './facts.graphql.js';

/** A fact as the schema shows it, as of one moment. */
export class FactView extends RecordedView<FactDocument> implements Fact {
  readonly __typename = 'Fact';
  get path() {
    return `/facts/${this.slug}`;
  }
  get slug() {
    return this.document.slug;
  }
  get kind() {
    return this.document.kind;
  }
  get status() {
    return this.document.status;
  }
  get title() {
    return this.document.titles;
  }
  @Once
  get titles() {
    return shownTexts(this.document.titles);
  }
  get summary() {
    return this.document.summaries;
  }
  get occurredAt() {
    return new DateView(this.document.occurredAt, this.at);
  }
  @Once
  get validDuring() {
    const { validDuring } = this.document;
    return validDuring && periodView(validDuring, this.at);
  }
  @Once
  get places(): readonly FactPlace[] {
    return parts(this.document.places, this.at);
  }
  @Once
  get participants(): readonly Participation[] {
    const seen = new Set<string>();
    return this.document.participants
      .map(({ actor, role }) => ({ actor: this.at.standingId(actor), role }))
      .filter(({ actor, role }) => seen.size < seen.add(`${actor}/${role}`).size)
      .map(({ actor, role }) => new ParticipationView(actor, role, this.at));
  }
  @Once
  get attestations(): readonly Attestation[] {
    return this.at
      .withDuplicates(this.found)
      .flatMap(({ key, document }) => document.attestations.map((one) => new AttestationView(one, key, this.at)));
  }
  get corroboration(): Corroboration {
    return new CorroborationView(this.document.corroboration, this.at);
  }
  @Once
  get disputes(): readonly Dispute[] {
    return (this.document.disputes ?? []).map((dispute) => new DisputeView(dispute, this));
  }
  @Once
  get retraction() {
    const { retraction } = this.document;
    const stored = retraction === null ? undefined : this.at.correction(retraction);
    return stored ? new CorrectionView(stored, this.at) : null;
  }
  shown() {
    return shown(this.document);
  }
}
registerView('fact', (found, at) => new FactView(found, at));

/** Facts of one list; what they refer to is fetched together. */
export function factViews(found: readonly Found<FactDocument>[], at: RecordAt): FactView[] {
  const views = found.map((one) => new FactView(one, at.of(one.key)));
  const of = (record: RecordAt, ids: (document: FactDocument) => readonly string[]) =>
    record.announce(() => views.flatMap((view) => (view.at === record ? ids(view.document) : [])));
  for (const record of new Set(views.map((view) => view.at))) {
    of(record, ({ participants }) => participants.map(({ actor }) => actor));
    of(record, ({ corroboration }) => corroboration.origins);
    of(record, ({ attestations }) => attestations.map(({ source }) => source));
    of(record, ({ attestations }) =>
      attestations.flatMap(({ chain }) => chain.map(({ actor }) => actor).filter((actor) => actor !== null)),
    );
  }
  return views;
}

class ParticipationView implements Participation {
  constructor(
    private readonly actorId: string,
    readonly role: Participation['role'],
    private readonly at: RecordAt,
  ) {}
  @Once
  get actor() {
    return new ActorView(this.at.require(this.actorId), this.at);
  }
}

class CorroborationView implements Corroboration {
  constructor(
    private readonly of: FactDocument['corroboration'],
    private readonly at: RecordAt,
  ) {}
  get level() {
    return this.of.level;
  }
  get contested() {
    return this.of.contested;
  }
  get sourceCount() {
    return this.of.sourceCount;
  }
  get originCount() {
    return this.of.originCount;
  }
  get denyingSourceCount() {
    return this.of.denyingSourceCount;
  }
  get denyingOriginCount() {
    return this.of.denyingOriginCount;
  }
  @Once
  get origins() {
    return this.of.origins.map((id) => new ActorView(this.at.require(id), this.at));
  }
}

/** Parts that are shown as they are recorded, but for their ids. */
const parts = <P extends { readonly id: string }>(recorded: readonly P[], at: RecordAt) =>
  recorded.map((part) => ({ ...part, id: at.idOf(part.id), entityId: part.id }));

/** `recorded`: the fact's change that brought it in. */
export class AttestationView extends PartView implements Attestation {
  constructor(
    private readonly of: RecordedAttestation,
    private readonly fact: number,
    at: RecordAt,
  ) {
    super(of.id, at);
  }
  @Once
  get source() {
    return new SourceView(this.at.standing(this.of.source), this.at);
  }
  get stance() {
    return this.of.stance;
  }
  @Once
  get quotes() {
    return this.of.quotes.map((quote) => new QuoteView(quote, () => this.source, this.fact, this.at));
  }
  @Once
  get chain() {
    return this.of.chain.map((step) => new StepView(step, this.at));
  }
  @Once
  get snapshot() {
    return this.source.snapshot(this.of.snapshot);
  }
  @Once
  get divergences() {
    return parts(this.of.divergences, this.at);
  }
  @Once
  get withdrawal() {
    return withdrawalView(this.of.withdrawal, this.fact, this.at);
  }
  get recordedAt() {
    return iso(this.at.change(this.fact, this.of.revision).recordedAt);
  }
  @Once
  get editor() {
    return this.at.change(this.fact, this.of.revision).editor;
  }
}

/** Evidence as the attestations it names or brings along; `revision`: of the object that brought it in. */
export function evidenceViews(
  evidence: readonly Evidence[],
  { object, revision, at }: { readonly object: number; readonly revision: number; readonly at: RecordAt },
  own: () => readonly RecordedAttestation[],
): AttestationView[] {
  return evidence
    .map((one) =>
      'new' in one ? { ...one.new, revision, withdrawal: null } : own().find(({ id }) => id === one.attestation),
    )
    .filter((one) => one !== undefined)
    .map((one) => new AttestationView(one, object, at));
}

class DisputeView extends PartView implements Dispute {
  constructor(
    private readonly of: RecordedDispute,
    private readonly fact: FactView,
  ) {
    super(of.id, fact.at);
  }
  get openedAt() {
    return iso(this.changeBy(this.of.revision).recordedAt);
  }
  get closedAt() {
    return this.of.closedBy === null ? null : iso(this.changeBy(this.of.closedBy).recordedAt);
  }
  get outcome() {
    return this.of.outcome;
  }
  get resolution() {
    return this.of.resolution;
  }
  get reason() {
    return this.of.reason;
  }
  @Once
  get editor() {
    return this.changeBy(this.of.revision).editor;
  }
  @Once
  get evidence() {
    const { document, found, at } = this.fact;
    const brought = { object: found.key, revision: this.of.revision, at };
    return evidenceViews(this.of.evidence, brought, () => document.attestations);
  }
  private changeBy(revision: number) {
    return this.fact.at.change(this.fact.found.key, revision);
  }
}
