/** Request and response types of the HTTP client. */
import type { MissedBypass, whyDirect } from './proxy.ts';

/** Phase of a request. The `proxy` phase starts when the action connects to the proxy and ends when the proxy responds to CONNECT. */
export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** Duration of each phase, in milliseconds. Undefined if the phase is skipped. A request on a pooled connection skips the DNS lookup. */
export interface Timings extends Readonly<Trace['timings']> {
  /** Time from sending the request to receiving the first byte of the response. Excludes the time to connect. */
  readonly firstByte: number;
  readonly total: number;
}

/** Connection measurements that are updated while the connection is being established. */
export interface Trace {
  phase: Phase;
  /** Durations of the completed phases, in milliseconds. */
  readonly timings: { dns: number | undefined; connect: number | undefined; tls: number | undefined };
  /** Type of the server's IP address, which is private or public. Undefined if this machine did not resolve the host name. */
  address: 'private' | 'public' | undefined;
  family?: 4 | 6;
  addresses?: number | undefined;
  proxyStatus: number | undefined;
  /** Delay that the proxy requested with a `Retry-After` header, in milliseconds. */
  proxyRetryAfterMs?: number | undefined;
  /** Recognized authentication schemes that the proxy offers, or `another scheme` if it offers only other schemes. */
  proxySchemes?: readonly string[];
}

/** Describes why an attempt failed. Contains error codes from Node or from this client, but no text from the server. */
export interface NetworkError extends Readonly<Omit<Trace, 'timings'>> {
  readonly timings?: Trace['timings'];
  /**
   * Error code from Node, such as `ENOTFOUND`, or one of these codes: `TIMEOUT` (the attempt took too long), `DEADLINE` (the run took too
   * long), `TOO_LARGE` (the headers or the body exceed the size limit), `CUT_OFF` (the body ended early), `PROXY_STATUS` (CONNECT failed
   * with `proxyStatus`), `UNEXPECTED_UPGRADE` (status 101), `ADDRESS_NOT_ALLOWED` (`only` does not allow the address).
   */
  readonly code: string;
  /** Host of the server, even if the request goes through a proxy. */
  readonly host: string;
  readonly afterMs: number;
  /** Host and port of the proxy, without the user name and password. */
  readonly proxy: string | undefined;
  readonly proxyLogin?: boolean | undefined;
  /** Incorrect NO_PROXY entry that affects this host or, if the proxy is unreachable, any host in this run. */
  readonly missedBypass?: MissedBypass | undefined;
  /** Settings because of which no proxy was used. Set only if no connection was opened. */
  readonly direct?: ReturnType<typeof whyDirect>;
  /** True if DNS resolved at least one other host name during this run. */
  readonly namesResolved?: boolean | undefined;
  /** Set if Node could not use the NODE_EXTRA_CA_CERTS file. Checked only if TLS or the connection to the proxy failed. */
  readonly extraCa?: { readonly path: string; readonly problem: 'missing' | 'unreadable' | 'not-pem' } | undefined;
}

/** An HTTP response. The body is decompressed, and its size is limited. */
export interface HttpResponse {
  readonly status: number;
  /** Response headers with lowercase names. Values of repeated headers are joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timings: Timings;
  readonly address: Trace['address'];
  readonly proxy: string | undefined;
  readonly missedBypass?: MissedBypass | undefined;
  /** Set if the body exceeds the size limit or was received only partially. */
  readonly truncated?: true;
  /** Set if the body could not be decompressed. */
  readonly compressed?: true;
}

export type HttpResult = { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly error: NetworkError };

export interface HttpRequest {
  readonly url: URL;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Maximum size of the response body in bytes, before and after decompression. Defaults to `BODY_LIMIT`. */
  readonly maxBytes?: number | undefined;
  /** If true, a body that exceeds the size limit is truncated. Otherwise, the request fails. */
  readonly truncate?: boolean | undefined;
  /** If true, a 2xx response is accepted even if its body ends early or takes too long to arrive. Requires `truncate`. */
  readonly partial?: boolean | undefined;
  /** Called when the request has been sent, so that other work can start while the action waits for the response. */
  readonly onRequestSent?: () => void;
  /**
   * Restricts the destination of the request. `private` allows only loopback, link-local and private IP addresses, and bypasses the proxy.
   * The address is checked after the DNS lookup. `origin` allows only a single scheme, host and port. A request to another destination
   * fails with `ADDRESS_NOT_ALLOWED`.
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}
