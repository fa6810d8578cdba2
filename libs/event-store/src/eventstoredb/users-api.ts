import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { Address } from './address.js';

export interface Login {
  readonly user: string;
  readonly password: string;
}

const SILENCE_MS = 5_000;

/** The users' part of EventStoreDB's HTTP API, which its gRPC client lacks. Every call resolves to the HTTP status. */
export class UsersApi {
  private readonly ca: Buffer | undefined;
  private turn = 0;

  constructor(private readonly address: Address) {
    this.ca = address.caFile === undefined ? undefined : readFileSync(address.caFile);
  }

  /** 201; 409 for a user that is there already. */
  create(admin: Login, { user, password }: Login): Promise<number> {
    return this.post(admin, '/users/', { loginName: user, fullName: user, groups: [], password });
  }

  /** 200. */
  resetPassword(admin: Login, { user, password }: Login): Promise<number> {
    return this.post(admin, commandOn(user, 'reset-password'), { newPassword: password });
  }

  /** A user's own doing: 200; 401 when the password is not the current one. */
  changePassword(current: Login, newPassword: string): Promise<number> {
    return this.post(current, commandOn(current.user, 'change-password'), {
      currentPassword: current.password,
      newPassword,
    });
  }

  /** The nodes take turns, so that one that is away is not asked for ever. They hand on to their leader themselves. */
  private post({ user, password }: Login, path: string, body: object): Promise<number> {
    const { nodes } = this.address;
    const { host, port } = nodes[this.turn++ % nodes.length]!;
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const options = { method: 'POST', host, port, path, headers, auth: `${user}:${password}`, ca: this.ca };
    return new Promise((resolve, reject) => {
      const sent = request({ ...options, timeout: SILENCE_MS, agent: false }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', reject);
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer within ${SILENCE_MS} ms`)));
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
  }
}

const commandOn = (user: string, command: string): string => `/users/${encodeURIComponent(user)}/command/${command}`;
