import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createHttpClient, type HttpClient } from '../../src/http/client.ts';
import { CONCURRENCY } from '../../src/model/retry.ts';
import { startPrefetch } from '../../src/prefetch.ts';
import { parseJson } from '../../src/util/json.ts';
import type { Request } from '../../src/model/request.ts';
import { idTokenNumber } from './support/entra.ts';
import { readGood } from './support/inputs.ts';
import { Servers, type Listening, type Proxy } from './support/servers.ts';

const servers = new Servers();
const clients: HttpClient[] = [];

afterEach(() => {
  for (const http of clients.splice(0)) http.close();
  servers.stop();
});

interface World {
  readonly github: Listening;
  /** Gets all requests and never responds to CONNECT, so nothing leaves this machine. */
  readonly proxy: Proxy;
  readonly read: (inputs: Readonly<Record<string, string>>) => Request;
}

/** Replaces the URL of the ID token service. Inputs accept https only, and these servers need no certificate. */
function overHttp(request: Request, url: URL): Request {
  const { signIn } = request;
  if (signIn.method !== 'github-oidc' || signIn.idToken === undefined) return request;
  return { ...request, signIn: { ...signIn, idToken: { ...signIn.idToken, url } } };
}

async function world(): Promise<World> {
  let given = 0;
  const github = await servers.http((_, response) => response.end(JSON.stringify({ value: idTokenNumber(++given) })));
  const proxy = await servers.proxy('silence');
  const env = { HTTPS_PROXY: `http://127.0.0.1:${String(proxy.port)}` };
  const url = new URL(`http://127.0.0.1:${String(github.port)}/idtoken?api-version=2.0`);
  const read: World['read'] = (inputs) => overHttp(readGood(inputs, { env }).request, url);
  return { github, proxy, read };
}

function start(request: Request): ReturnType<typeof startPrefetch> {
  const { proxies, limits } = request;
  const http = createHttpClient(proxies, { timeoutMs: limits.timeoutMs, deadline: Infinity }, Date.now);
  clients.push(http);
  return startPrefetch(request, http);
}

/** Returns the targets of all requests so far. A later connection is accepted after them, so it marks their end. */
async function targets(proxy: Proxy): Promise<string[]> {
  // The client starts its connections in a microtask, before any timer or I/O.
  await new Promise(setImmediate);
  const last = connect(proxy.port, '127.0.0.1');
  await once(last, 'connect');
  const isLast = ({ remotePort }: Socket): boolean => remotePort === last.localPort;
  while (!proxy.sockets.some(isLast) || proxy.connects.length < proxy.sockets.length - 1) await new Promise(setImmediate);
  last.destroy();
  return proxy.connects.map(({ target }) => target).sort();
}

describe('before any library is loaded', () => {
  test('requests one ID token per audience', async () => {
    const { github, read } = await world();
    const { requestIdToken } = start(read({ audience: 'dicom\ndeid' }));
    const valueOf = async (audience: string): Promise<unknown> => {
      const token = await requestIdToken(audience);
      return token?.ok ? parseJson(token.response.body) : token?.error.code;
    };
    const values = await Promise.all([valueOf('https://dicom.healthcareapis.azure.com'), valueOf('https://deid.azure.com')]);
    expect(values).toEqual(expect.arrayContaining([1, 2].map((number) => ({ value: idTokenNumber(number) }))));
    expect(github.requests.map(({ url }) => url)).toEqual(
      Array.from({ length: 2 }, () => '/idtoken?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange'),
    );
    expect(await valueOf('https://deid.azure.com')).toEqual({ value: idTokenNumber(3) });
  });

  const [fhir, dicom] = ['contoso-prod.fhir.azurehealthcareapis.com', 'contoso-imaging.dicom.azurehealthcareapis.com'];
  const endpoint = `https://${fhir}\nhttps://${dicom}/v1\nhttps://${dicom}/v2`;
  test.each([
    ["the token service and each endpoint's host", { endpoint }, [dicom, fhir, 'login.microsoftonline.com']],
    ['no endpoint without a smoke test', { endpoint, 'smoke-test': 'false' }, ['login.microsoftonline.com']],
    ['the token service of the cloud', { environment: 'azureusgovernment', audience: 'api://contoso' }, ['login.microsoftonline.us']],
  ])('connects through the proxy to %s', async (_, inputs, hosts) => {
    const { proxy, read } = await world();
    const request = read(inputs);
    await start(request).requestIdToken(request.audiences[0] ?? '');
    expect(await targets(proxy)).toEqual(hosts.map((host) => `${host}:443`));
  });

  test('opens as many connections as endpoints are checked in parallel', async () => {
    const { proxy, read } = await world();
    const endpoint = Array.from(
      { length: CONCURRENCY + 10 },
      (_, index) => `https://contoso-${String(index)}.fhir.azurehealthcareapis.com`,
    ).join('\n');
    await start(read({ endpoint })).requestIdToken('https://contoso-0.fhir.azurehealthcareapis.com');
    expect(await targets(proxy)).toHaveLength(CONCURRENCY + 1);
  });

  test.each(['azure-cli', 'azure-powershell', 'managed-identity'])(
    '%s requests no ID token and opens no connection to Entra',
    async (credential) => {
      const { github, proxy, read } = await world();
      const begun = start(read({ credential, endpoint: 'https://contoso-prod.fhir.azurehealthcareapis.com' }));
      await begun.firstRequestSent;
      expect(begun.requestIdToken('https://contoso-prod.fhir.azurehealthcareapis.com')).toBeUndefined();
      expect(await targets(proxy)).toEqual(['contoso-prod.fhir.azurehealthcareapis.com:443']);
      expect(github.sockets).toEqual([]);
    },
  );
});

describe('the rest of the action starts', () => {
  test('after the first request is sent and before its response', async () => {
    const silent = await servers.tcp(() => undefined);
    const { read } = await world();
    await start(overHttp(read({}), new URL(`http://127.0.0.1:${String(silent.port)}/?`))).firstRequestSent;
    expect(silent.sockets).toHaveLength(1);
  });

  test('after the first request has failed', async () => {
    const { read } = await world();
    const request = overHttp(read({}), new URL(`http://127.0.0.1:${String(await servers.closedPort())}/?`));
    const begun = start(request);
    await begun.firstRequestSent;
    expect(await begun.requestIdToken(request.audiences[0] ?? '')).toMatchObject({ ok: false, error: { code: 'ECONNREFUSED' } });
  });

  test('immediately in a job without the permission', async () => {
    const { github, proxy } = await world();
    const env = { HTTPS_PROXY: `http://127.0.0.1:${String(proxy.port)}`, ACTIONS_ID_TOKEN_REQUEST_URL: undefined };
    const { request } = readGood({}, { env });
    const begun = start(request);
    await begun.firstRequestSent;
    expect([begun.requestIdToken(request.audiences[0] ?? ''), github.sockets.length]).toEqual([undefined, 0]);
  });
});
