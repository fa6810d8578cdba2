import { describe, expect, it } from '@jest/globals';
import type { ChangeRow } from '@timeline/read-model';
import { linkHeader, timemapJson, timemapLinks } from './memento.js';

const OWN = 1;
const change = (position: number, object = OWN): ChangeRow => ({
  ...{ position, object, number: position - 1, recordedAt: position * 1_000, type: 'T', streamId: 's' },
  ...{ editor: { id: 'e', name: 'E' }, reason: null, correction: null },
});
const original = { uri: '/facts/a', key: OWN, first: change(1), last: change(9, 7) };

describe('a timemap of more entries than one page holds', () => {
  const page = { mementos: [change(4), change(6, 7)], after: 3, before: 0, hasNext: true };

  it('links the pages before and after it, and calls only its own ends first and last', () => {
    expect(timemapLinks(original, page).split(',\n')).toEqual([
      '</facts/a>; rel="original timegate"',
      '</facts/a/timemap?after=3>; rel="self"; type="application/link-format"; from="Thu, 01 Jan 1970 00:00:04 GMT"; until="Thu, 01 Jan 1970 00:00:06 GMT"',
      '</facts/a/timemap>; rel="timemap"; type="application/link-format"',
      '</facts/a/timemap?after=6>; rel="timemap"; type="application/link-format"',
      '</facts/a/revisions/3>; rel="memento"; datetime="Thu, 01 Jan 1970 00:00:04 GMT"',
      '</facts/a?at=6>; rel="memento"; datetime="Thu, 01 Jan 1970 00:00:06 GMT"\n',
    ]);
  });

  it('says the same as JSON', () => {
    expect(timemapJson(original, page)).toMatchObject({
      mementos: { first: { uri: '/facts/a/revisions/0' }, last: { uri: '/facts/a?at=9' }, list: [{}, {}] },
      pages: [{ uri: '/facts/a/timemap' }, { uri: '/facts/a/timemap?after=6' }],
    });
  });
});

describe('the links of a memento', () => {
  it('name one memento once, with all that it is to the page', () => {
    expect(linkHeader(original, change(1), change(9, 7))).toContain(
      '</facts/a/revisions/0>; rel="first prev memento"; datetime="Thu, 01 Jan 1970 00:00:01 GMT", </facts/a?at=9>; rel="last next memento"',
    );
  });
});
