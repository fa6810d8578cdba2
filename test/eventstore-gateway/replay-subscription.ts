import { setTimeout as later } from 'node:timers/promises';
import type { AllStreamSubscription, Filter, StreamSubscription } from '@eventstore/db-client';
import { positionOf, revision } from './run.js';
import type { Run } from './run.js';
import type { AllFilter, Step } from './scenario.js';

/** What a subscription said, in order, while the steps in `during` were done, from the moment it had caught up. */
export async function followed(
  step: Step,
  run: Run,
  perform: (step: Step, run: Run) => Promise<unknown>,
): Promise<unknown> {
  const messages: unknown[] = [];
  const checkpoints: bigint[] = [];
  const subscription = subscribe(step, run, checkpoints);
  const ended = moment();
  const caughtUp = moment();
  let matched = 0;
  subscription.on('confirmation', () => messages.push('confirmation'));
  subscription.on('caughtUp', () => {
    if (!messages.includes('caughtUp')) messages.push('caughtUp');
    caughtUp.reached();
  });
  subscription.on('data', (resolved) => {
    if (step.to.all && !run.names.isOurs(resolved.event?.streamId)) return;
    messages.push(step.revisionsOnly ? { revision: String(resolved.event!.revision) } : run.names.event(resolved));
    if (++matched >= step.until) ended.reached();
  });
  subscription.on('error', (error) => {
    messages.push(run.names.error(error));
    ended.reached();
  });
  subscription.on('end', () => {
    messages.push('end');
    ended.reached();
  });
  await Promise.race([caughtUp.passed, ended.passed]);
  const during = [];
  for (const inner of step.during) during.push(await perform(inner, run));
  await Promise.race([ended.passed, later(5_000, undefined, { ref: false })]);
  await later(30);
  await subscription.unsubscribe();
  // `unsubscribe` resolves before the end is told.
  await later(0);
  if (step.checkpoints) return { messages, ...summary(checkpoints) };
  return { messages, ...(step.revisionsOnly ? {} : { during }) };
}

function subscribe(step: Step, { client, names, saved }: Run, checkpoints: bigint[]) {
  const { all, stream } = step.to;
  const subscription = all
    ? client.subscribeToAll({
        fromPosition: positionOf(step.from as 'start', saved),
        filter: filterOf(all, names, checkpoints),
      })
    : client.subscribeToStream(names.fill(stream), { fromRevision: revision(step.from as 'start') });
  return subscription as AllStreamSubscription & StreamSubscription;
}

function filterOf(all: AllFilter, names: Run['names'], checkpoints: bigint[]): Filter {
  const { prefixes, regex, filterOn, checkpointInterval = 32, maxSearchWindow } = all;
  return {
    filterOn,
    checkpointInterval,
    ...(maxSearchWindow ? { maxSearchWindow } : {}),
    ...(prefixes ? { prefixes: prefixes.map((prefix) => names.fill(prefix)) } : { regex: names.fill(regex!) }),
    checkpointReached: async (_, { commit }) => void checkpoints.push(commit),
  };
}

/** How many checkpoints come depends on what else is in the log; what counts is that they come, and rise. */
const summary = (checkpoints: readonly bigint[]) => ({
  checkpointsBeforeCaughtUp: checkpoints.length > 0,
  checkpointsRise: checkpoints.every((at, index) => index === 0 || at > checkpoints[index - 1]!),
});

function moment(): { readonly passed: Promise<void>; readonly reached: () => void } {
  let reached = (): void => undefined;
  const passed = new Promise<void>((resolve) => (reached = resolve));
  return { passed, reached };
}
