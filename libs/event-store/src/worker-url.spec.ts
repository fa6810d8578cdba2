import { describe, expect, it } from '@jest/globals';
import { workerUrl } from './worker-url.js';

describe('the place of a compiled worker', () => {
  it('is beside its caller once that is compiled', () => {
    const url = workerUrl('file:///srv/dist/libs/read-model/src/model.js', 'projection.worker');
    expect(url.href).toBe('file:///srv/dist/libs/read-model/src/projection.worker.js');
  });

  it('says what to do when the caller is a source and nothing was built', () => {
    expect(() => workerUrl(import.meta.url, 'no-such.worker')).toThrow(
      /dist\/libs\/event-store\/src\/no-such\.worker\.js is missing: run npm run build first/,
    );
  });
});
