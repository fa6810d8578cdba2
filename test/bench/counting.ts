import type { Bench } from './bench.js';
import { ask, warm } from './client.js';
import { median, ms, quotients } from './measure.js';
import type { Measure } from './measure.js';
import { pageRequest, totalRequest } from './requests.js';
import { COMMON_WORD } from './words.js';

const filter = { text: COMMON_WORD };

/** How long others wait for a page while a list is counted that a common word narrows: nothing may hold up the thread that answers. */
export async function whileCounting({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.facts);
  const rounds = await logs.served([log], async ([server]) => {
    const head = await server!.position();
    await warm(server!.url, pageRequest(head));
    await warm(server!.url, totalRequest(head, filter));
    const found: { took: number; longest: number }[] = [];
    // A count is kept for its position.
    for (let round = 1; round <= sizes.turns.rounds; round++) found.push(await longestWait(server!.url, head - round));
    return found;
  });
  const [waited, counted] = [rounds.map(({ longest }) => longest), rounds.map(({ took }) => took)];
  return [
    {
      what: 'Longest page while a common word is counted',
      measured: ms(median(waited)),
      against: `${ms(median(counted))} of counting`,
      rounds: quotients(waited, counted),
    },
  ];
}

/** How long a count takes, and the longest of the pages that are asked for, one after the other, until it is there. */
async function longestWait(url: string, position: number): Promise<{ took: number; longest: number }> {
  const start = performance.now();
  const state = { took: 0 };
  let longest = 0;
  // Beside the one connection by which pages are asked for.
  const counting = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
    body: totalRequest(position, filter),
  })
    .then((response) => response.text())
    .then(() => (state.took = performance.now() - start));
  while (state.took === 0) longest = Math.max(longest, (await ask(url, pageRequest(position))).milliseconds);
  await counting;
  return { took: state.took, longest };
}
