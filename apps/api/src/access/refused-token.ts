import { errors } from 'jose';
import { Refusal } from '@timeline/kernel';
import { unauthenticated } from './identity.js';

/** Why a token is not taken, in words that tell nothing of what it holds. What is no matter of the token is passed on. */
export function refusedToken(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof errors.JOSEError)) return error;
  if (error instanceof errors.JWTExpired)
    return unauthenticated('the token has expired: sign in again, or ask for a new one');
  if (error instanceof errors.JWTClaimValidationFailed) return unauthenticated(claimInWords(error.claim));
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return unauthenticated('the token was not signed by the issuer that it names');
  if (error instanceof errors.JOSEAlgNotAllowed)
    return unauthenticated('the token is not signed, or in a way that is not taken here');
  if (error instanceof errors.JWKSTimeout)
    return new Refusal('UNAVAILABLE', "the issuer's keys are out of reach: try again later", { retryAfterSeconds: 5 });
  return unauthenticated('what was sent is no token that can be read here: send a signed JWT, whole');
}

function claimInWords(claim: string): string {
  if (claim === 'iss') return 'the token is of an issuer that is not known here';
  if (claim === 'aud') return 'the token was made for another service';
  if (claim === 'nbf') return 'the token does not hold yet';
  return `the token does not say what it has to: ${['sub', 'exp', 'iat', 'jti', 'name', 'role'].includes(claim) ? claim : 'a claim'}`;
}
