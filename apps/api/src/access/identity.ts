import type { TokenName } from '@timeline/access';
import type { JWTPayload } from 'jose';
import { Refusal } from '@timeline/kernel';
import type { Role } from './roles.js';

/** Who somebody is, as it stands in the metadata of what they record. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What a valid token says. */
export interface Identity extends Person {
  readonly role: Role;
  /** In seconds since 1970. */
  readonly expiresAt: number;
  /** By which the token is revoked; undefined where its issuer gave it no name. */
  readonly token: TokenName | undefined;
}

/** Who makes tokens, and tells whether one is its own and holds. */
export interface Issuer {
  /** As its tokens' `iss` says. */
  readonly name: string;
  /** Throws an error of jose, or UNAVAILABLE where the issuer's keys are out of reach. */
  verify(token: string): Promise<Identity>;
}

/** Who the service's own work and its first sign-in link stand for. */
export const firstEditor: Person = { id: 'first-editor', name: 'First editor' };

/** What would write over, hide or turn round what stands beside a name. */
const unshown = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const MAX_NAME_LENGTH = 100;

/** A name as it may stand in the record: on one line, without control characters, 100 characters at most; maybe empty. */
export function shownName(given: string): string {
  const line = given.toWellFormed().normalize('NFC').replace(unshown, ' ').replace(/\s+/gu, ' ').trim();
  return line
    .slice(0, MAX_NAME_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/**
 * A claim that has to be a text and not empty. RFC 7519 makes `sub` and `jti` texts; an issuer that gives a number would put
 * one into the record, where nobody could read it.
 */
export function textClaim(payload: JWTPayload, claim: 'sub' | 'jti' | 'name'): string {
  const value: unknown = payload[claim];
  if (typeof value === 'string' && value !== '') return value;
  throw unauthenticated(`the token does not say what it has to: ${claim}, as a text`);
}

export const unauthenticated = (why: string): Refusal => new Refusal('UNAUTHENTICATED', why);
