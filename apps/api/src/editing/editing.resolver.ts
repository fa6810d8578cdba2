import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { MergeActor, ReinstateActor, TranslateActor } from '@timeline/actors';
import { MergeFact, ReinstateFact, TranslateFact } from '@timeline/facts';
import { badInput } from '@timeline/kernel';
import { References } from '@timeline/read-model';
import type { ObjectKind } from '@timeline/read-model';
import { MergeSource, ReinstateSource, TranslateSource } from '@timeline/sources';
import { TranslateTimeline } from '@timeline/timelines';
import { commandContext, CurrentEditor } from '../kernel/editor.js';
import type { EditorOfRequest } from '../kernel/editor.js';
import { MergeInput, ReinstateInput, TranslateInput } from '../kernel/evidence.graphql.js';
import { Recorded, viewOf } from '../kernel/record.graphql.js';
import { payloadOf, ReadBack } from '../kernel/written.js';

const RecordedPayload = payloadOf(Recorded as never, 'subject');

/** The commands of each kind of object; what a kind does not have is refused. */
const merging = { fact: MergeFact, source: MergeSource, actor: MergeActor };
const reinstating = { fact: ReinstateFact, source: ReinstateSource, actor: ReinstateActor };
const translating = {
  fact: TranslateFact,
  source: TranslateSource,
  actor: TranslateActor,
  timeline: TranslateTimeline,
};

/** Mutations that any kind of object takes. */
@Resolver()
export class EditingResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly references: References,
    private readonly readBack: ReadBack,
  ) {}

  @Mutation(() => RecordedPayload, {
    nullable: true,
    description:
      'Two facts, sources or actors that are one. What hung on the duplicate counts for the other; the duplicate stays readable.',
  })
  async merge(@Args('input') input: MergeInput, @CurrentEditor() editor: EditorOfRequest) {
    const context = commandContext('merge', input, editor);
    const kind = await this.references.kindOf({ id: input.duplicate, field: 'duplicate' });
    if (kind === 'timeline') throw badInput('duplicate', 'is a timeline: only facts, sources and actors are merged');
    const into = await this.references.kindOf({ id: input.into, field: 'into' });
    if (into !== kind) throw badInput('into', `is a ${into}: a ${kind} is merged into another ${kind}`);
    return this.readBack.of(await this.commands.execute(new merging[kind](input, context)), 'subject', viewOf);
  }

  @Mutation(() => RecordedPayload, {
    nullable: true,
    description: "Takes back a retraction, a source's withdrawal or a merge.",
  })
  async reinstate(@Args('input') input: ReinstateInput, @CurrentEditor() editor: EditorOfRequest) {
    const context = commandContext('reinstate', input, editor);
    const kind: ObjectKind = await this.references.kindOf({ id: input.target, field: 'target' });
    if (kind === 'timeline') throw badInput('target', 'is a timeline: there is nothing of it to take back');
    return this.readBack.of(await this.commands.execute(new reinstating[kind](input, context)), 'subject', viewOf);
  }

  @Mutation(() => RecordedPayload, {
    nullable: true,
    description:
      'Further languages of any text of a fact, source, actor, timeline or correction; path as in FieldChange.',
  })
  async translate(@Args('input') input: TranslateInput, @CurrentEditor() editor: EditorOfRequest) {
    const context = commandContext('translate', input, editor);
    const { kind, id, correction } = await this.references.subjectOf({ id: input.target, field: 'target' });
    const { path, texts } = input;
    const command = new translating[kind]({ target: id, correction, path, texts }, context);
    return this.readBack.of(await this.commands.execute(command), 'subject', viewOf);
  }
}
