import { describe, expect, it } from '@jest/globals';
import { Refusal } from './refusal.js';
import { checkList, checkUrl, notFound, parseId, plainId } from './references.js';

function refusal(act: () => unknown): [code: string, fields: readonly string[] | undefined] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.fields];
    throw error;
  }
  throw new Error('nothing was refused');
}

const ID = '7d9f2c4e-1b3a-5c6d-8e7f-0a1b2c3d4e5f';

describe('given an id as clients hold it', () => {
  it('takes it apart', () => {
    expect(parseId(ID, 'fact')).toEqual({ id: ID });
    expect(parseId(`${ID}@0`, 'fact')).toEqual({ id: ID, position: 0 });
    expect(parseId(`${ID}@42`, 'fact')).toEqual({ id: ID, position: 42 });
    expect(plainId(`${ID}@42`, 'fact')).toBe(ID);
  });

  it('takes capitals as the same id', () => {
    expect(plainId(ID.toUpperCase(), 'fact')).toBe(ID);
  });

  it.each([
    '',
    'bridge',
    `${ID}@`,
    `${ID}@-1`,
    `${ID}@01`,
    `${ID}@1.5`,
    `${ID}@x`,
    `${ID}@1@2`,
    `@1`,
    ` ${ID}`,
    `${ID}f`,
  ])('refuses %j at its field', (given) => {
    expect(refusal(() => parseId(given, 'content.fact'))).toEqual(['BAD_USER_INPUT', ['content.fact']]);
  });

  it('says of one that is not there what it is', () => {
    const { code, message, details } = notFound('source', ID, 'source');
    expect([code, message, details.fields]).toEqual(['NOT_FOUND', `there is no source ${ID}`, ['source']]);
  });
});

describe('given a list', () => {
  it('takes 100 members, and none for a list that is absent or null', () => {
    expect(
      checkList(
        Array.from({ length: 100 }, () => 1),
        'cites',
      ),
    ).toHaveLength(100);
    expect([checkList(null, 'cites'), checkList(undefined, 'cites')]).toEqual([[], []]);
  });

  it('refuses more', () => {
    expect(
      refusal(() =>
        checkList(
          Array.from({ length: 101 }, () => 1),
          'cites',
        ),
      ),
    ).toEqual(['BAD_USER_INPUT', ['cites']]);
  });
});

describe('given a web address', () => {
  it.each([
    ['https://Example.ORG', 'https://example.org/'],
    ['http://example.org:80/a/../b?q=1#c', 'http://example.org/b?q=1#c'],
    ['https://қазақ.example/ә', 'https://xn--80aau21bd.example/%D3%99'],
  ])('gives %s in its normal form', (given, href) => {
    expect(checkUrl(given, 'url')).toBe(href);
  });

  it.each([
    '',
    'example.org',
    '/path',
    'ftp://example.org',
    'javascript:alert(1)',
    'https://user@example.org',
    'https://:secret@example.org',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('refuses %j at its field', (given) => {
    expect(refusal(() => checkUrl(given, 'sameAs.0'))).toEqual(['BAD_USER_INPUT', ['sameAs.0']]);
  });
});
