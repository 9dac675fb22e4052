import { describe, expect, test } from '@jest/globals';
import { createHttpClient } from '../../../src/http/client.ts';
import { at, DIRECT, PLENTY_MS, servers, textOf, told, wireOf } from '../support/real-http.ts';
import type { Servers } from '../support/servers.ts';

describe('connections', () => {
  const answering = (): ReturnType<Servers['http']> => servers.http((_, response) => response.end('ok'));

  test('are kept and used again, without steps of their own', async () => {
    const { port, sockets } = await answering();
    const http = wireOf();
    await http.send({ url: at(port) });
    const again = await http.send({ url: at(port, '/again') });
    expect(sockets).toHaveLength(1);
    expect(again).toMatchObject({ response: { timings: { dns: undefined, connect: undefined, tls: undefined }, address: undefined } });
  });

  test('are as many as there are requests at a time', async () => {
    const { port, sockets } = await answering();
    const http = wireOf();
    await Promise.all([1, 2, 3].map(() => http.send({ url: at(port) })));
    expect(sockets).toHaveLength(3);
  });

  test('that the server closes are made anew', async () => {
    const { port, sockets } = await servers.http((_, response) => response.setHeader('connection', 'close').end('ok'));
    const http = wireOf();
    await http.send({ url: at(port) });
    expect(textOf(await http.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  test('that were closed while nobody used them are made anew', async () => {
    const { port, sockets, emptied } = await answering();
    const http = wireOf();
    await http.send({ url: at(port) });
    sockets[0]?.end();
    await emptied();
    expect(textOf(await http.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  test('are closed with the http, so that nothing keeps the process alive', async () => {
    const { port, emptied, connected } = await answering();
    const other = await answering();
    const http = createHttpClient(DIRECT, { timeoutMs: PLENTY_MS, deadline: Infinity }, Date.now);
    await http.send({ url: at(port) });
    http.open(at(other.port));
    await Promise.all([connected(1), other.connected(1)]);
    http.close();
    await Promise.all([emptied(), other.emptied()]);
  });
});

describe('a connection that is opened before it is needed', () => {
  const answering = (): ReturnType<Servers['http']> => servers.http((_, response) => response.end('ok'));

  test('is the one that the first request takes', async () => {
    const { port, sockets, requests, connected } = await answering();
    const http = wireOf();
    http.open(at(port));
    await connected(1);
    expect(requests).toEqual([]);
    const reply = await http.send({ url: at(port, '/first') });
    expect(reply.ok && reply.response.timings.connect).toBeGreaterThanOrEqual(0);
    expect(sockets).toHaveLength(1);
  });

  test('is waited for while it is still being opened', async () => {
    const { port, sockets } = await answering();
    const http = wireOf();
    http.open(at(port));
    expect(textOf(await http.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(1);
  });

  test('is taken by one request only: the next has its own', async () => {
    const { port, sockets, connected } = await servers.http((incoming, response) => response.end(incoming.url));
    const http = wireOf();
    http.open(at(port));
    await connected(1);
    const replies = await Promise.all(['/one', '/two', '/three'].map((path) => http.send({ url: at(port, path) })));
    expect(replies.map(textOf)).toEqual(['/one', '/two', '/three']);
    expect(sockets).toHaveLength(3);
  });

  test('that the server has closed meanwhile is replaced', async () => {
    const { port, sockets, connected, emptied } = await answering();
    const http = wireOf();
    http.open(at(port));
    await connected(1);
    sockets[0]?.end();
    await emptied();
    expect(textOf(await http.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  test('fails when it is needed and not before, and the next try opens its own', async () => {
    const port = await servers.nobody();
    const http = wireOf();
    http.open(at(port));
    // Meanwhile it has failed, and nobody heard of it: a rejection that nobody handles would end the process.
    await http.send({ url: at((await answering()).port) });
    expect(await told(http.send({ url: at(port) }))).toBe('connect: ECONNREFUSED');
    expect(await told(http.send({ url: at(port) }))).toBe('connect: ECONNREFUSED');
  });

  test('is for its host only', async () => {
    const one = await answering();
    const other = await answering();
    const http = wireOf();
    http.open(at(one.port));
    await one.connected(1);
    await http.send({ url: at(other.port) });
    expect([one.requests.length, other.requests.length]).toEqual([0, 1]);
  });

  test('twice to one host leaves none behind', async () => {
    const { port, sockets, connected, emptied } = await answering();
    const http = wireOf();
    http.open(at(port));
    http.open(at(port));
    await connected(1);
    await http.send({ url: at(port) });
    http.close();
    await emptied();
    expect(sockets.length).toBeLessThanOrEqual(2);
  });
});
