import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, symlinkSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { removeFolder } from '../../../lab/runner/files.ts';
import { BODY_LIMIT } from '../../../src/http/attempt.ts';
import { inspectExtraCa } from '../../../src/http/client.ts';
import { at, faultOf, PLENTY_MS, send, servers, SHORT_MS, textOf, errorOf, clientOf } from '../support/real-http.ts';
import type { HttpRequest } from '../../../src/http/types.ts';
import type { Servers } from '../support/servers.ts';

/** Some containers have no IPv6. */
const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');

describe('a request and its response', () => {
  test('a response has a status, headers and a body', async () => {
    const { port } = await servers.http((_, response) => {
      response.writeHead(418, { 'X-Request-Id': 'one', 'Set-Cookie': ['a=1', 'b=2'], 'Retry-After': '3' }).end('short and stout');
    });
    const reply = await send(port);
    expect(reply.ok && reply.response).toMatchObject({
      status: 418,
      headers: { 'x-request-id': 'one', 'set-cookie': 'a=1,b=2', 'retry-after': '3' },
      proxy: undefined,
      address: undefined,
      timings: { dns: undefined },
    });
    expect(textOf(reply)).toBe('short and stout');
  });

  test('only the given headers and body are sent', async () => {
    const seen = Promise.withResolvers<[IncomingMessage, string]>();
    const { port } = await servers.http((incoming, response) => {
      void text(incoming).then((body) => {
        seen.resolve([incoming, body]);
        response.end();
      });
    });
    await send(port, {
      url: at(port, '/token?x=%20y'),
      method: 'POST',
      headers: { authorization: 'Bearer t', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant=ü',
    });
    const [{ method, url, headers }, body] = await seen.promise;
    expect({ method, url, body }).toEqual({ method: 'POST', url: '/token?x=%20y', body: 'grant=ü' });
    expect(headers).toEqual({
      host: `127.0.0.1:${String(port)}`,
      'accept-encoding': 'identity',
      authorization: 'Bearer t',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '8',
      connection: 'keep-alive',
    });
  });

  test.each([200, 204, 304, 401, 500])('a %i without a body has an empty body', async (status) => {
    const { port } = await servers.http((_, response) => response.writeHead(status).end());
    expect(await send(port)).toMatchObject({ ok: true, response: { status, body: Buffer.alloc(0) } });
  });

  test('an informational response is ignored', async () => {
    const { port } = await servers.http((_, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</x>; rel=preload' });
      response.end('body');
    });
    expect(textOf(await send(port))).toBe('body');
  });

  test('a response has the time of each phase', async () => {
    const { port } = await servers.http((_, response) => response.end());
    const reply = await clientOf().send({ url: new URL(`http://localhost:${String(port)}/`) });
    const { dns, connect, tls, firstByte, total } = reply.ok ? reply.response.timings : {};
    for (const time of [dns, connect, firstByte, total]) expect(time).toBeGreaterThanOrEqual(0);
    expect(tls).toBeUndefined();
    expect(total).toBeGreaterThanOrEqual((dns ?? 0) + (connect ?? 0) + (firstByte ?? 0));
  });
});

(hasIpv6 ? test : test.skip)('an IPv6 address in brackets is supported', async () => {
  const { port, requests } = await servers.http((_, response) => response.end('six'), '::1');
  const reply = await clientOf().send({ url: new URL(`http://[::1]:${String(port)}/`) });
  expect(textOf(reply)).toBe('six');
  expect(reply).toMatchObject({ response: { address: undefined } });
  expect(requests[0]?.headers.host).toBe(`[::1]:${String(port)}`);
});

describe('an error has a phase and a code', () => {
  test('for an invalid name', async () => {
    const host = `${'x'.repeat(64)}.example`;
    const expected = { phase: 'dns', code: 'ENOTFOUND', host, address: undefined, proxy: undefined, proxyStatus: undefined };
    expect(await faultOf(clientOf().send({ url: new URL(`http://${host}/`) }))).toMatchObject(expected);
  });

  test.each([
    ['127.0.0.1', undefined],
    ['localhost', 'private'],
  ])('for a closed port of %s', async (name, address) => {
    const host = `${name}:${String(await servers.closedPort())}`;
    const expected = { phase: 'connect', code: 'ECONNREFUSED', host, address };
    expect(await faultOf(clientOf().send({ url: new URL(`http://${host}/`) }))).toMatchObject(expected);
  });

  const raw = (bytes: string, then: 'end' | 'reset' | 'wait' = 'end'): ReturnType<Servers['tcp']> =>
    servers.tcp((socket) => {
      socket.once('data', () => {
        socket.write(bytes, () => {
          if (then === 'end') socket.end();
          // Wait until the client has received the data, because a reset discards undelivered data. Loopback needs less than 10 ms.
          if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 10);
        });
      });
    });

  test.each([
    ['a close before the response', '', 'end', 'headers: ECONNRESET'],
    ['a reset before the response', '', 'reset', 'headers: ECONNRESET'],
    ['a close in the headers', 'HTTP/1.1 200 OK\r\nx-a: b', 'end', 'headers: ECONNRESET'],
    ['a reset in the body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc', 'reset', 'body: ECONNRESET'],
    ['a body that ends early', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc', 'end', 'body: CUT_OFF'],
    ['chunks that end early', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nabc', 'end', 'body: CUT_OFF'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', 'end', 'headers: HPE_INVALID_CONSTANT'],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n', 'end', 'headers: HPE_INVALID_HEADER_TOKEN'],
    ['a control character in a header', 'HTTP/1.1 200 OK\r\nx: a\u0000b\r\n\r\n', 'end', 'headers: HPE_INVALID_HEADER_TOKEN'],
    ['bytes after the body', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nabcd', 'end', 'body: HPE_INVALID_CONSTANT'],
    ['bytes after the chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nab', 'end', 'body: HPE_INVALID_CONSTANT'],
    ['headers over the limit', `HTTP/1.1 200 OK\r\n${`x-long: ${'x'.repeat(1000)}\r\n`.repeat(17)}\r\n`, 'end', 'headers: TOO_LARGE'],
    ['one header over the limit', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`, 'wait', 'headers: TOO_LARGE'],
  ] as const)('%s', async (_, bytes, then, fault) => {
    const { port } = await raw(bytes, then);
    expect(await errorOf(send(port))).toBe(fault);
  });

  test('a body without a length is complete when the connection ends', async () => {
    const { port } = await raw('HTTP/1.1 200 OK\r\n\r\nabc');
    expect(textOf(await send(port))).toBe('abc');
  });

  test.each([
    ['an error without a code', new Error('::error::hostile')],
    ['a code that is a sentence', Object.assign(new Error(), { code: '::error::hostile' })],
    ['a code that is not a string', { code: 7 }],
    ['a string instead of an error', '::error::hostile'],
  ])('for a request that throws %s', async (_, thrown) => {
    const { port, requests } = await servers.http((_, response) => response.end());
    const headers = Object.defineProperty({ accept: '' }, 'accept', { get: () => AbortSignal.abort(thrown).throwIfAborted() });
    expect((await faultOf(send(port, { headers }))).code).toBe('UNKNOWN');
    expect(requests).toEqual([]);
  });

  test('without text from the server', async () => {
    const { port } = await raw('HTTP/1.1 200 OK\r\n: ::error::hostile\r\n\r\n');
    expect(JSON.stringify(await faultOf(send(port)))).not.toContain('hostile');
  });

  test('and leaves no connection open', async () => {
    const { port, emptied } = await raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc', 'wait');
    expect(await errorOf(send(port, { timeoutMs: SHORT_MS }))).toBe('body: TIMEOUT');
    await emptied();
  });
});

describe('a compressed body', () => {
  const plain = '{"resourceType":"Bundle"}';
  const contentOf = async (coding: string, body: Uint8Array, request: Partial<HttpRequest> = {}): Promise<readonly unknown[]> => {
    const { port } = await servers.http((_, response) => {
      if (coding !== '') response.setHeader('content-encoding', coding);
      response.end(body);
    });
    const reply = await send(port, request);
    return [textOf(reply), reply.ok && reply.response.compressed, reply.ok && reply.response.truncated];
  };

  test.each([
    ['gzip', gzipSync(plain)],
    ['X-GZIP', gzipSync(plain)],
    ['', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['BR', brotliCompressSync(plain)],
    ['zstd', zstdCompressSync(plain)],
    ['gzip, br', brotliCompressSync(gzipSync(plain))],
    ['gzip,identity , x-gzip,gzip', gzipSync(gzipSync(gzipSync(plain)))],
    ...['identity', 'gzip', 'deflate', 'br, gzip'].map((coding) => [coding, Buffer.from(plain)] as const),
  ])('is decompressed, unless it is plain text: %j %#', async (coding, body) => {
    expect(await contentOf(coding, body)).toEqual([plain, undefined, undefined]);
    expect(await contentOf(coding, body, { truncate: true })).toEqual([plain, undefined, undefined]);
  });

  test.each([
    ['gzip', 'not\u0000gzip'],
    ['gzip', gzipSync(plain).subarray(0, 20)],
    ['aes128gcm', plain],
    ['x-unknown', gzipSync(plain)],
    ['gzip, constructor', gzipSync(plain)],
    ['gzip, br, gzip, br', plain],
  ])('is kept if it cannot be decompressed: %j %#', async (coding, body) => {
    const bytes = Buffer.from(body);
    expect(await contentOf(coding, bytes)).toEqual([bytes.toString(), true, undefined]);
  });

  test('is cut if it cannot be decompressed and exceeds the limit', async () => {
    const body = Buffer.from('\u0001'.repeat(20));
    expect(await contentOf('aes128gcm', body, { maxBytes: 10, truncate: true })).toEqual(['\u0001'.repeat(10), true, true]);
  });

  test.each(['gzip', ''])('has the same size limit: %j', async (coding) => {
    expect(await contentOf(coding, gzipSync(Buffer.alloc(BODY_LIMIT)))).toEqual(['\0'.repeat(BODY_LIMIT), undefined, undefined]);
    expect(await contentOf(coding, gzipSync(Buffer.alloc(BODY_LIMIT + 1)))).toEqual(['fault TOO_LARGE', false, false]);
  });

  const big = `${plain}${Array.from({ length: 40_000 }, (_none, index) => Math.sin(index)).join()}`;
  test.each([
    ['gzip', gzipSync(big)],
    ['', gzipSync(big)],
    ['deflate', deflateRawSync(big)],
    ['br', brotliCompressSync(big)],
    ['zstd', zstdCompressSync(big)],
    ['gzip, br', brotliCompressSync(gzipSync(big))],
  ])('that may be truncated is decompressed up to the limit: %j', async (coding, body) => {
    // The compressed body exceeds the first limit. Only the decompressed body exceeds the second limit.
    for (const maxBytes of [300_000, big.length - 1]) {
      const [content, ...flags] = await contentOf(coding, body, { maxBytes, truncate: true });
      expect(flags).toEqual([undefined, true]);
      expect(big.startsWith(String(content)) && String(content).startsWith(plain)).toBe(true);
    }
  });
});

describe('size limits', () => {
  const sized = (bytes: number, withLength: boolean): ReturnType<Servers['http']> =>
    servers.http((_, response) => {
      if (withLength) response.setHeader('content-length', String(bytes));
      else response.flushHeaders();
      response.end('x'.repeat(bytes));
    });

  test.each([true, false])(
    'allow a body of the maximum size, and truncate or refuse one more byte (content-length: %s)',
    async (withLength) => {
      const receive = async (bytes: number, truncate: boolean): Promise<unknown> => {
        const reply = await send((await sized(bytes, withLength)).port, { maxBytes: 100_000, truncate });
        return reply.ok ? [reply.response.body.length, reply.response.truncated] : `${reply.error.phase}: ${reply.error.code}`;
      };
      expect([await receive(100_000, false), await receive(100_001, false)]).toEqual([[100_000, undefined], 'body: TOO_LARGE']);
      const truncated = await Promise.all([100_000, 100_001, 10_000_000].map((bytes) => receive(bytes, true)));
      expect(truncated).toEqual([undefined, true, true].map((flag) => [100_000, flag]));
    },
  );

  test('are one mebibyte by default', async () => {
    const { port, emptied } = await sized(BODY_LIMIT + 1, false);
    expect(BODY_LIMIT).toBe(1_048_576);
    expect(await errorOf(send(port))).toBe('body: TOO_LARGE');
    await emptied();
  });
});

describe('time limits', () => {
  test.each([
    ['a server that accepts the connection and does not respond', '', 'headers: TIMEOUT'],
    ['headers that never end', 'HTTP/1.1 200 OK\r\nx-slow: ', 'headers: TIMEOUT'],
    ['a body that never starts', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n', 'body: TIMEOUT'],
    [
      'informational responses without a final response',
      'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n',
      'headers: TIMEOUT',
    ],
  ])('%s', async (_, bytes, fault) => {
    const { port, emptied } = await servers.tcp((socket) => socket.write(bytes));
    const { phase: step, code, afterMs } = await faultOf(send(port, { timeoutMs: SHORT_MS }));
    expect(`${step}: ${code}`).toBe(fault);
    expect(afterMs).toBeGreaterThanOrEqual(SHORT_MS - 2);
    await emptied();
  });

  // A stopped process whose backlog is full simulates a firewall that drops packets. Two connections fill the backlog only on Linux.
  (process.platform === 'linux' ? test : test.skip)('apply to a host that does not accept the connection', async () => {
    const listener =
      "const s = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(s.address().port))";
    const child = spawn(process.execPath, ['--eval', listener], { stdio: ['ignore', 'pipe', 'ignore'] });
    const queued: Socket[] = [];
    try {
      const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')).map(Number);
      child.kill('SIGSTOP');
      for (let index = 0; index < 2; index++) {
        const socket = connect(port ?? 0, '127.0.0.1').on('error', () => undefined);
        queued.push(socket);
        await once(socket, 'connect');
      }
      expect(await errorOf(send(port ?? 0, { timeoutMs: SHORT_MS }))).toBe('connect: TIMEOUT');
    } finally {
      for (const socket of queued) socket.destroy();
      child.kill('SIGKILL');
    }
  });

  test('apply to reused and early connections', async () => {
    const { port } = await servers.http((incoming, response) => {
      if (incoming.url === '/') response.end('ok');
    });
    const http = clientOf(SHORT_MS);
    http.open(at(port));
    expect(await errorOf(http.send({ url: at(port, '/silent') }))).toBe('headers: TIMEOUT');
    await http.send({ url: at(port) });
    expect(await errorOf(http.send({ url: at(port, '/silent') }))).toBe('headers: TIMEOUT');
  });

  test.each([Date.now, () => 950])('include the deadline of the run, by the given clock', async (now) => {
    const { port } = await servers.tcp(() => undefined);
    const { code, afterMs } = await faultOf(clientOf(PLENTY_MS, SHORT_MS, now).send({ url: at(port) }));
    expect([code, afterMs < PLENTY_MS]).toEqual(['DEADLINE', true]);
  });

  test('prevent requests after the deadline', async () => {
    const { port, requests } = await servers.http((_, response) => response.end('ok'));
    const http = clientOf(PLENTY_MS, -1);
    http.open(at(port));
    const { code } = await faultOf(http.send({ url: at(port), headers: { authorization: 'Bearer t' } }));
    expect(code).toBe('DEADLINE');
    expect(requests).toEqual([]);
  });
});

test('NO_PROXY is compared with each host only once, although the proxy fails every request', async () => {
  let comparisons = 0;
  const bypass = ['*.other.example'];
  const map = bypass.map.bind(bypass);
  Object.defineProperty(bypass, 'map', {
    value: (...args: Parameters<typeof map>) => {
      comparisons += 1;
      return map(...args);
    },
  });
  const proxy = new URL(`http://127.0.0.1:${String(await servers.closedPort())}`);
  const client = clientOf(PLENTY_MS, 60_000, Date.now, { https: proxy, http: proxy, bypass });
  const urls = Array.from({ length: 25 }, (_, index) => new URL(`http://host${String(index)}.example/`));
  for (const url of urls) client.open(url);
  const results = await Promise.all([...urls, ...urls].map((url) => client.send({ url })));
  expect(results.filter(({ ok }) => ok)).toEqual([]);
  expect(comparisons).toBe(25);
});

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('NODE_EXTRA_CA_CERTS is not read if it is a link to itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ca-'));
  const path = join(folder, 'ca.pem');
  symlinkSync(path, path);
  expect(inspectExtraCa(path)).toEqual({ path, problem: 'unreadable' });
  await removeFolder(folder);
});
