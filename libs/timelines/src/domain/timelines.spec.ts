import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import { timelineDecider } from './timeline.decider.js';
import type { CreateTimelineInput, TimelineCommand } from './timeline.decider.js';

const id = deriveId('timeline', 'bridges');
const create = (input: Partial<CreateTimelineInput> = {}): TimelineCommand => ({
  type: 'CreateTimeline',
  timeline: id,
  input: { slug: 'bridges', titles: [{ value: 'Мосты', language: 'ru' }], ...input },
});
const created = given(timelineDecider).when(create());

describe('given no timeline of this slug', () => {
  it('creates it', () => {
    const titles = [{ value: 'Мосты', language: 'ru', origin: 'ORIGINAL' }];
    expect(created).toEqual({ type: 'TimelineCreated', data: { slug: 'bridges', titles, descriptions: [] } });
    expect(given(timelineDecider, created).state.timeline).toEqual({
      ...created.data,
      correctionCount: 0,
      revision: 0,
    });
  });

  it('creates it with what it is about', () => {
    const descriptions = [{ value: 'Қала көпірлері', language: 'kk' }];
    expect(given(timelineDecider).when(create({ descriptions })).data).toHaveProperty('descriptions', [
      { ...descriptions[0], origin: 'ORIGINAL' },
    ]);
  });

  it.each<[situation: string, input: Partial<CreateTimelineInput>, field: string]>([
    ['without a title', { titles: [] }, 'titles'],
    ['with a title of nothing', { titles: [{ value: ' ', language: 'ru' }] }, 'titles.0.value'],
    ['with a description of nothing', { descriptions: [{ value: '', language: 'ru' }] }, 'descriptions.0.value'],
    ['with what is no slug', { slug: 'Bridges' }, 'slug'],
  ])('refuses one %s', (_situation, input, field) => {
    const refused = given(timelineDecider).refuses(create(input));
    expect(refused).toBeInstanceOf(Refusal);
    expect([refused?.code, refused?.details.fields]).toEqual(['BAD_USER_INPUT', [field]]);
  });
});

describe('given a timeline of this slug', () => {
  it('refuses another, naming it', () => {
    const { code, details } = given(timelineDecider, created).refuses(create({ titles: [] }))!;
    expect([code, details]).toEqual(['ALREADY_EXISTS', { fields: ['slug'], existing: id }]);
  });
});
