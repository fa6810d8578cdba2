import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { examplesOf, placed, run } from './examples.js';

describe('the README', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ demo: true });
  });
  afterAll(() => service.stop());

  it('holds three examples with their answers', () => {
    expect(examplesOf('README.md')).toHaveLength(3);
  });

  it('promises, in its order, exactly what the service answers', () => {
    for (const example of examplesOf('README.md')) expect(run(example, service)).toBe(placed(example.answer));
  });

  it('answers a command that is sent again as it did the first time', () => {
    const example = examplesOf('README.md')[1]!;
    expect(run(example, service)).toBe(placed(example.answer));
  });

  it('stays within 120 lines', () => {
    expect(readFileSync('README.md', 'utf8').split('\n').length - 1).toBeLessThanOrEqual(120);
  });
});
