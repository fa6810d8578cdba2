import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import { sendErrors } from '../graphql-errors.js';
import { networkOf, Rate } from './rate.js';
import { securityHeaders } from './security-headers.js';

/** What is done for every request before anything else: headers that keep browsers safe, and so many requests an address. */
export function frontDoor(fastify: FastifyInstance, config: Config): void {
  const headersOf = securityHeaders(config);
  const reads = new Rate('requests from one address', config.rates.reads);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersOf(request.url));
    // Who supervises the service comes from one address, and as often as it likes.
    if (request.url.startsWith('/health/')) return done();
    try {
      reads.take(networkOf(request.ip));
    } catch (refusal) {
      void sendErrors(reply, refusal);
      return;
    }
    done();
  });
  if (config.corsOrigins.length > 0) varyByOrigin(fastify);
}

/** An answer that lets one site's pages read it is none for another site's. */
function varyByOrigin(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    const vary = String(reply.getHeader('vary') ?? '');
    if (!/\borigin\b/i.test(vary)) void reply.header('vary', vary ? `${vary}, origin` : 'origin');
    done(null, payload);
  });
}
