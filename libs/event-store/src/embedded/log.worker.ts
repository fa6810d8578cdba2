import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { StoreLocked } from '../errors.js';
import { GroupCommit } from './group-commit.js';
import { lockFolder } from './lock.js';
import type { FolderLock } from './lock.js';
import { EmbeddedLog, reasonOf } from './log.js';
import type { LogAppend } from './log.js';
import type { LogPage } from './log-page.js';
import { makeFolder } from './make-folder.js';
import type { FromLog, LogRequest, LogWorkerData, ToLog } from './messages.js';

const port = parentPort!;
const post = (message: FromLog): void => port.postMessage(message);

try {
  open(workerData as LogWorkerData);
} catch (error) {
  post({ kind: 'refused', locked: error instanceof StoreLocked, reason: reasonOf(error) });
}

function open({ folder, maxPages }: LogWorkerData): void {
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const log = new EmbeddedLog(join(folder, 'events.db'), { maxPages });
    serve(log, lock);
    post({ kind: 'ready', head: log.head() });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function serve(log: EmbeddedLog, lock: FolderLock): void {
  const group = new GroupCommit<LogRequest & LogAppend>((appends) => {
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
      case 'close':
        group.flush();
        return close(log, lock);
    }
  });
}

function answer(id: number, read: () => LogPage): void {
  try {
    post({ id, kind: 'page', page: read() });
  } catch (error) {
    post({ id, kind: 'unreadable', reason: reasonOf(error) });
  }
}

function close(log: EmbeddedLog, lock: FolderLock): void {
  try {
    log.close();
  } catch {
    // On a full disk the write-ahead log stays beside the file, and the next opening reads it: nothing is lost.
  }
  lock.release();
  port.close();
}
