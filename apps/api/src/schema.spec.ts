import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sdl } from './print-schema.js';

describe('the public schema', () => {
  it('is the one that is committed (npm run schema writes it)', async () => {
    expect(await sdl()).toBe(readFileSync('apps/api/schema.graphql', 'utf8'));
  });
});
