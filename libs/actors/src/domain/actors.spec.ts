import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { ActorCommand, RegisterActorInput } from './commands.js';
import { actorDecider } from './decider.js';

const id = deriveId('actor', 'c0');
const names = [
  { value: 'Городской акимат', language: 'ru' },
  { value: 'Қала әкімдігі', language: 'kk', origin: 'HUMAN_TRANSLATION' as const },
];
const register = (input: Partial<RegisterActorInput> = {}): ActorCommand => ({
  type: 'RegisterActor',
  actor: id,
  input: { kind: 'OFFICE', names, ...input },
});
const registered = given(actorDecider).when(register());

function refusal(input: Partial<RegisterActorInput>) {
  const refused = given(actorDecider).refuses(register(input));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join()];
}

describe('given no such actor', () => {
  it('registers it with its names', () => {
    expect(registered).toEqual({
      type: 'ActorRegistered',
      data: {
        kind: 'OFFICE',
        names: [
          { value: 'Городской акимат', language: 'ru', origin: 'ORIGINAL' },
          { value: 'Қала әкімдігі', language: 'kk', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' },
        ],
        sameAs: [],
      },
    });
    expect(given(actorDecider, registered).state.actor).toEqual({
      ...registered.data,
      mergedInto: null,
      correctionCount: 0,
      revision: 0,
    });
  });

  it('takes each address of the same actor once, in its normal form', () => {
    const sameAs = ['https://Example.org/akimat', 'https://example.org/akimat', 'http://example.org/akimat'];
    expect(given(actorDecider).when(register({ sameAs })).data).toHaveProperty('sameAs', [
      'https://example.org/akimat',
      'http://example.org/akimat',
    ]);
  });

  it.each<[situation: string, input: Partial<RegisterActorInput>, field: string]>([
    ['without a name', { names: [] }, 'names'],
    ['with two original names', { names: [names[0]!, { ...names[1]!, origin: 'ORIGINAL' }] }, 'names'],
    ['with a name of nothing', { names: [{ value: '', language: 'ru' }] }, 'names.0.value'],
    ['with what is no address', { sameAs: ['https://example.org', 'example.org'] }, 'sameAs.1'],
    ['with too many addresses', { sameAs: Array.from({ length: 101 }, () => 'https://example.org') }, 'sameAs'],
  ])('refuses one %s', (_situation, input, field) => {
    expect(refusal(input)).toEqual(['BAD_USER_INPUT', field]);
  });
});

describe('given the actor', () => {
  it('refuses to register it again, naming it', () => {
    const { code, details } = given(actorDecider, registered).refuses(register())!;
    expect([code, details.existing]).toEqual(['ALREADY_EXISTS', id]);
  });
});
