/**
 * The HTTP client for all traffic of the action, the libraries' included. One time limit covers an attempt from DNS to the last byte,
 * one byte limit its body, and one rule chooses its proxy. Redirects are never followed, and a failure is a value.
 *
 * No library limits a body in time and bytes, times the phases, separates a proxy's response from the server's, and opens connections
 * before they are needed (docs/architecture.md has the measurements).
 */
import { createAgents, RequestAttempt } from './attempt.ts';
import { errorWithCode, Preconnection, type Phase } from './connect.ts';
import { missedBypass, proxyFor, type MissedBypass, type Proxies } from './proxy.ts';
import { inspectExtraCa, type ExtraCaProblem } from './trust.ts';

export type { Phase } from './connect.ts';
export type { Proxies } from './proxy.ts';

/** Time of each phase, in milliseconds. Undefined for a phase that did not happen: a pooled connection has no DNS. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
  /** From the request handed to an open connection to the first byte of the response. */
  readonly firstByte: number;
  readonly total: number;
}

/** What went wrong in an attempt, in codes of Node and of this client. It holds no text of a server. */
export interface NetworkError {
  readonly phase: Phase;
  /**
   * Node's code if there is one (`ENOTFOUND`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `HPE_INVALID_CONSTANT` …). Otherwise one of:
   * `TIMEOUT` (limit of the attempt), `DEADLINE` (limit of the run), `TOO_LARGE` (head or body over the limit), `CUT_OFF` (the body
   * ended early), `PROXY_STATUS` (the proxy refused CONNECT with `proxyStatus`), `UNEXPECTED_UPGRADE` (status 101),
   * `ADDRESS_NOT_ALLOWED` (the request may not go to this address).
   */
  readonly code: string;
  /** Host of the request. With a proxy, it is still the server's. */
  readonly host: string;
  readonly afterMs: number;
  /** Host and port of the proxy, without credentials. */
  readonly proxy: string | undefined;
  readonly proxyStatus: number | undefined;
  /** Authentication schemes that the proxy offered, of a known list. */
  readonly proxySchemes?: readonly string[] | undefined;
  /** True if the request had credentials for the proxy. */
  readonly proxyLogin?: boolean | undefined;
  /** An entry of NO_PROXY that looks as if it meant this host, but does not match. */
  readonly missedBypass?: MissedBypass | undefined;
  /** Kind of the address that the name resolved to, if it was resolved here. */
  readonly address: 'private' | 'public' | undefined;
  /** IP version of that address. */
  readonly family?: 4 | 6 | undefined;
  /** Number of addresses that were tried. */
  readonly addresses?: number | undefined;
  /** Times of the phases that ended. */
  readonly timings?: Pick<Timings, 'dns' | 'connect' | 'tls'>;
  /** Why Node ignored NODE_EXTRA_CA_CERTS. Set if a certificate was not trusted. */
  readonly extraCa?: ExtraCaProblem | undefined;
}

/** The head of a response and its body, decompressed and limited in size. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. The values of a repeated header are joined by a comma. */
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
  /** Limit of the response body in bytes, before and after decompression. The default is {@link BODY_LIMIT}. */
  readonly maxBytes?: number;
  /** Called when the request has been written: from then on, this process only waits. */
  readonly onRequestSent?: () => void;
  /**
   * Where the request may go. `private`: only to loopback, link-local and private addresses, after name resolution and never through a
   * proxy. An origin (`https://host`): only there. Otherwise it fails with `ADDRESS_NOT_ALLOWED`, and nothing is sent.
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}

/** Result of an attempt. */
export type HttpResult = { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly error: NetworkError };

/** Sends requests. */
export interface HttpClient {
  /** Makes one attempt of one request. Never throws: a failure is a {@link NetworkError}. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
  /** Opens a connection that will be needed, through the proxy if there is one. A failure is reported when it is needed. */
  readonly open: (url: URL) => void;
  /** Closes every connection. */
  readonly close: () => void;
}

/** Time limits of a client. */
export interface HttpLimits {
  /** For one attempt, from DNS to the last byte. Milliseconds. */
  readonly timeoutMs: number;
  /** When every attempt ends. Milliseconds since the epoch. */
  readonly deadline: number;
}

/** Default limit of a response body, in bytes: larger than any response that is read. */
export const BODY_LIMIT = 1024 * 1024;

/**
 * Creates a client.
 *
 * @param proxies proxy settings of the environment.
 * @param now the clock, milliseconds since the epoch.
 */
export function createHttpClient(proxies: Proxies, limits: HttpLimits, now: () => number): HttpClient {
  const early = new Map<string, Preconnection>();
  const agents = createAgents();
  /** An early connection is for the first request that needs it. */
  const connect = (url: URL, proxy: URL | undefined): Preconnection => {
    const opened = early.get(url.origin);
    early.delete(url.origin);
    return opened === undefined || opened.closed ? new Preconnection(url, proxy) : opened;
  };
  return {
    open(url) {
      if (!early.has(url.origin)) early.set(url.origin, new Preconnection(url, proxyFor(proxies, url)));
    },
    async send(request) {
      const { url, only, maxBytes = BODY_LIMIT } = request;
      const isPrivate = only === 'private';
      const proxy = isPrivate ? undefined : proxyFor(proxies, url);
      const left = Math.max(0, limits.deadline - now());
      const limit = left < limits.timeoutMs ? { ms: left, code: 'DEADLINE' } : { ms: limits.timeoutMs, code: 'TIMEOUT' };
      // A pooled or early connection was opened without the address check, so a private request has a connection of its own.
      const attempt = new RequestAttempt(url, proxy, () => (isPrivate ? new Preconnection(url, proxy, true) : connect(url, proxy)));
      const timer = setTimeout(() => {
        attempt.fail(errorWithCode(limit.code));
      }, limit.ms);
      const pool = isPrivate ? createAgents() : agents;
      try {
        if (typeof only === 'object' && only.origin !== url.origin) throw errorWithCode('ADDRESS_NOT_ALLOWED');
        if (left === 0) throw errorWithCode('DEADLINE');
        return { ok: true, response: await attempt.run(request, maxBytes, pool) };
      } catch (error) {
        const described = attempt.describeError(error);
        return { ok: false, error: { ...described, ...clues(described, proxies, url) } };
      } finally {
        clearTimeout(timer);
        if (isPrivate) destroy(pool);
      }
    },
    close() {
      for (const connection of early.values()) connection.abort();
      destroy(agents);
    },
  };
}

function destroy({ https, http }: ReturnType<typeof createAgents>): void {
  https.destroy();
  http.destroy();
}

/** Returns mistakes in the runner's settings that explain a failure. */
function clues({ phase, code, proxy }: NetworkError, proxies: Proxies, url: URL): Pick<NetworkError, 'missedBypass' | 'extraCa'> {
  return {
    ...(proxy !== undefined && { missedBypass: missedBypass(proxies, url) }),
    ...((phase === 'tls' || (phase === 'proxy' && code !== 'PROXY_STATUS')) && { extraCa: inspectExtraCa(proxies.extraCaFile) }),
  };
}
