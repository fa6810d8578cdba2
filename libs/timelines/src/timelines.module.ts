import { Module } from '@nestjs/common';
import {
  CreateTimelineHandler,
  PlaceFactHandler,
  RemoveFactHandler,
  ReportFactOnTimelinesHandler,
} from './write/handlers.js';

/** Handlers of the timelines' commands; needs `DecideAndAppend` and `References` from a global module. */
@Module({ providers: [CreateTimelineHandler, PlaceFactHandler, RemoveFactHandler, ReportFactOnTimelinesHandler] })
export class TimelinesModule {}
