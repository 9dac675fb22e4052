import { createServer, connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { listen } from '../../../lab/network/web.ts';
import { outlineOf, runScenarioWithLab, startEarly } from '../support/scenario.ts';
import { startFixedServer } from '../support/untrusted-content.ts';
import { connectionsOf, LOG_CONNECTIONS } from '../support/connections.ts';

const FHIR = `https://${HOSTS.fhir}`;
const CREDENTIALS = { user: 'runner', password: 'correct-horse-battery-staple' };

describe('a proxy that requires a password', () => {
  test.each([
    { name: 'without a password', login: '' },
    { name: 'with a wrong password', login: 'runner:not-the-right-password@' },
  ])('is reported, and receives only CONNECT requests: $name', async ({ login }) => {
    const { run, lab } = await runScenarioWithLab({
      with: { endpoint: FHIR },
      lab: { proxyCredentials: CREDENTIALS },
      env: ({ proxy }) => {
        const url = `http://${login}127.0.0.1:${String(proxy.port)}`;
        return { HTTPS_PROXY: url, https_proxy: url };
      },
    });
    expect(run.outputs).toMatchObject({ failure: 'proxy-authentication' });
    expect(lab.requests).toEqual([]);
    expect(new Set(lab.connects.map(({ status }) => status))).toEqual(new Set([407]));
    // A refusal is not retried, so there is one CONNECT request per host.
    expect(lab.connects).toHaveLength(3);
    expect(run.step.rawLog).not.toContain('not-the-right-password');
    expect(outlineOf(run).annotations).toEqual(['error proxy-authentication']);
  });
});

describe('a proxy that cannot accept a connection now', () => {
  test.each([
    { status: 429, delay: '1', wait: {}, pause: /^Waiting for a token \(.*, proxy-throttled\)\. Attempt 2 in 1\.0 s/m },
    {
      status: 503,
      delay: '2',
      wait: { 'wait-seconds': '30' },
      pause: /^Waiting for a token \(.*, proxy-bad-gateway\)\. Attempt 2 in 2\.0 s/m,
    },
  ])('gets the next request after the delay that it requests: $status', async ({ status, delay, wait, pause }) => {
    let lab: Lab | undefined;
    let connections = 0;
    const server = createServer((client) => {
      client.once('data', (head) => {
        if (connections++ === 0) {
          client.end(`HTTP/1.1 ${String(status)} Busy\r\nRetry-After: ${delay}\r\nContent-Length: 0\r\n\r\n`);
          return;
        }
        const upstream = connect(Number(lab?.proxy.port), '127.0.0.1');
        upstream.write(head);
        client.pipe(upstream).pipe(client);
      });
    });
    const url = `http://127.0.0.1:${String(await listen(server))}`;
    try {
      const { run } = await runScenarioWithLab({
        with: { audience: 'dicom', ...wait },
        setUp: (started) => {
          lab = started;
        },
        env: { HTTPS_PROXY: url, https_proxy: url },
      });
      expect(run.step.log).toMatch(pause);
      expect(run.exitCode).toBe(0);
    } finally {
      server.close();
    }
  });
});

test.each([
  { name: 'rejects a TLS handshake', response: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n' },
  { name: 'is not an HTTP proxy', response: 'SSH-2.0-OpenSSH_9.2\r\n' },
])('reports https:// in HTTPS_PROXY if the proxy $name', async ({ response }) => {
  const proxy = await startFixedServer(response);
  const url = proxy.url.replace('http://', 'https://svc:9Secret9@');
  try {
    const { run } = await runScenarioWithLab({ with: { endpoint: FHIR }, env: { HTTPS_PROXY: url, https_proxy: url } });
    expect(run.outputs).toMatchObject({ failure: 'tls-failed' });
    expect(run.step.log).toMatch(/^Next: Replace https:\/\/ with http:\/\/ in HTTPS_PROXY/m);
    expect(run.step.rawLog).not.toMatch(/openssl|9Secret9/);
  } finally {
    await proxy.stop();
  }
});

test('reports an unknown certificate authority', async () => {
  const { run } = await runScenarioWithLab({ with: { endpoint: FHIR }, env: { NODE_EXTRA_CA_CERTS: undefined } });
  expect(run.outputs).toMatchObject({ failure: 'tls-untrusted' });
  expect(outlineOf(run).annotations).toEqual(['error tls-untrusted']);
  expect(run.log).toContain('NODE_EXTRA_CA_CERTS: /etc/ssl/certs/ca-certificates.crt');
});

// A name that does not resolve (RFC 6761). With a direct connection, the action resolves the name. A proxy would resolve it itself.
const OUTSIDE = 'gateway.hospital.invalid';

/** Starts a run that probes the gateway with a value of NO_PROXY. */
function startWithNoProxy(entry: string): ReturnType<typeof startEarly> {
  return startEarly({
    with: {
      endpoint: `https://${OUTSIDE} service=fhir audience=api://smart.contoso.example`,
      'trusted-hosts': OUTSIDE,
      'timeout-seconds': '2',
    },
    setUp: (lab) => {
      lab.service(OUTSIDE, { kind: 'fhir', audiences: [IDS.smartResource] });
      lab.roles.grant(IDS.principal, OUTSIDE, 'FHIR Data Reader');
    },
    env: { NO_PROXY: entry, no_proxy: entry, ...LOG_CONNECTIONS },
    noisy: true,
  });
}

describe('NO_PROXY', () => {
  const matching = [OUTSIDE, 'hospital.invalid', '.hospital.invalid', ' example.com , HOSPITAL.invalid ', `${OUTSIDE}:443`];
  const others = ['other.invalid', 'spital.invalid', `${OUTSIDE}:8443`, '*.hospital.invalid', '127.0.0.0/8'];
  const runs = new Map([...matching, ...others].map((entry) => [entry, startWithNoProxy(entry)]));
  const runWithNoProxy = (entry: string): ReturnType<typeof startEarly> => runs.get(entry) ?? startWithNoProxy(entry);

  test.each(matching)(
    '%s bypasses the proxy for this host only',
    async (entry) => {
      const { run, lab } = await runWithNoProxy(entry);
      expect(run.step.stderr).toContain(`resolves ${OUTSIDE}\n`);
      const tunnels = lab.connects.map(({ authority }) => authority);
      expect(tunnels).toContain('login.microsoftonline.com:443');
      expect(tunnels).not.toContain(`${OUTSIDE}:443`);
      expect(run.outputs).toMatchObject({ status: 'fail', token: '<access token for 72b5e0c9-84fd-4136-9ea7-d13f6c05b28e>' });
      expect(run.outputs['failure']).toMatch(/^name-(?:not-found|server-failed)$|^timed-out$/);
    },
    30_000,
  );

  test.each(others)(
    '%s does not match the host',
    async (entry) => {
      const { run, lab } = await runWithNoProxy(entry);
      expect(new Set(connectionsOf(run))).toEqual(new Set([`127.0.0.1:${String(lab.proxy.port)}`]));
      expect(run.outputs).toMatchObject({ status: 'pass' });
    },
    30_000,
  );
});
