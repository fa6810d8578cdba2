import { ConfigError, readSecret } from '../secret-file.js';
import { ROLES } from './roles.js';
import type { Role } from './roles.js';

/** An OpenID Connect issuer whose tokens are taken. */
export interface OidcConfig {
  /** Letter by letter as its tokens' `iss` says. */
  readonly issuer: string;
  /** Whom its access tokens have to be made for. */
  readonly audience: string;
  /** As what browsers are signed in there; without it only bearer tokens are taken. */
  readonly clientId: string | undefined;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
  readonly scope: string;
  /** The claim that holds roles: its name, or a path of names with dots. */
  readonly roleClaim: string;
  /** Roles here by their names there. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** Undefined where no issuer is named. Throws an error that names the variable at fault. */
export function oidcOf(env: NodeJS.ProcessEnv): OidcConfig | undefined {
  if (!env.OIDC_ISSUER) return undefined;
  if (!env.OIDC_AUDIENCE) throw new ConfigError("OIDC_AUDIENCE: name the audience (aud) of the issuer's access tokens");
  const secretFile = env.OIDC_CLIENT_SECRET_FILE;
  return {
    issuer: issuerOf(env.OIDC_ISSUER),
    audience: env.OIDC_AUDIENCE,
    clientId: env.OIDC_CLIENT_ID || undefined,
    clientSecret: secretFile ? readSecret('OIDC_CLIENT_SECRET_FILE', secretFile) : undefined,
    scope: env.OIDC_SCOPE || 'openid profile',
    roleClaim: env.OIDC_ROLE_CLAIM || 'roles',
    roles: rolesOf(env.OIDC_ROLES || 'editor=editor,reporter=reporter'),
  };
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

function issuerOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSecure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !isSecure || url.search || url.hash || url.username)
    throw new ConfigError(
      'OIDC_ISSUER: an address that begins with https://, letter by letter as the tokens say (iss)',
    );
  return text;
}

function rolesOf(text: string): ReadonlyMap<string, Role> {
  return new Map(
    text.split(',').map((pair) => {
      const [there, here] = pair.split('=').map((one) => one.trim());
      if (!there || !ROLES.includes(here as Role))
        throw new ConfigError(`OIDC_ROLES: "${pair}" is not of the form theirs=editor or theirs=reporter`);
      return [there, here as Role];
    }),
  );
}
