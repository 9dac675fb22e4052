/** Sends a request once, over a new connection or a connection from the pool. */
import { once } from 'node:events';
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { member, text } from '../util/json.ts';
import { type Preconnection, createTrace, credentials, errorWithCode } from './connect.ts';
import { bare, portOf, proxyName } from './proxy.ts';
import type { HttpRequest, HttpResponse, HttpResult } from './types.ts';

/** Default size limit of a response body, in bytes. All expected responses are smaller. */
export const BODY_LIMIT = 1024 * 1024;

type Agents = ReturnType<typeof createAgents>;

/** Creates connection pools. Each request creates its own socket, so connection errors are reported to the request, not to the agent. */
export function createAgents() {
  const agents = { https: new HttpsAgent({ keepAlive: true }), http: new HttpAgent({ keepAlive: true }) };
  for (const agent of [agents.https, agents.http]) {
    agent.createConnection = (options, callback) => callback && options.createConnection?.(options, callback);
  }
  return agents;
}

interface Route {
  readonly proxy: URL | undefined;
  /** Connection pools. Undefined if the connection must be closed after the response. */
  readonly agents?: Agents;
  /** Opens a connection. Called if the pool has no free connection. */
  readonly connect: () => Preconnection;
  /** Time limit of the attempt in milliseconds, and the error code for an attempt that exceeds it. */
  readonly limit: { readonly ms: number; readonly code: string };
}

/** Makes one attempt to send a request. Opens the connection and reads the whole response. Never throws. */
export async function attemptRequest(request: HttpRequest, { proxy, agents, connect, limit }: Route): Promise<HttpResult> {
  const { url, only, maxBytes = BODY_LIMIT, truncate = false, partial = false } = request;
  const size = { maxBytes, truncate };
  const started = performance.now();
  /** An empty trace for a connection from the pool. Replaced if the request opens a new connection. */
  let connection: Pick<Preconnection, 'trace' | 'abort'> = { trace: createTrace('request'), abort: () => undefined };
  let sending: ClientRequest | undefined;
  // Each phase also awaits this promise, because Node reports an aborted request only after the agent has provided a socket.
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
      // After an upgrade, Node no longer manages the socket. If the socket stayed open, the process could not exit.
      socket.destroy();
      fail(errorWithCode('UNEXPECTED_UPGRADE'));
    });
    // The connection returns to the pool when the request closes. Without this wait, the next request would open a new connection.
    const released = once(sending, 'close');
    released.catch(() => undefined);
    const sent = await Promise.race([once(sending, 'socket'), failed]).then(() => performance.now());
    connection.trace.phase = 'headers';
    const response = await Promise.race([responseOf(sending), failed]);
    const firstByte = performance.now() - sent;
    // Without a `connection: upgrade` header, Node reports a 101 response like any other response.
    if (response.statusCode === 101) throw errorWithCode('UNEXPECTED_UPGRADE');
    connection.trace.phase = 'body';
    const chunks: Uint8Array[] = [];
    const reading = readBytes(response, maxBytes, chunks).catch(() => {
      // Node reports a body that ends early as a connection reset. After a real reset, the request would already have failed.
      throw errorWithCode('CUT_OFF');
    });
    const isWhole = await Promise.race([reading.then(() => true), failed]).catch((error: unknown) => {
      if (!partial || Math.floor(Number(response.statusCode) / 100) !== 2) throw error;
      sending?.destroy();
      return false;
    });
    // If a header is repeated, Node usually joins its values with commas (RFC 9110 §5.3).
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    const decoding = decode(limitSize(Buffer.concat(chunks), size, !isWhole), headers['content-encoding'], size);
    const content = await (isWhole ? Promise.race([decoding, failed]) : decoding);
    if (isWhole) await Promise.race([released, failed]);
    const { timings: opening, address } = connection.trace;
    // Include the time it took to open the connection, even if it was opened in advance, because the reports show those phases.
    const total = (opening.dns ?? 0) + (opening.connect ?? 0) + (opening.tls ?? 0) + performance.now() - sent;
    const timings = { ...opening, firstByte, total };
    // Node's type allows undefined, because the same class represents requests to a server. A response always has a status.
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
  // A plain http request to a proxy contains the full URL (RFC 9112 §3.2.2). An https request goes through a tunnel.
  const absolute = url.protocol === 'http:' && proxy !== undefined;
  const options = {
    host: bare(url.hostname),
    port: portOf(url),
    method,
    path: absolute ? url.href : `${url.pathname}${url.search}`,
    createConnection: (_: object, done: (error: null, socket: Socket) => void): undefined => {
      connect(done);
    },
  };
  const sending =
    url.protocol === 'https:' ? httpsRequest({ ...options, agent: agents?.https }) : httpRequest({ ...options, agent: agents?.http });
  // Use setHeader, because NODE_DEBUG=https prints headers that are passed as options, and a header may contain a bearer token.
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

/** Reads a stream until it ends or exceeds the size limit. The chunk that exceeds the limit is part of the result. */
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

/** Truncates a body that exceeds the size limit. Throws `TOO_LARGE` if the caller does not allow truncation. */
function limitSize(bytes: Uint8Array, { maxBytes, truncate }: SizeLimit, isCut = false): Content {
  const exceeds = bytes.length > maxBytes;
  if (exceeds && !truncate) throw errorWithCode('TOO_LARGE');
  return { body: bytes.subarray(0, maxBytes), ...((exceeds || isCut) && { truncated: true }) };
}

/** If a response lists more content codings than this, its body is not decompressed. */
const MAX_CODINGS = 3;

/**
 * Decompresses a response body. Some servers compress the body although the request asks for `identity`. Others do not declare the
 * compression in the `content-encoding` header (RFC 9110 §8.4.1).
 */
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

/** Reverses one content coding, such as gzip. Returns undefined if the coding is unknown or the content is corrupt. */
async function decompress({ body, truncated }: Content, coding: string, limit: SizeLimit): Promise<Content | undefined> {
  // Loading zlib takes 2 ms and few responses are compressed, so load it only when it is needed.
  const zlib = process.getBuiltinModule('node:zlib');
  const { BROTLI_OPERATION_FLUSH, ZSTD_e_flush, Z_SYNC_FLUSH } = zlib.constants;
  const decoders = new Map([
    ['gzip', { streams: [zlib.createGunzip], finishFlush: Z_SYNC_FLUSH }],
    ['x-gzip', { streams: [zlib.createGunzip], finishFlush: Z_SYNC_FLUSH }],
    // For the `deflate` coding, many servers send raw deflate data.
    ['deflate', { streams: [zlib.createInflate, zlib.createInflateRaw], finishFlush: Z_SYNC_FLUSH }],
    ['br', { streams: [zlib.createBrotliDecompress], finishFlush: BROTLI_OPERATION_FLUSH }],
    ['zstd', { streams: [zlib.createZstdDecompress], finishFlush: ZSTD_e_flush }],
  ]);
  const decoder = decoders.get(coding);
  if (decoder === undefined) return undefined;
  const { streams, finishFlush } = decoder;
  // If a flush mode is set, a decoder returns the beginning of an incomplete body instead of an error.
  const modes = limit.truncate ? [{}, { finishFlush }] : [{}];
  for (const [index, mode] of modes.entries()) {
    for (const create of streams) {
      const decoded = await readBytes(create(mode).end(body), limit.maxBytes).catch(() => undefined);
      if (decoded !== undefined) return limitSize(decoded, limit, truncated === true || index > 0);
    }
    // Some gateways decompress the body but do not remove the `content-encoding` header.
    if (/^[\s -~]+$/.test(Buffer.from(body.subarray(0, 16)).toString())) return limitSize(body, limit, truncated);
  }
  return undefined;
}

/** Maps the error codes of Node's HTTP parser to the error codes of this client. */
const PARSER_CODES: Readonly<Record<string, string>> = { HPE_HEADER_OVERFLOW: 'TOO_LARGE', HPE_INVALID_EOF_STATE: 'CUT_OFF' };

/** Returns the code of an error, or `UNKNOWN` if the code is malformed. Ignores the message, because a server may have influenced it. */
function codeOf(error: unknown): string {
  const code = text(member(error, 'code')) ?? '';
  return PARSER_CODES[code] ?? (/^[A-Z][A-Z0-9_]{2,59}$/.test(code) ? code : 'UNKNOWN');
}
