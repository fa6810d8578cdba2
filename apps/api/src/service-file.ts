import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the running service answers, left in its data folder for the command line. */
export class ServiceFile {
  private constructor(private readonly path: string) {}

  static write(dataDir: string, url: string): ServiceFile {
    const file = new ServiceFile(join(dataDir, 'service.url'));
    writeFileSync(file.path, `${url}\n`, { mode: 0o600 });
    return file;
  }

  static read(dataDir: string): string | undefined {
    try {
      return readFileSync(join(dataDir, 'service.url'), 'utf8').trim() || undefined;
    } catch {
      return undefined;
    }
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
