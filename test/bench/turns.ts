import { ask } from './client.js';
import { median, ms, percentiles, quotients } from './measure.js';
import type { Measure, Reach } from './measure.js';
import type { ServerProcess } from './processes.js';

/** One thing to be timed, many times over, in turn with the others; `time` gives milliseconds. */
export interface Case {
  readonly name: string;
  readonly time: (repeat: number) => number | Promise<number>;
}

/** How often: `repeats` of each case in every round. */
export interface Turns {
  readonly rounds: number;
  readonly repeats: number;
}

/** Times by case: the median of each round's repeats, and all of them. */
export type Timed = ReadonlyMap<string, { readonly rounds: number[]; readonly all: number[] }>;

/** Times every case in turn. The round before the first is not counted: code is compiled in it. */
export async function inTurn(cases: readonly Case[], { rounds, repeats }: Turns): Promise<Timed> {
  const timed: Timed = new Map(cases.map(({ name }) => [name, { rounds: [], all: [] }]));
  for (let round = -1; round < rounds; round++) {
    const times = new Map(cases.map(({ name }) => [name, [] as number[]]));
    for (let repeat = 0; repeat < repeats; repeat++)
      for (const { name, time } of cases) times.get(name)!.push(await time(repeat));
    if (round < 0) continue;
    for (const [name, { rounds, all }] of timed) {
      rounds.push(median(times.get(name)!));
      all.push(...times.get(name)!);
    }
  }
  return timed;
}

/** A request over one connection, one after the other, each executed; `body` gives that of a repeat. */
export const asked = (server: ServerProcess, name: string, body: (repeat: number) => string): Case => ({
  name,
  time: async (repeat) => (await ask(server.url, body(repeat))).milliseconds,
});

/** How much longer one case takes than another: medians of the rounds, and percentiles of all repeats. */
export function beside(
  timed: Timed,
  over: string,
  under: string,
  row: { readonly what: string; readonly against: string; readonly reach?: Reach },
): Measure {
  const [one, other] = [timed.get(over)!, timed.get(under)!];
  return {
    what: row.what,
    measured: ms(median(one.rounds)),
    against: `${ms(median(other.rounds))} ${row.against}`,
    rounds: quotients(one.rounds, other.rounds),
    ...(row.reach ? { reach: row.reach } : {}),
    details: { over: percentiles(one.all), under: percentiles(other.all) },
  };
}
