import { publicationDay } from './dates.js';
import type { SourceSeed } from './types.js';

/** The two articles are other people's text: here are only their digests. */
export const kazakhText = {
  sha256: 'd8ce3962fbd8d615468e3c4f69f21168a055112dcce18db871105ffc2b36bfb1',
  length: 2316,
  mediaType: 'text/plain',
  keepText: false,
  file: '000_3c3518e29711026d.txt',
} as const;

export const russianText = {
  sha256: 'a79d8f4c659ff5b689d616b1e185c75f254580e95e5e37fef60d8456db540a73',
  length: 2498,
  mediaType: 'text/plain',
  keepText: false,
  file: '001_36412ad5ba31bc78.txt',
} as const;

export const sources: readonly SourceSeed[] = [
  {
    key: 'kazakh-article',
    input: { language: 'kk', publishedAt: publicationDay, cites: ['ref:actor:akorda'] },
    snapshot: kazakhText,
  },
  {
    key: 'nur-kz',
    input: {
      publisher: 'ref:actor:nur-kz',
      language: 'ru',
      publishedAt: publicationDay,
      cites: ['ref:actor:akorda'],
    },
    snapshot: russianText,
  },
];
