/**
 * The HTTP client for all traffic, including that of the libraries. One time limit covers an attempt from DNS to the last byte,
 * and one size limit covers the body. Redirects are never followed, and failures are returned instead of thrown.
 *
 * No library limits the time and size of a body, measures each phase, separates proxy responses from server responses, and opens
 * connections
 * in advance (docs/architecture.md has the measurements).
 */
import { readFileSync } from 'node:fs';
import { createAgents, RequestAttempt } from './attempt.ts';
import { errorWithCode, Preconnection } from './connect.ts';
import { missedBypass, proxyFor, type Proxies } from './proxy.ts';
import { isRecord } from '../util/json.ts';
import type { HttpRequest, HttpResult, NetworkError } from './types.ts';

/** Sends requests. */
export interface HttpClient {
  /** Makes one attempt to send a request. Never throws. A failure is returned as a {@link NetworkError}. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
  /** Opens a connection in advance, through the proxy if there is one. A failure is reported by the request that uses the connection. */
  readonly open: (url: URL) => void;
  /** Closes every connection. */
  readonly close: () => void;
}

/** Time limits of a client. */
interface HttpLimits {
  /** Limit for one attempt, from DNS to the last byte. Milliseconds. */
  readonly timeoutMs: number;
  /** Time when every attempt ends. Milliseconds since the epoch. */
  readonly deadline: number;
}

/** Default limit for a response body in bytes, larger than any expected response. */
export const BODY_LIMIT = 1024 * 1024;

/**
 * Creates a client.
 *
 * @param proxies proxy settings from the environment.
 * @param now returns the current time in milliseconds since the epoch.
 */
export function createHttpClient(proxies: Proxies, limits: HttpLimits, now: () => number): HttpClient {
  const early = new Map<string, Preconnection>();
  const agents = createAgents();
  /** Hosts that the run needs. */
  const opened: URL[] = [];
  let namesResolved = false;
  /** Returns the connection that was opened in advance. Opens a new one if there is none, or if it was already used or closed. */
  const connect = (url: URL, proxy: URL | undefined): Preconnection => {
    const opened = early.get(url.origin);
    early.delete(url.origin);
    return opened === undefined || opened.closed ? new Preconnection(url, proxy) : opened;
  };
  return {
    open(url) {
      opened.push(url);
      if (!early.has(url.origin)) early.set(url.origin, new Preconnection(url, proxyFor(proxies, url)));
    },
    async send(request) {
      const { url, only, maxBytes = BODY_LIMIT } = request;
      const isPrivate = only === 'private';
      const proxy = isPrivate ? undefined : proxyFor(proxies, url);
      const left = Math.max(0, limits.deadline - now());
      const limit = left < limits.timeoutMs ? { ms: left, code: 'DEADLINE' } : { ms: limits.timeoutMs, code: 'TIMEOUT' };
      // Existing connections were opened without the address check, so a private request uses a new one.
      const attempt = new RequestAttempt(url, proxy, () => (isPrivate ? new Preconnection(url, proxy, true) : connect(url, proxy)));
      const timer = setTimeout(() => {
        attempt.fail(errorWithCode(limit.code));
      }, limit.ms);
      const pool = isPrivate ? createAgents() : agents;
      try {
        if (typeof only === 'object' && only.origin !== url.origin) throw errorWithCode('ADDRESS_NOT_ALLOWED');
        if (left === 0) throw errorWithCode('DEADLINE');
        const response = await attempt.run(request, maxBytes, pool);
        namesResolved ||= response.timings.dns !== undefined;
        return { ok: true, response };
      } catch (error) {
        const described = attempt.describeError(error);
        return { ok: false, error: { ...described, namesResolved, ...clues(described, proxies, [url, ...opened]) } };
      } finally {
        clearTimeout(timer);
        if (isPrivate) for (const agent of Object.values(pool)) agent.destroy();
      }
    },
    close() {
      for (const connection of early.values()) connection.abort();
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

/** Returns mistakes in the runner's settings that could explain a failure. */
function clues(
  { phase, code, proxy }: NetworkError,
  proxies: Proxies,
  [url, ...others]: readonly [URL, ...URL[]],
): Pick<NetworkError, 'missedBypass' | 'extraCa'> {
  // An unreachable proxy affects every host in the run. A response from the proxy affects only this host.
  const hosts = phase === 'proxy' && code !== 'PROXY_STATUS' ? [url, ...others] : [url];
  return {
    ...(proxy !== undefined && { missedBypass: hosts.map((host) => missedBypass(proxies, host)).find((missed) => missed !== undefined) }),
    ...((phase === 'tls' || (phase === 'proxy' && code !== 'PROXY_STATUS')) && { extraCa: inspectExtraCa(proxies.extraCaFile) }),
  };
}

/**
 * Checks the file named by NODE_EXTRA_CA_CERTS. Node reports an ignored file only on standard error.
 *
 * @param path value of the variable. Undefined or empty if the variable is not set.
 * @returns the problem, or undefined if the variable is not set or the file contains a PEM certificate.
 */
export function inspectExtraCa(path: string | undefined): NetworkError['extraCa'] {
  if (path === undefined || path === '') return undefined;
  try {
    return isPem(readFileSync(path, 'latin1')) ? undefined : 'not-pem';
  } catch (error) {
    return isRecord(error) && (error['code'] === 'ENOENT' || error['code'] === 'ENOTDIR') ? 'missing' : 'unreadable';
  }
}

function isPem(content: string): boolean {
  const [first] = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/.exec(content) ?? [];
  if (first === undefined) return false;
  try {
    const { X509Certificate } = process.getBuiltinModule('node:crypto');
    return new X509Certificate(first).raw.length > 0;
  } catch {
    return false;
  }
}
