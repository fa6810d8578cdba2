import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../errors.js';
import { addressOf } from './address.js';
import { UsersApi } from './users-api.js';
import type { Login } from './users-api.js';

export interface SetUpOptions {
  /** `esdb://host:2113?tlsCAFile=…`, with TLS and without a user. */
  readonly store: string;
  readonly adminPassword: string;
  /** The service's own user and the password that it is to have. */
  readonly user: Login;
  /** How long to try again while the store is starting. */
  readonly patienceMs: number;
  /** Told why it has to be tried again, each reason once. */
  readonly onWait?: (reason: string) => void;
}

type Wanted = Pick<SetUpOptions, 'store' | 'adminPassword' | 'user'>;

/** The store lets anyone in: nothing that trying again would mend. */
export class OpenStore extends Error {
  override readonly name = 'OpenStore';
  constructor() {
    super(
      'the store lets anyone read and write without a password: start it with EVENTSTORE_ALLOW_ANONYMOUS_STREAM_ACCESS=false',
    );
  }
}

const ADMIN = 'admin';
const OPERATOR = 'ops';
/** What a new store gives its own users, and everybody knows. */
const PUBLISHED_PASSWORD = 'changeit';
const PAUSE_MS = 500;

/**
 * Makes a store ready for the service: no user has the published password, the administrator has the given one, the
 * service's user is there with its own and may read the whole log, and nobody reads without a password. Safe to repeat;
 * repeated with another password for the service's user, it changes it. Resolves to what an operator should know. Throws
 * `OpenStore`; `StoreUnavailable` when patience is spent; a TypeError for a store or a user that cannot be meant.
 */
export async function setUpStore({ onWait, patienceMs, ...options }: SetUpOptions): Promise<readonly string[]> {
  check(options);
  const users = new UsersApi(addressOf(options.store));
  const until = performance.now() + patienceMs;
  const told = new Set<string>();
  // What a try did before it failed is done: the next one finds it so, and does not tell of it.
  const notes: string[] = [];
  for (;;) {
    try {
      await setUp(users, options, notes);
      return notes;
    } catch (error) {
      if (error instanceof OpenStore) throw error;
      const reason = reasonOf(error);
      if (performance.now() + PAUSE_MS > until)
        throw new StoreUnavailable(`the store could not be set up within ${patienceMs / 1_000} s: ${reason}`);
      if (!told.has(reason)) onWait?.(reason);
      told.add(reason);
    }
    await sleep(PAUSE_MS);
  }
}

/** Every step bears repeating, so the whole is done again from the start when one fails. */
async function setUp(users: UsersApi, { store, adminPassword, user }: Wanted, notes: string[]): Promise<void> {
  const admin = { user: ADMIN, password: adminPassword };
  if (await changePublished(users, ADMIN, adminPassword)) notes.push('the administrator has its password now');
  await makeUser(users, admin, user);
  if (await changePublished(users, OPERATOR, randomBytes(24).toString('base64url')))
    notes.push(`"${OPERATOR}", which had the published password, has one that nobody knows: give it another to use it`);
  // As in `EventStoreDbStore`; and a new one for each try, for the client keeps the error with which its first call ended.
  const { Grants } = await import('./grants.js');
  const grants = new Grants(store);
  try {
    await grants.letReadAll(admin, user.user);
    await grants.readAll(user);
    if (await grants.isOpenToAnyone(`${user.user}-set-up`)) throw new OpenStore();
  } finally {
    await grants.close();
  }
}

/** False when it was changed before; or when the store is starting and has no users yet, which the next step finds out. */
async function changePublished(users: UsersApi, user: string, password: string): Promise<boolean> {
  const status = await users.changePassword({ user, password: PUBLISHED_PASSWORD }, password);
  if (status !== 200 && status !== 401) throw new Error(`the password of "${user}" cannot be changed: HTTP ${status}`);
  return status === 200;
}

async function makeUser(users: UsersApi, admin: Login, user: Login): Promise<void> {
  const created = await users.create(admin, user);
  const status = created === 409 ? await users.resetPassword(admin, user) : created;
  if (status === 401) throw new Error("the store does not take the administrator's password");
  if (status !== 200 && status !== 201) throw new Error(`the user "${user.user}" cannot be made: HTTP ${status}`);
}

function check({ adminPassword, user: { user, password } }: Wanted): void {
  if (!/^\w[\w.-]*$/.test(user) || user === ADMIN || user === OPERATOR)
    throw new TypeError(`"${user}" cannot be the service's user: give it a name of its own, of letters and digits`);
  if ([adminPassword, password].includes(PUBLISHED_PASSWORD))
    throw new TypeError('a password is the one that every new store has: choose another');
}

function reasonOf(error: unknown): string {
  const { message, code, type } = error as { message?: string; code?: unknown; type?: unknown };
  return message || String(type ?? code ?? error);
}
