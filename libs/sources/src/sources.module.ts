import { Global, Module } from '@nestjs/common';
import { EvidenceFinder } from '@timeline/read-model';
import { Addresses } from './write/addresses.js';
import {
  CorrectSourceHandler,
  MergeSourceHandler,
  ReinstateSourceHandler,
  TranslateSourceHandler,
  WithdrawSourceHandler,
} from './write/edit-sources.js';
import { EvidenceInStore } from './write/evidence-in-store.js';
import { CaptureSnapshotHandler, RegisterSourceHandler } from './write/register-source.js';

/** Handlers of the sources' commands, and what finds sources for all slices; needs `KnownQuotes` and the record's providers. */
@Global()
@Module({
  providers: [
    Addresses,
    RegisterSourceHandler,
    CaptureSnapshotHandler,
    CorrectSourceHandler,
    WithdrawSourceHandler,
    MergeSourceHandler,
    ReinstateSourceHandler,
    TranslateSourceHandler,
    { provide: EvidenceFinder, useClass: EvidenceInStore },
  ],
  exports: [EvidenceFinder],
})
export class SourcesModule {}
