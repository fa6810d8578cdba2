import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { ServerProcess } from './processes.js';

const headers = { 'content-type': 'application/json' };
/** Asks for an answer that is executed, whatever is kept. */
const anew = { ...headers, 'cache-control': 'no-cache' };
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One request after the other over one connection, each executed. */
export async function ask(url: string, body: string): Promise<{ text: string; milliseconds: number }> {
  const start = performance.now();
  const text = await new Promise<string>((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers: anew, agent }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (answer += chunk));
      response.on('end', () => (response.statusCode === 200 ? resolve(answer) : reject(new Error(answer))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
  return { text, milliseconds: performance.now() - start };
}

/** Lets the service compile a query: it does so after the first answers, and only when it is not busy. */
export async function warm(url: string, body: string): Promise<void> {
  for (let time = 0; time < 3; time++) await ask(url, body);
  await sleep(500);
}

export interface Load {
  readonly perSecond: number;
  /** CPU time of the server for each request, in ms. */
  readonly cpu: number;
  readonly latencies: readonly number[];
}

/** As many requests as the server answers over some connections; `kept`: it may answer with what it made before. */
export async function underLoad(
  server: ServerProcess,
  body: string,
  { connections, seconds, kept = false }: { connections: number; seconds: number; kept?: boolean },
): Promise<Load> {
  const latencies: number[] = [];
  const before = server.cpu();
  const run = autocannon({
    url: `${server.url}/graphql`,
    method: 'POST',
    headers: kept ? headers : anew,
    body,
    connections,
    duration: seconds,
  });
  run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  const { '2xx': answered, non2xx, errors, duration } = await run;
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors under load`);
  return { perSecond: answered / duration, cpu: (server.cpu() - before) / answered, latencies };
}
