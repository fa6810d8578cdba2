import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { ADMINISTRATOR } from './access.js';
import type { Access } from './access.js';

type Body = Readonly<Record<string, unknown>>;

/**
 * The part of EventStoreDB's HTTP API that makes users and changes passwords; they last as long as the gateway. Resolves
 * to the status of the answer.
 */
export async function answerUsers(access: Access, request: IncomingMessage): Promise<number> {
  const caller = access.userOf(request.headers.authorization);
  if (caller === undefined) return 401;
  const body = JSON.parse(await text(request)) as Body;
  if (/^\/users\/?$/.test(request.url ?? '')) return create(access, caller, body);
  const [, user = '', command] = /^\/users\/([^/]+)\/command\/(\w+)-password$/.exec(request.url ?? '') ?? [];
  if (command === 'reset') return reset(access, caller, decodeURIComponent(user), body);
  return command === 'change' ? change(access, caller, decodeURIComponent(user), body) : 404;
}

function create(access: Access, caller: string, { loginName, password }: Body): number {
  if (caller !== ADMINISTRATOR) return 401;
  if (access.has(String(loginName))) return 409;
  access.setPassword(String(loginName), String(password));
  return 201;
}

function reset(access: Access, caller: string, user: string, { newPassword }: Body): number {
  if (caller !== ADMINISTRATOR) return 401;
  if (!access.has(user)) return 404;
  access.setPassword(user, String(newPassword));
  return 200;
}

function change(access: Access, caller: string, user: string, { currentPassword, newPassword }: Body): number {
  if (caller !== user || !access.isRight(user, String(currentPassword))) return 401;
  access.setPassword(user, String(newPassword));
  return 200;
}
