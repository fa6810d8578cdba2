import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { StoreLocked } from '../errors.js';
import { GroupCommit } from './group-commit.js';
import { lockFolder } from './lock.js';
import type { FolderLock } from './lock.js';
import { EmbeddedLog, reasonOf } from './log.js';
import type { LogAppend, LogRequest } from './log-append.js';
import { makeFolder } from './make-folder.js';
import type { FromLog, LogAnswer, LogWorkerData, ToLog } from './messages.js';
import type { ServedWriteRequest } from './served/write.js';

/** In place of a folder: nothing is kept. */
const IN_MEMORY = ':memory:';

// A filter's expression comes from a client, and one that backtracks without end would hold up every append.
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');

const port = parentPort!;
const post = (message: FromLog): void => port.postMessage(message);

try {
  open(workerData as LogWorkerData);
} catch (error) {
  post({ kind: 'refused', locked: error instanceof StoreLocked, reason: reasonOf(error) });
}

function open({ folder, maxPages }: LogWorkerData): void {
  if (folder === IN_MEMORY) return serve(new EmbeddedLog(IN_MEMORY, { maxPages }));
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const log = new EmbeddedLog(join(folder, 'events.db'), { maxPages });
    serve(log, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function serve(log: EmbeddedLog, lock?: FolderLock): void {
  const group = new GroupCommit<(LogRequest & LogAppend) | ServedWriteRequest>((appends) => {
    const outcomes = log.appendAll(appends).map((outcome, index) => ({ id: appends[index]!.id, ...outcome }));
    post({ kind: 'committed', head: log.head(), outcomes });
  });
  port.on('message', (message: ToLog) => {
    switch (message.kind) {
      case 'append':
        return group.add(message.appends);
      case 'readStream':
        return answer(message.id, () => log.readStream(message.stream, message.from, message.limit));
      case 'readAll':
        return answer(message.id, () => log.readAll(message.from, message.limit, message.prefixes));
      case 'servedStream':
        return answer(message.id, () => log.served.readStream(message));
      case 'servedAll':
        return answer(message.id, () => log.served.readAll(message));
      case 'servedMetadata':
        return answer(message.id, () => log.served.metadata(message.stream));
      case 'close':
        group.flush();
        return close(log, lock);
    }
  });
  post({ kind: 'ready', head: log.head() });
}

function answer(id: number, read: () => LogAnswer): void {
  try {
    const page = read();
    const transferred = typeof page === 'object' && 'frames' in page ? [page.frames.buffer] : [];
    port.postMessage({ id, kind: 'page', page } satisfies FromLog, transferred);
  } catch (error) {
    post({ id, kind: 'unreadable', reason: reasonOf(error) });
  }
}

function close(log: EmbeddedLog, lock?: FolderLock): void {
  try {
    log.close();
  } catch {
    // On a full disk the write-ahead log stays beside the file, and the next opening reads it: nothing is lost.
  }
  lock?.release();
  port.close();
}
