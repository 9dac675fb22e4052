import dns from 'node:dns';
import { Socket } from 'node:net';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createHttpClient } from '../../../src/http/client.ts';
import { Preconnection } from '../../../src/http/connect.ts';
import { member } from '../../../src/util/json.ts';
import { at, DIRECT, faultOf, PLENTY_MS, servers, textOf, errorOf, clientOf } from '../support/real-http.ts';
import type { Servers } from '../support/servers.ts';

const respondWith = (): ReturnType<Servers['http']> => servers.http((_, response) => response.end('ok'));

describe('connections', () => {
  test('are kept and reused', async () => {
    const { port, sockets } = await respondWith();
    const http = clientOf();
    await http.send({ url: at(port) });
    const again = await http.send({ url: at(port, '/again') });
    expect(sockets).toHaveLength(1);
    expect(again).toMatchObject({ response: { timings: { dns: undefined, connect: undefined, tls: undefined }, address: undefined } });
  });

  test.each(['by its response', 'while idle', 'before the first request'])('that the server closes %s are replaced', async (moment) => {
    const { port, sockets, connected, emptied } = await servers.http((_, response) => {
      if (moment === 'by its response') response.setHeader('connection', 'close');
      response.end('ok');
    });
    const http = clientOf();
    if (moment === 'before the first request') http.open(at(port));
    else await http.send({ url: at(port) });
    await connected(1);
    sockets[0]?.end();
    await emptied();
    expect(textOf(await http.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  test('are closed with the client', async () => {
    const { port, emptied, connected } = await respondWith();
    const other = await respondWith();
    const http = createHttpClient(DIRECT, { timeoutMs: PLENTY_MS, deadline: Infinity }, Date.now);
    await http.send({ url: at(port) });
    http.open(at(other.port));
    await Promise.all([connected(1), other.connected(1)]);
    http.close();
    await Promise.all([emptied(), other.emptied()]);
  });
});

describe('a preconnection', () => {
  test.each([true, false])('is used by the first request to its host (established: %s)', async (isEstablished) => {
    const { port, sockets, requests, connected } = await respondWith();
    const http = clientOf();
    http.open(at(port));
    if (isEstablished) await connected(1);
    await http.send({ url: at((await respondWith()).port) });
    expect(requests).toEqual([]);
    const reply = await http.send({ url: at(port, '/first') });
    expect(reply.ok && reply.response.timings.connect).toBeGreaterThanOrEqual(0);
    expect(sockets).toHaveLength(1);
  });

  test('is used by one request only', async () => {
    const { port, sockets, connected } = await servers.http((incoming, response) => response.end(incoming.url));
    const http = clientOf();
    http.open(at(port));
    await connected(1);
    const replies = await Promise.all(['/one', '/two', '/three'].map((path) => http.send({ url: at(port, path) })));
    expect(replies.map(textOf)).toEqual(['/one', '/two', '/three']);
    expect(sockets).toHaveLength(3);
  });

  test('reports its error to the request, and the next attempt opens a new connection', async () => {
    const port = await servers.closedPort();
    const http = clientOf();
    http.open(at(port));
    // During this request, the early connection fails. An unhandled rejection would end the process.
    await http.send({ url: at((await respondWith()).port) });
    expect(await errorOf(http.send({ url: at(port) }))).toBe('connect: ECONNREFUSED');
    expect(await errorOf(http.send({ url: at(port) }))).toBe('connect: ECONNREFUSED');
  });

  test('that is aborted while its name is resolved is not opened', async () => {
    const { port, sockets } = await respondWith();
    const connection = new Preconnection(new URL(`http://localhost:${String(port)}`), undefined);
    connection.abort();
    await expect(connection.socket).rejects.toThrow('aborted');
    expect(sockets).toEqual([]);
  });

  test('is closed if a host has two', async () => {
    const { port, sockets, connected, emptied } = await respondWith();
    const http = clientOf();
    http.open(at(port));
    http.open(at(port));
    await connected(1);
    await http.send({ url: at(port) });
    http.close();
    await emptied();
    expect(sockets.length).toBeLessThanOrEqual(2);
  });
});

test.each([
  ['IPv4 first', ['192.0.2.1', '2001:db8::1'], 4],
  ['IPv6 first', ['2001:db8::1', '192.0.2.1'], 4],
  ['only IPv6', ['2001:db8::1', '2001:db8::2'], 6],
])('without a route to any address, the error is about IPv4 if there is an IPv4 address: %s', async (_, addresses, family) => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const lookup = jest.spyOn(dns, 'lookup').mockImplementation((...given: unknown[]) => {
    const done = given.at(-1);
    if (typeof done === 'function') Reflect.apply(done, undefined, [null, found]);
  });
  const connect = jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...[given]: unknown[]) {
    const error = (_error: unknown, _address: unknown, used: unknown) => {
      this.destroy(Object.assign(new Error(), { code: used === 4 ? 'EHOSTUNREACH' : 'ENETUNREACH' }));
    };
    const resolve = member([given].flat()[0], 'lookup');
    if (typeof resolve === 'function') Reflect.apply(resolve, undefined, ['', {}, error]);
    return this;
  });
  const code = family === 4 ? 'EHOSTUNREACH' : 'ENETUNREACH';
  expect(await faultOf(clientOf().send({ url: new URL('http://two.example/') }))).toMatchObject({ code, family, addresses: 2 });
  lookup.mockRestore();
  connect.mockRestore();
});

describe('the hints of name resolution are those of Node', () => {
  const { platform } = process;
  afterEach(() => {
    Object.defineProperty(process, 'platform', { value: platform });
  });

  test.each([
    ['win32', 0],
    ['linux', dns.ADDRCONFIG],
  ])('on %s: %d', async (value, hints) => {
    const { port } = await servers.http((_, response) => response.end('ok'));
    Object.defineProperty(process, 'platform', { value });
    const lookup = jest.spyOn(dns, 'lookup');
    await clientOf().send({ url: new URL(`http://localhost:${String(port)}`) });
    expect(lookup.mock.calls.map(([host, options]) => [host, options])).toEqual([['localhost', { all: true, hints }]]);
    lookup.mockRestore();
  });
});
