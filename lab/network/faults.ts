/** The ways in which a host of the lab can misbehave, each over the wire: tables from a fault's name to what it does to the connection. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { CertificateFault } from './certificates.ts';
import type { LabAnswer, LabRequest } from './site.ts';

/** What goes wrong before there is a connection: the proxy answers for a host that it cannot reach, as proxies do. */
export type ConnectFault = 'refused' | 'proxy-silent' | 'proxy-reset';

/** What goes wrong in the TLS handshake. */
export type HandshakeFault = CertificateFault | 'handshake-cut' | 'handshake-silent';

/** What goes wrong with the answer. */
export type AnswerFault = keyof typeof ANSWER_FAULTS | `status-${number}`;

export type FaultName = ConnectFault | HandshakeFault | AnswerFault;

/** Which requests a fault is for. Connect and handshake faults know no request, and heed `times` alone. */
export interface Narrowing {
  readonly only?: 'anonymous' | 'authorised';
  /** The exact path, or a pattern for it. */
  readonly path?: string | RegExp;
  /** How many requests (or connections) it hits before it is gone; without it, all. */
  readonly times?: number;
}

/** A fault in force at a host. */
export interface Fault {
  readonly name: FaultName;
  readonly narrowing: Narrowing;
  left: number;
}

/** What an answer fault may do. */
export interface Wire {
  readonly response: ServerResponse;
  /** Cuts the connection with a TCP reset. */
  readonly reset: () => void;
  /** Ends the connection in order, with whatever was sent so far. */
  readonly close: () => void;
}

type Misbehave = (http: Wire, answer: LabAnswer) => void;

/** Long enough for loopback to have delivered what was written: a reset discards what is still under way. */
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
    // The captive portal of a hospital's network: a hidden instruction for the runner's log in its title, as a rude server may send one.
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      '<!DOCTYPE html><html><head><title>\n::error::Sign in</title></head><body>\n::add-mask::a\nSign in to go on</body></html>',
    );
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

/** Names of all answer faults but `status-<n>`: what a generated matrix walks over. */
export const ANSWER_FAULT_NAMES: readonly string[] = Object.keys(ANSWER_FAULTS);

/** Whether a fault is one of the handshake. */
export function isHandshakeFault(name: FaultName): name is HandshakeFault {
  return HANDSHAKE_FAULTS.has(name);
}

/** Whether a fault is one that the proxy tells. */
export function isConnectFault(name: FaultName): name is ConnectFault {
  return CONNECT_FAULTS.has(name);
}

/** Whether a fault is for this request. */
export function hits({ narrowing }: Fault, request: Pick<LabRequest, 'authorised' | 'path'>): boolean {
  const { only, path } = narrowing;
  if (only !== undefined && (only === 'anonymous') !== (request.authorised === 'none')) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? path === request.path : path.test(request.path);
}

/**
 * Answers wrongly, as the fault says.
 *
 * @param answer what an honest server would have said
 */
export function misbehave(name: FaultName, http: Wire, answer: LabAnswer): void {
  const table: Readonly<Record<string, Misbehave>> = ANSWER_FAULTS;
  const act = table[name] ?? status(name);
  act(http, answer);
}

function status(name: FaultName): Misbehave {
  const code = Number(/^status-(\d{3})$/.exec(name)?.[1]);
  return ({ response }) => {
    // A redirect leads to a host of the lab's own, so that whoever follows it is seen there.
    response.writeHead(code, {
      'content-type': 'text/plain',
      ...(code >= 300 && code < 400 ? { location: 'https://elsewhere.example/' } : {}),
    });
    response.end(code === 204 || code === 304 ? undefined : `Status ${String(code)} by the lab`);
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

/** Writes for ever, as fast as the receiver takes it. */
function flood(write: (chunk: string) => boolean, stream: NodeJS.WritableStream): void {
  const chunk = 'lab '.repeat(16_384);
  const pour = (): void => {
    // One chunk a turn of the loop: the lab's other servers live in the same process.
    if (stream.writable && write(chunk)) setImmediate(pour);
  };
  stream.on('drain', pour);
  pour();
}
