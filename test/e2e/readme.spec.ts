import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { positionOf, Service } from '../service.js';

/** The README's shell examples, each with the JSON that it promises. */
function examples(): { command: string; answer: string }[] {
  const readme = readFileSync('README.md', 'utf8');
  const blocks = [...readme.matchAll(/```sh\n(curl [\s\S]*?)```[\s\S]*?```json\n(.*)\n```/g)];
  return blocks.map(([, command, answer]) => ({ command: command!, answer: answer! }));
}

/** The README's positions are those of an embedded log. */
const placed = (text: string): string =>
  text.replaceAll(/(?<=position"?: ?")\d+/g, (position) => positionOf(Number(position)));

describe('the README', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ demo: true });
  });
  afterAll(() => service.stop());

  it('holds three examples with their answers', () => {
    expect(examples()).toHaveLength(3);
  });

  it('promises, in its order, exactly what the service answers', () => {
    for (const { command, answer } of examples()) {
      const here = placed(command)
        .replaceAll('http://127.0.0.1:3000', service.url)
        .replaceAll('data/editor.token', `${service.dataDir}/editor.token`);
      expect(execFileSync('sh', ['-c', here], { encoding: 'utf8' })).toBe(placed(answer));
    }
  });

  it('answers a command that is sent again as it did the first time', () => {
    const { command, answer } = examples()[1]!;
    const here = placed(command)
      .replaceAll('http://127.0.0.1:3000', service.url)
      .replaceAll('data/editor.token', `${service.dataDir}/editor.token`);
    expect(execFileSync('sh', ['-c', here], { encoding: 'utf8' })).toBe(placed(answer));
  });

  it('stays within 120 lines', () => {
    expect(readFileSync('README.md', 'utf8').split('\n').length - 1).toBeLessThanOrEqual(120);
  });
});
