/** Types for the requests and responses of the HTTP client. */
import type { MissedBypass } from './proxy.ts';

/** Phase of a request. The `proxy` phase starts with the connection to the proxy and ends with the proxy's response to CONNECT. */
export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** Duration of each phase, in milliseconds. Undefined if the phase was skipped. A connection from the pool needs no DNS lookup, for example. */
export interface Timings extends Readonly<Trace['timings']> {
  /** Time from sending the request until the first byte of the response arrives. Excludes the time to connect. */
  readonly firstByte: number;
  readonly total: number;
}

/** Measurements of a connection. They change while the connection is being opened. */
export interface Trace {
  phase: Phase;
  /** Durations of the completed phases, in milliseconds. */
  readonly timings: { dns: number | undefined; connect: number | undefined; tls: number | undefined };
  /** Type of the IP address that was used or that caused the failure. Undefined if this machine did not resolve the host name. */
  address: 'private' | 'public' | undefined;
  family?: 4 | 6;
  addresses?: number | undefined;
  proxyStatus: number | undefined;
  /** Known authentication schemes that the proxy offers. Contains only `another scheme` if none of them is known. */
  proxySchemes?: readonly string[];
}

/** Describes a failed attempt with error codes from Node or from this client. Contains no text from the server. */
export interface NetworkError extends Readonly<Omit<Trace, 'timings'>> {
  readonly timings?: Trace['timings'];
  /**
   * Node's error code, such as `ENOTFOUND`, or one of these codes: `TIMEOUT` (the attempt took too long), `DEADLINE` (the run took too
   * long), `TOO_LARGE` (headers or body exceed the size limit), `CUT_OFF` (the body ended early), `PROXY_STATUS` (the proxy refused CONNECT
   * with `proxyStatus`), `UNEXPECTED_UPGRADE` (status 101), `ADDRESS_NOT_ALLOWED` (the `only` option does not allow the address).
   */
  readonly code: string;
  /** Host of the server, even if the request goes through a proxy. */
  readonly host: string;
  readonly afterMs: number;
  /** Host and port of the proxy, without the user name and password. */
  readonly proxy: string | undefined;
  readonly proxyLogin?: boolean | undefined;
  /** A NO_PROXY entry that the user probably intended for this host or, if the proxy is unreachable, for another host in the run. */
  readonly missedBypass?: MissedBypass | undefined;
  /** True if this run resolved at least one other host name. */
  readonly namesResolved?: boolean | undefined;
  /** Set if Node could not use the NODE_EXTRA_CA_CERTS file. Checked only if TLS or the connection to the proxy failed. */
  readonly extraCa?: { readonly path: string; readonly problem: 'missing' | 'unreadable' | 'not-pem' } | undefined;
}

/** A response. The body is decompressed, and its size is limited. */
export interface HttpResponse {
  readonly status: number;
  /** Response headers with lowercase names. Repeated headers are joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timings: Timings;
  readonly address: Trace['address'];
  readonly proxy: string | undefined;
  readonly missedBypass?: MissedBypass | undefined;
  /** Set if the body was truncated because it exceeds the size limit or is incomplete. */
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
  /** Called when the request has been written. Other work can then run while the server responds. */
  readonly onRequestSent?: () => void;
  /**
   * Restricts where the request may be sent. `private` allows only loopback, link-local and private IP addresses, and uses no proxy. The
   * address is checked after the DNS lookup. `origin` allows only one scheme, host and port. Other requests fail with
   * `ADDRESS_NOT_ALLOWED`.
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}
