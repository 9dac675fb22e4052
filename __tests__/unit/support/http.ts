/** A fake HTTP client that records requests. */
import type { HttpClient } from '../../../src/http/client.ts';
import type { HttpRequest, HttpResponse, HttpResult, Phase, Timings } from '../../../src/http/types.ts';

/** Responds to a request. `number` starts at 1. */
export type Responder = (request: HttpRequest, number: number) => HttpResult | Promise<HttpResult>;

export class FakeHttpClient implements HttpClient {
  readonly sent: HttpRequest[] = [];
  readonly opened: string[] = [];
  readonly #respondWith: Responder;

  constructor(respondWith: Responder) {
    this.#respondWith = respondWith;
  }

  readonly send = async (request: HttpRequest): Promise<HttpResult> => {
    this.sent.push(request);
    request.onRequestSent?.();
    return this.#respondWith(request, this.sent.length);
  };

  readonly open = (url: URL): void => {
    this.opened.push(url.href);
  };

  readonly close = (): void => undefined;
}

const TIMINGS: Timings = { dns: 1, connect: 2, tls: 3, firstByte: 40, total: 50 };

/** Returns a successful result. A body that is not a string is converted to JSON. */
export function respond(
  status: number,
  {
    headers = {},
    body = '',
    timings = {},
  }: { headers?: Readonly<Record<string, string>>; body?: unknown; timings?: Partial<Timings> } = {},
): HttpResult {
  return { ok: true, response: bare(status, headers, body, { ...TIMINGS, ...timings }) };
}

/** Returns an HTTP response. */
export function bare(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: unknown = '',
  timings: Timings = TIMINGS,
): HttpResponse {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { status, headers, body: bytes, timings, address: undefined, proxy: undefined };
}

/** Returns a network error. */
export function fault(code: string, step: Phase = 'headers', host = 'host.example'): HttpResult {
  return { ok: false, error: { phase: step, code, host, afterMs: 10, proxy: undefined, proxyStatus: undefined, address: undefined } };
}
