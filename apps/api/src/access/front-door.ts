import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LIMITS } from '../config.js';
import type { Config } from '../config.js';
import { sendErrors } from '../graphql-errors.js';
import type { Access } from './access.js';
import { workOf } from './budgets.js';
import type { TrustProxy } from './client-address.js';
import { networkOf } from './rate.js';
import { securityHeaders } from './security-headers.js';
import type { Turn } from './work.js';

/** What is done for every request before anything else: headers that keep browsers safe, and so many requests an address. */
export function frontDoor(fastify: FastifyInstance, config: Config, access: () => Access): void {
  const headersOf = securityHeaders(config);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersOf(request.url));
    if (isForSupervisors(request)) return done();
    try {
      access().reads.take(networkOf(request.ip));
    } catch (refusal) {
      void sendErrors(reply, refusal);
      return;
    }
    done();
  });
  shareWork(fastify, access);
  boundBodies(fastify, access);
  if (config.corsOrigins.length > 0) varyByOrigin(fastify);
}

/** Who supervises the service comes from one address, and as often as it likes. */
const isForSupervisors = ({ url }: FastifyRequest): boolean => url.startsWith('/health/');

/** What stays open without work, and what an editor asks for that takes its time. */
const UNSHARED = /^\/(health\/|graphql\/stream|backup|rebuild)/;

/** Has requests wait, once they have come whole, until it is their address's turn. */
function shareWork(fastify: FastifyInstance, access: () => Access): void {
  const turns = new WeakMap<FastifyRequest, Turn>();
  const end = (request: FastifyRequest): void => {
    const late = (ms: number) => access().work.charge(networkOf(request.ip), ms);
    turns.get(request)?.done(workOf(request, late));
    turns.delete(request);
  };
  fastify.addHook('preValidation', (request, reply, done) => {
    if (UNSHARED.test(request.url)) return done();
    const leave = access().work.enter(
      networkOf(request.ip),
      (turn) => {
        turns.set(request, turn);
        done();
      },
      (refusal) => void sendErrors(reply, refusal),
    );
    reply.raw.once('close', () => {
      leave();
      end(request);
    });
  });
  // Nothing is worked for while an answer is sent, however slowly it is taken.
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    end(request);
    done(null, payload);
  });
}

/** A large body is read only of who has sent a token that holds: else a few hundred of them, never ended, fill the memory. */
function boundBodies(fastify: FastifyInstance, access: () => Access): void {
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (encoding === undefined && Number(length ?? 0) <= LIMITS.anonymousBody) return done(null, payload);
    const { token } = access().tokenOf(request);
    if (token === undefined)
      return encoding === undefined ? done(tooLarge()) : done(null, payload.pipe(upTo(LIMITS.anonymousBody)));
    access()
      .identify(token)
      .then(
        () => done(null, payload),
        (refusal: unknown) => void sendErrors(reply, refusal),
      );
  });
}

/** Passes bytes on, and fails once there are more than so many. */
function upTo(most: number): Transform & { receivedEncodedLength: number } {
  const stream = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        stream.receivedEncodedLength += chunk.length;
        done(stream.receivedEncodedLength > most ? tooLarge() : null, chunk);
      },
    }),
    { receivedEncodedLength: 0 },
  );
  return stream;
}

const tooLarge = (): Error =>
  Object.assign(new Error(`without a token a body has ${LIMITS.anonymousBody} bytes at most`), { statusCode: 413 });

/** Ends TCP connections beyond so many from one address; behind a proxy that is trusted they are all the proxy's. */
export function boundSockets(server: Server, trust: TrustProxy | undefined): void {
  server.maxConnections = LIMITS.sockets.inAll;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (trust?.(address, 0)) return;
    const network = networkOf(address);
    const count = (open.get(network) ?? 0) + 1;
    if (count > LIMITS.sockets.perAddress) return void socket.destroy();
    open.set(network, count);
    socket.once('close', () => {
      const left = open.get(network)! - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
  });
}

/** An answer that lets one site's pages read it is none for another site's. */
function varyByOrigin(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    const vary = String(reply.getHeader('vary') ?? '');
    if (!/\borigin\b/i.test(vary)) void reply.header('vary', vary ? `${vary}, origin` : 'origin');
    done(null, payload);
  });
}
