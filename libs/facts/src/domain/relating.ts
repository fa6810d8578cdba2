import { badInput, canonicalJson, checkList, deriveId, optionalTexts, plainId, Refusal } from '@timeline/kernel';
import type { CommandOf } from './commands.js';
import type { FactEvent } from './events.js';
import type { Fact } from './fact.js';

/** One relation of each kind to each fact, so that those who relate the same facts at the same time make one. */
export function relate(command: CommandOf<'RelateFacts'>, { relations }: Fact): FactEvent {
  const { fact, kind } = command;
  const to = plainId(command.to, 'to');
  if (to === fact) throw badInput('to', 'is the fact itself: name another one');
  const id = deriveId('relation', fact, kind, to);
  const note = optionalTexts(command.note, 'note');
  const standing = relations.find((relation) => relation.id === id);
  if (standing && canonicalJson(standing.note) === canonicalJson(note))
    throw new Refusal('NO_CHANGE', 'these facts are related so already, with this note', { fields: ['to'] });
  if (!standing) checkList([...relations, id], 'to', 1_000);
  return { type: 'FactRelated', data: { id, kind, to, note } };
}

export function unrelate(command: CommandOf<'UnrelateFacts'>, { relations }: Fact): FactEvent {
  const { kind } = command;
  const to = plainId(command.to, 'to');
  const id = deriveId('relation', command.fact, kind, to);
  if (!relations.some((relation) => relation.id === id))
    throw new Refusal('NO_CHANGE', 'these facts are not related so', { fields: ['to'] });
  return { type: 'FactUnrelated', data: { id, kind, to } };
}
