import type { TokenName } from '@timeline/access';
import { InvalidArgumentError } from 'commander';
import slugify from 'slugify';
import { Access } from '../../api/src/access/access.js';
import { shownName } from '../../api/src/access/identity.js';
import { DAY, OwnIssuer } from '../../api/src/access/own-issuer.js';
import { ROLES } from '../../api/src/access/roles.js';
import type { Role } from '../../api/src/access/roles.js';
import { readConfig } from '../../api/src/config.js';
import { postTo, withService } from './with-service.js';

export interface TokenArguments {
  readonly name?: string;
  readonly id?: string;
  readonly role?: Role;
  readonly days: number;
}

/** Prints a token of the service's own; its key is enough for that, whether a service runs or not. */
export async function token({ name, id, role, days }: TokenArguments): Promise<void> {
  if (!name || !role) throw new Error('token: give --name and --role, or see token --help');
  const person = { id: id ?? idOf(name), name };
  const issuer = OwnIssuer.of(readConfig(process.env, { demo: false }));
  if (!issuer)
    throw new Error('SIGNING_KEY_FILE: name the file with the key that the nodes on this EventStoreDB share');
  console.log(await issuer.issue(person, role, days * DAY));
}

/** Revokes a token, or one of the service's own by its jti: no node takes it any longer, for good. */
export async function revoke(given: string): Promise<void> {
  const { jti } = await withService<TokenName>({
    inside: (app) => app.get(Access).revoke(given, { id: 'command-line', name: 'Command line' }),
    outside: async (service) => {
      const response = await postTo(service, '/tokens/revoke', { token: given });
      const answer = (await response.json()) as TokenName & { errors?: readonly { message: string }[] };
      if (answer.errors) throw new Error(answer.errors[0]!.message);
      return answer;
    },
  });
  console.log(`The token ${jti} is revoked.`);
}

export function nameOf(text: string): string {
  if (text === '' || shownName(text) !== text)
    throw new InvalidArgumentError('a name of 100 characters at most, on one line, without control characters');
  return text;
}

export function idGiven(text: string): string {
  if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text))
    throw new InvalidArgumentError('a–z and 0–9, with - and . between them');
  return text;
}

export function roleOf(text: string): Role {
  if (text === 'reader' || !(ROLES as readonly string[]).includes(text))
    throw new InvalidArgumentError('editor or reporter');
  return text as Role;
}

export function days(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('a number of days, from 1');
  return Number(text);
}

/** The same name is the same editor, unless --id says otherwise. */
function idOf(name: string): string {
  const id = slugify(name, { lower: true, strict: true, locale: 'kk' });
  if (!id) throw new Error(`token: give --id too, for "${name}" has no letters to make one of`);
  return id;
}
