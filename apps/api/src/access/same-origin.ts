import type { FastifyRequest } from 'fastify';
import { Refusal } from '@timeline/kernel';
import type { Config } from '../config.js';

/** A page of another site can send a form with a person's cookies, but no header of its own. */
export const CSRF_HEADER = 'x-timeline-csrf';

/** Throws FORBIDDEN unless a request that a cookie speaks for was made by a page of ours. */
export function requireOwnPage(
  { headers, host }: Pick<FastifyRequest, 'headers' | 'host'>,
  { publicUrl, corsOrigins }: Pick<Config, 'publicUrl' | 'corsOrigins'>,
): void {
  if (headers[CSRF_HEADER] === undefined)
    throw new Refusal(
      'FORBIDDEN',
      `a cookie alone is not enough to change something: send the header ${CSRF_HEADER} too`,
    );
  const { origin } = headers;
  if (origin === undefined || corsOrigins.includes(origin)) return;
  // Host is what the client says; where the service knows its own address, that alone counts.
  const isOwn = publicUrl ? new URL(publicUrl).origin === origin : hostOf(origin) === host;
  if (!isOwn)
    throw new Refusal('FORBIDDEN', 'the request comes from a page of another site: open the page of this service');
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);
