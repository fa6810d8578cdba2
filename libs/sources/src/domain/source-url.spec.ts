import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { checkSourceUrl, sourceIdentity } from './source-url.js';

const same = (one: string, other: string) =>
  sourceIdentity(checkSourceUrl(one, 'url')) === sourceIdentity(checkSourceUrl(other, 'url'));

describe('given two addresses of one article', () => {
  it.each([
    ['https://paper.example/a', 'http://paper.example/a'],
    ['https://paper.example/a', 'HTTPS://Paper.Example/a'],
    ['https://paper.example/a', 'https://paper.example./a'],
    ['https://paper.example/a', 'https://paper.example:443/a'],
    ['https://paper.example/a', 'http://paper.example:80/a'],
    ['https://paper.example/a', 'https://paper.example/a/'],
    ['https://paper.example/a', 'https://paper.example/a//'],
    ['https://paper.example', 'https://paper.example/'],
    ['https://paper.example/a', 'https://paper.example/b/../a'],
    ['https://paper.example/a', 'https://paper.example/a#section-2'],
    ['https://paper.example/a', 'https://paper.example/a?'],
    ['https://paper.example/a', 'https://paper.example/a?utm_source=tg&UTM_medium=x&fbclid=1&gclid=2&yclid=3'],
    ['https://paper.example/a?id=7', 'https://paper.example/a?utm_campaign=x&id=7&mc_cid=1&mc_eid=2&igshid=3#top'],
    ['https://қала.example/ә', 'https://xn--80aa6a83a.example/%D3%99'],
  ])('takes %s and %s as the same source', (one, other) => {
    expect(same(one, other)).toBe(true);
  });
});

describe('given addresses of two articles', () => {
  it.each([
    ['https://paper.example/a', 'https://paper.example/b'],
    ['https://paper.example/a', 'https://paper.example/A'],
    ['https://paper.example/a', 'https://kk.paper.example/a'],
    ['https://paper.example/a', 'https://paper.example:8443/a'],
    ['https://paper.example/a?id=7', 'https://paper.example/a?id=8'],
    ['https://paper.example/a?id=7', 'https://paper.example/a'],
    ['https://paper.example/a?utm=7', 'https://paper.example/a'],
    ['https://paper.example/a?p=1&q=2', 'https://paper.example/a?p=1%26q%3D2'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(same(one, other)).toBe(false);
  });
});

describe('given any address', () => {
  it('has one identity in its normal form', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(same(url, checkSourceUrl(url, 'url'))).toBe(true);
        expect(sourceIdentity(`https:${sourceIdentity(url)}`)).toBe(sourceIdentity(url));
      }),
    );
  });
});
