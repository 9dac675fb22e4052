/**
 * HTTP client for all requests, including those that libraries send. Limits the size of each response body, and the total time of each
 * attempt from the DNS lookup to the last byte. Never follows redirects. docs/architecture.md compares the client with existing libraries.
 */
import { readFileSync, statSync } from 'node:fs';
import { attemptRequest, createAgents } from './attempt.ts';
import { Preconnection } from './connect.ts';
import { likeliest, missedBypass, proxyFor, whyDirect, type MissedBypass, type Proxies } from './proxy.ts';
import { member } from '../util/json.ts';
import type { HttpRequest, HttpResult, NetworkError } from './types.ts';

export interface HttpClient {
  /** Sends a request once. Returns a {@link NetworkError} instead of throwing if the attempt fails. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
  /** Opens a connection in advance. If the connection fails, the request that uses it reports the error. */
  readonly open: (url: URL) => void;
  readonly close: () => void;
}

/** Creates an HTTP client. `timeoutMs` limits each attempt. Stops every attempt at `deadline` (in milliseconds since the epoch). */
export function createHttpClient(
  proxies: Proxies,
  limits: { readonly timeoutMs: number; readonly deadline: number },
  now: () => number,
): HttpClient {
  const early = new Map<string, Preconnection>();
  const agents = createAgents();
  const opened: URL[] = [];
  let namesResolved = false;
  const missed = new Map<string, MissedBypass | undefined>();
  /** Caches the result, because every request through the proxy needs it and NO_PROXY might contain thousands of entries. */
  const missedOnce = (url: URL): MissedBypass | undefined => {
    if (!missed.has(url.origin)) missed.set(url.origin, missedBypass(proxies, url));
    return missed.get(url.origin);
  };
  const connect = (url: URL, proxy: URL | undefined): Preconnection => {
    const opened = early.get(url.origin);
    early.delete(url.origin);
    return opened === undefined || opened.closed ? new Preconnection(url, proxy) : opened;
  };
  /** Finds incorrect network settings that could have caused a request to fail. */
  const clues = (url: URL, { phase, code, proxy }: NetworkError): Partial<NetworkError> => {
    // An unreachable proxy affects every host. If the proxy responded, check only the settings for the requested host.
    const isUnreachable = phase === 'proxy' && code !== 'PROXY_STATUS';
    const hosts = isUnreachable ? [url, ...opened] : [url];
    return {
      ...(proxy !== undefined && { missedBypass: likeliest(hosts.map(missedOnce)) }),
      ...(proxy === undefined && (phase === 'dns' || phase === 'connect') && { direct: whyDirect(proxies, url) }),
      ...((phase === 'tls' || isUnreachable) && { extraCa: inspectExtraCa(proxies.extraCaFile) }),
    };
  };
  return {
    open(url) {
      opened.push(url);
      if (!early.has(url.origin)) early.set(url.origin, new Preconnection(url, proxyFor(proxies, url)));
    },
    async send(request) {
      const { url } = request;
      const isPrivate = request.only === 'private';
      const proxy = isPrivate ? undefined : proxyFor(proxies, url);
      // A request with `only: 'private'` always opens a new connection, because the addresses of pooled connections were not checked.
      const route = isPrivate ? { connect: () => new Preconnection(url, proxy, true) } : { connect: () => connect(url, proxy), agents };
      const left = Math.max(0, limits.deadline - now());
      const isLast = left < limits.timeoutMs;
      const limit = { ms: isLast ? left : limits.timeoutMs, code: isLast ? 'DEADLINE' : 'TIMEOUT' };
      const result = await attemptRequest(request, { ...route, proxy, limit });
      if (!result.ok) return { ok: false, error: { ...result.error, namesResolved, ...clues(url, result.error) } };
      namesResolved ||= result.response.timings.dns !== undefined;
      return proxy === undefined ? result : { ok: true, response: { ...result.response, missedBypass: missedOnce(url) } };
    },
    close() {
      for (const connection of early.values()) connection.abort();
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

/** Returns the problem with the NODE_EXTRA_CA_CERTS file, if any. Node reports the problem only as a warning on standard error. */
export function inspectExtraCa(path: string | undefined): NetworkError['extraCa'] {
  if (path === undefined || path === '') return undefined;
  let content: string;
  try {
    // Reading a named pipe or a device could block the process.
    if (!statSync(path).isFile()) return { path, problem: 'unreadable' };
    content = readFileSync(path, 'latin1');
  } catch (error) {
    return { path, problem: ['ENOENT', 'ENOTDIR'].includes(String(member(error, 'code'))) ? 'missing' : 'unreadable' };
  }
  try {
    // `X509Certificate` parses only the first PEM certificate. A binary certificate causes an error, because the file was read as text.
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    new X509Certificate(content);
    return undefined;
  } catch {
    return { path, problem: 'not-pem' };
  }
}
