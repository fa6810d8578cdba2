import { parentPort, workerData } from 'node:worker_threads';
import { ReadModel } from './read-model.js';
import type { ReaderReply, ReaderRequest } from './reader-thread.js';

const port = parentPort!;
const reader = new ReadModel((workerData as { path: string }).path);

port.on('message', (request: ReaderRequest) => {
  if (request === 'close') {
    reader.close();
    port.close();
    return;
  }
  port.postMessage(answerTo(request));
});

function answerTo({ method, args }: Exclude<ReaderRequest, 'close'>): ReaderReply {
  try {
    const ask = reader[method] as (...args: readonly unknown[]) => unknown;
    return { answer: ask.apply(reader, [...args]) };
  } catch (error) {
    return { error: { name: (error as Error).name, message: (error as Error).message } };
  }
}
