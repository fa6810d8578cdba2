import { createServer } from 'node:http2';
import type { ServerHttp2Stream } from 'node:http2';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ServedLog } from '@timeline/event-store';

/** What the gateway's reading is held against: the same messages, made beforehand, on HTTP/2 and nothing else. */
const [folder, most] = [process.argv[2]!, Number(process.argv[3])];
const HEADERS = { ':status': 200, 'content-type': 'application/grpc+proto' };

async function prepared(): Promise<Uint8Array[]> {
  const log = await ServedLog.open({ folder });
  const pages: Uint8Array[] = [];
  for (let [from, left, isEnd] = [1, most, false]; !isEnd && left > 0;) {
    const page = await log.readAll({ from, direction: 'forwards', limit: left });
    pages.push(page.frames.slice());
    [from, left, isEnd] = [page.next, left - page.events, page.end];
  }
  await log.close();
  return pages;
}

async function send(stream: ServerHttp2Stream): Promise<void> {
  stream.on('error', () => undefined).on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.respond(HEADERS, { waitForTrailers: true });
  for (const page of pages) if (!stream.write(page)) await once(stream, 'drain');
  stream.end();
}

const pages = await prepared();
const server = createServer();
server.on('stream', (stream, headers) => {
  if (headers[':path']?.endsWith('/Read')) void send(stream);
  else stream.respond({ ...HEADERS, 'grpc-status': '12' }, { endStream: true });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`esdb://127.0.0.1:${(server.address() as AddressInfo).port}?tls=false`);
});
process.on('SIGTERM', () => process.exit());
