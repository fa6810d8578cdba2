import { createHash, randomBytes } from 'node:crypto';

/** How long a code can be used, in ms. */
const VALID_MS = 15 * 60_000;

const digest = (code: string): string => createHash('sha256').update(code).digest('base64');

/** Codes that sign in once, for 15 minutes, at the process that made them; it keeps their digests alone. */
export class OneTimeCodes {
  private readonly until = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  make(): string {
    const code = randomBytes(24).toString('base64url');
    this.until.set(digest(code), this.now() + VALID_MS);
    return code;
  }

  /** Whether the code was good; from now on it is not. */
  take(code: string): boolean {
    const key = digest(code);
    const until = this.until.get(key) ?? 0;
    this.until.delete(key);
    return until > this.now();
  }
}
