import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal, RefusalCode } from '@timeline/kernel';

/** An answer before it is sent. `past`: it never changes. A page for browsers would be told from JSON by its `type`. */
export interface SentPage {
  readonly status: 200 | 302;
  readonly type: string;
  readonly body: string;
  readonly past: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

const FOREVER = 'public, max-age=31536000, immutable';

/** Sends a page, or 304 to whoever holds it already. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: SentPage): void {
  const etag = `"${createHash('sha256').update(page.body).digest('base64url').slice(0, 22)}"`;
  void reply
    // A memento is the same whatever time is asked for.
    .headers({ ...page.headers, vary: page.past ? 'accept' : 'accept, accept-datetime' })
    .header('cache-control', page.past ? FOREVER : 'no-cache')
    .status(page.status);
  if (page.status === 302) return void reply.send();
  void reply.header('etag', etag);
  if (isHeld(request.headers['if-none-match'], etag)) return void reply.status(304).send();
  void reply.type(page.type).send(page.body);
}

const isHeld = (held: string | undefined, etag: string): boolean =>
  held !== undefined && (held.trim() === '*' || held.split(',').some((one) => one.trim().replace(/^W\//, '') === etag));

const statusOf: Partial<Record<RefusalCode, number>> = { BAD_USER_INPUT: 400, NOT_FOUND: 404, UNAVAILABLE: 503 };

/** A refusal as JSON, with the same code as over GraphQL. */
export function sendRefusal(reply: FastifyReply, { code, message, details }: Refusal): void {
  if (details.retryAfterSeconds) void reply.header('retry-after', String(details.retryAfterSeconds));
  void reply
    .status(statusOf[code] ?? 500)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ code, message, ...details }));
}
