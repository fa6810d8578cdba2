import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { examplesOf, run } from './examples.js';

describe('the guide for clients', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ demo: true });
  });
  afterAll(() => service.stop());

  it('holds an example of each way to read', () => {
    expect(examplesOf('docs/clients.md')).toHaveLength(11);
  });

  it.each(examplesOf('docs/clients.md').map((example) => [example.code.split('\n')[0], example] as const))(
    'promises exactly what the service answers: %s',
    (_, example) => {
      expect(run(example, service)).toBe(example.answer);
    },
  );
});
