import type { Past, TextPaths, Texts } from '@timeline/kernel';

/** A timeline as it stands, apart from what is on it; also what the read model keeps of it. */
export interface Timeline {
  readonly slug: string;
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly correctionCount: number;
  readonly revision: number;
}

export interface TimelineState {
  readonly timeline: Timeline | null;
  readonly past: Past;
}

/** A timeline as readers see it, for telling what changed. */
export const shownTimeline = ({ titles, descriptions }: Pick<Timeline, 'titles' | 'descriptions'>) => ({
  title: titles,
  description: descriptions,
});

/** The texts that readers see, by their paths. */
export const timelineTexts: TextPaths = { '/title': '/titles', '/description': '/descriptions' };
