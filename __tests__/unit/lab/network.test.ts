import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import type { FaultName } from '../../../lab/network/faults.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { ask } from './client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.stop());

const URL = `https://${HOSTS.fhir}/metadata`;

describe('a network fault', () => {
  const codes: readonly (readonly [FaultName, string])[] = [
    ['refused', 'ERR_PROXY_TUNNEL'],
    ['proxy-reset', 'ECONNRESET'],
    ['proxy-silent', 'TOO_SLOW'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['unknown-ca', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['handshake-cut', 'ECONNRESET'],
    ['handshake-silent', 'TOO_SLOW'],
    ['reset-before-headers', 'ECONNRESET'],
    ['close-before-headers', 'ECONNRESET'],
    ['reset-after-headers', 'ECONNRESET'],
    ['reset-mid-body', 'ECONNRESET'],
    ['reset-mid-gzip', 'ECONNRESET'],
    ['close-mid-body', 'ECONNRESET'],
    ['silence', 'TOO_SLOW'],
    ['silence-after-headers', 'TOO_SLOW'],
    ['drip', 'TOO_SLOW'],
    ['drip-headers', 'TOO_SLOW'],
    ['flood-headers', 'HPE_HEADER_OVERFLOW'],
    ['not-http', 'HPE_INVALID_CONSTANT'],
  ];

  test.each(codes)('%s: %s', async (name, code) => {
    lab.fault(HOSTS.fhir, name, { times: 1 });
    await expect(ask(lab, URL, { timeoutMs: 300 })).rejects.toMatchObject({ code });
    expect((await ask(lab, URL)).status).toBe(200);
  });

  test('bodies can be cut, of another type, HTML or empty; statuses any', async () => {
    const honest = (await ask(lab, URL)).body;
    const faulty = async (name: FaultName): Promise<Awaited<ReturnType<typeof ask>>> => {
      lab.fault(HOSTS.fhir, name, { times: 1 });
      return ask(lab, URL);
    };
    expect(honest).toContain((await faulty('truncated-json')).body);
    expect((await faulty('wrong-content-type')).headers['content-type']).toBe('image/png');
    expect((await faulty('html')).body).toMatch(/^<!DOCTYPE html>/);
    expect((await faulty('empty')).body).toBe('');
    expect(await faulty('status-307')).toMatchObject({ status: 307, headers: { location: 'https://elsewhere.example/' } });
    expect((await faulty('status-503')).status).toBe(503);
    expect(await faulty('html-403')).toMatchObject({ status: 403, body: expect.stringMatching(/^<!DOCTYPE html>/) });
    expect(await faulty('empty-401')).toMatchObject({ status: 401, body: '' });
    expect((await faulty('gzip-bomb')).headers['content-encoding']).toBe('gzip');
  });

  test('a flood never ends by itself', async () => {
    lab.fault(HOSTS.fhir, 'flood');
    await expect(ask(lab, URL, { timeoutMs: 200 })).rejects.toMatchObject({ code: 'TOO_SLOW' });
  });

  test('only the requests it is for are hit', async () => {
    lab.fault(HOSTS.fhir, 'status-500', { only: 'authorised', path: '/metadata' });
    expect((await ask(lab, URL)).status).toBe(200);
    expect((await ask(lab, URL, { headers: { authorization: 'Bearer x' } })).status).toBe(500);
    expect((await ask(lab, `https://${HOSTS.fhir}/health/check`, { headers: { authorization: 'Bearer x' } })).status).toBe(200);
    lab.clearFaults(HOSTS.fhir);
    expect((await ask(lab, URL, { headers: { authorization: 'Bearer x' } })).status).toBe(200);
  });
});

describe('the proxy', () => {
  test('counts connections, and knows no name that the lab has not', async () => {
    await ask(lab, URL);
    await expect(ask(lab, 'https://nowhere.fhir.azurehealthcareapis.com/metadata')).rejects.toMatchObject({ code: 'ERR_PROXY_TUNNEL' });
    expect(lab.connects.map(({ authority, status }) => [authority, status])).toEqual([
      [`${HOSTS.fhir}:443`, 200],
      ['nowhere.fhir.azurehealthcareapis.com:443', 502],
    ]);
  });

  test('can refuse by any status', async () => {
    lab.proxy.respondToConnect(403, { host: HOSTS.fhir, times: 1 });
    await expect(ask(lab, URL)).rejects.toThrow(/403/);
    expect((await ask(lab, URL)).status).toBe(200);
  });

  test('demands its credentials by a true 407, and its password is a secret of the lab', async () => {
    const guarded = await startLab({ proxyCredentials: { user: 'ward', password: 'p%:@/ öäü' } });
    try {
      expect((await ask(guarded, URL)).status).toBe(200);
      const password = 'p%:@/ öäü';
      expect(guarded.secrets).toContainEqual({ name: 'proxy password', value: password });
      const nobody = { ...guarded, env: { ...guarded.env, HTTPS_PROXY: `http://127.0.0.1:${String(guarded.proxy.port)}` } };
      await expect(ask(nobody, URL)).rejects.toThrow(/407/);
    } finally {
      await guarded.stop();
    }
  });

  test('adds one round trip each for TCP, TLS and the request', async () => {
    const far = await startLab({ rttMs: 60, serverMs: 40 });
    try {
      const started = performance.now();
      await ask(far, URL);
      const took = performance.now() - started;
      expect(took).toBeGreaterThan(3 * 60 + 40 - 5);
    } finally {
      await far.stop();
    }
  });
});

test('a client that does not trust the root gets an error', async () => {
  await expect(ask(lab, URL, { distrust: true })).rejects.toMatchObject({ code: 'SELF_SIGNED_CERT_IN_CHAIN' });
});

describe('the list of requests', () => {
  test('takes no part of a path for a host', async () => {
    await ask(lab, `https://${HOSTS.fhir}//elsewhere.example/metadata`);
    expect(lab.requests.map(({ host, path }) => [host, path])).toEqual([[HOSTS.fhir, '//elsewhere.example/metadata']]);
  });

  test('has callers and statuses, and nothing that differs between runs', async () => {
    await ask(lab, `https://${HOSTS.fhir}/Patient?_id=${crypto.randomUUID()}&_count=1`);
    await ask(lab, lab.github.requestUrl, { headers: { authorization: `Bearer ${lab.github.requestToken}` } });
    expect(lab.summaryOfRequests('arrival')).toEqual([
      `GET ${HOSTS.fhir}/Patient?_id=<guid>&_count=1 (anonymous) → 401`,
      'GET run-actions-1-azure-eastus.actions.githubusercontent.com/48//idtoken/<guid>/<guid>?api-version=2.0 (bearer) → 200',
    ]);
    expect(JSON.stringify(lab.requests)).not.toContain(lab.github.requestToken.slice(0, 20));
    lab.clear();
    expect(lab.requests).toEqual([]);
  });
});
