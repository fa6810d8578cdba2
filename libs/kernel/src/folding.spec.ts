import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { foldedWords } from './folding.js';

describe('given words to compare in a search', () => {
  it.each<[text: string, words: string[]]>([
    ['ӘҒҚҢӨҰҮҺІ әғқңөұүһі', ['агкноуухи', 'агкноуухи']],
    ['Тоқаевтың көшесі', ['токаевтын', 'кошеси']],
    ['Алтай и́ Йод, ЁЖ ёлка', ['алтай', 'и', 'йод', 'еж', 'елка']],
    ['и\u0306од', ['йод']],
    ['за́мок', ['замок']],
    ['São Tomé, Ünïcode', ['sao', 'tome', 'unicode']],
    ['İstanbul', ['istanbul']],
    ["Qasym-Jomart O'zbek Oʻzbek Ka’ba", ['qasym', 'jomart', 'ozbek', 'ozbek', 'kaba']],
    ['«Мост-2025», №7: 24.09.', ['мост', '2025', '7', '24', '09']],
    ['東京 مكة', ['東京', 'مكة']],
    [' — … ', []],
    ['', []],
  ])('makes of %j the words %j', (text, words) => {
    expect(foldedWords(text)).toEqual(words);
  });

  it('finds the same words in what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = foldedWords(text);
        expect(foldedWords(words.join(' '))).toEqual(words);
      }),
    );
  });

  it('makes the same of a text whatever else stands beside it', () => {
    const characters = `әғқңөұүһіёйщьаяАЯЁҚaqzAZ019'’ʼʻ\`«»„“”–—…№_.,-\u00a0\n `;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...characters.split('')) }), (text) => {
        expect(foldedWords(`${text} 東京`)).toEqual([...foldedWords(text), '東京']);
      }),
    );
  });

  it('makes no difference of capitals', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'әғқңөұүһіёйщaqzéñ -1'.split('')) });
    fc.assert(
      fc.property(letters, (text) => {
        expect(foldedWords(text.toUpperCase())).toEqual(foldedWords(text));
      }),
    );
  });
});
