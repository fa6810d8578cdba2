import { boundsIn } from '@timeline/kernel';
import type { References } from '@timeline/read-model';
import type { SourceChangeInput } from '../domain/commands.js';

/** Looks for the actors and facts that are said of a source. */
export async function requireNamed(
  references: References,
  { publisher, cites, publishedAt }: Pick<SourceChangeInput, 'publisher' | 'cites' | 'publishedAt'>,
): Promise<void> {
  await references.require('actor', [
    ...(typeof publisher === 'string' ? [{ id: publisher, field: 'publisher' }] : []),
    ...(cites ?? []).map((id, index) => ({ id, field: `cites.${index}` })),
  ]);
  await references.require('fact', boundsIn(publishedAt, 'publishedAt'));
}
