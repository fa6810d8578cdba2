/** A cookie of ours, which no script reads. */
export interface Cookie {
  /** What it holds, of a request's Cookie header. */
  read(header: string | undefined): string | undefined;
  /** The Set-Cookie header that keeps this for so many seconds. */
  set(value: string, seconds: number): string;
  /** The Set-Cookie header that takes it away. */
  clear(): string;
}

/** Browsers keep no cookie of more than 4,096 bytes, its name and attributes counted. */
export const MAX_COOKIE_TOKEN = 3_800;

/** The value of a cookie in a Cookie header. */
function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return undefined;
}

/** `secure` where readers come by https: then no other host and no plain connection can set it. */
function cookie(name: string, sameSite: 'Strict' | 'Lax', secure: boolean): Cookie {
  const full = secure ? `__Host-${name}` : name;
  const set = (value: string, seconds: number): string =>
    `${full}=${value}; Path=/; HttpOnly; SameSite=${sameSite}; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
  return { read: (header) => cookieIn(header, full), set, clear: () => set('', 0) };
}

/** Holds a token, which is checked like one that is sent as a bearer token. */
export const sessionCookie = (secure: boolean): Cookie => cookie('timeline_session', 'Strict', secure);

/** Holds, sealed, what was begun until a person comes back from the issuer, which is another site. */
export const signInCookie = (secure: boolean): Cookie => cookie('timeline_sign_in', 'Lax', secure);
