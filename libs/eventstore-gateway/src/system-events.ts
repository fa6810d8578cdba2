import { randomUUID } from 'node:crypto';
import type { ServedEvent, ServedLog } from '@timeline/event-store';

const event = (type: string, data: object | string): ServedEvent => [
  randomUUID(),
  type,
  true,
  JSON.stringify(data),
  '',
];

const user = (loginName: string, fullName: string, groups: readonly string[]) =>
  event('$UserCreated', { loginName, fullName, disabled: false, groups });

/**
 * What a server writes about itself before anybody else writes: the log of a new one does not begin with its clients' events.
 * Only into a log that is empty. Passwords are none of it: the gateway keeps its users in memory.
 */
export async function writeSystemEvents(log: ServedLog): Promise<void> {
  if (log.head() > 0) return;
  const write = (stream: string, events: readonly ServedEvent[]) =>
    log.write({ op: 'append', stream, expected: 'no_stream', events });
  await write('$user-admin', [user('admin', 'Event Store Administrator', ['$admins'])]);
  await write('$user-ops', [user('ops', 'Event Store Operations', ['$ops'])]);
  await write('$users', [event('$User', 'admin'), event('$User', 'ops')]);
}
