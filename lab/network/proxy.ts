/**
 * A CONNECT proxy on loopback. It connects real host names to the lab's server. With `HTTPS_PROXY`, the action can run with its defaults on
 * any operating system and without root privileges. The proxy also emulates network delays.
 */
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen, type Web } from './web.ts';
import { join } from './tcp-faults.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export interface RecordedConnect {
  /** The requested `host:port`. */
  readonly authority: string;
  /** Status of the response. Undefined if there was no response. */
  status: number | undefined;
  /** Time of the request, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Proxy {
  /** Value for HTTPS_PROXY. It contains credentials if the proxy requires them. */
  readonly url: string;
  readonly port: number;
  readonly connects: RecordedConnect[];
  stop(): Promise<void>;
}

/** Starts the proxy. `rttMs` is called for each connection. */
export async function startProxy(web: Web, rttMs: () => number, credentials?: Credentials): Promise<Proxy> {
  const connects: RecordedConnect[] = [];
  const open = new Set<Socket>();
  const expected =
    credentials === undefined ? undefined : `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;

  const server = createServer((incoming, response) => {
    if (expected !== undefined && incoming.headers['proxy-authorization'] !== expected) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="lab"' }).end();
      return;
    }
    const url = URL.parse(incoming.url ?? '');
    if (url === null) response.writeHead(400).end();
    else web.plain(incoming, response, url);
  });

  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });

  function refusal(authority: string, credential: string | undefined): number | undefined {
    if (expected !== undefined && credential !== expected) return 407;
    // Proxies use different statuses for a name that cannot be resolved: squid 503, tinyproxy 500, most others 502.
    return web.has(authority.replace(/:443$/, '')) ? undefined : 502;
  }

  server.on('connect', (incoming, client: Socket, early: Buffer) => {
    const authority = incoming.url ?? '';
    const recorded: RecordedConnect = { authority, status: undefined, at: Date.now() };
    connects.push(recorded);
    const fault = web.connectFault(authority.replace(/:443$/, ''));
    if (fault === 'proxy-silent') return;
    if (fault === 'proxy-reset') {
      client.resetAndDestroy();
      return;
    }
    const status = fault === 'refused' ? 502 : refusal(authority, incoming.headers['proxy-authorization']);
    recorded.status = status ?? 200;
    if (status !== undefined) {
      const challenge = status === 407 ? 'Proxy-Authenticate: Basic realm="lab"\r\n' : '';
      client.end(`HTTP/1.1 ${String(status)} Refused by the lab's proxy\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const upstream = connect(web.port, '127.0.0.1');
    open.add(upstream);
    upstream.on('close', () => open.delete(upstream));
    join(client, upstream, rttMs() / 2);
    upstream.write(early);
    // The TCP handshake between the proxy and the origin takes one round trip.
    const establish = (): boolean => client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (rttMs() === 0) {
      establish();
      return;
    }
    const opened = setTimeout(establish, rttMs());
    client.on('close', () => clearTimeout(opened));
  });

  const port = await listen(server);
  const login = credentials === undefined ? '' : `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@`;
  return {
    url: `http://${login}127.0.0.1:${String(port)}`,
    port,
    connects,
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
