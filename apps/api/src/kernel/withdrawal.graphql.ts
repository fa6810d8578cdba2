import { Field, ObjectType } from '@nestjs/graphql';
import type { Texts } from '@timeline/kernel';
import type { RecordAt } from './record-at.js';
import { DateTime, iso } from './scalars.js';
import { TextField } from './text-field.js';
import { Editor } from './values.graphql.js';

@ObjectType()
export class Withdrawal {
  @Field(() => DateTime)
  at!: string;
  @TextField()
  reason!: Texts;
  @Field(() => Editor)
  editor!: Editor;
}

/** What was withdrawn by a revision of an object, as the schema shows it; null where nothing was. */
export function withdrawalView(
  withdrawal: { readonly reason: Texts; readonly revision: number } | null | undefined,
  object: number,
  at: RecordAt,
): Withdrawal | null {
  if (!withdrawal) return null;
  const { recordedAt, editor } = at.change(object, withdrawal.revision);
  return { at: iso(recordedAt), reason: withdrawal.reason, editor };
}
