import { stemmer } from '@orama/stemmers/russian';

/** Endings of Kazakh nouns in folded letters, longest first, in the order in which a word loses them. */
const kazakhEndings = {
  cases:
    'ндагы ндеги нда нде нан нен нын нин дагы деги тагы теги да де та те дан ден тан тен дын дин тын тин га ге ка ке на не ды ди ты ти ны ни мен бен пен',
  possessives: 'ымыз имиз ыныз иниз мыз миз ныз низ сын син сы си ым им ын ин ы и',
  plural: 'лар лер дар дер тар тер',
};
const inTurn = Object.values(kazakhEndings).map((endings) =>
  endings.split(' ').toSorted((a, b) => b.length - a.length),
);

const KAZAKH_STAYS = 4;
const RUSSIAN_STAYS = 3;

/**
 * What may be left of a folded word without its grammatical endings, longest first; none where it has none. Russian by
 * Snowball (at least three letters stay), Kazakh by a table (at least four).
 */
export function withoutEndings(word: string): string[] {
  if (!/^[а-яё]+$/u.test(word)) return [];
  const russian = stemmer(word);
  const stems = [...(russian.length >= RUSSIAN_STAYS ? [russian] : []), ...kazakhStems(word)];
  return [...new Set(stems)].filter((stem) => stem !== word).toSorted((a, b) => b.length - a.length);
}

/** The word after each ending that it loses: кездесулеринде → кездесулери → кездесулер → кездесу. */
function kazakhStems(word: string): string[] {
  const stems: string[] = [];
  let left = word;
  for (const endings of inTurn) {
    const ending = endings.find((one) => left.endsWith(one) && left.length - one.length >= KAZAKH_STAYS);
    if (ending === undefined) continue;
    left = left.slice(0, -ending.length);
    stems.push(left);
  }
  return stems;
}
