import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { positionOf } from '../service.js';
import type { Service } from '../service.js';

/** An example of a guide: what is run, and what it prints. */
export interface Example {
  readonly language: 'sh' | 'js';
  readonly code: string;
  readonly answer: string;
}

/** The examples of a guide in their order: each block of `sh` or `js` that is followed by one of `json` or `text`. */
export function examplesOf(file: string): Example[] {
  const blocks = [...readFileSync(file, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)];
  return blocks.flatMap(([, language, code], index) => {
    const [, kind, answer] = blocks[index + 1] ?? [];
    if ((language !== 'sh' && language !== 'js') || (kind !== 'json' && kind !== 'text')) return [];
    return [{ language, code: code!, answer: answer! }];
  });
}

/** The guides' positions are those of an embedded log. */
export const placed = (text: string): string =>
  text.replaceAll(/(?<=position"?: ?")\d+/g, (position) => positionOf(Number(position)));

/** Runs an example word for word, but for where the service is, and gives what it prints. */
export function run({ language, code }: Example, service: Service): string {
  const here = placed(code)
    .replaceAll('127.0.0.1:3000', new URL(service.url).host)
    .replaceAll('data/editor.token', `${service.dataDir}/editor.token`);
  const output =
    language === 'sh'
      ? execFileSync('sh', ['-c', here], { encoding: 'utf8' })
      : execFileSync(process.execPath, ['--input-type=module', '-'], {
          encoding: 'utf8',
          input: here,
          env: { ...process.env, NODE_OPTIONS: '' },
        });
  return output.trimEnd();
}
