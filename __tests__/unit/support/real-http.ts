/** Clients with real sockets to loopback servers, closed after each test. */
import { afterEach } from '@jest/globals';
import { type HttpClient, createHttpClient } from '../../../src/http/client.ts';
import { Servers } from './servers.ts';
import type { HttpRequest, HttpResult, NetworkError } from '../../../src/http/types.ts';
import type { Proxies } from '../../../src/http/proxy.ts';

export const DIRECT = { https: undefined, http: undefined, bypass: [] };
/** Time limits in milliseconds. One is long enough for an attempt to end, and the other makes the attempt time out. */
export const PLENTY_MS = 3000;
export const SHORT_MS = 80;

export const servers = new Servers();
const clients: HttpClient[] = [];

afterEach(() => {
  for (const http of clients.splice(0)) http.close();
  servers.stop();
});

/** Creates a client, by default without proxies. */
export function clientOf(timeoutMs = PLENTY_MS, deadlineMs = 60_000, now = Date.now, proxies: Proxies = DIRECT): HttpClient {
  const http = createHttpClient(proxies, { timeoutMs, deadline: now() + deadlineMs }, now);
  clients.push(http);
  return http;
}

export function at(port: number, path = '/'): URL {
  return new URL(`http://127.0.0.1:${String(port)}${path}`);
}

/** Sends one request with a new client. */
export function send(port: number, { timeoutMs, ...request }: Partial<HttpRequest> & { timeoutMs?: number } = {}): Promise<HttpResult> {
  return clientOf(timeoutMs).send({ url: at(port), ...request });
}

export async function faultOf(reply: Promise<HttpResult>): Promise<NetworkError> {
  const settled = await reply;
  if (settled.ok) throw new TypeError(`answered ${String(settled.response.status)}`);
  return settled.error;
}

/** Returns the phase and code of a failure. */
export async function errorOf(reply: Promise<HttpResult>): Promise<string> {
  const { phase: step, code } = await faultOf(reply);
  return `${step}: ${code}`;
}

export function textOf(reply: HttpResult): string {
  return reply.ok ? Buffer.from(reply.response.body).toString() : `fault ${reply.error.code}`;
}
