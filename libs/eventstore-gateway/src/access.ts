import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServedLog } from '@timeline/event-store';
import type { Call } from './grpc/call.js';
import { Code, GrpcError } from './grpc/status.js';
import { accessDenied } from './wire/errors.js';

/** What is done to a stream: read, write, delete. */
export type Action = 'r' | 'w' | 'd';
/** Who calls; nobody in particular where no credentials are asked for. */
export type Caller = string | undefined;

export const ADMINISTRATOR = 'admin';
/** No user has this name. */
const ANYONE = '';
const EVERYONE = '$all';
const ADMINISTRATORS = '$admins';

/**
 * Who may do what. Without credentials everyone may everything, as on an insecure node. With them a stream's `$acl` counts,
 * and without one, user streams are everyone's and system streams, `$all` among them, the administrators'.
 */
export class Access {
  private readonly passwords: Map<string, Buffer> | undefined;

  constructor(
    private readonly log: ServedLog,
    credentials?: Readonly<Record<string, string>>,
    private readonly allowsAnonymous = false,
  ) {
    this.passwords =
      credentials && new Map(Object.entries(credentials).map(([user, password]) => [user, digest(password)]));
  }

  /** Throws UNAUTHENTICATED unless the call carries the name and password of a user. */
  callerOf({ headers }: Call): Caller {
    if (!this.passwords) return undefined;
    if (this.allowsAnonymous && headers.authorization === undefined) return ANYONE;
    const user = this.userOf(headers.authorization);
    if (user === undefined) throw new GrpcError(Code.unauthenticated, 'the credentials are missing or wrong');
    return user;
  }

  /** Whether there are users at all. */
  get hasUsers(): boolean {
    return this.passwords !== undefined;
  }

  /** The user of a header with the right name and password; undefined for any other. */
  userOf(authorization: string | undefined): string | undefined {
    const [, encoded = ''] = /^basic (.+)$/i.exec(authorization ?? '') ?? [];
    const [user = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
    return this.isRight(user, password.join(':')) ? user : undefined;
  }

  has(user: string): boolean {
    return this.passwords?.has(user) ?? false;
  }

  isRight(user: string, password: string): boolean {
    const known = this.passwords?.get(user);
    return known !== undefined && timingSafeEqual(known, digest(password));
  }

  /** Also makes the user. */
  setPassword(user: string, password: string): void {
    this.passwords?.set(user, digest(password));
  }

  /** Throws access-denied. */
  async check(caller: Caller, action: Action, stream: string): Promise<void> {
    if (stream === EVERYONE && action !== 'r') throw accessDenied();
    if (caller === undefined || caller === ADMINISTRATOR) return;
    const isMetadata = stream.startsWith('$$');
    const subject = isMetadata ? stream.slice(2) : stream;
    const right = isMetadata ? `$m${action === 'r' ? 'r' : 'w'}` : `$${action}`;
    const roles = rolesIn(await this.log.metadata(subject), right) ?? [
      subject.startsWith('$') ? ADMINISTRATORS : EVERYONE,
    ];
    if (!roles.includes(EVERYONE) && !roles.includes(caller)) throw accessDenied();
  }
}

/** The users and groups that metadata grants a right to; undefined when it says nothing about it. */
function rolesIn(metadata: string | undefined, right: string): readonly unknown[] | undefined {
  try {
    const { $acl } = JSON.parse(metadata ?? '{}') as { $acl?: Record<string, unknown> };
    const granted = $acl?.[right];
    return granted === undefined ? undefined : [granted].flat();
  } catch {
    return undefined;
  }
}

const digest = (password: string): Buffer => createHash('sha256').update(password).digest();
