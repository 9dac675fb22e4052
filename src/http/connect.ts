/** Opens connections: name resolution, TCP, the tunnel through a proxy, and TLS. Each phase is timed, and named if it fails. */
import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { once } from 'node:events';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { BlockList, connect as tcpConnect, isIP, type Socket } from 'node:net';
import { unescape } from 'node:querystring';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { connect as tlsConnect, createSecureContext, type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls';
import { member, text } from '../util/json.ts';
import { portOf } from './proxy.ts';
import type { Phase } from './types.ts';

/** Observations about a connection, updated while it is opened. Times in milliseconds. */
interface Trace {
  phase: Phase;
  dns?: number;
  connect?: number;
  tls?: number;
  /** Kind and IP version of the address that was connected to, or whose failure is reported. */
  address?: 'private' | 'public';
  family?: 4 | 6;
  /** Number of addresses that were attempted. */
  addresses?: number;
  proxyStatus?: number | undefined;
  /** Authentication schemes that the proxy offers in its 407 response. */
  proxySchemes?: readonly string[];
}

/** Creates an error that carries a code of `NetworkError` and nothing else. */
export function errorWithCode(code: string): Error {
  return Object.assign(new Error(), { code });
}

/** A connection that is opened when a request needs it, or before. A failure is reported to the request that uses it. */
export class Preconnection {
  readonly trace: Trace = { phase: 'connect' };
  readonly socket: Promise<Socket>;
  readonly #abort = new AbortController();
  /** True if the server closed the connection before a request used it. */
  closed = false;

  constructor(url: URL, proxy: URL | undefined, onlyPrivate = false) {
    this.socket = connect(url, proxy, this.trace, this.#abort.signal, onlyPrivate);
    // Without a handler, the failure of a connection that no request needed would end the process.
    this.socket.then(
      (socket) => {
        socket
          .on('error', () => undefined)
          .once('close', () => {
            this.closed = true;
          });
      },
      () => undefined,
    );
  }

  abort(): void {
    this.#abort.abort();
    this.socket.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
  }
}

/**
 * Opens a connection to the host of `url`, with TLS if it is https.
 *
 * @param trace receives what was observed.
 * @param onlyPrivate accepts only addresses of this machine and its local network.
 * @throws Node's error, or an error with a code of ours. `trace.phase` is the phase that failed.
 */
async function connect(url: URL, proxy: URL | undefined, trace: Trace, signal: AbortSignal, onlyPrivate: boolean): Promise<Socket> {
  if (proxy !== undefined && url.protocol === 'http:') return connect(proxy, undefined, trace, signal, false);
  const opening = proxy === undefined ? connectTcp(url, trace, signal, onlyPrivate) : connectTunnel(url, proxy, trace, signal);
  if (url.protocol !== 'https:') return opening;
  const [socket, options] = await Promise.all([opening, tlsOptions(url)]);
  return secure(socket, options, trace, signal);
}

/** Returns `private` for an address that only a private network routes. This distinguishes private DNS from public DNS. */
export function addressKind(address: string): 'private' | 'public' {
  return isLocal(address) || SHARED.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') ? 'private' : 'public';
}

/** True for loopback, link-local and private addresses (RFC 1918, 3927, 4193, 4291). */
function isLocal(address: string): boolean {
  return LOCAL.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const LOCAL = new BlockList();
LOCAL.addSubnet('10.0.0.0', 8, 'ipv4');
LOCAL.addSubnet('172.16.0.0', 12, 'ipv4');
LOCAL.addSubnet('192.168.0.0', 16, 'ipv4');
LOCAL.addSubnet('169.254.0.0', 16, 'ipv4');
LOCAL.addSubnet('127.0.0.0', 8, 'ipv4');
LOCAL.addSubnet('fc00::', 7, 'ipv6');
LOCAL.addSubnet('fe80::', 10, 'ipv6');
LOCAL.addAddress('::1', 'ipv6');

/** Shared address space of network operators (RFC 6598). */
const SHARED = new BlockList();
SHARED.addSubnet('100.64.0.0', 10, 'ipv4');

/** Returns a host name as sockets and certificates write it. A URL has brackets around an IPv6 address. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** Delay before the next address is tried in addition (RFC 8305 §5). Milliseconds. */
const NEXT_ADDRESS_MS = 250;

/**
 * Connects to the first address that accepts. The next address is tried after a failure or 250 ms, and the earlier attempts continue.
 * Node's own rule aborts each attempt after 250 ms, so a slow network could never connect (nodejs/node#54359).
 */
function connectTcp(url: URL, trace: Trace, signal: AbortSignal, onlyPrivate = false): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const host = bare(url.hostname);
  const open = new Set<Socket>();
  const errors: { readonly error: unknown; readonly at: LookupAddress | undefined }[] = [];
  const waiting: LookupAddress[] = [];
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;

  const end = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    waiting.length = 0;
    for (const socket of open) socket.on('error', () => undefined).destroy();
  };
  const abort = (): void => {
    end();
    reject(errorWithCode('ABORTED'));
  };
  const show = ({ address, family }: LookupAddress): void => {
    trace.address = addressKind(address);
    trace.family = family === 6 ? 6 : 4;
  };
  const start = (at: LookupAddress): void => {
    trace.addresses = (trace.addresses ?? 0) + 1;
    if (at.address !== host) show(at);
    clearTimeout(timer);
    timer = setTimeout(next, NEXT_ADDRESS_MS);
  };
  const dial = (lookup: Lookup, at?: LookupAddress): void => {
    const socket = tcpConnect({ host, port: portOf(url), noDelay: true, autoSelectFamily: false, lookup });
    let address = at;
    socket.once('lookup', (error: Error | null, ip: string, family: number) => {
      if (error === null) address = { address: ip, family };
    });
    open.add(socket);
    socket.once('connect', () => {
      open.delete(socket);
      trace.connect = performance.now() - since;
      if (address !== undefined) show(address);
      end();
      resolve(socket);
    });
    socket.once('error', (error) => {
      open.delete(socket);
      errors.push({ error, at: address });
      next();
    });
  };
  const next = (): void => {
    const address = waiting.shift();
    if (address !== undefined) {
      start(address);
      dial((_host, _options, done) => {
        done(null, address.address, address.family);
      }, address);
    } else if (open.size === 0) {
      const blamed = errors.find(({ error }) => !isUnroutable(error)) ?? errors[0];
      if (blamed?.at !== undefined) show(blamed.at);
      end();
      reject(blamed?.error);
    }
  };
  const resolveName: Lookup = (name, options, done) => {
    dns.lookup(name, { ...options, all: true }, (error, found) => {
      if (signal.aborted) return;
      const [first, ...others] = error === null ? alternate(found.filter(({ address }) => !onlyPrivate || isLocal(address))) : [];
      if (first === undefined) {
        done(error ?? errorWithCode('ADDRESS_NOT_ALLOWED'), '', 0);
        return;
      }
      trace.dns = performance.now() - since;
      trace.phase = 'connect';
      since = performance.now();
      waiting.push(...others);
      start(first);
      done(null, first.address, first.family);
    });
  };

  trace.phase = 'dns';
  if (isIP(host) !== 0) {
    trace.phase = 'connect';
    if (onlyPrivate && !isLocal(host)) return Promise.reject(errorWithCode('ADDRESS_NOT_ALLOWED'));
    start({ address: host, family: isIP(host) });
  }
  signal.addEventListener('abort', abort);
  dial(resolveName);
  return promise;
}

type Lookup = (
  name: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
) => void;

/** Alternates between IP versions, and starts with the version that the resolver prefers (RFC 8305 §4). */
function alternate(found: readonly LookupAddress[]): readonly LookupAddress[] {
  const preferred = found.filter(({ family }) => family === found[0]?.family);
  const others = found.filter(({ family }) => family !== found[0]?.family);
  return found.flatMap((_, index) => [preferred[index], others[index]]).filter((address) => address !== undefined);
}

/** True for an error that says that this machine has no route for an IP version. The failure of another address is more useful. */
function isUnroutable(error: unknown): boolean {
  const code = text(member(error, 'code'));
  return code !== undefined && ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code);
}

/** Opens a tunnel. The proxy resolves the name, so there is no `dns` time and no address. `connect` is the time until the tunnel is open. */
async function connectTunnel(url: URL, proxy: URL, trace: Trace, signal: AbortSignal): Promise<Socket> {
  trace.phase = 'proxy';
  const since = performance.now();
  const own: Trace = { phase: 'connect' };
  try {
    const plain = await connectTcp(proxy, own, signal);
    const connection = proxy.protocol === 'https:' ? await secure(plain, await tlsOptions(proxy), own, signal) : plain;
    const socket = await requestTunnel(connection, url, proxy, trace, signal);
    trace.connect = performance.now() - since;
    return socket;
  } finally {
    if (own.addresses !== undefined) trace.addresses = own.addresses;
  }
}

function requestTunnel(connection: Socket, url: URL, proxy: URL, trace: Trace, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${String(portOf(url))}`;
  const request: ClientRequest = httpRequest({ method: 'CONNECT', path: target, createConnection: () => connection, signal });
  // Set by setHeader because NODE_DEBUG=https prints headers that are passed as options, and this one holds a password.
  request.setHeader('host', target);
  if (proxy.username !== '') request.setHeader('proxy-authorization', credentials(proxy));
  return new Promise((resolve, reject) => {
    // Node emits `connect` for every response to CONNECT, refusals included.
    request.once('connect', (response, socket, rest) => {
      // Bytes after the response and before our first TLS message are not TLS.
      if (response.statusCode === 200 && rest.length === 0) {
        resolve(socket);
        return;
      }
      socket.destroy();
      trace.proxyStatus = response.statusCode;
      trace.proxySchemes = schemesOf(response.headers['proxy-authenticate']);
      reject(errorWithCode('PROXY_STATUS'));
    });
    request.once('error', reject);
    request.end();
  });
}

const SCHEMES = ['Basic', 'Digest', 'NTLM', 'Negotiate', 'Bearer'] as const;

/** Returns the known authentication schemes of a challenge, and `another scheme` if it has only unknown ones (RFC 9110 §11.6.1). */
function schemesOf(challenge: string | readonly string[] | undefined): readonly string[] {
  const unquoted = String(challenge ?? '').replaceAll(/"[^"]*"/g, '');
  const known = SCHEMES.filter((scheme) => new RegExp(`(?:^|,)\\s*${scheme}(?=[\\s,]|$)`, 'i').test(unquoted));
  return known.length === 0 && unquoted.trim() !== '' ? ['another scheme'] : known;
}

/** Returns a proxy's credentials as a header value. A `%` that starts no escape is kept, as the runner does. */
export function credentials(proxy: URL): string {
  const pair = `${unescape(proxy.username)}:${unescape(proxy.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

/** One context for all connections, because each new one would read the certificate authorities again. */
let context: SecureContext | undefined;

/** Made while the connection opens, because the first context and the first `isIP` of a name take 7 ms together. */
async function tlsOptions(url: URL): Promise<ConnectionOptions> {
  await nextTurn();
  context ??= createSecureContext();
  const host = bare(url.hostname);
  return {
    host,
    secureContext: context,
    // Without it, Node obeys NODE_TLS_REJECT_UNAUTHORIZED=0.
    rejectUnauthorized: true,
    // Without it, a server could choose HTTP/2, which node:https does not support.
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
  };
}

async function secure(socket: Socket, options: ConnectionOptions, trace: Trace, signal: AbortSignal): Promise<TLSSocket> {
  trace.phase = 'tls';
  const since = performance.now();
  const secured = tlsConnect({ ...options, socket });
  try {
    await once(secured, 'secureConnect', { signal });
  } catch (error) {
    secured.on('error', () => undefined).destroy();
    throw error;
  }
  trace.tls = performance.now() - since;
  return secured;
}
