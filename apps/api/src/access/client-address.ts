import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { ConfigError } from '../secret-file.js';

/** Whether what a proxy at this address says of who is behind it is believed; `hop` counts proxies from ours, from 0. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** TRUST_PROXY: how many proxies stand before the service, or their addresses and networks, with commas between. */
export function trustProxyOf(text: string | undefined): TrustProxy | undefined {
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return (_, hop) => hop < Number(text);
  try {
    return proxyAddr.compile(text.split(',').map((one) => one.trim()));
  } catch {
    throw new ConfigError(
      `TRUST_PROXY: "${text}" is neither a number of proxies nor a list such as 10.0.0.0/8,127.0.0.1`,
    );
  }
}

/** Who a request comes from, as Fastify's `request.ip` says. */
export const clientAddress = (request: IncomingMessage, trust: TrustProxy | undefined): string =>
  trust ? proxyAddr(request, trust) : (request.socket.remoteAddress ?? '');
