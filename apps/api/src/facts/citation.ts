import { dateInWords, pickText } from '@timeline/kernel';
import type { StoredDate, Texts } from '@timeline/kernel';

export const citationStyles = ['PLAIN', 'BIBTEX', 'CSL_JSON'] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** A fact as it is cited: in the words of one revision. */
export interface Cited {
  readonly slug: string;
  readonly titles: Texts;
  readonly occurredAt: StoredDate;
  readonly isRetracted: boolean;
  readonly revision: number;
  /** ISO instant. */
  readonly recordedAt: string;
  /** That revision's permalink. */
  readonly url: string;
}

const SERVICE = 'Timeline';
const wordsOf = {
  en: { revision: 'revision', recorded: 'recorded', retracted: 'retracted' },
  ru: { revision: 'редакция', recorded: 'записано', retracted: 'отозвано' },
  kk: { revision: 'редакция', recorded: 'жазылған', retracted: 'қайтарып алынған' },
};

/** A citation that names the revision, when it was recorded, and where it stays; in the best of the languages asked for. */
export function citationOf(fact: Cited, style: CitationStyle, languages: readonly string[]): string {
  const { value: title, language } = pickText(fact.titles, languages)!;
  const words = wordsOf[language.split('-')[0] as keyof typeof wordsOf] ?? wordsOf.en;
  const retracted = fact.isRetracted ? [words.retracted] : [];
  const date = dateInWords(fact.occurredAt, language);
  const version = [`${words.revision} ${fact.revision}`, `${words.recorded} ${fact.recordedAt}`, ...retracted].join(
    ', ',
  );
  switch (style) {
    case 'PLAIN':
      return `${title} (${date}). ${SERVICE}, ${version}. ${fact.url}`;
    case 'BIBTEX':
      return bibtex(fact, { title, language, note: `${date}; ${version}` });
    case 'CSL_JSON':
      return JSON.stringify([cslItem(fact, { title, language, note: `${date}; ${version}` })]);
  }
}

interface Worded {
  readonly title: string;
  readonly language: string;
  readonly note: string;
}

function bibtex({ slug, revision, recordedAt, url }: Cited, { title, language, note }: Worded): string {
  const fields = {
    title: `{${inTex(title)}}`,
    howpublished: inTex(SERVICE),
    year: recordedAt.slice(0, 4),
    date: recordedAt.slice(0, 10),
    version: String(revision),
    note: inTex(note),
    language: inTex(language),
    url,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${slug}-r${revision},\n${lines.join(',\n')}\n}`;
}

/** BibTeX counts braces whatever stands before them, so that one is written as a command with a pair of its own. */
const texCommands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const inTex = (text: string): string =>
  text.replace(/[\\{}~^]/g, (sign) => texCommands[sign]!).replace(/[&%$#_]/g, (sign) => `\\${sign}`);

/** An item of CSL-JSON (csl-data 1.0.2). */
function cslItem({ slug, revision, recordedAt, url, isRetracted }: Cited, { title, language, note }: Worded) {
  const [year, month, day] = recordedAt.slice(0, 10).split('-').map(Number);
  return {
    id: `${slug}-r${revision}`,
    type: 'webpage',
    title,
    'container-title': SERVICE,
    version: String(revision),
    issued: { 'date-parts': [[year, month, day]] },
    URL: url,
    language,
    note,
    ...(isRetracted ? { status: 'retracted' } : {}),
  };
}
