/** Requests and responses of the HTTP client. */
import type { MissedBypass } from './proxy.ts';

/**
 * Phase of a request. `proxy` covers the connection to a proxy and the CONNECT request, whose responses come from the proxy, not from
 * the server.
 */
export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** Duration of each phase in milliseconds. Undefined for a skipped phase, such as DNS on a pooled connection. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
  /** Time from sending the request on an open connection to the first byte of the response. */
  readonly firstByte: number;
  readonly total: number;
}

/** A failed attempt, described by error codes from Node and this client. Contains no server text. */
export interface NetworkError {
  readonly phase: Phase;
  /**
   * Node's error code if there is one (`ENOTFOUND`, `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `HPE_INVALID_CONSTANT` …). Otherwise one of:
   * `TIMEOUT` (limit per attempt), `DEADLINE` (limit per run), `TOO_LARGE` (headers or body over the limit), `CUT_OFF` (the body
   * ended early), `PROXY_STATUS` (the proxy refused CONNECT with `proxyStatus`), `UNEXPECTED_UPGRADE` (status 101),
   * `ADDRESS_NOT_ALLOWED` (the request is not allowed to go to this address).
   */
  readonly code: string;
  /** Host of the server, even if a proxy is used. */
  readonly host: string;
  readonly afterMs: number;
  /** Host and port of the proxy, without credentials. */
  readonly proxy: string | undefined;
  readonly proxyStatus: number | undefined;
  /** Authentication schemes that the proxy offered, limited to known ones. */
  readonly proxySchemes?: readonly string[] | undefined;
  /** True if the proxy URL contained credentials. */
  readonly proxyLogin?: boolean | undefined;
  /** A NO_PROXY entry that was apparently intended for this host but does not match it. */
  readonly missedBypass?: MissedBypass | undefined;
  /** Kind of the address that the name resolved to. Undefined if it was not resolved here, for example by a proxy. */
  readonly address: 'private' | 'public' | undefined;
  /** IP version of that address. */
  readonly family?: 4 | 6 | undefined;
  /** True if another name was resolved successfully in this run. */
  readonly namesResolved?: boolean | undefined;
  /** Number of addresses tried. */
  readonly addresses?: number | undefined;
  /** Durations of the completed phases. */
  readonly timings?: Pick<Timings, 'dns' | 'connect' | 'tls'>;
  /** Set if Node ignored NODE_EXTRA_CA_CERTS. Checked for failures during TLS and while connecting to a proxy. */
  readonly extraCa?: { readonly path: string; readonly problem: 'missing' | 'unreadable' | 'not-pem' } | undefined;
}

/** A response with a decompressed and size-limited body. */
export interface HttpResponse {
  readonly status: number;
  /** Headers with names in lower case. The values of repeated headers are joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timings: Timings;
  readonly address: 'private' | 'public' | undefined;
  readonly proxy: string | undefined;
  /** Set if the body exceeds the limit and contains only the beginning. */
  readonly truncated?: true;
  /** Set if the body could not be decompressed. */
  readonly compressed?: true;
}

/** Result of an attempt. */
export type HttpResult = { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly error: NetworkError };

/** An HTTP request. */
export interface HttpRequest {
  readonly url: URL;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Limit for the response body in bytes, before and after decompression. The default is `BODY_LIMIT`. */
  readonly maxBytes?: number | undefined;
  /** True to cut a body that exceeds the limit, instead of failing. */
  readonly truncate?: boolean | undefined;
  /** Called when the request has been written, so other work can run while the server responds. */
  readonly onRequestSent?: () => void;
  /**
   * Restricts the destination. `private` allows only loopback, link-local and private addresses, checked after name resolution, and never a
   * proxy. `origin` allows only one origin (`https://host`). For other destinations, it fails with `ADDRESS_NOT_ALLOWED` and sends nothing.
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}
