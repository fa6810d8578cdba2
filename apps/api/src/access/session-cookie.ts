/** The session's cookie holds a token, and is checked like one that is sent as a bearer token. */
export interface SessionCookie {
  /** The token of a request's Cookie header. */
  read(header: string | undefined): string | undefined;
  /** The Set-Cookie header that keeps a token for so many seconds. */
  set(token: string, seconds: number): string;
  /** The Set-Cookie header that takes it away. */
  clear(): string;
}

/** Browsers keep no cookie of more than 4,096 bytes, its name and attributes counted. */
export const MAX_COOKIE_TOKEN = 3_800;

/** The value of a cookie in a Cookie header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return undefined;
}

/** `secure` where readers come by https: then no other host and no plain connection can set it. */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-timeline_session' : 'timeline_session';
  const written = (value: string, seconds: number): string =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
  return {
    read: (header) => cookieIn(header, name),
    set: written,
    clear: () => written('', 0),
  };
}
