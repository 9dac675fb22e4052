/** A wire without a network: it keeps what was sent and answers as it is told. */
import type { Answer, Reply, Step, Timings, Wire, WireRequest } from '../../../src/http.ts';

/** Answers a request; `number` counts from 1. */
export type Answering = (request: WireRequest, number: number) => Reply | Promise<Reply>;

export class FakeWire implements Wire {
  readonly sent: WireRequest[] = [];
  readonly opened: string[] = [];
  readonly #answering: Answering;

  constructor(answering: Answering) {
    this.#answering = answering;
  }

  readonly send = async (request: WireRequest): Promise<Reply> => {
    this.sent.push(request);
    request.onSent?.();
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
): Reply {
  return { ok: true, answer: bare(status, headers, body, { ...TIMINGS, ...timings }) };
}

/** The answer itself, for readers of answers. */
export function bare(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: unknown = '',
  timings: Timings = TIMINGS,
): Answer {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { status, headers, body: bytes, timings, address: undefined, proxy: undefined };
}

/** A fault of the wire. */
export function fault(code: string, step: Step = 'headers', host = 'host.example'): Reply {
  return { ok: false, fault: { step, code, host, afterMs: 10, proxy: undefined, proxyStatus: undefined, address: undefined } };
}
