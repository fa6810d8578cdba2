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

/** A connection string that names a user, with that user's password from a file, so that it stands in no environment or command. */
export function withPassword(connectionString: string, setting: string, path: string): string {
  const [, scheme, user, rest] = /^(esdb(?:\+discover)?:\/\/)([^:@/?]+)(@.*)$/.exec(connectionString) ?? [];
  if (!user)
    throw new ConfigError(
      `${setting}: the store is to be named with a user and no password: esdb://timeline@host:2113`,
    );
  return `${scheme}${user}:${encodeURIComponent(readSecret(setting, path))}${rest}`;
}

/** A setting that cannot be used; the message names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
