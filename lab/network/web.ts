/**
 * The web server for all hosts in the lab, at their real host names (TLS with SNI). The server records each request, calls the handler of
 * the host, and applies faults.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Server as TcpServer, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { Authority } from './certificates.ts';
import { type Fault, type FaultName, appliesTo, isConnectFault, isHandshakeFault, applyFault, type FaultFilter } from './faults.ts';
import { createRequestLog, type RequestLog } from '../runner/request-log.ts';
import type { Handler, LabResponse, LabRequest } from './site.ts';
import type { Vault } from '../azure/tokens.ts';

interface Site {
  readonly handler: Handler;
  readonly faults: Fault[];
}

export interface Web {
  /** Port of the TLS server on 127.0.0.1. */
  readonly port: number;
  readonly requestLog: RequestLog;
  /** Adds a server at a host name, with the port if it is not 443. Replaces an existing server at that name. */
  attach(host: string, handler: Handler): void;
  has(host: string): boolean;
  fault(host: string, name: FaultName, filter?: FaultFilter): void;
  /** Returns the next connect fault of a host and removes it. */
  connectFault(host: string): FaultName | undefined;
  /** Handles a plain http request that arrives through the proxy. */
  plain(incoming: IncomingMessage, response: ServerResponse, url: URL): void;
  /** Sends a request within the lab, such as Entra's request for the keys of an issuer. The request is not recorded or delayed. */
  request(url: string): Promise<LabResponse>;
  stop(): Promise<void>;
}

export interface WebOptions {
  readonly authority: Authority;
  readonly vault: Vault;
  /** Delay of each response, in milliseconds. */
  readonly serverMs: () => number;
  /** Port on which the server listens, or 0 for a free port. */
  readonly port: number;
}

/** Starts the web server. */
export async function startWeb({ authority, vault, serverMs, port }: WebOptions): Promise<Web> {
  const sites = new Map<string, Site>();
  const requestLog = createRequestLog(vault);
  const open = new Set<Socket>();
  // Only the TCP socket below a TLS socket can be reset. The two sockets have the same client port.
  const tcpSockets = new Map<number, Socket>();

  function takeFault(host: string, fits: (fault: Fault) => boolean): FaultName | undefined {
    const fault = sites.get(host)?.faults.find((one) => one.left > 0 && fits(one));
    if (fault === undefined) return undefined;
    fault.left -= 1;
    return fault.name;
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const request = await read(incoming, url, vault);
    const site = sites.get(request.host);
    const recorded = requestLog.record(request);
    const delay = serverMs();
    if (delay > 0) await sleep(delay);
    const normal = site === undefined ? { status: 404 } : await site.handler(request);
    const name = takeFault(
      request.host,
      (fault) => !isConnectFault(fault.name) && !isHandshakeFault(fault.name) && appliesTo(fault, request),
    );
    recorded.setResult(normal, name);
    if (name === undefined) {
      send(response, normal, request.method);
      return;
    }
    const socket = incoming.socket;
    applyFault(
      name,
      { response, reset: () => (tcpSockets.get(socket.remotePort ?? 0) ?? socket).resetAndDestroy(), close: () => socket.destroySoon() },
      normal,
    );
  }

  const server: Server = createServer(
    {
      SNICallback: (name: string, done: (error: Error | null, context?: SecureContext) => void) => {
        const fault = takeFault(name, ({ name: kind }) => isHandshakeFault(kind));
        if (fault === 'handshake-silent') return;
        if (fault === 'handshake-cut') {
          done(new Error('cut by the lab'));
          return;
        }
        const broken = fault !== undefined && isHandshakeFault(fault) ? fault : undefined;
        authority.context(name, broken).then(
          (context) => done(null, context),
          (error: unknown) => done(error instanceof Error ? error : new Error('no certificate')),
        );
      },
      // For a client that does not send a server name, because it connects to an IP address.
      secureContext: await authority.context('127.0.0.1'),
    },
    (incoming, response) => {
      void handle(incoming, response, addressOf(incoming)).catch(() => response.destroy());
    },
  );
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket: Socket) => {
    const from = socket.remotePort ?? 0;
    open.add(socket);
    tcpSockets.set(from, socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open.delete(socket);
      tcpSockets.delete(from);
    });
  });
  server.on('tlsClientError', (_error: Error, socket: TLSSocket) => socket.destroy());
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));

  return {
    port: portOf(server),
    requestLog,
    attach(host, handler) {
      sites.set(host, { handler, faults: [] });
    },
    has: (host) => sites.has(host),
    fault(host, name, filter = {}) {
      const site = sites.get(host);
      if (site === undefined) throw new Error(`The lab has no host ${host}`);
      site.faults.push({ name, filter, left: filter.times ?? Infinity });
    },
    connectFault: (host) => takeFault(host, ({ name }) => isConnectFault(name)),
    plain(incoming, response, url) {
      void handle(incoming, response, url).catch(() => response.destroy());
    },
    async request(url) {
      const { host, pathname, searchParams } = new URL(url);
      const site = sites.get(host);
      if (site === undefined) return { status: 502 };
      return site.handler({
        scheme: 'https',
        host,
        method: 'GET',
        path: pathname,
        query: searchParams,
        headers: {},
        body: '',
        authorised: 'none',
        bearer: undefined,
      });
    },
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Returns the full URL of a request. As a relative URL, a path that starts with two slashes would be parsed as a host. */
function addressOf({ url = '/', headers: { host = 'nowhere.invalid' } }: IncomingMessage): URL {
  return new URL(`https://${host}${url}`);
}

async function read(incoming: IncomingMessage, url: URL, vault: Vault): Promise<LabRequest> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  const authorization = headers['authorization'];
  const bearer = /^Bearer (.*)$/i.exec(authorization ?? '')?.[1];
  return {
    scheme: url.protocol === 'http:' ? 'http' : 'https',
    host: url.host,
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: await text(incoming),
    authorised: authorization === undefined ? 'none' : bearer === undefined ? 'other' : 'bearer',
    bearer: bearer === undefined ? undefined : vault.find(bearer),
  };
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: LabResponse, method: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, status === 204 ? headers : { 'content-length': String(bytes.length), ...headers });
  response.end(method === 'HEAD' || status === 204 ? undefined : bytes);
}

function portOf(server: { address: () => AddressInfo | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The lab listens on no port');
  return address.port;
}

/** Starts a server on a free port of 127.0.0.1. Returns the port. */
export async function listen(server: TcpServer): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return portOf(server);
}
