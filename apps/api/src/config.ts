import { join, resolve } from 'node:path';
import { trustProxyOf } from './access/client-address.js';
import type { TrustProxy } from './access/client-address.js';
import { oidcOf } from './access/oidc-config.js';
import type { OidcConfig } from './access/oidc-config.js';
import { ConfigError, withPassword } from './secret-file.js';

/** Everything that can be set from outside; the README's table says the same. The only reader of process.env. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** EventStoreDB's, `esdb://…`; without it the log is embedded in the data folder. */
  readonly connectionString: string | undefined;
  /** Holds the key that signs the service's own tokens; without it an embedded log makes its own, and a node on EventStoreDB has none. */
  readonly signingKeyFile: string | undefined;
  /** Another issuer of tokens, beside the service itself. */
  readonly oidc: OidcConfig | undefined;
  /** Origins of other sites whose pages may read, and write with a token of their own. */
  readonly corsOrigins: readonly string[];
  /** Which proxies are believed when they say who is behind them; undefined for none. */
  readonly trustProxy: TrustProxy | undefined;
  /** How many a minute, 0 for any number: requests from one address, mutations by one editor. */
  readonly rates: { readonly reads: number; readonly writes: number };
  /** Backups of an embedded log: where, every how many hours (0: only when asked for), and how many are kept. */
  readonly backup: { readonly folder: string; readonly hours: number; readonly keep: number };
  /** Load the seeds when the log is empty. */
  readonly seed: boolean;
  readonly graphiql: boolean;
  /** Where readers find this service, without a slash at the end; empty where permalinks are to be paths. */
  readonly publicUrl: string;
}

export const LIMITS = {
  /** Bytes of an HTTP body: of who has sent a token that holds, and of anybody else. */
  body: 8 * 1024 * 1024,
  anonymousBody: 256 * 1024,
  /** Bytes of a body that holds no more than a token. */
  signInBody: 16 * 1024,
  /** Characters of a query's text, and its tokens. */
  query: 64 * 1024,
  tokens: 3_000,
  /** Documents that are kept parsed, twice so many at most: one of 3,000 tokens takes 0.8 MB. */
  documents: 64,
  /** Levels of a query. */
  depth: 15,
  /** Fields that a query can make, a list counted as its page size. */
  complexity: 20_000,
  /**
   * What one answer may use, of who has sent a token that holds, and of anybody else: objects that it is made of (a text counts one
   * for each 100 characters), and ms of the threads' time.
   */
  budget: { objects: 50_000, ms: 2_000 },
  anonymousBudget: { objects: 10_000, ms: 500 },
  /** Bytes of answers that are kept: so many of the past, and so many of now. */
  answers: 32 * 1024 * 1024,
  /** Bytes of a message over a WebSocket. */
  message: 64 * 1024,
  /** Bytes that wait for a client which sends without reading. */
  unread: 256 * 1024,
  /** Time for a WebSocket to begin with connection_init. */
  connectionInitMs: 5_000,
  /** Between two signs of life on a connection that stays open. */
  pingMs: 20_000,
  /** A reader whose socket takes nothing for so long is dropped. */
  stallMs: 10_000,
  /** Subscriptions on one WebSocket. */
  subscriptionsPerConnection: 50,
  /** The threads' time for one address, in ms; how many requests it is for at a time, and which wait for it. */
  work: { perSecond: 100, burst: 400, atOnce: 2, waiting: 100, longestWait: 3_000 },
  /** Requests from one address, mutations by one editor, and attempts to sign in from one address, a minute. */
  reads: 6_000,
  writes: 600,
  signIns: 30,
  /** Time for the head of a request, and for all of it. */
  headersMs: 20_000,
  requestMs: 60_000,
  /** TCP connections; those of a trusted proxy count in all only. */
  sockets: { perAddress: 1_000, inAll: 10_000 },
  /** Connections that stay open, and subscriptions on them. */
  connections: { perAddress: 500, inAll: 5_000 },
  subscriptions: { perAddress: 1_000, inAll: 20_000 },
} as const;

/** `demo`: as `npm start` runs it, with seeds and GraphiQL. Throws an error that names the variable at fault. */
export function readConfig(env: NodeJS.ProcessEnv, { demo }: { demo: boolean }): Config {
  if (env.EDITOR_TOKEN_FILE)
    throw new ConfigError('EDITOR_TOKEN_FILE: is gone; tokens are signed now, with the key in SIGNING_KEY_FILE');
  const connectionString = connectionStringOf(env.EVENTSTORE_CONNECTION_STRING, env.EVENTSTORE_PASSWORD_FILE);
  return Object.freeze({
    host: env.HOST || '127.0.0.1',
    port: portOf(env.PORT),
    dataDir: resolve(env.DATA_DIR || 'data'),
    connectionString,
    signingKeyFile: env.SIGNING_KEY_FILE ? resolve(env.SIGNING_KEY_FILE) : undefined,
    oidc: oidcOf(env),
    corsOrigins: originsOf(env.CORS_ORIGINS),
    trustProxy: trustProxyOf(env.TRUST_PROXY),
    rates: {
      reads: rateOf('RATE_LIMIT_READS', env.RATE_LIMIT_READS, LIMITS.reads),
      writes: rateOf('RATE_LIMIT_WRITES', env.RATE_LIMIT_WRITES, LIMITS.writes),
    },
    backup: {
      folder: resolve(env.BACKUP_DIR || join(env.DATA_DIR || 'data', 'backups')),
      hours: numberOf('BACKUP_HOURS', env.BACKUP_HOURS, 0, 8_760),
      keep: numberOf('BACKUP_KEEP', env.BACKUP_KEEP, 7, 1_000) || 1,
    },
    seed: seedOf(env.SEED) && demo && connectionString === undefined,
    graphiql: demo,
    publicUrl: publicUrlOf(env.PUBLIC_URL),
  });
}

function connectionStringOf(text: string | undefined, passwordFile: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^esdb(\+discover)?:\/\//.test(text))
    throw new ConfigError('EVENTSTORE_CONNECTION_STRING: begins with esdb:// or esdb+discover://, or is left out');
  return passwordFile ? withPassword(text, 'EVENTSTORE_PASSWORD_FILE', passwordFile) : text;
}

function numberOf(name: string, text: string | undefined, otherwise: number, most: number): number {
  if (!text) return otherwise;
  if (!/^\d{1,4}$/.test(text) || Number(text) > most)
    throw new ConfigError(`${name}: a whole number from 0 to ${most}, or left out`);
  return Number(text);
}

function publicUrlOf(text: string | undefined): string {
  if (!text) return '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
    throw new ConfigError('PUBLIC_URL: an address such as https://facts.example, with a path at most, or left out');
  return url.href.replace(/\/+$/, '');
}

/** Each as a browser sends it: scheme, host and port, nothing after them. */
function originsOf(text: string | undefined): readonly string[] {
  const origins = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  for (const origin of origins)
    if (!/^https?:/.test(origin) || !URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new ConfigError(`CORS_ORIGINS: "${origin}" is not an origin such as https://facts.example`);
  return origins;
}

function rateOf(name: string, text: string | undefined, usual: number): number {
  if (text && !/^\d{1,9}$/.test(text))
    throw new ConfigError(`${name}: "${text}" is not a number a minute, or 0 for any number`);
  return text ? Number(text) : usual;
}

function portOf(text: string | undefined): number {
  const port = text ? Number(text) : 3000;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT: "${text}" is not a port number from 0 to 65535`);
  return port;
}

function seedOf(text: string | undefined): boolean {
  if (text !== undefined && text !== '' && text !== 'none')
    throw new ConfigError(`SEED: "${text}" is not known: leave it out, or none`);
  return text !== 'none';
}

export const readModelPath = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'read-model.db');
