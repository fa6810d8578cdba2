import { describe, expect, it } from '@jest/globals';
import { worded } from './wording-of-dates.js';

const at = new Date('2026-11-23T01:50:00Z');
const all = (language: string) =>
  (['moment', 'day', 'weekday', 'hourTick', 'dayTick', 'monthTick', 'yearTick'] as const).map((style) =>
    worded(at, style, language, 'Asia/Almaty'),
  );

describe('a moment in words', () => {
  it('is Kazakh where the browser knows no Kazakh', () => {
    expect(all('kk')).toEqual([
      ...[
        '2026 ж. 23 қараша 06:50',
        '2026 ж. 23 қар.',
        'дүйсенбі',
        '23 қар. 06:50',
        '23 қар.',
        '2026 ж. қар.',
        '2026 ж.',
      ],
    ]);
  });

  it('is as the service words it in English and Russian', () => {
    expect(all('en').slice(0, 3)).toEqual(['23 November 2026 at 06:50', '23 Nov 2026', 'Monday']);
    expect(all('ru').slice(0, 3)).toEqual(['23 ноября 2026 г. в 06:50', '23 нояб. 2026 г.', 'понедельник']);
  });
});
