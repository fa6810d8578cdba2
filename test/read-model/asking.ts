import { conditionsOf } from '@timeline/facts';
import type { FactFilterInput } from '@timeline/facts';
import type { Conditions, LiveReadModel } from '@timeline/read-model';
import { relatedTo } from '../../apps/api/src/facts/fact-relations.js';
import { RecordAt } from '../../apps/api/src/kernel/record-at.js';
import { Lists } from '../../libs/read-model/src/lists.js';
import type { Record } from './record.js';

/** What handlers of queries need of the service: everything is answered in place. */
export const liveOf = ({ reader }: Record): LiveReadModel =>
  ({ reader, lists: new Lists(reader) }) as unknown as LiveReadModel;

/** The record as answers of the API have it. */
export const recordAt = ({ reader }: Record, position: number): RecordAt =>
  new RecordAt(reader, reader.momentAt(position), 'NOW');

/** A filter as the API understands it at a position. */
export function conditionsAt(record: Record, position: number, filter: FactFilterInput): Conditions {
  const at = recordAt(record, position);
  const moment = { standing: (id: string) => at.standingId(id), relatedTo: (id: string) => relatedTo(id, at) };
  return conditionsOf(filter, 'filter', moment);
}

/** The set that the API asks for by any id of those that are one. */
export function setAt(record: Record, position: number, set: string): string {
  const [kind, id] = set.split(':') as [string, string | undefined];
  return id === undefined ? set : `${kind}:${recordAt(record, position).standingId(id)}`;
}
