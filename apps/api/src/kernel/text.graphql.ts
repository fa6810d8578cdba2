import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { textOrigins } from '@timeline/kernel';
import type { TextOrigin } from '@timeline/kernel';
import { LanguageTag } from './scalars.js';

/** A GraphQL enum of a list of words. */
export function enumOf<const W extends string>(
  name: string,
  words: readonly W[],
  description?: string,
): { readonly [K in W]: K } {
  const values = Object.fromEntries(words.map((word) => [word, word])) as { readonly [K in W]: K };
  registerEnumType(values, { name, description });
  return values;
}

export const TextOriginEnum = enumOf('TextOrigin', textOrigins);

@ObjectType({
  description:
    'outdated: the text that it was translated from has changed since. Without languages a field gives the ORIGINAL; Accept-Language is never read.',
})
export class LocalizedText {
  @Field(() => String)
  value!: string;
  @Field(() => LanguageTag)
  language!: string;
  @Field(() => TextOriginEnum)
  origin!: TextOrigin;
  @Field(() => LanguageTag, { nullable: true })
  translatedFrom?: string | null;
  @Field(() => Boolean)
  outdated?: boolean;
}

@InputType()
export class LocalizedTextInput {
  @Field(() => String)
  value!: string;
  @Field(() => LanguageTag)
  language!: string;
  @Field(() => TextOriginEnum, { nullable: true, defaultValue: 'ORIGINAL' })
  origin?: TextOrigin | null;
  @Field(() => LanguageTag, { nullable: true })
  translatedFrom?: string | null;
}
