/** A wire without a network: it keeps what was sent and answers as it is told. */
import type { HttpClient } from '../../../src/http/client.ts';
import type { HttpRequest, HttpResponse, HttpResult, Phase, Timings } from '../../../src/http/types.ts';

/** Answers a request; `number` counts from 1. */
export type Answering = (request: HttpRequest, number: number) => HttpResult | Promise<HttpResult>;

export class FakeWire implements HttpClient {
  readonly sent: HttpRequest[] = [];
  readonly opened: string[] = [];
  readonly #answering: Answering;

  constructor(answering: Answering) {
    this.#answering = answering;
  }

  readonly send = async (request: HttpRequest): Promise<HttpResult> => {
    this.sent.push(request);
    request.onRequestSent?.();
    return this.#answering(request, this.sent.length);
  };

  readonly open = (url: URL): void => {
    this.opened.push(url.href);
  };

  readonly close = (): void => undefined;
}

const TIMINGS: Timings = { dns: 1, connect: 2, tls: 3, firstByte: 40, total: 50 };

/** An answer; a body that is no string is sent as JSON. */
export function answer(
  status: number,
  {
    headers = {},
    body = '',
    timings = {},
  }: { headers?: Readonly<Record<string, string>>; body?: unknown; timings?: Partial<Timings> } = {},
): HttpResult {
  return { ok: true, response: bare(status, headers, body, { ...TIMINGS, ...timings }) };
}

/** The answer itself, for readers of answers. */
export function bare(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: unknown = '',
  timings: Timings = TIMINGS,
): HttpResponse {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { status, headers, body: bytes, timings, address: undefined, proxy: undefined };
}

/** A fault of the wire. */
export function fault(code: string, step: Phase = 'headers', host = 'host.example'): HttpResult {
  return { ok: false, error: { phase: step, code, host, afterMs: 10, proxy: undefined, proxyStatus: undefined, address: undefined } };
}
