import { checkSlug, checkTexts, Refusal } from '@timeline/kernel';
import type { Decider, TextInput, Texts } from '@timeline/kernel';
import type { TimelineEvent } from './events.js';

export interface CreateTimelineInput {
  readonly slug: string;
  readonly titles: readonly TextInput[];
  readonly descriptions?: readonly TextInput[] | null;
}
export type TimelineCommand = {
  readonly type: 'CreateTimeline';
  readonly id: string;
  readonly input: CreateTimelineInput;
};

/** A timeline as it stands, apart from what is on it; also what the read model keeps of it. */
export interface Timeline {
  readonly slug: string;
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly revision: number;
}

export const timelineDecider: Decider<Timeline | null, TimelineCommand, TimelineEvent> = {
  initialState: null,

  decide(command, state) {
    switch (command.type) {
      case 'CreateTimeline': {
        const { slug, titles, descriptions } = command.input;
        if (state)
          throw new Refusal('ALREADY_EXISTS', `there is a timeline "${slug}" already`, {
            fields: ['slug'],
            existing: command.id,
          });
        const described = descriptions && descriptions.length > 0 ? [...checkTexts(descriptions, 'descriptions')] : [];
        return {
          type: 'TimelineCreated',
          data: { slug: checkSlug(slug, 'slug'), titles: [...checkTexts(titles, 'titles')], descriptions: described },
        };
      }
    }
  },

  evolve(_state, event, { revision }) {
    switch (event.type) {
      case 'TimelineCreated':
        return { ...event.data, revision };
    }
  },
};
