import { describe, expect, it } from '@jest/globals';
import { resolveDate } from '@timeline/kernel';
import * as fc from 'fast-check';
import { citationOf } from './citation.js';
import type { Cited } from './citation.js';

const fact: Cited = {
  slug: 'the-meeting',
  titles: [
    { value: 'Они встретились', language: 'ru', origin: 'ORIGINAL' },
    { value: 'They met: 50 % of {R&D} costs $5_000 \\ ~ ^ #1', language: 'en', origin: 'HUMAN_TRANSLATION' },
  ],
  occurredAt: resolveDate({ edtf: '2025-09-23' }, 'occurredAt'),
  isRetracted: false,
  revision: 2,
  recordedAt: '2026-01-05T08:30:00.000Z',
  url: 'https://facts.example/facts/the-meeting/revisions/2',
};

describe('a citation', () => {
  it('names the words, the date, the revision, when it was recorded and where it stays', () => {
    expect(citationOf(fact, 'PLAIN', [])).toBe(
      'Они встретились (23 сентября 2025 г.). Timeline, редакция 2, записано 2026-01-05T08:30:00.000Z. https://facts.example/facts/the-meeting/revisions/2',
    );
    expect(citationOf({ ...fact, isRetracted: true }, 'PLAIN', ['en'])).toContain(
      'revision 2, recorded 2026-01-05T08:30:00.000Z, retracted.',
    );
  });

  it('is BibTeX in which every sign of TeX is escaped', () => {
    expect(citationOf(fact, 'BIBTEX', ['en'])).toBe(`@misc{the-meeting-r2,
  title = {{They met: 50 \\% of \\textbraceleft{}R\\&D\\textbraceright{} costs \\$5\\_000 \\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\#1}},
  howpublished = {Timeline},
  year = {2026},
  date = {2026-01-05},
  version = {2},
  note = {23 September 2025; revision 2, recorded 2026-01-05T08:30:00.000Z},
  language = {en},
  url = {https://facts.example/facts/the-meeting/revisions/2}
}`);
  });

  it('keeps the braces of BibTeX in balance, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}\\%a ~^'.split('')) }), (value) => {
        const titles = [{ value, language: 'en', origin: 'ORIGINAL' as const }];
        const cited = citationOf({ ...fact, titles }, 'BIBTEX', []);
        let depth = 0;
        for (const [at, sign] of cited.split('').entries()) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
          expect(depth === 0).toBe(at < '@misc'.length || at === cited.length - 1);
        }
      }),
    );
  });

  it('is CSL-JSON: a list of one item with a date in parts', () => {
    expect(JSON.parse(citationOf({ ...fact, isRetracted: true }, 'CSL_JSON', ['ru']))).toEqual([
      {
        id: 'the-meeting-r2',
        type: 'webpage',
        title: 'Они встретились',
        'container-title': 'Timeline',
        version: '2',
        issued: { 'date-parts': [[2026, 1, 5]] },
        URL: 'https://facts.example/facts/the-meeting/revisions/2',
        language: 'ru',
        note: '23 сентября 2025 г.; редакция 2, записано 2026-01-05T08:30:00.000Z, отозвано',
        status: 'retracted',
      },
    ]);
  });
});
