import { readFileSync } from 'node:fs';

/** A secret that is kept in a file, without the end of its line. Throws an error that names the setting and no secret. */
export function readSecret(setting: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`${setting}: the file ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const secret = text.replace(/\r?\n$/, '');
  if (!secret) throw new ConfigError(`${setting}: the file ${path} is empty`);
  return secret;
}

/** A setting that cannot be used; the message names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
