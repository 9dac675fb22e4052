/** Types for the requests and responses of the HTTP client. */
import type { MissedBypass } from './proxy.ts';

/** Phase of a request. The `proxy` phase starts with the connection to the proxy and ends with the proxy's response to CONNECT. */
export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** Duration of each phase, in milliseconds. Undefined if the phase was skipped, as DNS is for a connection from the pool. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
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
  /** Known authentication schemes that the proxy offers, or `another scheme` if all of them are unknown. */
  proxySchemes?: readonly string[];
}

/** Describes a failed attempt with error codes from Node or from this client. Contains no text from the server. */
export interface NetworkError extends Readonly<Omit<Trace, 'timings'>> {
  readonly timings?: Trace['timings'];
  /**
   * Node's error code, such as `ENOTFOUND`, or one of these codes: `TIMEOUT` (the attempt took too long), `DEADLINE` (the run took too
   * long), `TOO_LARGE` (headers or body exceed the size limit), `CUT_OFF` (the body ended early), `PROXY_STATUS` (the proxy refused CONNECT
   * with `proxyStatus`), `UNEXPECTED_UPGRADE` (status 101), `ADDRESS_NOT_ALLOWED` (`only` does not allow the address).
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
  /** Set if Node could not use the NODE_EXTRA_CA_CERTS file. Checked only after an error in TLS or in the connection to a proxy. */
  readonly extraCa?: { readonly path: string; readonly problem: 'missing' | 'unreadable' | 'not-pem' } | undefined;
}

/** A response with a decompressed body of limited size. */
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
  /** Maximum size of the response body in bytes, both compressed and decompressed. Defaults to `BODY_LIMIT`. */
  readonly maxBytes?: number | undefined;
  /** If true, a body that exceeds the size limit is truncated. Otherwise, the request fails. */
  readonly truncate?: boolean | undefined;
  /** If true, a 2xx body that ends early or not in time is also truncated, because the status is enough. Requires `truncate`. */
  readonly partial?: boolean | undefined;
  /** Called when the request has been written. Other work can then run while the server responds. */
  readonly onRequestSent?: () => void;
  /**
   * Restricts where the request may be sent. `private` allows only loopback, link-local and private IP addresses, which are checked after
   * the DNS lookup, and uses no proxy. `origin` allows only one scheme and host. Other requests fail with `ADDRESS_NOT_ALLOWED`.
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}
