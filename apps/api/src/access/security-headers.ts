import type { Config } from '../config.js';

/** What browsers may do with an answer of ours: nothing but what our own page needs, and no script in a page's text. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

/** GraphiQL, which `npm start` alone serves, comes from elsewhere and styles as it goes. */
const graphiqlPolicy = [
  "default-src 'none'",
  "script-src 'self' https://unpkg.com",
  "style-src 'self' 'unsafe-inline' https://unpkg.com",
  "font-src 'self' data: https://unpkg.com",
  "img-src 'self' data:",
  "connect-src 'self' https://unpkg.com",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

type Headers = Readonly<Record<string, string>>;

/** The headers of an answer, by its address; made once, for they go with every one. */
export function securityHeaders({
  publicUrl,
  graphiql,
}: Pick<Config, 'publicUrl' | 'graphiql'>): (url: string) => Headers {
  const usual = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  const ofGraphiql = { ...usual, 'content-security-policy': graphiqlPolicy };
  return graphiql ? (url) => (url.startsWith('/graphiql') ? ofGraphiql : usual) : () => usual;
}
