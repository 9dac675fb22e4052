/** Requests and responses of the HTTP client. */
import type { MissedBypass } from './proxy.ts';

/** Phase of a request. `proxy` is the connection to a proxy and its CONNECT request. Every response to it comes from the proxy, not from the server. */
export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** Time of each phase, in milliseconds. Undefined for a phase that did not happen, such as DNS of a pooled connection. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
  /** From the request handed to an open connection to the first byte of the response. */
  readonly firstByte: number;
  readonly total: number;
}

/** A failed attempt, described by codes of Node and of this client. It holds no text of a server. */
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
  /** True if another name was resolved in this run. */
  readonly namesResolved?: boolean | undefined;
  /** Number of addresses that were attempted. */
  readonly addresses?: number | undefined;
  /** Times of the phases that ended. */
  readonly timings?: Pick<Timings, 'dns' | 'connect' | 'tls'>;
  /** Why Node ignored NODE_EXTRA_CA_CERTS. Set if a certificate was not trusted. */
  readonly extraCa?: 'missing' | 'unreadable' | 'not-pem' | undefined;
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
  /** Set if the body exceeds the limit, and only its start is here. It may still be compressed. */
  readonly truncated?: true;
}

/** Result of an attempt. */
export type HttpResult = { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly error: NetworkError };

/** A request. */
export interface HttpRequest {
  readonly url: URL;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Limit of the response body in bytes, before and after decompression. The default is `BODY_LIMIT`. */
  readonly maxBytes?: number;
  /** Cuts a body that exceeds the limit. Without it, such a response is a failure. */
  readonly truncate?: boolean | undefined;
  /** Called when the request has been written, so that other work can run while the server responds. */
  readonly onRequestSent?: () => void;
  /**
   * Restricts the destination. `private`: only to loopback, link-local and private addresses, after name resolution and never through a
   * proxy. An origin (`https://host`): only there. Otherwise it fails with `ADDRESS_NOT_ALLOWED`, and nothing is sent.
   */
  readonly only?: 'private' | { readonly origin: string } | undefined;
}
