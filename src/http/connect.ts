/** Opens one connection: DNS, TCP, where there is a proxy its CONNECT, and TLS; each step timed, and named when it fails. */
import { once } from 'node:events';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, connect as tcpConnect, isIP, type Socket } from 'node:net';
import { unescape } from 'node:querystring';
import { connect as tlsConnect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { portOf } from './proxy.ts';

/** The step of a try that failed. `proxy` is the CONNECT to a proxy: any answer to it is the proxy's, never the origin's. */
export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'request' | 'headers' | 'body';

/** What is known of a connection so far. Written while it is made, read when it fails or is used. */
export interface Trace {
  phase: Phase;
  dns?: number;
  connect?: number;
  tls?: number;
  address?: 'private' | 'public';
  proxyStatus?: number | undefined;
}

/** The proxy answered CONNECT with something else than yes. */
export class ProxyStatusError extends Error {
  readonly code = 'PROXY_STATUS';
}

/**
 * Opens a connection to the host of `url`.
 *
 * @param url where to; TLS when it is https.
 * @param proxy what to go through, if anything.
 * @param trace gets what was seen on the way; times in milliseconds.
 * @param signal gives up: the socket is destroyed.
 * @throws Node's error of the step in `trace.step`, or {@link ProxyStatusError}.
 */
export async function connect(url: URL, proxy: URL | undefined, trace: Trace, signal: AbortSignal): Promise<Socket> {
  if (proxy !== undefined && url.protocol === 'http:') return connect(proxy, undefined, trace, signal);
  const socket = proxy === undefined ? await connectTcp(url, trace, signal) : await connectTunnel(url, proxy, trace, signal);
  return url.protocol === 'https:' ? secure(socket, url, trace, signal) : socket;
}

/** Whether an address is one that only a private network routes: what tells private DNS from public. */
export function addressKind(address: string): 'private' | 'public' {
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') ? 'private' : 'public';
}

const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4');
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4');
PRIVATE.addSubnet('100.64.0.0', 10, 'ipv4');
PRIVATE.addSubnet('169.254.0.0', 16, 'ipv4');
PRIVATE.addSubnet('127.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');
PRIVATE.addAddress('::1', 'ipv6');

/** A URL writes IPv6 addresses in brackets, sockets and certificates do not. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

async function connectTcp(url: URL, trace: Trace, signal: AbortSignal): Promise<Socket> {
  trace.phase = 'dns';
  let since = performance.now();
  const socket = tcpConnect({ host: bare(url.hostname), port: portOf(url), noDelay: true });
  socket.once('lookup', (error: Error | null, address: string) => {
    if (error !== null) return;
    trace.dns = performance.now() - since;
    trace.address = addressKind(address);
    trace.phase = 'connect';
    since = performance.now();
  });
  if (isIP(bare(url.hostname)) !== 0) trace.phase = 'connect';
  await settled(socket, 'connect', signal);
  trace.connect = performance.now() - since;
  return socket;
}

/** Through a proxy the name is resolved over there, so there is no DNS step and no address here; `connect` is the time to the open tunnel. */
async function connectTunnel(url: URL, proxy: URL, trace: Trace, signal: AbortSignal): Promise<Socket> {
  trace.phase = 'proxy';
  const since = performance.now();
  const target = `${url.hostname}:${String(portOf(url))}`;
  const ask = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = ask({
    host: bare(proxy.hostname),
    port: portOf(proxy),
    method: 'CONNECT',
    path: target,
    agent: false,
    rejectUnauthorized: true,
    signal,
  });
  // By setHeader: NODE_DEBUG=https prints headers that are passed as options, and this one holds a password.
  request.setHeader('host', target);
  if (proxy.username !== '') request.setHeader('proxy-authorization', credentials(proxy));
  const socket = await tunnelled(request, trace);
  trace.connect = performance.now() - since;
  return socket;
}

/** The proxy's credentials as a header value. A `%` that escapes nothing stands for itself, as it does for the runner. */
export function credentials(proxy: URL): string {
  const pair = `${unescape(proxy.username)}:${unescape(proxy.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function tunnelled(request: ClientRequest, trace: Trace): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // Of any answer to CONNECT, a refusal too, Node makes this event.
    request.once('connect', (response, socket, rest) => {
      // What a proxy sends on after its yes before we have spoken is no TLS: nothing good can come of it.
      if (response.statusCode === 200 && rest.length === 0) {
        resolve(socket);
        return;
      }
      socket.destroy();
      trace.proxyStatus = response.statusCode;
      reject(new ProxyStatusError());
    });
    request.once('error', reject);
    request.end();
  });
}

let context: SecureContext | undefined;

/** One for all connections, when the first needs it: each of its own would read the authorities again, NODE_EXTRA_CA_CERTS among them. */
function secureContext(): SecureContext {
  return (context ??= createSecureContext());
}

async function secure(socket: Socket, url: URL, trace: Trace, signal: AbortSignal): Promise<TLSSocket> {
  trace.phase = 'tls';
  const since = performance.now();
  const host = bare(url.hostname);
  // ALPN keeps a server from speaking HTTP/2, which node:https does not.
  const secured = tlsConnect({
    socket,
    host,
    secureContext: secureContext(),
    // Without it Node obeys NODE_TLS_REJECT_UNAUTHORIZED=0.
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
  });
  await settled(secured, 'secureConnect', signal);
  trace.tls = performance.now() - since;
  return secured;
}

/** Waits for one event of a socket; when it fails or is given up, nothing of the socket is left. */
async function settled(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw error;
  }
}
