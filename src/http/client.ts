/**
 * The one way out to the network: every byte the action sends or receives, the libraries' included, passes here. One time limit covers a try from DNS
 * to the last byte, one byte limit its body, one rule its proxy. Redirects are never followed, and a failure is a value.
 *
 * Own code, because no library bounds a body in time and bytes, times the steps, keeps a proxy's answers apart from the origin's, and opens a
 * connection before it is needed (docs/architecture.md has the measurements).
 */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { RequestAttempt, errorWithCode, type Agents } from './attempt.ts';
import type { Phase } from './connect.ts';
import { Preconnection } from './preconnection.ts';
import { proxyFor, type Proxies } from './proxy.ts';

export type { Phase } from './connect.ts';
export type { Proxies } from './proxy.ts';

/** How long each step took, in milliseconds; a step that did not happen (a kept-alive connection has no DNS) is undefined. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
  /** From the request handed to an open connection to the first byte of the answer. */
  readonly firstByte: number;
  readonly total: number;
}

/** What went wrong on the wire, in Node's codes and ours; never in anybody's words. */
export interface NetworkError {
  readonly phase: Phase;
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
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; a repeated header's values are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timings: Timings;
  readonly address: 'private' | 'public' | undefined;
  readonly proxy: string | undefined;
}

/** What to send. */
export interface HttpRequest {
  readonly url: URL;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Limit for the body of the answer, in bytes; {@link BODY_LIMIT} unless told. */
  readonly maxBytes?: number;
  /** Called when the request has left: from then on this process has nothing to do but wait. */
  readonly onRequestSent?: () => void;
  /**
   * Where the request may go. `private`: only to loopback, link-local and private addresses, after name resolution and never through a
   * proxy. An origin (`https://host`): only there. Otherwise it fails with `ADDRESS_NOT_ALLOWED`, and nothing is sent.
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}

/** What came of a try. */
export type HttpResult = { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly error: NetworkError };

/** The way out. */
export interface HttpClient {
  /** One try of one request. Never throws: a failure is a {@link NetworkError}. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
  /** Opens a connection that will be needed, through the proxy where there is one. A failure shows when it is needed. */
  readonly open: (url: URL) => void;
  /** Ends every connection, so that nothing keeps the process alive. */
  readonly close: () => void;
}

/** The time limits of a wire. */
export interface HttpLimits {
  /** For one try, from DNS to the last byte. Milliseconds. */
  readonly timeoutMs: number;
  /** When the run gives up whatever it waits for: milliseconds since the epoch. */
  readonly deadline: number;
}

/** Bytes of a body that are read before its server is cut off: more than any answer that is looked at, less than would hurt. */
export const BODY_LIMIT = 1024 * 1024;

/**
 * Opens the way out.
 *
 * @param proxies where proxies stand.
 * @param limits time limits for each try and for the run.
 * @param now the clock, milliseconds since the epoch.
 */
export function createHttpClient(proxies: Proxies, limits: HttpLimits, now: () => number): HttpClient {
  const early = new Map<string, Preconnection>();
  const agents: Agents = { https: new HttpsAgent({ keepAlive: true }), http: new HttpAgent({ keepAlive: true }) };
  for (const agent of [agents.https, agents.http]) {
    // The agent pools connections; how one is made is the request's own, and so are its failures: of a socket that was not made the agent never hears.
    agent.createConnection = (options, callback) => callback && options.createConnection?.(options, callback);
  }
  /** A connection that was opened early is for one request: the first that needs it. */
  const connect = (url: URL, proxy: URL | undefined): Preconnection => {
    const opened = early.get(url.origin);
    early.delete(url.origin);
    return opened === undefined || opened.gone ? new Preconnection(url, proxy) : opened;
  };
  return {
    open(url) {
      if (!early.has(url.origin)) early.set(url.origin, new Preconnection(url, proxyFor(proxies, url)));
    },
    async send(request) {
      const proxy = request.only === 'private' ? undefined : proxyFor(proxies, request.url);
      const left = Math.max(0, limits.deadline - now());
      const limit = left < limits.timeoutMs ? { ms: left, code: 'DEADLINE' } : { ms: limits.timeoutMs, code: 'TIMEOUT' };
      const attempt = new RequestAttempt(request.url, proxy, () => connect(request.url, proxy));
      if (left === 0) return { ok: false, error: attempt.fault(errorWithCode('DEADLINE')) };
      const timer = setTimeout(() => {
        attempt.fail(errorWithCode(limit.code));
      }, limit.ms);
      try {
        return { ok: true, response: await attempt.run({ maxBytes: BODY_LIMIT, ...request }, agents) };
      } catch (error) {
        return { ok: false, error: attempt.fault(error) };
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
