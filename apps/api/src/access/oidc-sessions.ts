import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuthorizationResponseError } from 'openid-client';
import { Refusal } from '@timeline/kernel';
import { CONFIG } from '../record.module.js';
import type { Config } from '../config.js';
import { Access } from './access.js';
import { BEGINNING, CALLBACK, OidcSignIn, SIGN_IN_SECONDS } from './oidc-sign-in.js';
import { signInCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Browsers' way to the issuer and back. What goes wrong is told at /sign-in?error=…, in words. */
@Injectable()
export class OidcSessions implements OnModuleInit {
  private readonly log = new Logger('sign-in');
  private readonly cookie;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly access: Access,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.cookie = signInCookie(config.publicUrl.startsWith('https:'));
  }

  async onModuleInit(): Promise<void> {
    const { own, oidc } = this.access;
    if (!oidc?.config.clientId) return;
    const signIn = new OidcSignIn(oidc, own?.secret ?? oidc.config.clientSecret);
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.get(
      BEGINNING,
      { exposeHeadRoute: false },
      this.telling((...of) => this.begin(signIn, ...of)),
    );
    fastify.get(
      CALLBACK,
      { exposeHeadRoute: false },
      this.telling((...of) => this.end(signIn, ...of)),
    );
  }

  private async begin(signIn: OidcSignIn, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { returnTo } = request.query as { returnTo?: unknown };
    const { location, sealed } = await signIn.begin(
      this.base(request),
      typeof returnTo === 'string' ? returnTo : undefined,
    );
    return reply.header('set-cookie', this.cookie.set(sealed, SIGN_IN_SECONDS)).redirect(location, 302);
  }

  /**
   * A cookie that no other site sends is not sent along a way that began at another site either: so the last step is one
   * that our own page takes.
   */
  private async end(signIn: OidcSignIn, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    void reply.header('set-cookie', this.cookie.clear());
    const { token, returnTo } = await signIn.end(
      this.base(request),
      request.url,
      this.cookie.read(request.headers.cookie),
    );
    await this.sessions.keep(reply, token);
    return reply.type('text/html; charset=utf-8').send(leadingTo(returnTo));
  }

  private telling(handle: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      void reply.header('cache-control', 'no-store');
      try {
        this.sessions.attempt(request);
        return await handle(request, reply);
      } catch (error) {
        return reply.redirect(`${this.base(request)}/sign-in?error=${encodeURIComponent(this.inWords(error))}`, 302);
      }
    };
  }

  private inWords(error: unknown): string {
    if (error instanceof Refusal) {
      if (error.cause instanceof Error) this.log.warn(`${error.message} (${error.cause.message})`);
      return error.message;
    }
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
      return 'signing in was given up at the issuer';
    this.log.warn(String(error));
    return 'signing in did not succeed: begin again';
  }

  private base({ protocol, host }: FastifyRequest): string {
    return this.config.publicUrl || `${protocol}://${host}`;
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function leadingTo(path: string): string {
  const target = path.replace(/[&<>"]/g, (sign) => escapes[sign]!);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${target}"><title>Signed in</title><p><a href="${target}">Signed in</a></p></html>`;
}
