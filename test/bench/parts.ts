import { appends } from './appends.js';
import { attacked } from './attacks.js';
import type { Bench } from './bench.js';
import { whileCounting } from './counting.js';
import { countsOfThePast, search } from './counts.js';
import { sizeOnDisk } from './disk.js';
import { appendsThroughGateway, readsThroughGateway } from './gateway.js';
import { correctedOften, crowdedPages } from './heavy.js';
import { live } from './live.js';
import { pagesUnderLoad } from './load.js';
import type { Measure } from './measure.js';
import { mutations } from './mutations.js';
import { growth, pagesInProcess, pastPages } from './pages.js';
import { building, replay } from './replay.js';
import { memory, starts } from './resources.js';

/** A part of a run, by itself: it asks for the logs that it needs and leaves nothing running. */
export interface Part {
  readonly name: string;
  /** The logs it asks for, each by its number of facts, and whether their read models are built. */
  readonly needs: string;
  readonly run: (bench: Bench) => Promise<Measure[]>;
  /** Also in a quick run where no parts are chosen. */
  readonly daily?: true;
}

/** In the order of the table. */
export const parts: readonly Part[] = [
  { name: 'appends', needs: 'no log', run: appends, daily: true },
  { name: 'gateway-appends', needs: 'no log', run: appendsThroughGateway },
  { name: 'replay', needs: 'the log of all facts', run: replay, daily: true },
  { name: 'gateway-reads', needs: 'the log of some facts', run: readsThroughGateway },
  { name: 'building', needs: 'all facts, built', run: building },
  { name: 'walks', needs: 'all facts, built', run: pagesInProcess, daily: true },
  { name: 'past', needs: 'all facts, built', run: pastPages, daily: true },
  { name: 'counts', needs: 'all facts, built', run: countsOfThePast, daily: true },
  { name: 'growth', needs: 'all facts and few, built', run: growth },
  { name: 'search', needs: 'all facts, built', run: search, daily: true },
  { name: 'counting', needs: 'all facts, built', run: whileCounting },
  { name: 'crowded', needs: 'some facts: ordinary, of one day, by year; built', run: crowdedPages },
  { name: 'corrected', needs: '200 facts, the first corrected 1,000 times, and once; built', run: correctedOften },
  { name: 'load', needs: 'all facts, built', run: pagesUnderLoad, daily: true },
  { name: 'mutations', needs: 'a copy of few facts, built; the log of some', run: mutations },
  { name: 'attacks', needs: 'some facts, built', run: attacked },
  { name: 'live', needs: 'a copy of few facts, built', run: live },
  { name: 'starts', needs: 'all facts and few, built', run: starts },
  { name: 'memory', needs: 'all facts, built', run: memory },
  { name: 'disk', needs: 'all facts, built', run: sizeOnDisk },
];
