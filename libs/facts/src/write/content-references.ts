import { boundsIn } from '@timeline/kernel';
import type { References } from '@timeline/read-model';
import type { ContentChangeInput, ContentInput } from '../domain/commands.js';

/** Looks for the actors and facts that a fact's content names. */
export async function requireNamed(
  references: References,
  content: ContentInput | ContentChangeInput | null | undefined,
): Promise<void> {
  const participants = (content?.participants ?? []).map(({ actor }, index) => ({
    id: actor,
    field: `content.participants.${index}.actor`,
  }));
  await references.require('actor', participants);
  await references.require('fact', [
    ...boundsIn(content?.occurredAt, 'content.occurredAt'),
    ...boundsIn(content?.validDuring?.start, 'content.validDuring.start'),
    ...boundsIn(content?.validDuring?.end, 'content.validDuring.end'),
  ]);
}
