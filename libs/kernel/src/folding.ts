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
export function foldedWords(text: string): string[] {
  const lower = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼʻ`]/gu, '');
  const folded = lower.replace(/[әғқңөұүһіё]/gu, (letter) => toRussian[letter]!);
  return plainLetters.test(folded) ? (folded.match(/[a-zа-я\d]+/gu) ?? []) : wordsOfAnyScript(folded);
}

/** ASCII, the Russian alphabet and common punctuation: most of what is read, and quickly told apart. */
const plainLetters = /^[\s -~а-я«»„“”–—…№]*$/u;

function wordsOfAnyScript(text: string): string[] {
  const plain = text
    .replace(/(?![a-z])\p{Script=Latin}/gu, (letter) => letter.normalize('NFD'))
    .replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}])\p{M}+/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
