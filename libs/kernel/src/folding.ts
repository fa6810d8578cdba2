const toRussian: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
};

/**
 * The words of a text as a search compares them: lower case, Kazakh letters as the Russian ones people type in their place
 * (қ → к; й stays), Latin letters without their marks, apostrophes and stress marks dropped.
 */
export const foldedWords = (text: string): string[] => wordsOfMostTexts(text) ?? wordsOfAnyText(text);

const [OTHER, BETWEEN, DROPPED] = [0, 1, 2];
/** What becomes of a character by its code: one of the above, or the code of the letter that it is folded to. */
const folded = new Uint16Array(0x2200);
const set = (characters: string, to: number | ((letter: string) => string)): void => {
  for (const letter of characters)
    folded[letter.charCodeAt(0)] = typeof to === 'number' ? to : to(letter.toLowerCase()).charCodeAt(0);
};
for (let code = 0; code < 0x80; code++) folded[code] = BETWEEN;
set('«»„“”–—…№\u00a0', BETWEEN);
set("'’ʼʻ`", DROPPED);
const russian = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
set(`0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ${russian}${russian.toUpperCase()}`, (one) => one);
const replaced = Object.keys(toRussian).join('');
set(replaced + replaced.toUpperCase(), (letter) => toRussian[letter]!);

/** ASCII, the Russian and Kazakh alphabets and common punctuation, letter by letter; undefined where there is anything else. */
function wordsOfMostTexts(text: string): string[] | undefined {
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < text.length; at++) {
    const code = folded[text.charCodeAt(at)] ?? OTHER;
    if (code === OTHER) return undefined;
    if (code > DROPPED) word += String.fromCharCode(code);
    else if (code === BETWEEN && word !== '') {
      words.push(word);
      word = '';
    }
  }
  if (word !== '') words.push(word);
  return words;
}

function wordsOfAnyText(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼʻ`]/gu, '')
    .replace(/[әғқңөұүһіё]/gu, (letter) => toRussian[letter]!)
    .replace(/(?![a-z])\p{Script=Latin}/gu, (letter) => letter.normalize('NFD'))
    .replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}])\p{M}+/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
