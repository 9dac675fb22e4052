/** Real sockets to servers of this machine, closed after each test. */
import { afterEach } from '@jest/globals';
import { openWire, type Fault, type Proxies, type Reply, type Wire, type WireRequest } from '../../../src/http.ts';
import { Servers } from './servers.ts';

export const DIRECT = { https: undefined, http: undefined, bypass: [] };
/** A try that is to end by itself, and one that is to run out of time. Milliseconds. */
export const PLENTY_MS = 3000;
export const SHORT_MS = 80;

export const servers = new Servers();
const wires: Wire[] = [];

afterEach(() => {
  for (const wire of wires.splice(0)) wire.close();
  servers.stop();
});

/** A way out, without proxies unless told. */
export function wireOf(timeoutMs = PLENTY_MS, deadlineMs = 60_000, now = Date.now, proxies: Proxies = DIRECT): Wire {
  const wire = openWire(proxies, { timeoutMs, deadline: now() + deadlineMs }, now);
  wires.push(wire);
  return wire;
}

export function at(port: number, path = '/'): URL {
  return new URL(`http://127.0.0.1:${String(port)}${path}`);
}

/** One request on a wire of its own. */
export function send(port: number, { timeoutMs, ...request }: Partial<WireRequest> & { timeoutMs?: number } = {}): Promise<Reply> {
  return wireOf(timeoutMs).send({ url: at(port), ...request });
}

export async function faultOf(reply: Promise<Reply>): Promise<Fault> {
  const settled = await reply;
  if (settled.ok) throw new TypeError(`answered ${String(settled.answer.status)}`);
  return settled.fault;
}

/** Step and code on one line. */
export async function told(reply: Promise<Reply>): Promise<string> {
  const { step, code } = await faultOf(reply);
  return `${step}: ${code}`;
}

export function textOf(reply: Reply): string {
  return reply.ok ? Buffer.from(reply.answer.body).toString() : `fault ${reply.fault.code}`;
}
