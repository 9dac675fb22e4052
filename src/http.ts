/**
 * The one way out to the network: every byte the action sends or receives, the libraries' included, passes here. One time limit covers a try from DNS
 * to the last byte, one byte limit its body, one rule its proxy. Redirects are never followed, and a failure is a value.
 *
 * Own code, because no library bounds a body in time and bytes, times the steps, keeps a proxy's answers apart from the origin's, and opens a
 * connection before it is needed (docs/architecture.md has the measurements).
 */
import { once } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type ClientRequestArgs, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isRecord, text } from './azure/shape.ts';
import { credentials, dial, type Step, type Trace } from './wire/dial.ts';
import { portOf, proxyFor, proxyName, type Proxies } from './wire/proxies.ts';

export type { Step } from './wire/dial.ts';
export type { Proxies } from './wire/proxies.ts';

/** How long each step took, in milliseconds; a step that did not happen (a kept-alive connection has no DNS) is undefined. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
  /** From the request handed to an open connection to the first byte of the answer. */
  readonly firstByte: number | undefined;
  readonly total: number;
}

/** What went wrong on the wire, in Node's codes and ours; never in anybody's words. */
export interface Fault {
  readonly step: Step;
  /**
   * Node's code where there is one (`ENOTFOUND`, `ECONNREFUSED`, `ECONNRESET`, `CERT_HAS_EXPIRED`, `SELF_SIGNED_CERT_IN_CHAIN` …), else ours:
   * `TIMEOUT` (the try's limit ran out in `step`), `DEADLINE` (the run's did), `TOO_LARGE` (head or body over the limit), `CUT_OFF` (the body
   * ended early), `PROXY_STATUS` (the proxy answered CONNECT with `proxyStatus`), `MALFORMED` (not HTTP).
   */
  readonly code: string;
  /** Host that was asked: the origin's, also when a proxy stands between. */
  readonly host: string;
  readonly afterMs: number;
  /** Name of the proxy in between, without credentials: `proxy.example:8080`. */
  readonly proxy: string | undefined;
  readonly proxyStatus: number | undefined;
  /** Kind of the address that the name resolved to, where it was resolved here. */
  readonly address: 'private' | 'public' | undefined;
}

/** The head and the (bounded) body of an answer. */
export interface Answer {
  readonly status: number;
  /** Lower-case names; a repeated header's values are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timings: Timings;
  readonly address: 'private' | 'public' | undefined;
  readonly proxy: string | undefined;
}

/** What to send. */
export interface WireRequest {
  readonly url: URL;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Limit for the body of the answer, in bytes; {@link BODY_LIMIT} unless told. */
  readonly maxBytes?: number;
  /** Called when the request has left: from then on this process has nothing to do but wait. */
  readonly onSent?: () => void;
  /** Never through a proxy: for the managed identity's local endpoint, which only this machine can reach. */
  readonly direct?: true;
}

export type Reply = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly fault: Fault };

export interface Wire {
  /** One try of one request. Never throws: a failure is a {@link Fault}. */
  readonly send: (request: WireRequest) => Promise<Reply>;
  /** Opens a connection that will be needed, through the proxy where there is one. A failure shows when it is needed. */
  readonly open: (url: URL) => void;
  /** Ends every connection, so that nothing keeps the process alive. */
  readonly close: () => void;
}

/** The time limits of a wire. */
export interface WireLimits {
  /** For one try, from DNS to the last byte. Milliseconds. */
  readonly timeoutMs: number;
  /** When the run gives up whatever it waits for: milliseconds since the epoch. */
  readonly deadline: number;
}

/** Bytes of a body that are read before its server is cut off: more than any answer that is looked at, less than would hurt. */
export const BODY_LIMIT = 1024 * 1024;
/** Bytes of a head: Node's own default, written down because it bounds headers without end. */
const HEAD_LIMIT = 16 * 1024;

/**
 * Opens the way out.
 *
 * @param proxies where proxies stand.
 * @param limits time limits for each try and for the run.
 * @param now the clock, milliseconds since the epoch.
 */
export function openWire(proxies: Proxies, limits: WireLimits, now: () => number = Date.now): Wire {
  const early = new Map<string, Opening>();
  const agents: Agents = { https: new HttpsAgent({ keepAlive: true }), http: new HttpAgent({ keepAlive: true }) };
  for (const agent of [agents.https, agents.http]) {
    // The agent pools connections; how one is made is ours, and so are its failures: the request never hears of a socket that was not made.
    agent.createConnection = (options: ClientRequestArgs, callback?: (error: Error | null, stream: Duplex) => void): undefined => {
      const attempt = attemptOf(options);
      const opened = early.get(attempt.url.origin);
      early.delete(attempt.url.origin);
      const opening = opened === undefined || opened.gone ? new Opening(attempt.url, attempt.proxy) : opened;
      attempt.opening = opening;
      opening.socket.then((socket) => callback?.(null, socket), attempt.fail);
      return undefined;
    };
  }
  return {
    open(url) {
      if (!early.has(url.origin)) early.set(url.origin, new Opening(url, proxyFor(proxies, url)));
    },
    async send(request) {
      const proxy = request.direct ? undefined : proxyFor(proxies, request.url);
      const left = Math.max(0, limits.deadline - now());
      const limit = left < limits.timeoutMs ? { ms: left, code: 'DEADLINE' } : { ms: limits.timeoutMs, code: 'TIMEOUT' };
      const attempt = new Attempt(request.url, proxy);
      if (left === 0) return { ok: false, fault: attempt.fault(coded('DEADLINE')) };
      const timer = setTimeout(() => {
        attempt.fail(coded(limit.code));
      }, limit.ms);
      try {
        return { ok: true, answer: await attempt.run(request, agents) };
      } catch (error) {
        return { ok: false, fault: attempt.fault(error) };
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      for (const opening of early.values()) opening.abandon();
      for (const agent of [agents.https, agents.http]) agent.destroy();
    },
  };
}

interface Agents {
  readonly https: HttpsAgent;
  readonly http: HttpAgent;
}

/** A connection in the making. */
class Opening {
  readonly trace: Trace = { step: 'connect' };
  readonly socket: Promise<Socket>;
  readonly #abort = new AbortController();
  /** Whether the connection was made and lost while nobody used it: servers close what stays idle. */
  gone = false;

  constructor(url: URL, proxy: URL | undefined) {
    this.socket = dial(url, proxy, this.trace, this.#abort.signal);
    // Whoever needs the connection gets its failure; while nobody does, it must not end the process.
    this.socket.then(
      (socket) => {
        socket
          .on('error', () => undefined)
          .once('close', () => {
            this.gone = true;
          });
      },
      () => undefined,
    );
  }

  abandon(): void {
    this.#abort.abort();
    this.socket.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
  }
}

/** One try of one request, from the connection to the last byte. */
class Attempt {
  readonly url: URL;
  readonly proxy: URL | undefined;
  /** Rejects the try, whatever it waits for. */
  readonly fail: (error: unknown) => void;
  /** Undefined while a pooled connection is used. */
  opening: Opening | undefined;
  #step: Step | undefined;
  readonly #started = performance.now();
  readonly #failed: Promise<never>;

  constructor(url: URL, proxy: URL | undefined) {
    this.url = url;
    this.proxy = proxy;
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.#failed = promise;
    this.fail = reject;
  }

  async run(request: WireRequest, agents: Agents): Promise<Answer> {
    const sending = this.#start(request, agents);
    sending.on('error', this.fail).once('upgrade', () => {
      this.fail(coded('MALFORMED'));
    });
    // The pool has the connection back only when the request is closed: who asks again sooner gets a new one, and waits for its handshakes.
    const released = once(sending, 'close');
    released.catch(() => undefined);
    try {
      const sent = await Promise.race([once(sending, 'socket'), this.#failed]).then(() => performance.now());
      this.#step = 'headers';
      const response = await Promise.race([responseOf(sending), this.#failed]);
      const firstByte = performance.now() - sent;
      this.#step = 'body';
      const body = await Promise.race([bodyOf(response, request.maxBytes ?? BODY_LIMIT), this.#failed]);
      const { dns, connect, tls, address } = this.opening?.trace ?? {};
      await Promise.race([released, this.#failed]);
      return {
        status: response.statusCode ?? 0,
        headers: headersOf(response),
        body,
        timings: { dns, connect, tls, firstByte, total: performance.now() - this.#started },
        address,
        proxy: this.proxy && proxyName(this.proxy),
      };
    } catch (error) {
      sending.destroy();
      this.opening?.abandon();
      throw error;
    }
  }

  #start(request: WireRequest, agents: Agents): ClientRequest {
    const { url, proxy } = this;
    // Plain http is asked of the proxy by the whole URL (RFC 9112 §3.2.2), https through a tunnel that the agent digs.
    const absolute = url.protocol === 'http:' && proxy !== undefined;
    const options = {
      attempt: this,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: portOf(url),
      method: request.method ?? 'GET',
      path: absolute ? url.href : `${url.pathname}${url.search}`,
      maxHeaderSize: HEAD_LIMIT,
    };
    const sending =
      url.protocol === 'https:' ? httpsRequest({ ...options, agent: agents.https }) : httpRequest({ ...options, agent: agents.http });
    // By setHeader, not as options: NODE_DEBUG=https prints options, and a header may hold a bearer.
    for (const [name, value] of Object.entries(request.headers ?? {})) sending.setHeader(name, value);
    if (absolute && proxy.username !== '') sending.setHeader('proxy-authorization', credentials(proxy));
    if (request.onSent !== undefined) sending.once('finish', request.onSent);
    sending.end(request.body);
    return sending;
  }

  fault(error: unknown): Fault {
    const { step, proxyStatus, address } = this.opening?.trace ?? { step: 'request' };
    return {
      step: this.#step ?? step,
      code: codeOf(error),
      host: this.url.host,
      afterMs: Math.round(performance.now() - this.#started),
      proxy: this.proxy && proxyName(this.proxy),
      proxyStatus,
      address,
    };
  }
}

function attemptOf(options: object): Attempt {
  if ('attempt' in options && options.attempt instanceof Attempt) return options.attempt;
  throw new TypeError('a connection is made for an attempt only');
}

async function responseOf(sending: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  sending.once('response', resolve);
  return promise;
}

async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch {
    // Node calls a connection that was closed in order, and too early, reset as well; a real reset has failed the request before it comes here.
    throw coded('CUT_OFF');
  }
  if (size > maxBytes) throw coded('TOO_LARGE');
  return Buffer.concat(chunks);
}

function coded(code: string): Error {
  return Object.assign(new Error(), { code });
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values = []]): [string, string] => [name, values.join(', ')]),
  );
}

/** Codes of Node's HTTP parser that say more than "not HTTP". */
const PARSER_CODES: Readonly<Record<string, string>> = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };

/** Node's code of an error where it has the shape of one: an error's message may hold anything, so nothing else of it is ever looked at. */
function codeOf(error: unknown): string {
  const code = isRecord(error) ? (text(error['code']) ?? '') : '';
  if (code.startsWith('HPE_')) return PARSER_CODES[code] ?? 'MALFORMED';
  return /^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN';
}
