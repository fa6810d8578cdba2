import { describe, expect, it } from '@jest/globals';
import { addressOf, changed } from './place.js';

describe('an address within the page', () => {
  it('keeps the moment and the language, and nothing else', () => {
    expect(addressOf('/facts/x', 'at=63&kind=OFFER&lang=kk&q=a')).toBe('/facts/x?at=63&lang=kk');
  });

  it('leaves the moment where it is told to', () => {
    expect(addressOf('/', 'at=63', { at: null })).toBe('/');
  });
});

describe('the same place with another search', () => {
  it('keeps what is not named, and takes away what is null or empty', () => {
    expect(changed('/', 'at=63&kind=OFFER&q=a', { kind: 'OFFER,STANCE', q: '', at: null })).toBe('/?kind=OFFER,STANCE');
  });
});
