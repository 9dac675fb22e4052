/** Faults of the network connection to a host, by name. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { CertificateFault } from './certificates.ts';
import type { LabResponse, LabRequest } from './site.ts';

/** Faults that occur before the connection is open. The proxy returns an error for a host that it cannot reach. */
export type ConnectFault = 'refused' | 'proxy-silent' | 'proxy-reset';

export type HandshakeFault = CertificateFault | 'handshake-cut' | 'handshake-silent';

export type ResponseFault = keyof typeof RESPONSE_FAULTS | `status-${number}`;

export type FaultName = ConnectFault | HandshakeFault | ResponseFault;

/** Limits a fault to some requests. Connect and handshake faults support only `times`. */
export interface FaultFilter {
  readonly only?: 'anonymous' | 'authorised';
  /** Exact path, or a pattern for paths. */
  readonly path?: string | RegExp;
  /** Number of requests or connections that the fault affects. The default is all. */
  readonly times?: number;
}

export interface Fault {
  readonly name: FaultName;
  readonly filter: FaultFilter;
  left: number;
}

export interface FaultTarget {
  readonly response: ServerResponse;
  /** Closes the connection with a TCP reset. */
  readonly reset: () => void;
  /** Closes the connection normally after the data that was already sent. */
  readonly close: () => void;
}

type FaultHandler = (target: FaultTarget, normal: LabResponse) => void;

/** Number of milliseconds in which loopback delivers the written data. A reset would discard data that has not been delivered. */
const DELIVERED_MS = 15;
const DRIP_MS = 1000;

const RESPONSE_FAULTS = {
  'reset-before-headers': ({ reset }) => reset(),
  'close-before-headers': ({ close }) => close(),
  'reset-after-headers': ({ response, reset }, normal) => {
    head(response, normal, { 'content-length': '1000' });
    response.flushHeaders();
    setTimeout(reset, DELIVERED_MS);
  },
  'reset-mid-body': ({ response, reset }, normal) => {
    half(response, normal);
    setTimeout(reset, DELIVERED_MS);
  },
  'close-mid-body': ({ response, close }, normal) => {
    half(response, normal);
    setTimeout(close, DELIVERED_MS);
  },
  'reset-mid-gzip': ({ response, reset }, normal) => {
    const compressed = gzipSync(`${bodyOf(normal).toString()}${' '.repeat(4096)}`);
    head(response, normal, { 'content-encoding': 'gzip', 'content-length': String(compressed.length) });
    response.write(compressed.subarray(0, compressed.length / 2));
    setTimeout(reset, DELIVERED_MS);
  },
  silence: () => undefined,
  'silence-after-headers': ({ response }, normal) => {
    head(response, normal, { 'content-length': '1000' });
    response.flushHeaders();
  },
  drip: ({ response }, normal) => {
    head(response, normal, { 'content-length': '1000000' });
    const timer = setInterval(() => response.write(' '), DRIP_MS);
    response.write(' ');
    response.on('close', () => clearInterval(timer));
  },
  'drip-headers': ({ response }) => {
    const socket = response.socket;
    socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
    const timer = setInterval(() => socket?.write('a'), DRIP_MS);
    socket?.on('close', () => clearInterval(timer));
  },
  flood: ({ response }, normal) => {
    head(response, normal, {});
    flood((chunk) => response.write(chunk), response);
  },
  'flood-headers': ({ response }) => {
    const socket = response.socket;
    if (socket === null) return;
    socket.write('HTTP/1.1 200 OK\r\n');
    flood((chunk) => socket.write(`x-flood: ${chunk.slice(0, 4000)}\r\n`), socket);
  },
  'gzip-bomb': ({ response }, normal) => {
    const compressed = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    head(response, normal, { 'content-encoding': 'gzip', 'content-length': String(compressed.length) });
    response.end(compressed);
  },
  'truncated-json': ({ response }, normal) => {
    const body = bodyOf(normal);
    head(response, normal, {});
    response.end(body.subarray(0, Math.max(1, Math.floor(body.length / 2))));
  },
  'wrong-content-type': ({ response }, normal) => {
    head(response, normal, { 'content-type': 'image/png' });
    response.end(bodyOf(normal));
  },
  // A page like the captive portal of a hospital network, with a workflow command in its title.
  html: ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      '<!DOCTYPE html><html><head><title>\n::error::Sign in</title></head><body>\n::add-mask::a\nSign in to go on</body></html>',
    );
  },
  empty: ({ response }, normal) => {
    head(response, normal, { 'content-length': '0' });
    response.end();
  },
  'not-http': raw('SSH-2.0-OpenSSH_9.2\r\n'),
  // Gateways send such invalid HTTP responses, and Node's parser rejects them (nodejs/help#816, request/request#2380).
  'two-lengths': raw('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}'),
  'length-and-chunks': raw('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'),
  'header-with-space': raw('HTTP/1.1 200 OK\r\nX Request: 1\r\nContent-Length: 2\r\n\r\n{}'),
  'lf-alone': raw('HTTP/1.1 200 OK\nContent-Length: 2\n\n{}'),
  'switching-protocols': raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
} as const satisfies Readonly<Record<string, FaultHandler>>;

const HANDSHAKE_FAULTS: ReadonlySet<string> = new Set<HandshakeFault>([
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  'unknown-ca',
  'handshake-cut',
  'handshake-silent',
]);
const CONNECT_FAULTS: ReadonlySet<string> = new Set<ConnectFault>(['refused', 'proxy-silent', 'proxy-reset']);

/** Sends the bytes unchanged and closes the connection. */
function raw(bytes: string): FaultHandler {
  return ({ response }) => {
    response.socket?.end(bytes);
  };
}

/** True for a fault of the TLS handshake. */
export function isHandshakeFault(name: FaultName): name is HandshakeFault {
  return HANDSHAKE_FAULTS.has(name);
}

/** True for a fault that occurs before the connection is open. */
export function isConnectFault(name: FaultName): name is ConnectFault {
  return CONNECT_FAULTS.has(name);
}

/** True if a fault applies to a request. */
export function appliesTo({ filter }: Pick<Fault, 'filter'>, request: Pick<LabRequest, 'authorised' | 'path'>): boolean {
  const { only, path } = filter;
  if (only !== undefined && (only === 'anonymous') !== (request.authorised === 'none')) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? path === request.path : path.test(request.path);
}

/**
 * Sends a faulty response.
 *
 * @param normal the response without the fault
 */
export function applyFault(name: FaultName, target: FaultTarget, normal: LabResponse): void {
  const table: Readonly<Record<string, FaultHandler>> = RESPONSE_FAULTS;
  const act = table[name] ?? byStatus(name);
  act(target, normal);
}

/** Sends plain text with a status: `status-<n>`. */
function byStatus(name: FaultName): FaultHandler {
  const status = Number(name.slice('status-'.length));
  return ({ response }) => {
    // The redirect goes to a host in the lab, so that a client that follows it is detected.
    const location = status >= 300 && status < 400 ? { location: 'https://elsewhere.example/' } : {};
    response.writeHead(status, { 'content-type': 'text/plain', ...location });
    response.end(status === 204 || status === 304 ? undefined : `Status ${String(status)} by the lab`);
  };
}

function bodyOf(normal: LabResponse): Buffer {
  return Buffer.from(normal.body ?? '');
}

function head(response: ServerResponse, normal: LabResponse, headers: Readonly<Record<string, string>>): void {
  response.writeHead(normal.status === 204 ? 200 : normal.status, { ...normal.headers, ...headers });
}

function half(response: ServerResponse, normal: LabResponse): void {
  const body = bodyOf(normal).length > 1 ? bodyOf(normal) : Buffer.alloc(1000, ' ');
  head(response, normal, { 'content-length': String(body.length) });
  response.write(body.subarray(0, body.length / 2));
}

/** Writes data endlessly, as fast as the receiver reads it. */
function flood(write: (chunk: string) => boolean, stream: NodeJS.WritableStream): void {
  const chunk = 'lab '.repeat(16_384);
  const pour = (): void => {
    // Write one chunk per turn of the event loop, because the other servers of the lab run in the same process.
    if (stream.writable && write(chunk)) setImmediate(pour);
  };
  stream.on('drain', pour);
  pour();
}
