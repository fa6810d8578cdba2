import { performance } from 'node:perf_hooks';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Asker } from '@timeline/read-model';
import { Refusal } from '@timeline/kernel';

/** What one request may use: objects that its answer is made of (a text counts one for each 100 characters), and ms of the thread. */
export interface BudgetLimits {
  readonly objects: number;
  readonly ms: number;
}

/** Reading a document takes no longer; what passes until a refusal of it is sent may be waiting. */
const MOST_READING_MS = 250;
/** How many objects are made between two looks at the clock. */
const LOOK = 64;

/**
 * What one request uses of this node, counted as it is used: whatever a query was estimated at, its answer ends with
 * QUERY_TOO_COMPLEX where the budget does, and with nobody to read it once the client has gone.
 */
export class Budget implements Asker {
  private objects = 0;
  private usedMs = 0;
  private workingSince: number | undefined;
  private readingSince: number | undefined;
  private execution: { readonly since: number; readonly counted: number } | undefined;
  private isRefused = false;
  private hasGone = false;
  private settled: ((ms: number) => void) | undefined;
  private readonly whenGone = new Set<() => void>();

  constructor(
    private readonly limits: BudgetLimits,
    /** Who is counted as one, for fair queues and rates. */
    readonly address: string,
  ) {}

  /** Work that was done for it elsewhere: in a thread beside, or before it was executed. */
  charge(ms: number): void {
    if (this.settled) this.settled(ms);
    else this.usedMs += ms;
  }

  /** The request is over: what is still worked for it is told to whoever counts that. Gives what it took so far. */
  settle(late: (ms: number) => void): number {
    this.endReading();
    this.settled = late;
    return this.usedMs;
  }

  /** The document is read, and then checked: time that is counted whether it is executed or not. */
  beginReading(): void {
    this.readingSince = performance.now();
  }

  endReading(): void {
    if (this.readingSince === undefined) return;
    this.usedMs += Math.min(MOST_READING_MS, performance.now() - this.readingSince);
    this.readingSince = undefined;
  }

  /**
   * From here until `endExecuting` the answer is made. What is resolved without a wait, as introspection is, is timed as a whole;
   * of the rest, the turns that are worked in are.
   */
  beginExecuting(): void {
    const execution = { since: performance.now(), counted: this.usedMs };
    this.execution = execution;
    setImmediate(() => {
      if (this.execution === execution) this.execution = undefined;
    });
  }

  endExecuting(): void {
    const { execution } = this;
    if (execution) this.usedMs = execution.counted + performance.now() - execution.since;
    this.execution = undefined;
  }

  /** The client has closed its connection. */
  leave(): void {
    this.hasGone = true;
    for (const tell of this.whenGone) tell();
    this.whenGone.clear();
  }

  /** Calls back once the client has gone; gives back what stops that. */
  onGone(tell: () => void): () => void {
    if (this.hasGone) tell();
    else this.whenGone.add(tell);
    return () => void this.whenGone.delete(tell);
  }

  /** Time counts from here until `rest`. */
  work(): void {
    this.workingSince = performance.now();
  }

  rest(): void {
    this.usedMs += this.sinceWork();
    this.workingSince = undefined;
  }

  /** Counts objects. Throws QUERY_TOO_COMPLEX from the end of the budget on. */
  spend(objects: number): void {
    const before = this.objects;
    this.objects += objects;
    const isTime = Math.floor(before / LOOK) !== Math.floor(this.objects / LOOK);
    if (this.isRefused || this.objects > this.limits.objects || (isTime && this.isOver())) this.refuse();
  }

  private isOver(): boolean {
    return this.hasGone || this.usedMs + this.sinceWork() > this.limits.ms;
  }

  private sinceWork(): number {
    return this.workingSince === undefined ? 0 : performance.now() - this.workingSince;
  }

  private refuse(): never {
    this.isRefused = true;
    if (this.hasGone) throw new Refusal('UNAVAILABLE', 'the client has gone');
    const { objects, ms } = this.limits;
    throw new Refusal(
      'QUERY_TOO_COMPLEX',
      `the answer needs more than ${objects} objects or ${ms} ms, of which ${Math.min(objects, this.objects)} objects were reached: ask for smaller pages, fewer levels or fewer texts`,
    );
  }
}

/**
 * The budget of the request whose answer is being made; undefined for the service's own work. Set around the turns in which
 * an execution goes on: asynchronous contexts would tell it anywhere, but make every promise dearer.
 */
let current: Budget | undefined;

/** Does some of a request's work in this turn of the event loop, and counts it and its time. */
export function during<T>(budget: Budget, work: () => T): T {
  if (current === budget) return work();
  const outer = current;
  current = budget;
  budget.work();
  try {
    return work();
  } finally {
    budget.rest();
    current = outer;
  }
}

/** What an execution carries of its budget. */
export interface Budgeted {
  readonly budget?: Budget;
}

/** The budget of the request, for a resolver that has work done beside: undefined for the service's own queries. */
export const CurrentBudget = createParamDecorator(
  (_: unknown, context: ExecutionContext): Budget | undefined =>
    GqlExecutionContext.create(context).getContext<Budgeted | undefined>()?.budget,
);

/** Counts what an answer is made of as it is made. Throws QUERY_TOO_COMPLEX from the end of the request's budget on. */
export function spend(objects = 1): void {
  current?.spend(objects);
}
