import { diffWords } from 'diff';

/** What was and what is, word by word: what went is struck through, what came is underlined. */
export function WordDiff({
  before,
  after,
  lang,
}: {
  readonly before: string;
  readonly after: string;
  readonly lang?: string;
}) {
  return (
    <span className="worddiff" lang={lang}>
      {diffWords(before, after, { intlSegmenter: new Intl.Segmenter(lang, { granularity: 'word' }) }).map(
        ({ value, added, removed }, index) =>
          removed ? (
            <del key={index}>{value}</del>
          ) : added ? (
            <ins key={index}>{value}</ins>
          ) : (
            <span key={index}>{value}</span>
          ),
      )}
    </span>
  );
}
