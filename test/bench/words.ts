import type { TextInput } from '@timeline/kernel';
import type { Random } from './random.js';

const vocabulary = {
  en: 'the president minister said that a meeting with delegation took place in city about peace talks and trade between two countries agreement signed office press statement earlier week offered host negotiations support project water energy transport corridor summit',
  ru: 'президент министр заявил что встреча с делегацией прошла в городе о мирных переговорах и торговле между двумя странами соглашение подписано служба пресса заявление ранее неделя предложил провести переговоры поддержка проект вода энергия транспорт коридор саммит',
  kk: 'президент министр деп мәлімдеді кездесу делегациямен қалада өтті бейбіт келіссөздер және сауда туралы екі ел арасында келісімге қол қойылды қызмет баспасөз мәлімдеме бұрын апта ұсынды келіссөз өткізу қолдау жоба су энергия көлік дәліз саммит',
};
/** In most facts: a word of Russian and of Kazakh. */
export const COMMON_WORD = 'президент';

type Language = keyof typeof vocabulary;
const words = Object.fromEntries(Object.entries(vocabulary).map(([tag, text]) => [tag, text.split(' ')])) as Record<
  Language,
  string[]
>;
export const languages = ['ru', 'kk', 'en'] as const satisfies readonly Language[];

export function sentence(random: Random, language: Language, length: number): string {
  const text = Array.from({ length }, () => random.pick(words[language])).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** A text in three languages: Russian, and translations of it. */
export function texts(random: Random, length: number): TextInput[] {
  return languages.map((language) => ({
    value: sentence(random, language, length),
    language,
    origin: language === 'ru' ? 'ORIGINAL' : 'MACHINE_TRANSLATION',
  }));
}
