import { canonicalJson } from '../canonical-json.js';

/**
 * Gives the members of a replaced list their ids: one that is there already keeps its own; one that is not takes, in turn,
 * the id of a member that went, so that a change of a member reads as a change and not as a loss and a gain.
 */
export function keepIds<T extends object>(
  members: readonly T[],
  before: readonly (T & { id: string })[],
  newId: (index: number) => string,
): (T & { id: string })[] {
  const left = [...before];
  const json = (member: object) => canonicalJson({ ...member, id: null });
  const same = members.map((member) => {
    const index = left.findIndex((old) => json(old) === json(member));
    return index < 0 ? undefined : left.splice(index, 1)[0]!.id;
  });
  return members.map((member, index) => ({ ...member, id: same[index] ?? left.shift()?.id ?? newId(index) }));
}
