import { ask, warm } from './client.js';
import { timelineSlug } from './generate.js';
import { median, ms, percentiles, quotients } from './measure.js';
import type { Measure } from './measure.js';
import type { ServerProcess } from './processes.js';

/** A word that nine of ten facts have, and by names of actors also the others. */
const COMMON_WORD = 'саммит';

const query = (of: string) => `query Filtered($filter: FactFilter, $asOf: AsOf) {
  timeline(slug: "${timelineSlug}", asOf: $asOf) { entries(first: 20, filter: $filter) { ${of} } } }`;
const page = query('nodes { fact { id slug kind status title(languages: ["en"]) { value } occurredAt { edtf } } }');
const count = query('totalCount');

const body = (of: string, position: number, filter?: object): string =>
  JSON.stringify({ query: of, variables: { filter, asOf: { position: String(position) } } });

/** A search for a common word against a page without one, and how long others wait while such a list is counted. */
export async function filteredOverHttp(
  { server: { url }, head }: { readonly server: ServerProcess; readonly head: number },
  { rounds, repeats }: { readonly rounds: number; readonly repeats: number },
): Promise<Measure[]> {
  const filter = { text: COMMON_WORD };
  for (const warmed of [body(page, head), body(page, head, filter), body(count, head, filter)]) await warm(url, warmed);
  const [searched, plain, counted, waited]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < rounds; round++) {
    const [searches, pages]: [number[], number[]] = [[], []];
    for (let repeat = 0; repeat < repeats; repeat++) {
      searches.push((await ask(url, body(page, head - repeat, filter))).milliseconds);
      pages.push((await ask(url, body(page, head - repeat))).milliseconds);
    }
    searched.push(median(searches));
    plain.push(median(pages));
    // A count is kept for its position.
    const { took, longest } = await whileCounting(url, head - 1 - round);
    counted.push(took);
    waited.push(longest);
  }
  return [
    {
      what: 'Search of a common word, first 20',
      measured: ms(median(searched)),
      against: `${ms(median(plain))} without`,
      rounds: quotients(searched, plain),
      reach: { atMost: 3 },
      details: { searched: percentiles(searched), plain: percentiles(plain) },
    },
    {
      what: 'Longest page while such a list is counted',
      measured: ms(median(waited)),
      against: `${ms(median(counted))} of counting`,
      rounds: quotients(waited, counted),
    },
  ];
}

/** How long a count takes, and the longest of the pages that are asked for until it is there. */
async function whileCounting(url: string, position: number): Promise<{ took: number; longest: number }> {
  const start = performance.now();
  const counted = { took: 0 };
  // Beside the one connection by which pages are asked for.
  const counting = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
    body: body(count, position, { text: COMMON_WORD }),
  })
    .then((response) => response.text())
    .then(() => (counted.took = performance.now() - start));
  let longest = 0;
  while (counted.took === 0) longest = Math.max(longest, (await ask(url, body(page, position))).milliseconds);
  await counting;
  return { took: counted.took, longest };
}
