/** Sends a request once, over a pooled or new connection. */
import { once } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { member, text } from '../util/json.ts';
import { type Preconnection, bare, credentials, errorWithCode } from './connect.ts';
import { portOf, proxyName } from './proxy.ts';
import type { HttpRequest, HttpResponse, NetworkError, Phase } from './types.ts';

/** Limit for the response headers in bytes. Equals Node's default, set explicitly as protection against endless headers. */
const HEAD_LIMIT = 16 * 1024;

type Agents = ReturnType<typeof createAgents>;

/** Creates connection pools. Each request creates its own socket, so connection errors go to the request, not to the agent. */
export function createAgents() {
  const agents = { https: new HttpsAgent({ keepAlive: true }), http: new HttpAgent({ keepAlive: true }) };
  for (const agent of [agents.https, agents.http]) {
    agent.createConnection = (options, callback) => callback && options.createConnection?.(options, callback);
  }
  return agents;
}

/** One attempt to send a request, from the connection to the last byte. */
export class RequestAttempt {
  readonly url: URL;
  readonly proxy: URL | undefined;
  readonly #connect: () => Preconnection;
  /** Ends the attempt with an error in any phase. */
  readonly fail: (error: unknown) => void;
  /** Undefined if a pooled connection is used. */
  #connection: Preconnection | undefined;
  #phase: Phase | undefined;
  readonly #started = performance.now();
  readonly #failed: Promise<never>;

  /** @param connect opens a connection, or returns one that is being opened. Called if the pool has no free connection. */
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
   * Sends the request and reads the response.
   *
   * @throws an error that {@link RequestAttempt.describeError} reduces to a code.
   */
  async run(request: HttpRequest, maxBytes: number, agents: Agents): Promise<HttpResponse> {
    const sending = this.#start(request, agents);
    sending.on('error', this.fail).once('upgrade', (_response, socket) => {
      // After an upgrade, Node no longer manages the socket. If it stayed open, the process would not exit.
      socket.destroy();
      this.fail(errorWithCode('UNEXPECTED_UPGRADE'));
    });
    // The connection returns to the pool when the request closes. A request sent before that would open another connection.
    const released = once(sending, 'close');
    released.catch(() => undefined);
    try {
      const sent = await Promise.race([once(sending, 'socket'), this.#failed]).then(() => performance.now());
      this.#phase = 'headers';
      const response = await Promise.race([responseOf(sending), this.#failed]);
      const firstByte = performance.now() - sent;
      // Node reports status 101 as a response if it has no `connection: upgrade` header.
      if (response.statusCode === 101) throw errorWithCode('UNEXPECTED_UPGRADE');
      this.#phase = 'body';
      const body = await Promise.race([bodyOf(response, maxBytes, request.truncate), this.#failed]);
      const { dns, connect, tls, address } = this.#connection?.trace ?? {};
      await Promise.race([released, this.#failed]);
      // The total includes the phases of a connection opened in advance, because the reports show them.
      const total = (dns ?? 0) + (connect ?? 0) + (tls ?? 0) + performance.now() - sent;
      return {
        // The type includes undefined because servers use the same class.
        status: Number(response.statusCode),
        ...(await decode(headersOf(response), body, maxBytes, request.truncate)),
        timings: { dns, connect, tls, firstByte, total },
        address,
        proxy: this.proxy && proxyName(this.proxy),
      };
    } catch (error) {
      sending.destroy();
      this.#connection?.abort();
      throw error;
    }
  }

  #start(request: HttpRequest, agents: Agents): ClientRequest {
    const { url, proxy } = this;
    // Plain http requests to a proxy contain the full URL (RFC 9112 §3.2.2). https uses a tunnel.
    const absolute = url.protocol === 'http:' && proxy !== undefined;
    const options = {
      host: bare(url.hostname),
      port: portOf(url),
      method: request.method ?? 'GET',
      path: absolute ? url.href : `${url.pathname}${url.search}`,
      maxHeaderSize: HEAD_LIMIT,
      createConnection: (_: object, done: (error: null, socket: Socket) => void): undefined => {
        this.#connection = this.#connect();
        this.#connection.socket.then((socket) => {
          done(null, socket);
        }, this.fail);
      },
    };
    const sending =
      url.protocol === 'https:' ? httpsRequest({ ...options, agent: agents.https }) : httpRequest({ ...options, agent: agents.http });
    // setHeader is used because NODE_DEBUG=https prints options, and a header may contain a bearer token. Small bodies need no compression.
    for (const [name, value] of Object.entries({ 'accept-encoding': 'identity', ...request.headers })) sending.setHeader(name, value);
    if (absolute && proxy.username !== '') sending.setHeader('proxy-authorization', credentials(proxy));
    if (request.onRequestSent !== undefined) sending.once('finish', request.onRequestSent);
    sending.end(request.body);
    return sending;
  }

  /** Describes a failed attempt. */
  describeError(error: unknown): NetworkError {
    const { phase, proxyStatus, proxySchemes, address, family, addresses, dns, connect, tls } = this.#connection?.trace ?? {
      phase: 'request',
    };
    return {
      phase: this.#phase ?? phase,
      code: codeOf(error),
      host: this.url.host,
      afterMs: Math.round(performance.now() - this.#started),
      proxy: this.proxy && proxyName(this.proxy),
      proxyStatus,
      proxySchemes,
      proxyLogin: this.proxy && this.proxy.username !== '',
      address,
      family,
      addresses,
      timings: { dns, connect, tls },
    };
  }
}

async function responseOf(sending: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  sending.once('response', resolve);
  return promise;
}

/** Returns the body. If `truncate` is set, it may exceed the limit by up to one chunk. */
async function bodyOf(response: IncomingMessage, maxBytes: number, truncate = false): Promise<Uint8Array> {
  // The stream yields bytes because no encoding is set.
  const pieces: AsyncIterable<Uint8Array> = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of pieces) {
      size += chunk.length;
      chunks.push(chunk);
      if (size > maxBytes) break;
    }
  } catch {
    // Node also reports a premature end as a reset. An actual reset would have failed the request already.
    throw errorWithCode('CUT_OFF');
  }
  if (size > maxBytes && !truncate) throw errorWithCode('TOO_LARGE');
  return Buffer.concat(chunks);
}

/**
 * Decompresses a body, because some servers compress even if `identity` was requested. A body that cannot be decoded is returned unchanged.
 *
 * @param truncate cuts a body that exceeds the limit. A compressed body that exceeds it before or after decompression stays compressed.
 * @throws `TOO_LARGE` if the decompressed body exceeds the limit and `truncate` is not set.
 */
async function decode(
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  maxBytes: number,
  truncate = false,
): Promise<Pick<HttpResponse, 'headers' | 'body' | 'truncated'>> {
  if (body.length > maxBytes) return { headers, body: body.subarray(0, maxBytes), truncated: true };
  const { 'content-encoding': coding, ...others } = headers;
  if (coding === undefined || body.length === 0) return { headers, body };
  // Loaded on demand, because loading takes 2 ms and few responses need it.
  const { gunzipSync, inflateSync, brotliDecompressSync, zstdDecompressSync } = await import('node:zlib');
  const decoders = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync, zstd: zstdDecompressSync };
  const decoder = new Map(Object.entries(decoders)).get(coding.trim().toLowerCase());
  if (decoder === undefined) return { headers, body };
  try {
    return { headers: others, body: decoder(body, { maxOutputLength: maxBytes }) };
  } catch (error) {
    const isLarge = codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
    if (isLarge && !truncate) throw errorWithCode('TOO_LARGE');
    return { headers, body, ...(isLarge && { truncated: true }) };
  }
}

/** Joins the values of repeated headers with commas (RFC 9110 §5.3). */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Replacements for error codes from Node's HTTP parser. */
const PARSER_CODES: Readonly<Record<string, string>> = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };

/** Returns the error code if it is well-formed. The message is not read, because it may contain anything. */
function codeOf(error: unknown): string {
  const code = text(member(error, 'code')) ?? '';
  return PARSER_CODES[code] ?? (/^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN');
}
