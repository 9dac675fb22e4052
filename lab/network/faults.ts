/** Faults of a host, by name. Each one happens on the network connection. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { CertificateFault } from './certificates.ts';
import type { LabAnswer, LabRequest } from './site.ts';

/** Faults before the connection exists. A proxy responds for a host that it cannot reach. */
export type ConnectFault = 'refused' | 'proxy-silent' | 'proxy-reset';

/** Faults of the TLS handshake. */
export type HandshakeFault = CertificateFault | 'handshake-cut' | 'handshake-silent';

/** Faults of the response. */
export type AnswerFault = keyof typeof ANSWER_FAULTS | `${'status' | 'html' | 'empty'}-${number}`;

export type FaultName = ConnectFault | HandshakeFault | AnswerFault;

/** Limits a fault to some requests. Connect and handshake faults use `times` only. */
export interface Narrowing {
  readonly only?: 'anonymous' | 'authorised';
  /** Exact path, or a pattern. */
  readonly path?: string | RegExp;
  /** Number of requests or connections. Without it, all. */
  readonly times?: number;
}

/** An active fault of a host. */
export interface Fault {
  readonly name: FaultName;
  readonly narrowing: Narrowing;
  left: number;
}

/** Access of a response fault to the connection. */
export interface Wire {
  readonly response: ServerResponse;
  /** Cuts the connection with a TCP reset. */
  readonly reset: () => void;
  /** Closes the connection normally after what was sent so far. */
  readonly close: () => void;
}

type Misbehave = (http: Wire, answer: LabAnswer) => void;

/** Time for loopback to deliver what was written, because a reset discards the rest. */
const DELIVERED_MS = 15;
const DRIP_MS = 1000;

const ANSWER_FAULTS = {
  'reset-before-headers': ({ reset }) => {
    reset();
  },
  'close-before-headers': ({ close }) => {
    close();
  },
  'reset-after-headers': ({ response, reset }, answer) => {
    head(response, answer, { 'content-length': '1000' });
    response.flushHeaders();
    setTimeout(reset, DELIVERED_MS);
  },
  'reset-mid-body': ({ response, reset }, answer) => {
    half(response, answer);
    setTimeout(reset, DELIVERED_MS);
  },
  'close-mid-body': ({ response, close }, answer) => {
    half(response, answer);
    setTimeout(close, DELIVERED_MS);
  },
  'reset-mid-gzip': ({ response, reset }, answer) => {
    const packed = gzipSync(`${bodyOf(answer).toString()}${' '.repeat(4096)}`);
    head(response, answer, { 'content-encoding': 'gzip', 'content-length': String(packed.length) });
    response.write(packed.subarray(0, packed.length / 2));
    setTimeout(reset, DELIVERED_MS);
  },
  silence: () => undefined,
  'silence-after-headers': ({ response }, answer) => {
    head(response, answer, { 'content-length': '1000' });
    response.flushHeaders();
  },
  drip: ({ response }, answer) => {
    head(response, answer, { 'content-length': '1000000' });
    const drop = setInterval(() => response.write(' '), DRIP_MS);
    response.write(' ');
    response.on('close', () => {
      clearInterval(drop);
    });
  },
  'drip-headers': ({ response }) => {
    const socket = response.socket;
    socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
    const drop = setInterval(() => socket?.write('a'), DRIP_MS);
    socket?.on('close', () => {
      clearInterval(drop);
    });
  },
  flood: ({ response }, answer) => {
    head(response, answer, {});
    flood((chunk) => response.write(chunk), response);
  },
  'flood-headers': ({ response }) => {
    const socket = response.socket;
    if (socket === null) return;
    socket.write('HTTP/1.1 200 OK\r\n');
    flood((chunk) => socket.write(`x-flood: ${chunk.slice(0, 4000)}\r\n`), socket);
  },
  'gzip-bomb': ({ response }, answer) => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    head(response, answer, { 'content-encoding': 'gzip', 'content-length': String(packed.length) });
    response.end(packed);
  },
  'truncated-json': ({ response }, answer) => {
    const body = bodyOf(answer);
    head(response, answer, {});
    response.end(body.subarray(0, Math.max(1, Math.floor(body.length / 2))));
  },
  'wrong-content-type': ({ response }, answer) => {
    head(response, answer, { 'content-type': 'image/png' });
    response.end(bodyOf(answer));
  },
  html: ({ response }) => {
    page(response, 200);
  },
  empty: ({ response }, answer) => {
    head(response, answer, { 'content-length': '0' });
    response.end();
  },
  'not-http': ({ response }) => {
    response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n');
  },
} as const satisfies Readonly<Record<string, Misbehave>>;

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

/** Names of all response faults without a status, for generated tests. */
export const ANSWER_FAULT_NAMES: readonly string[] = Object.keys(ANSWER_FAULTS);

/** True for a fault of the TLS handshake. */
export function isHandshakeFault(name: FaultName): name is HandshakeFault {
  return HANDSHAKE_FAULTS.has(name);
}

/** True for a fault before the connection exists. */
export function isConnectFault(name: FaultName): name is ConnectFault {
  return CONNECT_FAULTS.has(name);
}

/** True if a fault applies to a request. */
export function hits({ narrowing }: Fault, request: Pick<LabRequest, 'authorised' | 'path'>): boolean {
  const { only, path } = narrowing;
  if (only !== undefined && (only === 'anonymous') !== (request.authorised === 'none')) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? path === request.path : path.test(request.path);
}

/**
 * Sends a faulty response.
 *
 * @param answer response of the server without the fault
 */
export function misbehave(name: FaultName, http: Wire, answer: LabAnswer): void {
  const table: Readonly<Record<string, Misbehave>> = ANSWER_FAULTS;
  const act = table[name] ?? byStatus(name);
  act(http, answer);
}

/** Sends a page such as a captive portal of a hospital network. Its title contains a workflow command, as a malicious server could send. */
function page(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end('<!DOCTYPE html><html><head><title>\n::error::Sign in</title></head><body>\n::add-mask::a\nSign in to go on</body></html>');
}

/** `status-<n>`: plain text; `html-<n>`: a page of a proxy or filter; `empty-<n>`: no body. */
function byStatus(name: FaultName): Misbehave {
  const [, form, digits] = /^(status|html|empty)-(\d{3})$/.exec(name) ?? [];
  const status = Number(digits);
  return ({ response }) => {
    if (form === 'html') {
      page(response, status);
      return;
    }
    // A redirect goes to a host of the lab, so a client that follows it is detected.
    const location = status >= 300 && status < 400 ? { location: 'https://elsewhere.example/' } : {};
    response.writeHead(status, { 'content-type': 'text/plain', ...location });
    response.end(form === 'empty' || status === 204 || status === 304 ? undefined : `Status ${String(status)} by the lab`);
  };
}

function bodyOf(answer: LabAnswer): Buffer {
  return Buffer.from(answer.body ?? '');
}

function head(response: ServerResponse, answer: LabAnswer, headers: Readonly<Record<string, string>>): void {
  response.writeHead(answer.status === 204 ? 200 : answer.status, { ...answer.headers, ...headers });
}

function half(response: ServerResponse, answer: LabAnswer): void {
  const body = bodyOf(answer).length > 1 ? bodyOf(answer) : Buffer.alloc(1000, ' ');
  head(response, answer, { 'content-length': String(body.length) });
  response.write(body.subarray(0, body.length / 2));
}

/** Writes without end, as fast as the receiver reads. */
function flood(write: (chunk: string) => boolean, stream: NodeJS.WritableStream): void {
  const chunk = 'lab '.repeat(16_384);
  const pour = (): void => {
    // One chunk per turn of the event loop, because the other servers of the lab share the process.
    if (stream.writable && write(chunk)) setImmediate(pour);
  };
  stream.on('drain', pour);
  pour();
}
