import type { Bench } from './bench.js';
import { warm } from './client.js';
import type { Measure } from './measure.js';
import { positionAt, shares } from './pages.js';
import { facetsRequest, pageRequest, totalRequest } from './requests.js';
import { asked, beside, inTurn } from './turns.js';
import { COMMON_WORD } from './words.js';

const counts = { totalCount: (position: number) => totalRequest(position), facets: facetsRequest };

/** How many there are, and of which kinds: in the past against the head, over one connection. */
export async function countsOfThePast({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.facts);
  const timed = await logs.served([log], async ([server]) => {
    const head = await server!.position();
    for (const request of Object.values(counts)) await warm(server!.url, request(head));
    const cases = Object.entries(counts).flatMap(([name, request]) =>
      [...shares, 1].map((share) =>
        asked(server!, `${name} ${share}`, (repeat) => request(positionAt(head, share, repeat))),
      ),
    );
    return inTurn(cases, sizes.turns);
  });
  return Object.keys(counts).flatMap((name) =>
    shares.map((share) =>
      beside(timed, `${name} ${share}`, `${name} 1`, {
        what: `${name} at ${share * 100} %`,
        against: 'at head',
        reach: { atMost: 1.2 },
      }),
    ),
  );
}

/** The first 20 facts that hold a word which most of them hold, uncounted, against the first 20 of all. */
export async function search({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.facts);
  const filter = { text: COMMON_WORD };
  const timed = await logs.served([log], async ([server]) => {
    const head = await server!.position();
    for (const narrowed of [{ filter }, {}]) await warm(server!.url, pageRequest(head, { first: 20, ...narrowed }));
    return inTurn(
      [
        asked(server!, 'search', (repeat) => pageRequest(head - repeat, { first: 20, filter })),
        asked(server!, 'page', (repeat) => pageRequest(head - repeat, { first: 20 })),
      ],
      sizes.turns,
    );
  });
  return [
    beside(timed, 'search', 'page', {
      what: 'Search of a common word, first 20',
      against: 'a page of 20',
      reach: { atMost: 3 },
    }),
  ];
}
