import { describe, expect, it } from '@jest/globals';
import { localPath } from './oidc-sign-in.js';

describe('where a person is led back to', () => {
  it.each(['/', '/facts/a?at=1#b', '/desk/%2f', '/a b'])('is a path of this site: %s', (path) => {
    expect(localPath(path)).toBe(new URL(path, 'http://here.invalid').href.slice('http://here.invalid'.length));
  });

  it.each([
    ...['https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example'],
    ...['javascript:alert(1)', '/..//evil.example', '/.//evil.example', '', undefined, 'facts/a'],
  ])('is never anywhere else: %j', (given) => {
    expect(localPath(given)).toBe('/');
  });
});
