import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { StoreLocked } from '../errors.js';
import { GroupCommit } from './group-commit.js';
import { lockFolder } from './lock.js';
import type { FolderLock } from './lock.js';
import { EmbeddedLog, reasonOf } from './log.js';
import { fileWatch, LOG_FILE, openLogFile } from './open-log.js';
import { seal } from '../seal.js';
import type { LogAppend, LogRequest } from './log-append.js';
import { makeFolder } from './make-folder.js';
import type { FromLog, LogAnswer, LogRead, LogReadOutcome, LogWorkerData, ToLog } from './messages.js';
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
  if (folder === IN_MEMORY) return serve(new EmbeddedLog(IN_MEMORY, { maxPages }), {});
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    serve(openLogFile(folder, { maxPages }), { lock, path: join(folder, LOG_FILE) });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What belongs to a log in a file. */
interface Kept {
  readonly lock?: FolderLock;
  readonly path?: string;
}

function serve(log: EmbeddedLog, kept: Kept): void {
  const isThere = kept.path === undefined ? () => true : fileWatch(kept.path);
  const group = new GroupCommit<(LogRequest & LogAppend) | ServedWriteRequest>((appends) => {
    // What is written to a file that has no name any more is gone with the process.
    if (!isThere()) {
      post({ kind: 'lost', reason: `${kept.path} was deleted or replaced while it was open` });
      return close(log, { lock: kept.lock });
    }
    const outcomes = log.appendAll(appends).map((outcome, index) => ({ id: appends[index]!.id, ...outcome }));
    post({ kind: 'committed', head: log.head(), outcomes });
  });
  port.on('message', (message: ToLog) => {
    switch (message.kind) {
      case 'append':
        return group.add(message.appends);
      case 'read':
        return answer(log, message.reads);
      case 'close':
        group.flush();
        return close(log, kept);
    }
  });
  post({ kind: 'ready', head: log.head() });
}

/** The answers to reads of single streams, which are short, go together; any other by itself. */
function answer(log: EmbeddedLog, reads: readonly LogRead[]): void {
  const short = reads.filter(({ kind }) => kind === 'readStream');
  if (short.length > 0) postAnswers(short.map((read) => outcomeOf(log, read)));
  for (const read of reads) if (read.kind !== 'readStream') postAnswers([outcomeOf(log, read)]);
}

function postAnswers(answers: readonly (LogRequest & LogReadOutcome)[]): void {
  const transferred = answers.flatMap((one) =>
    'page' in one && typeof one.page === 'object' && 'frames' in one.page ? [one.page.frames.buffer] : [],
  );
  port.postMessage({ kind: 'answers', answers } satisfies FromLog, transferred);
}

function outcomeOf(log: EmbeddedLog, read: LogRead): LogRequest & LogReadOutcome {
  const { id } = read;
  try {
    return { id, page: pageOf(log, read) };
  } catch (error) {
    return { id, unreadable: reasonOf(error) };
  }
}

function pageOf(log: EmbeddedLog, read: LogRead): LogAnswer {
  switch (read.kind) {
    case 'readStream':
      return log.readStream(read.stream, read.from, read.limit);
    case 'readAll':
      return log.readAll(read.from, read.limit, read.prefixes);
    case 'servedStream':
      return log.served.readStream(read);
    case 'servedAll':
      return log.served.readAll(read);
    case 'servedMetadata':
      return log.served.metadata(read.stream);
  }
}

let isClosed = false;

function close(log: EmbeddedLog, { lock, path }: Kept): void {
  if (isClosed) return;
  isClosed = true;
  try {
    log.close();
    if (path !== undefined) seal(path);
  } catch {
    // On a full disk the write-ahead log stays beside the file, and the next opening reads it: nothing is lost.
  }
  lock?.release();
  port.close();
}
