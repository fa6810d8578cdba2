/** How much is measured: `full` for a report; `quick`, of the daily parts, in less than a minute. */
export const sizes = {
  full: {
    facts: 1_000_000,
    some: 100_000,
    few: 1_000,
    turns: { rounds: 5, repeats: 20 },
    replay: { rounds: 5, events: 200_000 },
    gateway: { rounds: 5, events: 10_000 },
    appends: { rounds: 5, seconds: 1 },
    load: { rounds: 5, seconds: 2 },
    mutations: { rounds: 5, seconds: 2, events: 10_000 },
    live: { rounds: 5, seconds: 2 },
    starts: { rounds: 5 },
  },
  quick: {
    facts: 3_000,
    some: 3_000,
    few: 500,
    turns: { rounds: 5, repeats: 6 },
    replay: { rounds: 3, events: 1_500 },
    gateway: { rounds: 3, events: 1_500 },
    appends: { rounds: 3, seconds: 0.3 },
    load: { rounds: 3, seconds: 0.5 },
    mutations: { rounds: 3, seconds: 0.7, events: 1_500 },
    live: { rounds: 3, seconds: 1 },
    starts: { rounds: 3 },
  },
};
export type Sizes = (typeof sizes)['full'];
