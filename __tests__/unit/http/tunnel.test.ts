import { describe, expect, test } from '@jest/globals';
import type { HttpClient } from '../../../src/http/client.ts';
import { readProxies } from '../../../src/http/proxy.ts';
import { faultOf, PLENTY_MS, servers, SHORT_MS, clientOf } from '../support/real-http.ts';
import type { Listening } from '../support/servers.ts';
import { certificate, trustTheLab } from '../support/trust.ts';

/** Requests to `localhost` never use a proxy, so the test needs another host name. */
const HOST = 'contoso-prod.fhir.azurehealthcareapis.com';
const URL_OF_HOST = new URL(`https://${HOST}/health/check`);

trustTheLab();

function clientThrough(env: Readonly<Record<string, string>>, timeoutMs = PLENTY_MS): HttpClient {
  const proxies = readProxies(env);
  if ('variable' in proxies) throw new TypeError('not a proxy');
  return clientOf(timeoutMs, undefined, undefined, proxies);
}

const proxyAt = (port: number, credentials = ''): Readonly<Record<string, string>> => ({
  HTTPS_PROXY: `http://${credentials}127.0.0.1:${String(port)}`,
});

async function origin(): Promise<Listening> {
  return servers.https(await certificate(HOST), (_, response) => response.end('origin'));
}

describe('through a proxy', () => {
  test('https uses one tunnel and TLS with the host', async () => {
    const { port, requests } = await origin();
    const proxy = await servers.proxy({ to: port });
    const http = clientThrough(proxyAt(proxy.port));
    http.open(URL_OF_HOST);
    const reply = await http.send({ url: URL_OF_HOST, headers: { authorization: 'Bearer t' } });
    await http.send({ url: URL_OF_HOST });
    expect(reply).toMatchObject({
      ok: true,
      response: { status: 200, proxy: `127.0.0.1:${String(proxy.port)}`, address: undefined, timings: { dns: undefined } },
    });
    expect(proxy.connects).toEqual([{ target: `${HOST}:443`, host: `${HOST}:443`, authorization: undefined }]);
    expect(requests[0]?.headers).toMatchObject({ host: HOST, authorization: 'Bearer t' });
    expect(requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  test.each([
    ['user:password@', 'user:password'],
    ['user@', 'user:'],
    ['corp%5Cuser:p%40ss%3Aword%25@', 'corp\\user:p@ss:word%'],
    ['us%C3%A9r:100%25@', 'usér:100%'],
    // A % that does not start an escape sequence is kept, as in the runner.
    ['user:100%sure@', 'user:100%sure'],
  ])('credentials %s are sent', async (credentials, pair) => {
    const { port } = await origin();
    const proxy = await servers.proxy({ to: port });
    const reply = await clientThrough(proxyAt(proxy.port, credentials)).send({ url: URL_OF_HOST });
    expect(proxy.connects[0]?.authorization).toBe(`Basic ${Buffer.from(pair).toString('base64')}`);
    expect(reply).toMatchObject({ response: { proxy: `127.0.0.1:${String(proxy.port)}` } });
  });

  test('the connection to the proxy can use TLS', async () => {
    const { port } = await origin();
    const proxy = await servers.proxy({ to: port }, await certificate('localhost'));
    const http = clientThrough({ HTTPS_PROXY: `https://localhost:${String(proxy.port)}` });
    expect(await http.send({ url: URL_OF_HOST })).toMatchObject({ ok: true, response: { status: 200 } });
  });

  test('an IPv6 address of the origin is in brackets', async () => {
    const proxy = await servers.proxy({ response: 'HTTP/1.1 403 No\r\n\r\n' });
    await clientThrough(proxyAt(proxy.port)).send({ url: new URL('https://[2001:db8::7]:8443/') });
    expect(proxy.connects[0]?.target).toBe('[2001:db8::7]:8443');
  });

  test('plain http sends the whole URL to the proxy', async () => {
    const proxy = await servers.http((_, response) => response.end('by proxy'));
    const http = clientThrough({ HTTP_PROXY: `http://user:password@127.0.0.1:${String(proxy.port)}` });
    await http.send({ url: new URL('http://server.example:8080/idtoken?x=y') });
    const [request] = proxy.requests;
    expect(request?.url).toBe('http://server.example:8080/idtoken?x=y');
    expect(request?.headers).toMatchObject({
      host: 'server.example:8080',
      'proxy-authorization': `Basic ${Buffer.from('user:password').toString('base64')}`,
    });
  });
});

describe('a response to CONNECT comes from the proxy', () => {
  test.each([
    [407, 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n'],
    [403, 'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html>blocked</html>'],
    [502, 'HTTP/1.1 502 Bad Gateway\r\n\r\n'],
    [302, 'HTTP/1.1 302 Found\r\nLocation: https://portal.example/\r\n\r\n'],
    [401, 'HTTP/1.1 401 Unauthorized\r\n\r\n'],
    [200, 'HTTP/1.1 200 OK\r\n\r\n<html>not a tunnel</html>'],
  ])('%i', async (proxyStatus, response) => {
    const proxy = await servers.proxy({ response });
    const request = { url: URL_OF_HOST, headers: { authorization: 'Bearer t' } };
    const error = await faultOf(clientThrough(proxyAt(proxy.port, 'user:s3cr3t@')).send(request));
    expect(error).toMatchObject({
      phase: 'proxy',
      code: 'PROXY_STATUS',
      proxyStatus,
      host: HOST,
      proxy: `127.0.0.1:${String(proxy.port)}`,
      address: undefined,
    });
    expect(JSON.stringify(error)).not.toMatch(/s3cr3t|blocked|portal/);
  });
});

test.each([
  ['429 Too Many Requests\r\nRetry-After: 7', 7000],
  ['503 Busy\r\nRetry-After: 2\r\nX-MS-Retry-After-MS: 150', 150],
  ['503 Busy\r\nRetry-After: soon', undefined],
  ['429 Too Many Requests', undefined],
])('a proxy can request a delay: %j', async (head, proxyRetryAfterMs) => {
  const proxy = await servers.proxy({ response: `HTTP/1.1 ${head}\r\nContent-Length: 0\r\n\r\n` });
  expect(await faultOf(clientThrough(proxyAt(proxy.port)).send({ url: URL_OF_HOST }))).toMatchObject({ proxyRetryAfterMs });
});

describe('a faulty proxy', () => {
  test.each([
    ['another protocol', { response: 'SSH-2.0-OpenSSH_9.2\r\n' }, 'HPE_INVALID_CONSTANT'],
    ['endless headers', { response: `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}` }, 'TOO_LARGE'],
    ['a closed connection', { response: '' }, 'ECONNRESET'],
    ['a reset', 'reset', 'ECONNRESET'],
  ] as const)('returns %s', async (_, behaviour, code) => {
    const proxy = await servers.proxy(behaviour);
    expect(await faultOf(clientThrough(proxyAt(proxy.port)).send({ url: URL_OF_HOST }))).toMatchObject({
      phase: 'proxy',
      code,
      proxyStatus: undefined,
    });
  });

  test.each([
    ['HTTPS_PROXY', `https://${HOST}/`],
    ['HTTP_PROXY', `http://${HOST}/`],
  ])('that is not listening: %s', async (variable, url) => {
    const proxy = `127.0.0.1:${String(await servers.closedPort())}`;
    const reply = clientThrough({ [variable]: `http://${proxy}` }).send({ url: new URL(url) });
    expect(await faultOf(reply)).toMatchObject({ code: 'ECONNREFUSED', host: HOST, proxy });
  });

  test('with an invalid name', async () => {
    const reply = clientThrough({ HTTPS_PROXY: `http://${'x'.repeat(64)}.example:8080` }).send({ url: URL_OF_HOST });
    expect(await faultOf(reply)).toMatchObject({ phase: 'proxy', code: 'ENOTFOUND' });
  });

  test.each([
    [{ ALL_PROXY: 'x' }, 'dns', { unused: 'ALL_PROXY' }],
    [{ HTTPS_PROXY: 'http://proxy.example', NO_PROXY: '*' }, 'dns', { entry: '*' }],
    [{ HTTPS_PROXY: 'http://127.0.0.1:9' }, 'proxy', undefined],
  ])('that is not used is explained: %j', async (env, phase, direct) => {
    const error = await faultOf(clientThrough(env).send({ url: new URL(`https://${'x'.repeat(64)}.example/`) }));
    expect([error.phase, error.direct]).toEqual([phase, direct]);
  });

  test('with an untrusted certificate', async () => {
    const proxy = await servers.proxy('silence', await certificate('localhost', 'unknown-ca'));
    const reply = clientThrough({ HTTPS_PROXY: `https://localhost:${String(proxy.port)}` }).send({ url: URL_OF_HOST });
    expect(await faultOf(reply)).toMatchObject({ phase: 'proxy', code: 'SELF_SIGNED_CERT_IN_CHAIN' });
  });

  test.each(['proxy', 'tls'])('times out if it or the host behind it does not respond (%s)', async (phase) => {
    const silent = await servers.tcp(() => undefined);
    const proxy = await servers.proxy(phase === 'proxy' ? 'silence' : { to: silent.port });
    const reply = clientThrough(proxyAt(proxy.port), SHORT_MS).send({ url: URL_OF_HOST });
    expect(await faultOf(reply)).toMatchObject({ phase, code: 'TIMEOUT' });
    await proxy.emptied();
  });
});

test.each(['0.0.0.0', '20.37.12.4', '[2603:1030::4]', '100.64.0.1'])(
  'a request that must be private is refused, without a proxy, because %s is public',
  async (host) => {
    const proxy = await servers.proxy('silence');
    const http = clientThrough({ HTTP_PROXY: `http://127.0.0.1:${String(proxy.port)}` });
    const error = await faultOf(http.send({ url: new URL(`http://${host}/`), only: 'private' }));
    expect(error).toMatchObject({ code: 'ADDRESS_NOT_ALLOWED', proxy: undefined });
    expect(proxy.sockets).toEqual([]);
  },
);
