import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badInput, Refusal } from '@timeline/kernel';
import { CONFIG } from '../record.module.js';
import { LIMITS } from '../config.js';
import type { Config } from '../config.js';
import { sendErrors } from '../graphql-errors.js';
import { Access } from './access.js';
import { firstEditor, unauthenticated } from './identity.js';
import type { Identity, Person } from './identity.js';
import { OneTimeCodes } from './one-time-codes.js';
import { BEGINNING } from './oidc-sign-in.js';
import { DAY } from './own-issuer.js';
import { networkOf, Rate } from './rate.js';
import type { Role } from './roles.js';
import { requireOwnPage } from './same-origin.js';
import { MAX_COOKIE_TOKEN, sessionCookie } from './session-cookie.js';

/** How long who came by a one-time link stays signed in. */
const LINK_DAYS = 30;

/** What /session answers: who is signed in, and by what one can sign in. */
interface Session {
  readonly editor: (Person & { readonly role: Role }) | null;
  readonly expiresAt: string | null;
  /** Why nobody may write here, if so. */
  readonly readOnly: string | null;
  readonly signIn: { readonly code: boolean; readonly token: boolean; readonly oidc: string | null };
}

/** Browsers' sessions at /session, and the end of a token's life at /tokens/revoke. */
@Injectable()
export class Sessions implements OnModuleInit {
  private readonly cookie;
  private readonly attempts = new Rate('attempts to sign in from one address', LIMITS.signIns);

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly access: Access,
    private readonly codes: OneTimeCodes,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.cookie = sessionCookie(config.publicUrl.startsWith('https:'));
  }

  async onModuleInit(): Promise<void> {
    await this.adapter.httpAdapter.getInstance<FastifyInstance>().register(async (scope) => {
      scope.setErrorHandler((error, _request, reply) => sendErrors(reply, error));
      scope.get('/session', (request, reply) => this.show(request, reply));
      scope.post('/session', { bodyLimit: LIMITS.signInBody }, (request, reply) => this.begin(request, reply));
      scope.delete('/session', (request, reply) => this.end(request, reply));
      scope.post('/tokens/revoke', { bodyLimit: LIMITS.signInBody }, (request, reply) => this.revoke(request, reply));
    });
  }

  private async show(request: FastifyRequest, reply: FastifyReply): Promise<Session> {
    void reply.header('cache-control', 'no-store');
    const { token, byCookie } = this.access.tokenOf(request);
    if (token === undefined) return this.session();
    try {
      return this.session(await this.access.identify(token));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'UNAVAILABLE') return { ...this.session(), readOnly: error.message };
      if (byCookie) void reply.header('set-cookie', this.cookie.clear());
      return this.session();
    }
  }

  private async begin(request: FastifyRequest, reply: FastifyReply): Promise<Session> {
    this.attempt(request);
    requireOwnPage(request, this.config);
    const token = await this.tokenFor(request.body);
    void reply.header('cache-control', 'no-store');
    return this.session(await this.keep(reply, token));
  }

  /** Counts an attempt to sign in. */
  attempt({ ip }: FastifyRequest): void {
    this.attempts.take(networkOf(ip));
  }

  /** Has a browser keep a token, if it holds, until it expires. */
  async keep(reply: FastifyReply, token: string): Promise<Identity> {
    const identity = await this.access.identify(token);
    if (token.length > MAX_COOKIE_TOKEN)
      throw badInput(
        'token',
        `has ${token.length} characters, and a browser keeps ${MAX_COOKIE_TOKEN}: have the issuer put less into it`,
      );
    const left = Math.max(0, identity.expiresAt - Math.floor(Date.now() / 1000));
    void reply.header('set-cookie', this.cookie.set(token, left));
    return identity;
  }

  private end(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    requireOwnPage(request, this.config);
    return reply.status(204).header('cache-control', 'no-store').header('set-cookie', this.cookie.clear()).send();
  }

  private async revoke(request: FastifyRequest, reply: FastifyReply): Promise<object> {
    const editor = await this.access.require(request, 'editor', 'to revoke a token');
    const given = textIn(request.body, 'token');
    if (given === undefined) throw badInput('token', 'is missing: send the token, or its jti');
    void reply.header('cache-control', 'no-store');
    return this.access.revoke(given, editor);
  }

  /** The token that the session will hold. */
  private async tokenFor(body: unknown): Promise<string> {
    const [token, code] = [textIn(body, 'token'), textIn(body, 'code')];
    if (token !== undefined) return token;
    if (code === undefined) throw badInput('token', 'is missing: send a token, or the code of a one-time link');
    const { own } = this.access;
    if (!own || !this.codes.take(code))
      throw unauthenticated(
        'the link was used before, is older than 15 minutes, or is of another node: start the service anew for another',
      );
    return own.issue(firstEditor, 'editor', LINK_DAYS * DAY);
  }

  private session(identity?: Identity): Session {
    const { own, oidc, readOnly } = this.access;
    return {
      editor: identity ? { id: identity.id, name: identity.name, role: identity.role } : null,
      expiresAt: identity ? new Date(identity.expiresAt * 1000).toISOString() : null,
      readOnly: readOnly ?? null,
      signIn: {
        code: own !== undefined,
        token: readOnly === undefined,
        oidc: oidc?.config.clientId ? BEGINNING : null,
      },
    };
  }
}

function textIn(body: unknown, field: string): string | undefined {
  const value = (body as Record<string, unknown> | null | undefined)?.[field];
  if (value !== undefined && typeof value !== 'string') throw badInput(field, 'is no text');
  return value?.trim();
}
