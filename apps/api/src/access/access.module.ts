import { Global, Module } from '@nestjs/common';
import { Revocations } from '@timeline/access';
import { DecideAndAppend } from '@timeline/event-store';
import type { Config } from '../config.js';
import { CONFIG } from '../record.module.js';
import { Access } from './access.js';
import { FirstToken, keepFirstToken } from './first-token.js';
import { OidcIssuer } from './oidc-issuer.js';
import { OidcSessions } from './oidc-sessions.js';
import { OneTimeCodes } from './one-time-codes.js';
import { OwnIssuer } from './own-issuer.js';
import { Sessions } from './sessions.js';

/** Sign-in, and who may write. */
@Global()
@Module({
  providers: [
    {
      provide: Access,
      useFactory: (config: Config, log: DecideAndAppend) =>
        new Access(config, new Revocations(log), OwnIssuer.of(config), config.oidc && new OidcIssuer(config.oidc)),
      inject: [CONFIG, DecideAndAppend],
    },
    {
      provide: FirstToken,
      useFactory: ({ own }: Access, { dataDir }: Config) => keepFirstToken(own, dataDir),
      inject: [Access, CONFIG],
    },
    { provide: OneTimeCodes, useFactory: () => new OneTimeCodes() },
    Sessions,
    OidcSessions,
  ],
  exports: [Access],
})
export class AccessModule {}
