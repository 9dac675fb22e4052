/** Types for the requests and responses of the HTTP client. */
import type { MissedBypass } from './proxy.ts';

/** Phase of a request. `proxy` starts with the connection to the proxy and ends with its response to CONNECT. */
export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** Duration of each phase, in milliseconds. Undefined if the phase was skipped, such as DNS on a pooled connection. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
  /** Time from sending the request on an open connection to receiving the first byte of the response. */
  readonly firstByte: number;
  readonly total: number;
}

/** Measurements of a connection. They are updated while the connection is being opened. */
export interface Trace {
  phase: Phase;
  /** Durations of the completed phases, in milliseconds. */
  readonly timings: { dns: number | undefined; connect: number | undefined; tls: number | undefined };
  /** Type of the IP address that was connected or caused the failure. Undefined if this machine did not resolve the name. */
  address: 'private' | 'public' | undefined;
  family?: 4 | 6;
  addresses?: number | undefined;
  proxyStatus: number | undefined;
  /** Known authentication schemes that the proxy offered. `another scheme` if it offered only unknown schemes. */
  proxySchemes?: readonly string[];
}

/** Describes a failed attempt with error codes from Node and from this client. Contains no text from the server. */
export interface NetworkError extends Readonly<Omit<Trace, 'timings'>> {
  readonly timings?: Trace['timings'];
  /**
   * Node's error code, such as `ENOTFOUND`, or one of these codes: `TIMEOUT` (time limit of the attempt), `DEADLINE` (time limit of the
   * run), `TOO_LARGE` (headers or body exceed the size limit), `CUT_OFF` (the body ended early), `PROXY_STATUS` (the proxy refused CONNECT
   * with `proxyStatus`), `UNEXPECTED_UPGRADE` (status 101), `ADDRESS_NOT_ALLOWED` (`only` does not allow the address).
   */
  readonly code: string;
  /** Host of the server, even if a proxy is used. */
  readonly host: string;
  readonly afterMs: number;
  /** Host and port of the proxy, without credentials. */
  readonly proxy: string | undefined;
  readonly proxyLogin?: boolean | undefined;
  /** A NO_PROXY entry that was apparently meant for this host. If the proxy is unreachable, it may be meant for another host in the run. */
  readonly missedBypass?: MissedBypass | undefined;
  /** True if this run resolved at least one other host name. */
  readonly namesResolved?: boolean | undefined;
  /** Set if Node ignored the NODE_EXTRA_CA_CERTS file. The client checks the file only if TLS or the connection to a proxy fails. */
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
  /** Set if the body was truncated because it exceeds the size limit. */
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
  /** Size limit of the response body in bytes, before and after decompression. Defaults to `BODY_LIMIT`. */
  readonly maxBytes?: number | undefined;
  /** If true, a body that exceeds the size limit is truncated. Otherwise, the request fails. */
  readonly truncate?: boolean | undefined;
  /** Called after the request has been written, so that other work can run while the server responds. */
  readonly onRequestSent?: () => void;
  /**
   * Restricts the destination. `private` allows only loopback, link-local and private addresses, which are checked after name resolution,
   * and bypasses proxies. `origin` allows only one origin (`https://host`). Other requests are not sent (`ADDRESS_NOT_ALLOWED`).
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}
