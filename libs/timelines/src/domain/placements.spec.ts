import { describe, expect, it } from '@jest/globals';
import { deriveId, given } from '@timeline/kernel';
import type { TextInput } from '@timeline/kernel';
import { placementDecider } from './placement.decider.js';
import type { PlacementCommand } from './placement.decider.js';

const of = { timeline: deriveId('timeline', 'bridges'), fact: deriveId('fact', 'bridge') };
const note: TextInput[] = [{ value: 'Первый мост', language: 'ru' }];
const place = (note?: readonly TextInput[] | null): PlacementCommand => ({ type: 'PlaceFact', ...of, note });
const remove: PlacementCommand = { type: 'RemoveFact', ...of };

const placed = given(placementDecider).when(place());
const noted = given(placementDecider).when(place(note));
const removed = given(placementDecider, placed).when(remove);

describe('given a fact that is not on the timeline', () => {
  it('is placed, with or without a note', () => {
    expect(placed).toEqual({ type: 'FactPlaced', data: { ...of, note: [] } });
    expect(noted).toEqual({ type: 'FactPlaced', data: { ...of, note: [{ ...note[0], origin: 'ORIGINAL' }] } });
    expect(given(placementDecider, noted).state).toEqual({ ...noted.data, placed: true });
  });

  it('has nothing to remove, before or after it was there', () => {
    for (const before of [[], [placed, removed]]) {
      const refused = given(placementDecider, ...before).refuses(remove);
      expect([refused?.code, refused?.details.fields]).toEqual(['NO_CHANGE', ['fact']]);
    }
  });

  it('is not placed with a note of nothing', () => {
    const refused = given(placementDecider).refuses(place([{ value: ' ', language: 'ru' }]));
    expect([refused?.code, refused?.details.fields]).toEqual(['BAD_USER_INPUT', ['note.0.value']]);
  });
});

describe('given a fact on the timeline', () => {
  it.each([
    ['no note', placed, [undefined, null, []]],
    ['the same note', noted, [note, [{ ...note[0]!, language: 'RU', origin: 'ORIGINAL' as const }]]],
  ])('is not placed again with %s', (_what, before, notes) => {
    for (const again of notes) {
      const refused = given(placementDecider, before).refuses(place(again));
      expect([refused?.code, refused?.details.fields]).toEqual(['NO_CHANGE', ['fact']]);
    }
  });

  it('takes a note, another note, and none', () => {
    expect(given(placementDecider, placed).when(place(note))).toEqual(noted);
    const other = given(placementDecider, noted).when(place([{ value: 'Мост', language: 'ru' }]));
    expect(other.data).toMatchObject({ note: [{ value: 'Мост' }] });
    expect(given(placementDecider, noted).when(place())).toEqual(placed);
  });

  it('is removed, and its note with it', () => {
    expect(given(placementDecider, noted).when(remove)).toEqual({ type: 'FactRemoved', data: of });
    expect(given(placementDecider, noted, removed).state).toEqual({ ...of, placed: false, note: [] });
  });

  it('is placed again once it was removed, with the same note or as before without one', () => {
    expect(given(placementDecider, placed, removed).when(place())).toEqual(placed);
    expect(given(placementDecider, noted, removed).when(place(note))).toEqual(noted);
  });
});
