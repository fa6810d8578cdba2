import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { withoutEndings } from './endings.js';
import { foldedWords } from './folding.js';

const stemsOf = (word: string): string[] => withoutEndings(foldedWords(word)[0]!);

describe('given a word in one of its forms', () => {
  it.each([
    ['посредниками', 'посредник'],
    ['Токаевым', 'токаев'],
    ['переговорах', 'переговор'],
    ['мира', 'мир'],
    ['тоқаевтың', 'токаев'],
    ['Қазақстанның', 'казакстан'],
    ['делдалдар', 'делдал'],
    ['президентінің', 'президент'],
    ['келіссөздерге', 'келиссоз'],
    ['баласынан', 'бала'],
    ['кездесуін', 'кездесу'],
    ['ұсыныстарымыздан', 'усыныс'],
  ])('finds what %s has without its endings: %s', (word, stem) => {
    expect(stemsOf(word)).toContain(stem);
  });

  it('takes off the fewest letters first', () => {
    expect(stemsOf('кездесулерінде')).toEqual(['кездесулеринд', 'кездесулери', 'кездесулер', 'кездесу']);
  });
});

describe('given a word that would lose too much', () => {
  it.each(['или', 'дос', 'ата', 'үй', 'аты'])('leaves %s alone', (word) => {
    expect(stemsOf(word)).toEqual([]);
  });

  it('leaves four letters of a Kazakh word and three of a Russian one', () => {
    expect(stemsOf('достар')).toEqual([]);
    expect(stemsOf('дома')).toEqual(['дом']);
  });
});

it.each(['Tokayev', 'NUR', '2025', '東京', 'covid19'])('a word that is not Cyrillic has no endings: %s', (word) => {
  expect(stemsOf(word)).toEqual([]);
});

it('gives beginnings of the word only', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя'.split('')), maxLength: 14 });
  fc.assert(
    fc.property(letters, (word) => {
      for (const stem of withoutEndings(word))
        expect([stem.length < word.length, word.startsWith(stem)]).toEqual([true, true]);
    }),
  );
});
