import { Refusal } from '@timeline/kernel';

/** Objects that one turn of the event loop may make for answers: some 0.2 s, and 50 MB. A text counts one for each 100 characters. */
const MOST = 50_000;

let spent = 0;
let refusal: Refusal | undefined;

function begin(): void {
  spent = 0;
  refusal = undefined;
}

/**
 * Counts what an answer is made of as it is made. Nested lists are resolved within one turn of the event loop, where nobody
 * else is answered: an answer that would make millions of objects ends here, whatever its query was estimated at. Throws
 * QUERY_TOO_COMPLEX, the same one until the turn ends.
 */
export function spend(units = 1): void {
  if (spent === 0) setImmediate(begin);
  spent += units;
  if (spent <= MOST) return;
  throw (refusal ??= new Refusal(
    'QUERY_TOO_COMPLEX',
    `the answer is made of more than ${MOST} objects: ask for smaller pages, fewer levels or fewer texts`,
  ));
}
