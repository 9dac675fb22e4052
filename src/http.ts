/** Types first; the transport follows. */
/** Proxy settings by the runner's rule: actions/runner RunnerWebProxy.cs and the toolkit's http-client. */
export interface Proxies {
  readonly https: URL | undefined;
  readonly http: URL | undefined;
  /** Entries of NO_PROXY, lower case. */
  readonly bypass: readonly string[];
}

/** How long each step took, in milliseconds; a step that did not happen (a kept-alive connection has no DNS) is undefined. */
export interface Timings {
  readonly dns: number | undefined;
  readonly connect: number | undefined;
  readonly tls: number | undefined;
  /** From the request's last byte sent to the first byte of the answer's head. */
  readonly firstByte: number | undefined;
  readonly total: number;
}

/** The step of a try that failed. `proxy` is the CONNECT to a proxy: any answer to it is the proxy's, never the origin's. */
export type Step = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** What went wrong on the wire, in Node's codes and ours; never in anybody's words. */
export interface Fault {
  readonly step: Step;
  /**
   * Node's code where there is one (`ENOTFOUND`, `ECONNREFUSED`, `ECONNRESET`, `CERT_HAS_EXPIRED`, `SELF_SIGNED_CERT_IN_CHAIN` …), else ours:
   * `TIMEOUT` (the try's limit ran out in `step`), `TOO_LARGE` (head or body over the limit), `CUT_OFF` (the body ended early),
   * `PROXY_STATUS` (the proxy answered CONNECT with `proxyStatus`), `DEADLINE` (the run's own deadline), `MALFORMED` (not HTTP).
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
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly timings: Timings;
  readonly address: 'private' | 'public' | undefined;
  readonly proxy: string | undefined;
}
