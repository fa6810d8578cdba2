import { Module } from '@nestjs/common';
import { CaptureSnapshotHandler, RegisterSourceHandler } from './write/handlers.js';

/** Handlers of the sources' commands; needs `DecideAndAppend`, `References` and `KnownQuotes` from global modules. */
@Module({ providers: [RegisterSourceHandler, CaptureSnapshotHandler] })
export class SourcesModule {}
