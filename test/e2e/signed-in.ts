import { OwnIssuer } from '../../apps/api/src/access/own-issuer.js';
import type { Role } from '../../apps/api/src/access/roles.js';
import { commandId } from '../service.js';
import type { Answer, Service } from '../service.js';
import { mutation, text } from './inputs.js';

/** The issuer that a service is, as one who holds its key. */
const issuerOf = ({ dataDir, keyFile }: Service): OwnIssuer =>
  OwnIssuer.of({ dataDir, signingKeyFile: keyFile, connectionString: undefined })!;

export const tokenFor = (service: Service, role: Role, name = 'Ada'): Promise<string> =>
  issuerOf(service).issue({ id: name.toLowerCase(), name }, role, 600);

/** A way to send something as somebody: headers of a request. */
export type Headers = Record<string, string>;
export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
export const cookie = (token: string, name = 'timeline_session'): Headers => ({ cookie: `${name}=${token}` });
export const csrf: Headers = { 'x-timeline-csrf': '1' };

/** Registers an actor. */
export function write(service: Service, headers: Headers): Promise<Answer> {
  const input = { commandId: commandId(), kind: 'PERSON', names: text('Aigerim') };
  return service.post(JSON.stringify({ query: mutation('registerActor'), variables: { input } }), headers);
}

/** What a request was refused with; undefined where it was not. */
export const refusalOf = ({ errors }: Answer): { code: string; message: string } | undefined =>
  errors?.[0] && { code: errors[0].extensions.code, message: errors[0].message };

/** Asks for, begins or ends a session; `body` as JSON. */
export function session(service: Service, method: string, headers: Headers = {}, body?: object): Promise<Response> {
  return fetch(`${service.url}/session`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
