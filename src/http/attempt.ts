/** Sends a single HTTP request over a new or pooled connection. */
import { once } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { member, text } from '../util/json.ts';
import { type Preconnection, createTrace, credentials, errorWithCode } from './connect.ts';
import { bare, portOf, proxyName } from './proxy.ts';
import type { HttpRequest, HttpResponse, HttpResult } from './types.ts';

/** Default size limit of response bodies, in bytes. All expected responses are smaller. */
export const BODY_LIMIT = 1024 * 1024;
/** Size limit of the response headers, in bytes. Node has the same default, but NODE_OPTIONS can raise it. */
const HEAD_LIMIT = 16 * 1024;

type Agents = ReturnType<typeof createAgents>;

/** Creates HTTP agents that only keep idle sockets open for reuse. Requests open their own sockets and report connection errors. */
export function createAgents() {
  const agents = { https: new HttpsAgent({ keepAlive: true }), http: new HttpAgent({ keepAlive: true }) };
  for (const agent of [agents.https, agents.http]) {
    agent.createConnection = (options, callback) => callback && options.createConnection?.(options, callback);
  }
  return agents;
}

interface Route {
  readonly proxy: URL | undefined;
  /** Connection pools. If this value is undefined, the connection is closed after the response. */
  readonly agents?: Agents;
  /** Opens a new connection. Called when the pool has no idle connection. */
  readonly connect: () => Preconnection;
  /** Time limit of the attempt in milliseconds, and the error code to return when the limit is exceeded. */
  readonly limit: { readonly ms: number; readonly code: string };
}

/** Sends a request once and reads the whole response. Never throws. */
export async function attemptRequest(request: HttpRequest, { proxy, agents, connect, limit }: Route): Promise<HttpResult> {
  const { url, only, maxBytes = BODY_LIMIT, truncate = false, partial = false } = request;
  const size = { maxBytes, truncate };
  const started = performance.now();
  /** The trace remains empty if the request reuses a pooled connection. */
  let connection: Pick<Preconnection, 'trace' | 'abort'> = { trace: createTrace('request'), abort: () => undefined };
  let sending: ClientRequest | undefined;
  // Each phase also waits for this promise, because Node does not report an aborted request until the agent assigns it a socket.
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => undefined);
  const timer = setTimeout(fail, limit.ms, errorWithCode(limit.code));
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
      // Node stops managing a socket after an HTTP upgrade. An open socket would keep the process from exiting.
      socket.destroy();
      fail(errorWithCode('UNEXPECTED_UPGRADE'));
    });
    // The socket returns to the pool when the request emits `close`. Wait for that event so that the next request can reuse the socket.
    const released = once(sending, 'close');
    released.catch(() => undefined);
    const sent = await Promise.race([once(sending, 'socket'), failed]).then(() => performance.now());
    connection.trace.phase = 'headers';
    const response = await Promise.race([responseOf(sending), failed]);
    const firstByte = performance.now() - sent;
    // If a 101 response has no `connection: upgrade` header, Node emits `response` instead of `upgrade`.
    if (response.statusCode === 101) throw errorWithCode('UNEXPECTED_UPGRADE');
    connection.trace.phase = 'body';
    const chunks: Uint8Array[] = [];
    const reading = readBytes(response, maxBytes, chunks).catch(() => {
      // Node reports an incomplete body as a connection reset. If the connection had been reset, the request would already have failed.
      throw errorWithCode('CUT_OFF');
    });
    const isWhole = await Promise.race([reading.then(() => true), failed]).catch((error: unknown) => {
      if (!partial || Math.floor(Number(response.statusCode) / 100) !== 2) throw error;
      sending?.destroy();
      return false;
    });
    // Node joins the values of most repeated headers with commas (RFC 9110 §5.3).
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    const decoding = decode(limitSize(Buffer.concat(chunks), size, !isWhole), headers['content-encoding'], size);
    const content = await (isWhole ? Promise.race([decoding, failed]) : decoding);
    if (isWhole) await Promise.race([released, failed]);
    const { timings: opening, address } = connection.trace;
    // Include the connection setup time, even if the connection was opened in advance, because the reports show each connection phase.
    const total = (opening.dns ?? 0) + (opening.connect ?? 0) + (opening.tls ?? 0) + performance.now() - sent;
    const timings = { ...opening, firstByte, total };
    // `statusCode` is optional in Node's type, but a response always has a status code.
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
  // A plain HTTP request to a proxy contains the full URL (RFC 9112 §3.2.2). HTTPS requests go through a tunnel.
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
  // Set headers after creating the request, because NODE_DEBUG=https prints headers passed as options, including bearer tokens.
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

/** Reads a stream until it ends or exceeds the size limit. The result includes the chunk that exceeds the limit. */
async function readBytes(stream: AsyncIterable<Uint8Array>, maxBytes: number, chunks: Uint8Array[] = []): Promise<Uint8Array> {
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks);
}

interface SizeLimit {
  readonly maxBytes: number;
  readonly truncate: boolean;
}
type Content = Pick<HttpResponse, 'body' | 'truncated'>;

function limitSize(bytes: Uint8Array, { maxBytes, truncate }: SizeLimit, isCut = false): Content {
  const exceeds = bytes.length > maxBytes;
  if (exceeds && !truncate) throw errorWithCode('TOO_LARGE');
  return { body: bytes.subarray(0, maxBytes), ...((exceeds || isCut) && { truncated: true }) };
}

/** Maximum number of content codings to decode. A body with more content codings than this limit is not decompressed. */
const MAX_CODINGS = 3;

/** Some servers compress the body even if the request specifies `identity`, and some omit `content-encoding` (RFC 9110 §8.4.1). */
async function decode(
  received: Content,
  coding: string | undefined,
  limit: SizeLimit,
): Promise<Content & Pick<HttpResponse, 'compressed'>> {
  let content = received;
  const { body } = received;
  const named = (coding ?? '').toLowerCase().match(/[^\s,]+/g) ?? (body[0] === 0x1f && body[1] === 0x8b ? ['gzip'] : []);
  const codings = body.length === 0 ? [] : named.filter((name) => name !== 'identity').reverse();
  for (const name of codings) {
    const decoded = codings.length > MAX_CODINGS ? undefined : await decompress(content, name, limit);
    if (decoded === undefined) return { ...content, body, compressed: true };
    content = decoded;
  }
  return content;
}

/** Returns undefined if the content coding is unknown or the body is corrupt. */
async function decompress({ body, truncated }: Content, coding: string, limit: SizeLimit): Promise<Content | undefined> {
  // Load zlib only when needed, because loading takes 2 ms and few responses are compressed.
  const zlib = process.getBuiltinModule('node:zlib');
  const { BROTLI_OPERATION_FLUSH, ZSTD_e_flush, Z_SYNC_FLUSH } = zlib.constants;
  const decoders = new Map([
    ['gzip', { streams: [zlib.createGunzip], finishFlush: Z_SYNC_FLUSH }],
    ['x-gzip', { streams: [zlib.createGunzip], finishFlush: Z_SYNC_FLUSH }],
    // Many servers send raw deflate data instead of the zlib format.
    ['deflate', { streams: [zlib.createInflate, zlib.createInflateRaw], finishFlush: Z_SYNC_FLUSH }],
    ['br', { streams: [zlib.createBrotliDecompress], finishFlush: BROTLI_OPERATION_FLUSH }],
    ['zstd', { streams: [zlib.createZstdDecompress], finishFlush: ZSTD_e_flush }],
  ]);
  const decoder = decoders.get(coding);
  if (decoder === undefined) return undefined;
  const { streams, finishFlush } = decoder;
  // With `finishFlush`, a decoder returns the data that it can decode from an incomplete body instead of throwing an error.
  const modes = limit.truncate ? [{}, { finishFlush }] : [{}];
  for (const [index, mode] of modes.entries()) {
    for (const create of streams) {
      const decoded = await readBytes(create(mode).end(body), limit.maxBytes).catch(() => undefined);
      if (decoded !== undefined) return limitSize(decoded, limit, truncated === true || index > 0);
    }
    // Some gateways decompress the body but keep the `content-encoding` header.
    if (/^[\s -~]+$/.test(Buffer.from(body.subarray(0, 16)).toString())) return limitSize(body, limit, truncated);
  }
  return undefined;
}

const PARSER_CODES: Readonly<Record<string, string>> = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };

/** Returns the error code, or `UNKNOWN` if it is malformed. Ignores the error message, because it might contain text from the server. */
function codeOf(error: unknown): string {
  const code = text(member(error, 'code')) ?? '';
  return PARSER_CODES[code] ?? (/^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN');
}
