/** One try of one request, over a connection of the pool's or one of its own, and what came of it in codes. */
import { once } from 'node:events';
import { request as httpRequest, type Agent as HttpAgent, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import { isRecord, text } from '../util/json.ts';
import type { HttpResponse, NetworkError, HttpRequest } from './client.ts';
import { credentials, type Phase } from './connect.ts';
import type { Preconnection } from './preconnection.ts';
import { portOf, proxyName } from './proxy.ts';

/** Bytes of a head: Node's own default, written down because it bounds headers without end. */
const HEAD_LIMIT = 16 * 1024;

/** The pools. */
export interface Agents {
  readonly https: HttpsAgent;
  readonly http: HttpAgent;
}

type Bounded = HttpRequest & Required<Pick<HttpRequest, 'maxBytes'>>;

/** One try of one request, from the connection to the last byte. */
export class RequestAttempt {
  readonly url: URL;
  readonly proxy: URL | undefined;
  readonly #connect: () => Preconnection;
  /** Rejects the try, whatever it waits for. */
  readonly fail: (error: unknown) => void;
  /** Undefined while a pooled connection is used. */
  #opening: Preconnection | undefined;
  #step: Phase | undefined;
  readonly #started = performance.now();
  readonly #failed: Promise<never>;

  /**
   * @param connect makes a connection, or takes one in the making; called when the pool has none.
   */
  constructor(url: URL, proxy: URL | undefined, connect: () => Preconnection) {
    this.url = url;
    this.proxy = proxy;
    this.#connect = connect;
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.#failed = promise;
    this.fail = reject;
  }

  /**
   * Sends the request and reads the answer.
   *
   * @throws whatever went wrong; {@link RequestAttempt.fault} tells what of it may be told.
   */
  async run(request: Bounded, agents: Agents): Promise<HttpResponse> {
    const sending = this.#start(request, agents);
    sending.on('error', this.fail).once('upgrade', () => {
      this.fail(errorWithCode('MALFORMED'));
    });
    // The pool has the connection back only when the request is closed: who asks again sooner gets a new one, and waits for its handshakes.
    const released = once(sending, 'close');
    released.catch(() => undefined);
    try {
      const sent = await Promise.race([once(sending, 'socket'), this.#failed]).then(() => performance.now());
      this.#step = 'headers';
      const response = await Promise.race([responseOf(sending), this.#failed]);
      const firstByte = performance.now() - sent;
      this.#step = 'body';
      const body = await Promise.race([bodyOf(response, request.maxBytes), this.#failed]);
      const { dns, connect, tls, address } = this.#opening?.trace ?? {};
      await Promise.race([released, this.#failed]);
      return {
        // Undefined in a server's requests alone, says Node.
        status: Number(response.statusCode),
        headers: headersOf(response),
        body,
        timings: { dns, connect, tls, firstByte, total: performance.now() - this.#started },
        address,
        proxy: this.proxy && proxyName(this.proxy),
      };
    } catch (error) {
      sending.destroy();
      this.#opening?.abandon();
      throw error;
    }
  }

  #start(request: HttpRequest, agents: Agents): ClientRequest {
    const { url, proxy } = this;
    // Plain http is asked of the proxy by the whole URL (RFC 9112 §3.2.2), https through a tunnel that the agent digs.
    const absolute = url.protocol === 'http:' && proxy !== undefined;
    const options = {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: portOf(url),
      method: request.method ?? 'GET',
      path: absolute ? url.href : `${url.pathname}${url.search}`,
      maxHeaderSize: HEAD_LIMIT,
      createConnection: (_: object, made: (error: null, socket: Socket) => void): undefined => {
        this.#opening = this.#connect();
        this.#opening.socket.then((socket) => {
          made(null, socket);
        }, this.fail);
      },
    };
    const sending =
      url.protocol === 'https:' ? httpsRequest({ ...options, agent: agents.https }) : httpRequest({ ...options, agent: agents.http });
    // By setHeader, not as options: NODE_DEBUG=https prints options, and a header may hold a bearer.
    for (const [name, value] of Object.entries(request.headers ?? {})) sending.setHeader(name, value);
    if (absolute && proxy.username !== '') sending.setHeader('proxy-authorization', credentials(proxy));
    if (request.onRequestSent !== undefined) sending.once('finish', request.onRequestSent);
    sending.end(request.body);
    return sending;
  }

  /** What is known of a try that failed. */
  fault(error: unknown): NetworkError {
    const { phase: step, proxyStatus, address } = this.#opening?.trace ?? { phase: 'request' };
    return {
      phase: this.#step ?? step,
      code: codeOf(error),
      host: this.url.host,
      afterMs: Math.round(performance.now() - this.#started),
      proxy: this.proxy && proxyName(this.proxy),
      proxyStatus,
      address,
    };
  }
}

async function responseOf(sending: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  sending.once('response', resolve);
  return promise;
}

async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  // A response that was given no encoding yields bytes.
  const pieces: AsyncIterable<Uint8Array> = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of pieces) {
      size += chunk.length;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch {
    // Node calls a connection that was closed in order, and too early, reset as well; a real reset has failed the request before it comes here.
    throw errorWithCode('CUT_OFF');
  }
  if (size > maxBytes) throw errorWithCode('TOO_LARGE');
  return Buffer.concat(chunks);
}

/** An error of ours: a {@link NetworkError}'s code and nothing else. */
export function errorWithCode(code: string): Error {
  return Object.assign(new Error(), { code });
}

/** A repeated header's values are joined by a comma (RFC 9110 §5.3). */
function headersOf({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values]) => [name, String(values)]));
}

/** Codes of Node's HTTP parser that say more than "not HTTP". */
const PARSER_CODES: Readonly<Record<string, string>> = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };

/** Node's code of an error where it has the shape of one: an error's message may hold anything, so nothing else of it is ever looked at. */
function codeOf(error: unknown): string {
  const code = text(isRecord(error) ? error['code'] : undefined) ?? '';
  if (code.startsWith('HPE_')) return PARSER_CODES[code] ?? 'MALFORMED';
  return /^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN';
}
