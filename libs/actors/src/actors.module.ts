import { Module } from '@nestjs/common';
import {
  CorrectActorHandler,
  MergeActorHandler,
  ReinstateActorHandler,
  TranslateActorHandler,
} from './write/edit-actors.js';
import { RegisterActorHandler } from './write/register-actor.js';

/** Handlers of the actors' commands; needs `Editing`, `References` and `EvidenceFinder` from global modules. */
@Module({
  providers: [
    RegisterActorHandler,
    CorrectActorHandler,
    MergeActorHandler,
    ReinstateActorHandler,
    TranslateActorHandler,
  ],
})
export class ActorsModule {}
