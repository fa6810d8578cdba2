import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Change } from '../feed/feed.graphql.js';
import { FieldChange, Recorded, Revision } from '../kernel/record.graphql.js';
import { enumOf } from '../kernel/text.graphql.js';
import { Basis, PageInfo } from '../kernel/values.graphql.js';

const DiffKindEnum = enumOf('DiffKind', ['ADDED', 'REMOVED', 'CHANGED']);

@ObjectType({
  description:
    'before is null of what was ADDED, after of what was REMOVED; the id of before names its moment, that of after where to names one or the object has been altered since. CHANGED: there are changes between the two that altered it, of which one may have undone the other. revisions: its own, the first 50. causes: all changes that altered it, those of other objects included (a source withdrawn, an actor renamed), the first 50.',
})
export class RecordDiff {
  @Field(() => DiffKindEnum)
  kind!: string;
  @Field(() => Recorded, { nullable: true })
  before!: Recorded | null;
  @Field(() => Recorded, { nullable: true })
  after!: Recorded | null;
  @Field(() => [FieldChange])
  changes!: readonly FieldChange[];
  @Field(() => [Revision])
  revisions!: readonly Revision[];
  @Field(() => [Change])
  causes!: readonly Change[];
}

@ObjectType()
export class DiffEdge {
  @Field(() => String)
  cursor!: string;
  @Field(() => RecordDiff)
  node!: RecordDiff;
}

@ObjectType({
  description:
    'Two moments side by side, in the order in which the objects were first recorded. REMOVED: taken off that timeline, or merged away; a retraction is CHANGED.',
})
export class DiffConnection {
  @Field(() => Basis)
  from!: Basis;
  @Field(() => Basis)
  to!: Basis;
  @Field(() => [DiffEdge])
  edges!: readonly DiffEdge[];
  @Field(() => [RecordDiff])
  nodes!: readonly RecordDiff[];
  @Field(() => PageInfo)
  pageInfo!: PageInfo;
  @Field(() => Int)
  totalCount!: number;
}
