import { facts } from './facts.js';
import { t } from './text.js';
import type { TimelineSeed } from './types.js';

const key = 'kazakhstan-venue-2025';

export const timeline: TimelineSeed = {
  key,
  input: {
    slug: key,
    titles: t({
      ru: 'Казахстан как площадка для переговоров: сентябрь 2025 года',
      kk: 'Қазақстан – келіссөз алаңы: 2025 жылғы қыркүйек',
      en: 'Kazakhstan as a venue for talks: September 2025',
    }),
    descriptions: t({
      ru: 'Встреча Токаева и Зеленского, предложение провести переговоры в Казахстане, ответ Кремля и слова Токаева — по двум публикациям от 24 сентября 2025 года.',
      kk: 'Тоқаев пен Зеленскийдің кездесуі, келіссөзді Қазақстанда өткізу туралы ұсыныс, Кремльдің жауабы және Тоқаевтың сөзі – 2025 жылғы 24 қыркүйектегі екі жарияланым бойынша.',
      en: 'The meeting of Tokayev and Zelensky, the proposal to hold talks in Kazakhstan, the Kremlin’s response and Tokayev’s words, from two reports published on 24 September 2025.',
    }),
  },
  placements: facts.map((fact) => ({ timeline: `ref:timeline:${key}`, fact: `ref:fact:${fact.key}` })),
};
