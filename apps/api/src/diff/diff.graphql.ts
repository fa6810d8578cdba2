import { Field, Int, ObjectType } from '@nestjs/graphql';
import { FieldChange, Recorded, Revision } from '../kernel/record.graphql.js';
import { enumOf } from '../kernel/text.graphql.js';
import { Basis, PageInfo } from '../kernel/values.graphql.js';

const DiffKindEnum = enumOf('DiffKind', ['ADDED', 'REMOVED', 'CHANGED']);

@ObjectType({
  description:
    'before is null of what was ADDED, after of what was REMOVED; their ids name the two moments. CHANGED: there are revisions between the two, of which one may have undone the other. revisions: the first 50.',
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
