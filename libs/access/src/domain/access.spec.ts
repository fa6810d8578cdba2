import { describe, expect, it } from '@jest/globals';
import { given } from '@timeline/kernel';
import { accessDecider } from './decider.js';

const token = { issuer: 'timeline', jti: 'a1' };

describe('given a token that stands', () => {
  it('is revoked', () => {
    const event = given(accessDecider).when({ type: 'RevokeToken', token });
    expect(event).toEqual({ type: 'TokenRevoked', data: token });
    expect(given(accessDecider).state).toEqual({ revoked: false });
    expect(given(accessDecider, event).state).toEqual({ revoked: true });
  });
});

describe('given a token that was revoked', () => {
  it('is not revoked again', () => {
    const refusal = given(accessDecider, { type: 'TokenRevoked', data: token }).refuses({ type: 'RevokeToken', token });
    expect(refusal).toMatchObject({ code: 'NO_CHANGE', details: { fields: ['token'] } });
  });
});
