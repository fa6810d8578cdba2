import { randomUUID } from 'node:crypto';
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
  const text = await posted(url, body, { headers: anew, agent });
  return { text, milliseconds: performance.now() - start };
}

/** Sends a command of its own. Throws where it is refused. */
export async function send<T>(
  url: string,
  query: string,
  input: object,
  { token, agent }: { readonly token: string; readonly agent: Agent },
): Promise<T> {
  const body = JSON.stringify({ query, variables: { input: { commandId: randomUUID(), ...input } } });
  const text = await posted(url, body, { headers: { ...headers, authorization: `Bearer ${token}` }, agent });
  return (JSON.parse(text) as { data: T }).data;
}

function posted(
  url: string,
  body: string,
  options: { readonly headers: Record<string, string>; readonly agent: Agent },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', ...options }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (answer += chunk));
      response.on('end', () => (isAnswered(response.statusCode, answer) ? resolve(answer) : reject(new Error(answer))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const isAnswered = (status: number | undefined, answer: string): boolean =>
  status === 200 && !answer.startsWith('{"errors"') && !answer.includes('"errors":[');

/** The data of an answer. */
export async function answered<T>(url: string, body: string): Promise<T> {
  return (JSON.parse((await ask(url, body)).text) as { data: T }).data;
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

export interface LoadOptions {
  readonly connections: number;
  readonly seconds: number;
  /** It may answer with what it made before. */
  readonly kept?: boolean;
  /** Of the one who sends. */
  readonly token?: string;
}

/**
 * As many requests as the server answers over some connections, one at a time on each; `body` is that of all, or gives the
 * next one's. Throws where one is refused.
 */
export async function underLoad(
  server: ServerProcess,
  body: string | (() => string),
  { connections, seconds, kept = false, token }: LoadOptions,
): Promise<Load> {
  const latencies: number[] = [];
  let refusal: string | undefined;
  const refuse = (status: number, answer: string) => {
    if (!isAnswered(status, answer)) refusal = answer;
  };
  const changing = (next: () => string) => ({
    requests: [{ setupRequest: (request: object) => ({ ...request, body: next() }), onResponse: refuse }],
  });
  const before = server.cpu();
  const run = autocannon({
    url: `${server.url}/graphql`,
    method: 'POST',
    headers: { ...(kept ? headers : anew), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(typeof body === 'string' ? { body } : changing(body)),
    connections,
    duration: seconds,
  });
  run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  const { '2xx': answered, non2xx, errors, duration } = await run;
  if (refusal !== undefined) throw new Error(`refused under load: ${refusal.slice(0, 500)}`);
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors under load`);
  return { perSecond: answered / duration, cpu: (server.cpu() - before) / answered, latencies };
}
