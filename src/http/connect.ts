/** Opens connections directly or through a proxy, and measures each phase. */
import dns, { type LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { connect as tcpConnect, isIP, type LookupFunction, type Socket } from 'node:net';
import { unescape } from 'node:querystring';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { connect as tlsConnect, createSecureContext, type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { member, retryAfter, text } from '../util/json.ts';
import { bare, createBlockList, portOf, versionOf } from './proxy.ts';
import type { Phase, Trace } from './types.ts';

export function createTrace(phase: Phase): Trace {
  return { phase, timings: { dns: undefined, connect: undefined, tls: undefined }, address: undefined, proxyStatus: undefined };
}

export function errorWithCode(code: string): Error {
  return Object.assign(new Error(), { code });
}

/** A connection that the client can open before it sends a request. If the connection fails, the request that uses it reports the error. */
export class Preconnection {
  readonly trace = createTrace('connect');
  readonly socket: Promise<Socket>;
  readonly #abort = new AbortController();
  closed = false;

  constructor(url: URL, proxy: URL | undefined, onlyPrivate = false) {
    const onClose = (): void => {
      this.closed = true;
    };
    const opening = connect(url, proxy, this.trace, this.#abort.signal, onlyPrivate);
    this.socket = opening.then((socket) => socket.on('error', () => undefined).once('close', onClose));
    // Without this handler, the process would exit if a connection failed before a request used it.
    this.socket.catch(() => undefined);
  }

  abort(): void {
    this.#abort.abort();
    this.socket.then((socket) => socket.destroy()).catch(() => undefined);
  }
}

async function connect(url: URL, proxy: URL | undefined, trace: Trace, signal: AbortSignal, onlyPrivate: boolean): Promise<Socket> {
  if (proxy !== undefined && url.protocol === 'http:') return connect(proxy, undefined, trace, signal, false);
  const opening = proxy === undefined ? connectTcp(url, trace, signal, onlyPrivate) : connectTunnel(url, proxy, trace, signal);
  if (url.protocol !== 'https:') return opening;
  const [socket, options] = await Promise.all([opening, tlsOptions(url)]);
  return secure(socket, options, trace, signal);
}

/** Ranges of loopback, link-local and private IP addresses (RFC 1918, 3927, 4193, 4291). */
const LOCAL = createBlockList(
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
);
/** Shared address space for carrier-grade NAT (RFC 6598). */
const SHARED = createBlockList(['100.64.0.0', 10]);

/** Returns `private` for an IP address that is not reachable from the internet. Reports use this as evidence that private DNS works. */
export function addressKind(address: string): 'private' | 'public' {
  return isLocal(address) || SHARED.check(address, versionOf(address)) ? 'private' : 'public';
}

function isLocal(address: string): boolean {
  return LOCAL.check(address, versionOf(address));
}

/** Delay before a parallel connection attempt to the next IP address, in milliseconds (RFC 8305 §5). */
const NEXT_ADDRESS_MS = 250;

/**
 * Starts a connection to each IP address of a host at staggered intervals, and uses the first one that succeeds. Node would abort each
 * attempt when the next one starts, so all attempts would fail on a slow network (nodejs/node#54359).
 */
async function connectTcp(url: URL, trace: Trace, signal: AbortSignal, onlyPrivate = false): Promise<Socket> {
  const host = bare(url.hostname);
  const waiting = (await resolveHost(host, trace)).filter(({ address }) => !onlyPrivate || isLocal(address));
  signal.throwIfAborted();
  if (waiting.length === 0) throw errorWithCode('ADDRESS_NOT_ALLOWED');
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const since = performance.now();
  const open = new Set<Socket>();
  const errors: { readonly error: unknown; readonly at: LookupAddress }[] = [];
  let timer: NodeJS.Timeout | undefined;
  trace.phase = 'connect';

  const end = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    waiting.length = 0;
    for (const socket of open) socket.on('error', () => undefined).destroy();
    reject(errorWithCode('ABORTED'));
  };
  // If the URL contains an IP address, the address type says nothing about private DNS, so do not record the type.
  const show = ({ address, family }: LookupAddress): void => {
    if (trace.timings.dns === undefined) return;
    trace.address = addressKind(address);
    trace.family = family === 6 ? 6 : 4;
  };
  const next = (): void => {
    const at = waiting.shift();
    if (at === undefined) return;
    trace.addresses = (trace.addresses ?? 0) + 1;
    show(at);
    clearTimeout(timer);
    timer = setTimeout(next, NEXT_ADDRESS_MS);
    const lookup: LookupFunction = (_host, _options, done) => {
      done(null, at.address, at.family);
    };
    const socket = tcpConnect({ host, port: portOf(url), noDelay: true, autoSelectFamily: false, lookup });
    open.add(socket);
    socket.once('connect', () => {
      open.delete(socket);
      trace.timings.connect = performance.now() - since;
      show(at);
      resolve(socket);
      end();
    });
    socket.once('error', (error) => {
      open.delete(socket);
      errors.push({ error, at });
      next();
      if (open.size > 0) return;
      // If no address is routable from this machine, report the IPv4 error, because most runners need IPv4.
      const useful = errors.find((each) => !isUnroutable(each.error)) ?? errors.find((each) => each.at.family === 4);
      const { error: reason, at: blamed } = useful ?? { error, at };
      show(blamed);
      reject(reason);
      end();
    });
  };
  signal.addEventListener('abort', end);
  next();
  return promise;
}

async function resolveHost(host: string, trace: Trace): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  trace.phase = 'dns';
  const since = performance.now();
  // Skip addresses whose IP version this machine does not support. Node does the same for its own connections.
  const hints = process.platform === 'win32' ? 0 : dns.ADDRCONFIG;
  const found = await promisify(dns.lookup)(host, { all: true, hints });
  trace.timings.dns = performance.now() - since;
  return alternate(found);
}

/** Alternates IPv4 and IPv6 addresses, starting with the version that the resolver prefers (RFC 8305 §4). */
function alternate(found: readonly LookupAddress[]): readonly LookupAddress[] {
  const preferred = found.filter(({ family }) => family === found[0]?.family);
  const others = found.filter(({ family }) => family !== found[0]?.family);
  return found.flatMap((_, index) => [preferred[index], others[index]]).filter((address) => address !== undefined);
}

/** True if this machine has no route to the address. Errors for other addresses take precedence, because they are more helpful. */
function isUnroutable(error: unknown): boolean {
  const code = text(member(error, 'code'));
  return code !== undefined && ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code);
}

/** The proxy resolves the host name, so the trace does not contain a DNS time or an IP address. */
async function connectTunnel(url: URL, proxy: URL, trace: Trace, signal: AbortSignal): Promise<Socket> {
  trace.phase = 'proxy';
  const since = performance.now();
  const own = createTrace('connect');
  try {
    const plain = await connectTcp(proxy, own, signal);
    const connection = proxy.protocol === 'https:' ? await secure(plain, await tlsOptions(proxy), own, signal) : plain;
    const socket = await requestTunnel(connection, url, proxy, trace, signal);
    trace.timings.connect = performance.now() - since;
    return socket;
  } finally {
    if (own.addresses !== undefined) trace.addresses = own.addresses;
  }
}

function requestTunnel(connection: Socket, url: URL, proxy: URL, trace: Trace, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${String(portOf(url))}`;
  const request: ClientRequest = httpRequest({ method: 'CONNECT', path: target, createConnection: () => connection, signal });
  // Set headers after creating the request, because NODE_DEBUG=https prints headers passed as options.
  request.setHeader('host', target);
  if (proxy.username !== '') request.setHeader('proxy-authorization', credentials(proxy));
  return new Promise((resolve, reject) => {
    // Node emits `connect` for every response to CONNECT, including error responses.
    request.once('connect', (response, socket, rest) => {
      // A TLS server never sends data first, so any data that follows the proxy's response is not TLS.
      if (response.statusCode === 200 && rest.length === 0) {
        resolve(socket);
        return;
      }
      socket.destroy();
      trace.proxyStatus = response.statusCode;
      trace.proxyRetryAfterMs = retryAfter(response.headers, Date.now());
      trace.proxySchemes = schemesOf(response.headers['proxy-authenticate']);
      reject(errorWithCode('PROXY_STATUS'));
    });
    request.once('error', reject);
    request.end();
  });
}

const SCHEMES = ['Basic', 'Digest', 'NTLM', 'Negotiate', 'Bearer'] as const;

/** Returns the recognized authentication schemes of a proxy, or `another scheme` if it offers only other schemes (RFC 9110 §11.6.1). */
function schemesOf(challenge: string | readonly string[] | undefined): readonly string[] {
  const unquoted = String(challenge ?? '').replaceAll(/"[^"]*"/g, '');
  const known = SCHEMES.filter((scheme) => new RegExp(`(?:^|,)\\s*${scheme}(?=[\\s,]|$)`, 'i').test(unquoted));
  return known.length === 0 && unquoted.trim() !== '' ? ['another scheme'] : known;
}

/** Returns the Proxy-Authorization header value. Like the runner, keeps a `%` that is not part of a valid escape sequence. */
export function credentials(proxy: URL): string {
  const pair = `${unescape(proxy.username)}:${unescape(proxy.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

/** TLS context shared by all connections, because each new context reloads the CA certificates. */
let context: SecureContext | undefined;

/** Call this function while the TCP connection is being opened, because creating the first TLS context takes 7 ms. */
async function tlsOptions(url: URL): Promise<ConnectionOptions> {
  await nextTurn();
  context ??= createSecureContext();
  const host = bare(url.hostname);
  return {
    host,
    secureContext: context,
    // Ignore NODE_TLS_REJECT_UNAUTHORIZED=0, which would disable certificate verification.
    rejectUnauthorized: true,
    // Prevent the server from selecting HTTP/2, which node:https does not support.
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
  trace.timings.tls = performance.now() - since;
  return secured;
}
