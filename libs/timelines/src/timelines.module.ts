import { Module } from '@nestjs/common';
import { CorrectTimelineHandler, CreateTimelineHandler, TranslateTimelineHandler } from './write/edit-timelines.js';
import { PlaceFactHandler, RemoveFactHandler, ReportFactOnTimelinesHandler } from './write/place-facts.js';

/** Handlers of the timelines' commands; needs `Editing`, `References` and `EvidenceFinder` from global modules. */
@Module({
  providers: [
    CreateTimelineHandler,
    CorrectTimelineHandler,
    TranslateTimelineHandler,
    PlaceFactHandler,
    RemoveFactHandler,
    ReportFactOnTimelinesHandler,
  ],
})
export class TimelinesModule {}
