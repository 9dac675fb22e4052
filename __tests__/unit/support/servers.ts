/** Real servers on loopback, closed after each test. */
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { connect, createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';

export interface Listening {
  readonly port: number;
  /** Connections to the server, in order. */
  readonly sockets: Socket[];
  /** Received requests, without bodies. */
  readonly requests: IncomingMessage[];
  /** Resolves when this number of connections has been made. */
  readonly connected: (count: number) => Promise<void>;
  /** Resolves when every connection is closed on both sides. */
  readonly emptied: () => Promise<void>;
}

export interface Connect {
  readonly target: string;
  readonly host: string | undefined;
  readonly authorization: string | undefined;
}

export interface Proxy extends Listening {
  readonly connects: Connect[];
}

export class Servers {
  readonly #stops: (() => void)[] = [];

  http(handler: RequestListener, host = '127.0.0.1'): Promise<Listening> {
    return this.#start(createHttpServer(handler), host);
  }

  /** Certificate context for TLS. */
  https(context: SecureContext, handler: RequestListener): Promise<Listening> {
    return this.#start(createHttpsServer(byName(context), handler), '127.0.0.1');
  }

  tcp(onSocket: (socket: Socket) => void): Promise<Listening> {
    // Node detects the end of a connection only while it reads from the socket.
    const server = createTcpServer((socket) => onSocket(socket.resume()));
    return this.#start(server, '127.0.0.1');
  }

  /** Starts a proxy that connects every CONNECT request to one port, or returns raw bytes. */
  async proxy(
    behavior: { readonly to: number } | { readonly response: string } | 'silence' | 'reset',
    context?: SecureContext,
  ): Promise<Proxy> {
    const connects: Connect[] = [];
    const refuse: RequestListener = (_, response) => response.writeHead(502).end();
    const server = context === undefined ? createHttpServer(refuse) : createHttpsServer(byName(context), refuse);
    server.on('connect', (incoming, client: Socket) => {
      connects.push({ target: incoming.url ?? '', host: incoming.headers.host, authorization: incoming.headers['proxy-authorization'] });
      client.on('error', () => undefined);
      if (behavior === 'silence') client.on('end', () => client.end()).resume();
      else if (behavior === 'reset') client.resetAndDestroy();
      else if ('response' in behavior) client.end(behavior.response);
      else {
        const upstream = connect(behavior.to, '127.0.0.1').on('error', () => client.destroy());
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        client
          .on('close', () => upstream.destroy())
          .pipe(upstream)
          .pipe(client);
      }
    });
    return { ...(await this.#start(server, '127.0.0.1')), connects };
  }

  async closedPort(): Promise<number> {
    const { port } = await this.tcp(() => undefined);
    this.#stops.pop()?.();
    return port;
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #start(server: HttpServer | TcpServer, host: string): Promise<Listening> {
    const sockets: Socket[] = [];
    const requests: IncomingMessage[] = [];
    let changed = Promise.withResolvers<undefined>();
    const notify = (): void => {
      changed.resolve(undefined);
      changed = Promise.withResolvers();
    };
    server.on('connection', (socket: Socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined).on('close', notify);
      notify();
    });
    server.on('request', (incoming: IncomingMessage) => requests.push(incoming));
    await new Promise<void>((listening) => {
      server.listen(0, host, listening);
    });
    this.#stops.push(() => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
    const until = async (done: () => boolean): Promise<void> => {
      while (!done()) await changed.promise;
    };
    return {
      port: portOf(server.address()),
      sockets,
      requests,
      connected: (count) => until(() => sockets.length >= count),
      emptied: () => until(() => sockets.every(({ destroyed }) => destroyed)),
    };
  }
}

/** Uses one certificate for every client that sends a server name. */
function byName(context: SecureContext): ServerOptions {
  return { SNICallback: (_, done) => done(null, context) };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('not a port');
  return address.port;
}
