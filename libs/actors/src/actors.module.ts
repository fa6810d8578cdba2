import { Module } from '@nestjs/common';
import { RegisterActorHandler } from './write/register-actor.js';

/** Handlers of the actors' commands; needs `DecideAndAppend` from a global module. */
@Module({ providers: [RegisterActorHandler] })
export class ActorsModule {}
