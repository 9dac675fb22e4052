/** Sends a request once, over a pooled or new connection. */
import { once } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { member, text } from '../util/json.ts';
import { type Preconnection, bare, createTrace, credentials, errorWithCode } from './connect.ts';
import { portOf, proxyName } from './proxy.ts';
import type { HttpRequest, HttpResponse, HttpResult } from './types.ts';

/** Default limit for a response body in bytes, larger than any expected response. */
export const BODY_LIMIT = 1024 * 1024;
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

/** The route and the time limit of one attempt. */
interface Route {
  readonly proxy: URL | undefined;
  /** Without a pool, the connection is closed after the response. */
  readonly agents?: Agents;
  /** Opens a connection, or returns one that is being opened. Called if the pool has no free connection. */
  readonly connect: () => Preconnection;
  /** Time limit in milliseconds, and the code of the error when it ends the attempt. */
  readonly limit: { readonly ms: number; readonly code: string };
}

/** Makes one attempt to send a request, from the connection to the last byte of the response. Never throws. */
export async function attemptRequest(request: HttpRequest, { proxy, agents, connect, limit }: Route): Promise<HttpResult> {
  const { url, only, maxBytes = BODY_LIMIT, truncate = false } = request;
  const started = performance.now();
  /** Replaced by the new connection, if the pool has no free one. */
  let connection: Pick<Preconnection, 'trace' | 'abort'> = { trace: createTrace('request'), abort: () => undefined };
  let sending: ClientRequest | undefined;
  // Each phase also waits for this promise, because Node does not report an abort before the agent has delivered a socket.
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => undefined);
  const timer = setTimeout(() => {
    fail(errorWithCode(limit.code));
  }, limit.ms);
  try {
    if (typeof only === 'object' && only.origin !== url.origin) throw errorWithCode('ADDRESS_NOT_ALLOWED');
    if (limit.ms === 0) throw errorWithCode(limit.code);
    sending = startRequest(request, proxy, agents, (done) => {
      const opened = connect();
      connection = opened;
      opened.socket.then((socket) => {
        done(null, socket);
      }, fail);
    });
    sending.on('error', fail).once('upgrade', (_response, socket) => {
      // After an upgrade, Node no longer manages the socket. If it stayed open, the process would not exit.
      socket.destroy();
      fail(errorWithCode('UNEXPECTED_UPGRADE'));
    });
    // The connection returns to the pool when the request closes. A request sent before that would open another connection.
    const released = once(sending, 'close');
    released.catch(() => undefined);
    const sent = await Promise.race([once(sending, 'socket'), failed]).then(() => performance.now());
    connection.trace.phase = 'headers';
    const response = await Promise.race([responseOf(sending), failed]);
    const firstByte = performance.now() - sent;
    // Node reports status 101 as a response if it has no `connection: upgrade` header.
    if (response.statusCode === 101) throw errorWithCode('UNEXPECTED_UPGRADE');
    connection.trace.phase = 'body';
    const received = await Promise.race([bodyOf(response, maxBytes), failed]);
    // Node joins the values of most repeated headers with commas (RFC 9110 §5.3).
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    const content = decode(received, headers['content-encoding'], maxBytes, truncate);
    await Promise.race([released, failed]);
    const { timings: opening, address } = connection.trace;
    // The total includes the phases of a connection opened in advance, because the reports show them.
    const total = (opening.dns ?? 0) + (opening.connect ?? 0) + (opening.tls ?? 0) + performance.now() - sent;
    const timings = { ...opening, firstByte, total };
    // The type of the status includes undefined because servers use the same class.
    const status = Number(response.statusCode);
    return { ok: true, response: { status, headers, ...content, timings, address, proxy: proxy && proxyName(proxy) } };
  } catch (error) {
    sending?.destroy();
    connection.abort();
    return {
      ok: false,
      error: {
        ...connection.trace,
        code: codeOf(error),
        host: url.host,
        afterMs: Math.round(performance.now() - started),
        proxy: proxy && proxyName(proxy),
        proxyLogin: proxy && proxy.username !== '',
      },
    };
  } finally {
    clearTimeout(timer);
  }
}

function startRequest(
  { url, method = 'GET', headers, body, onRequestSent }: HttpRequest,
  proxy: URL | undefined,
  agents: Agents | undefined,
  connect: (done: (error: null, socket: Socket) => void) => void,
): ClientRequest {
  // Plain http requests to a proxy contain the full URL (RFC 9112 §3.2.2). https uses a tunnel.
  const absolute = url.protocol === 'http:' && proxy !== undefined;
  const options = {
    host: bare(url.hostname),
    port: portOf(url),
    method,
    path: absolute ? url.href : `${url.pathname}${url.search}`,
    maxHeaderSize: HEAD_LIMIT,
    createConnection: (_: object, done: (error: null, socket: Socket) => void): undefined => {
      connect(done);
    },
  };
  const sending =
    url.protocol === 'https:' ? httpsRequest({ ...options, agent: agents?.https }) : httpRequest({ ...options, agent: agents?.http });
  // setHeader is used because NODE_DEBUG=https prints options, and a header may contain a bearer token. Small bodies need no compression.
  for (const [name, value] of Object.entries({ 'accept-encoding': 'identity', ...headers })) sending.setHeader(name, value);
  if (absolute && proxy.username !== '') sending.setHeader('proxy-authorization', credentials(proxy));
  if (onRequestSent !== undefined) sending.once('finish', onRequestSent);
  return sending.end(body);
}

function responseOf(sending: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
  sending.once('response', resolve);
  return promise;
}

/** Returns the body, or the chunks up to the first one that exceeds the limit. */
async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  // The stream yields bytes because no encoding is set.
  const pieces: AsyncIterable<Uint8Array> = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of pieces) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) break;
    }
  } catch {
    // Node also reports a premature end as a reset. An actual reset would have failed the request already.
    throw errorWithCode('CUT_OFF');
  }
  return Buffer.concat(chunks);
}

/** Maximum number of content codings. A body with more is not decompressed. */
const MOST_CODINGS = 3;

/**
 * Decompresses a body, because some servers compress although `identity` was requested, or do not declare the coding (RFC 9110 §8.4.1).
 *
 * @param coding value of the `content-encoding` header.
 * @param truncate cuts a body that exceeds the limit, before or after decompression.
 * @throws `TOO_LARGE` if the body exceeds the limit and `truncate` is not set.
 */
function decode(
  received: Uint8Array,
  coding: string | undefined,
  maxBytes: number,
  truncate: boolean,
): Pick<HttpResponse, 'body' | 'truncated' | 'compressed'> {
  const body = received.subarray(0, maxBytes);
  let content: Content = { body, isCut: received.length > maxBytes };
  if (content.isCut && !truncate) throw errorWithCode('TOO_LARGE');
  const named = (coding ?? '').toLowerCase().match(/[^\s,]+/g) ?? (body[0] === 0x1f && body[1] === 0x8b ? ['gzip'] : []);
  const codings = body.length === 0 ? [] : named.filter((name) => name !== 'identity').reverse();
  for (const name of codings) {
    const decoded = codings.length > MOST_CODINGS ? undefined : decompress(content, name, maxBytes, truncate);
    if (decoded === undefined) return { body, compressed: true, ...(content.isCut && { truncated: true }) };
    content = decoded;
  }
  return { body: content.body, ...(content.isCut && { truncated: true }) };
}

interface Content {
  readonly body: Uint8Array;
  /** True if the body exceeds the limit and contains only the beginning. */
  readonly isCut: boolean;
}

/** Removes one coding. Returns undefined if the coding is unknown or the content is corrupt. */
function decompress({ body, isCut }: Content, coding: string, maxBytes: number, truncate: boolean): Content | undefined {
  // Loaded on demand, because loading takes 2 ms and few responses need it.
  const zlib = process.getBuiltinModule('node:zlib');
  // For `deflate`, many servers send raw deflate data.
  const decoders = new Map([
    ['gzip', [zlib.gunzipSync]],
    ['x-gzip', [zlib.gunzipSync]],
    ['deflate', [zlib.inflateSync, zlib.inflateRawSync]],
    ['br', [zlib.brotliDecompressSync]],
    ['zstd', [zlib.zstdDecompressSync]],
  ]);
  const { BROTLI_OPERATION_FLUSH, ZSTD_e_flush, Z_SYNC_FLUSH } = zlib.constants;
  // Returns the output of a body without an end. A shorter piece is enough if the output exceeds the limit.
  const finishFlush =
    new Map([
      ['br', BROTLI_OPERATION_FLUSH],
      ['zstd', ZSTD_e_flush],
    ]).get(coding) ?? Z_SYNC_FLUSH;
  const parts = truncate ? [1, 4, 16, 64, 256, 1024].map((part) => ({ length: Math.ceil(body.length / part), finishFlush })) : [];
  const pieces = isCut ? parts : [{ length: body.length }, ...parts];
  let tooLarge = false;
  for (const decoder of decoders.get(coding) ?? []) {
    for (const [index, { length, ...options }] of pieces.entries()) {
      try {
        const decoded = decoder(body.subarray(0, length), { ...options, maxOutputLength: maxBytes });
        return { body: decoded, isCut: isCut || index > 0 };
      } catch (error) {
        tooLarge ||= codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
      }
    }
  }
  if (tooLarge && !truncate) throw errorWithCode('TOO_LARGE');
  return undefined;
}

/** Replacements for error codes from Node's HTTP parser. */
const PARSER_CODES: Readonly<Record<string, string>> = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };

/** Returns the error code if it is well-formed. The message is not read, because it may contain anything. */
function codeOf(error: unknown): string {
  const code = text(member(error, 'code')) ?? '';
  return PARSER_CODES[code] ?? (/^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN');
}
