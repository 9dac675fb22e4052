import { describe, expect, test } from '@jest/globals';
import { openWire } from '../../../src/http.ts';
import { at, DIRECT, PLENTY_MS, servers, textOf, told, wireOf } from '../support/real-wire.ts';
import type { Servers } from '../support/servers.ts';

describe('connections', () => {
  const answering = (): ReturnType<Servers['http']> => servers.http((_, response) => response.end('ok'));

  test('are kept and used again, without steps of their own', async () => {
    const { port, sockets } = await answering();
    const wire = wireOf();
    await wire.send({ url: at(port) });
    const again = await wire.send({ url: at(port, '/again') });
    expect(sockets).toHaveLength(1);
    expect(again).toMatchObject({ answer: { timings: { dns: undefined, connect: undefined, tls: undefined }, address: undefined } });
  });

  test('are as many as there are requests at a time', async () => {
    const { port, sockets } = await answering();
    const wire = wireOf();
    await Promise.all([1, 2, 3].map(() => wire.send({ url: at(port) })));
    expect(sockets).toHaveLength(3);
  });

  test('that the server closes are made anew', async () => {
    const { port, sockets } = await servers.http((_, response) => response.setHeader('connection', 'close').end('ok'));
    const wire = wireOf();
    await wire.send({ url: at(port) });
    expect(textOf(await wire.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  test('that were closed while nobody used them are made anew', async () => {
    const { port, sockets, emptied } = await answering();
    const wire = wireOf();
    await wire.send({ url: at(port) });
    sockets[0]?.end();
    await emptied();
    expect(textOf(await wire.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  test('are closed with the wire, so that nothing keeps the process alive', async () => {
    const { port, emptied, connected } = await answering();
    const other = await answering();
    const wire = openWire(DIRECT, { timeoutMs: PLENTY_MS, deadline: Infinity }, Date.now);
    await wire.send({ url: at(port) });
    wire.open(at(other.port));
    await Promise.all([connected(1), other.connected(1)]);
    wire.close();
    await Promise.all([emptied(), other.emptied()]);
  });
});

describe('a connection that is opened before it is needed', () => {
  const answering = (): ReturnType<Servers['http']> => servers.http((_, response) => response.end('ok'));

  test('is the one that the first request takes', async () => {
    const { port, sockets, requests, connected } = await answering();
    const wire = wireOf();
    wire.open(at(port));
    await connected(1);
    expect(requests).toEqual([]);
    const reply = await wire.send({ url: at(port, '/first') });
    expect(reply.ok && reply.answer.timings.connect).toBeGreaterThanOrEqual(0);
    expect(sockets).toHaveLength(1);
  });

  test('is waited for while it is still being opened', async () => {
    const { port, sockets } = await answering();
    const wire = wireOf();
    wire.open(at(port));
    expect(textOf(await wire.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(1);
  });

  test('is taken by one request only: the next has its own', async () => {
    const { port, sockets, connected } = await servers.http((incoming, response) => response.end(incoming.url));
    const wire = wireOf();
    wire.open(at(port));
    await connected(1);
    const replies = await Promise.all(['/one', '/two', '/three'].map((path) => wire.send({ url: at(port, path) })));
    expect(replies.map(textOf)).toEqual(['/one', '/two', '/three']);
    expect(sockets).toHaveLength(3);
  });

  test('that the server has closed meanwhile is replaced', async () => {
    const { port, sockets, connected, emptied } = await answering();
    const wire = wireOf();
    wire.open(at(port));
    await connected(1);
    sockets[0]?.end();
    await emptied();
    expect(textOf(await wire.send({ url: at(port) }))).toBe('ok');
    expect(sockets).toHaveLength(2);
  });

  test('fails when it is needed and not before, and the next try opens its own', async () => {
    const port = await servers.nobody();
    const wire = wireOf();
    wire.open(at(port));
    // Meanwhile it has failed, and nobody heard of it: a rejection that nobody handles would end the process.
    await wire.send({ url: at((await answering()).port) });
    expect(await told(wire.send({ url: at(port) }))).toBe('connect: ECONNREFUSED');
    expect(await told(wire.send({ url: at(port) }))).toBe('connect: ECONNREFUSED');
  });

  test('is for its host only', async () => {
    const one = await answering();
    const other = await answering();
    const wire = wireOf();
    wire.open(at(one.port));
    await one.connected(1);
    await wire.send({ url: at(other.port) });
    expect([one.requests.length, other.requests.length]).toEqual([0, 1]);
  });

  test('twice to one host leaves none behind', async () => {
    const { port, sockets, connected, emptied } = await answering();
    const wire = wireOf();
    wire.open(at(port));
    wire.open(at(port));
    await connected(1);
    await wire.send({ url: at(port) });
    wire.close();
    await emptied();
    expect(sockets.length).toBeLessThanOrEqual(2);
  });
});
