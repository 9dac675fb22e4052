import { describe, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import { DIRECT, errorOf, servers, clientOf } from '../support/real-http.ts';
import { certificate, trustTheLab } from '../support/trust.ts';

trustTheLab();

const at = (port: number): URL => new URL(`https://localhost:${String(port)}/`);

describe('a trusted certificate', () => {
  test('is accepted, and the handshake is timed', async () => {
    const { port } = await servers.https(await certificate('localhost'), (_, response) => response.end('ok'));
    const reply = await clientOf().send({ url: at(port) });
    expect(reply).toMatchObject({ response: { status: 200, address: 'private' } });
    expect(reply.ok && reply.response.timings.tls).toBeGreaterThan(0);
  });

  test('uses HTTP/1.1, and one handshake for two requests', async () => {
    const { port, requests, sockets } = await servers.https(await certificate('localhost'), (_, response) => response.end('ok'));
    const http = clientOf();
    http.open(at(port));
    await http.send({ url: at(port) });
    const again = await http.send({ url: at(port) });
    expect(again.ok && again.response.timings.tls).toBeUndefined();
    expect(sockets).toHaveLength(1);
    const [{ httpVersion, socket } = {}] = requests;
    expect([httpVersion, socket !== undefined && 'alpnProtocol' in socket && socket.alpnProtocol]).toEqual(['1.1', 'http/1.1']);
  });
});

describe('a server without TLS', () => {
  test('is a TLS error', async () => {
    const { port } = await servers.http((_, response) => response.end('plain'));
    expect(await errorOf(clientOf().send({ url: at(port) }))).toMatch(/^tls: (?:ERR_SSL_|EPROTO|ECONNRESET)/);
  });

  test.each([
    ['closes', (socket: Socket) => socket.destroy()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ])('that %s the connection before the handshake is reported as a reset', async (_, endConnection) => {
    const { port } = await servers.tcp(endConnection);
    const proxies = { ...DIRECT, https: new URL(`https://localhost:${String(port)}`) };
    const proxied = clientOf(undefined, undefined, undefined, proxies).send({
      url: new URL('https://contoso.fhir.azurehealthcareapis.com/'),
    });
    expect(await errorOf(clientOf().send({ url: at(port) }))).toMatch(/: ECONNRESET$/);
    expect(await errorOf(proxied)).toBe('proxy: ECONNRESET');
  });
});
