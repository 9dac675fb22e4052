/**
 * Environment variables set the managed identity endpoint, so the action sends the secret header only to addresses on this machine and its
 * private network.
 */
import { createServer } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { startLab, type Lab } from '../../../lab/lab.ts';
import { listen } from '../../../lab/network/web.ts';
import { connectionsOf, LOG_CONNECTIONS } from '../support/connections.ts';
import { preload } from '../support/preload.ts';
import { runScenarioIn, runScenarioWithLab, type ScenarioRun } from '../support/scenario.ts';

const NO_IDS = { AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined };
const WITH = { audience: 'dicom', credential: 'managed-identity' };
const SECRET = 'secret-of-the-machine';

/** Variables that contain the endpoint of a managed identity, grouped by what sets them. */
const PLACES: Readonly<Record<string, (origin: string) => Record<string, string>>> = {
  'App Service': (origin) => ({ IDENTITY_ENDPOINT: `${origin}/msi`, IDENTITY_HEADER: SECRET }),
  'Azure Machine Learning': (origin) => ({ MSI_ENDPOINT: `${origin}/msi`, MSI_SECRET: SECRET }),
  'Cloud Shell': (origin) => ({ MSI_ENDPOINT: `${origin}/msi` }),
  'Azure Arc': (origin) => ({ IDENTITY_ENDPOINT: `${origin}/msi`, IMDS_ENDPOINT: origin }),
  'a pod': (origin) => ({ AZURE_POD_IDENTITY_AUTHORITY_HOST: origin }),
};

test.each([
  { place: 'App Service', host: '100.64.0.1' },
  { place: 'Azure Machine Learning', host: '[::ffff:20.37.12.4]' },
  { place: 'Cloud Shell', host: '0.0.0.0' },
  { place: 'a pod', host: '[2603:1030::4]' },
])('does not connect to $host: $place', async ({ place, host }) => {
  const { run, lab } = await runScenarioWithLab({
    with: WITH,
    env: { ...LOG_CONNECTIONS, ...NO_IDS, ...PLACES[place]?.(`http://${host}:8081`) },
    noisy: true,
  });
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'managed-identity-not-local', token: '' });
  expect(connectionsOf(run)).toEqual([]);
  expect([lab.requests, lab.connects]).toEqual([[], []]);
});

/** Makes every host name resolve to one address, only within the step. */
const resolvingTo = (address: string): ReturnType<typeof preload> =>
  preload(`
    import dns from 'node:dns';
    dns.lookup = (_name, _options, done) => done(null, [{ address: '${address}', family: ${address.includes(':') ? '6' : '4'} }]);
  `);

describe('a host name', () => {
  test.each([
    { place: 'App Service', address: '2603:1030::4' },
    { place: 'Azure Arc', address: '20.37.12.4' },
  ])('is refused if it resolves to $address: $place', async ({ place, address }) => {
    const { run, lab } = await runScenarioWithLab({
      with: WITH,
      env: { ...NO_IDS, ...resolvingTo(address), ...PLACES[place]?.('http://localhost.evil.example:8081') },
    });
    expect(run.outputs).toMatchObject({ status: 'fail', failure: 'managed-identity-not-local', token: '' });
    expect([lab.requests, lab.connects]).toEqual([[], []]);
  });

  test('is accepted, without a proxy, if it resolves to a private address', async () => {
    const { run, lab } = await runScenarioWithLab({
      with: WITH,
      env: ({ env, managedIdentity: { url, appService } }) => ({
        ...NO_IDS,
        ...resolvingTo('127.0.0.1'),
        ...Object.fromEntries(['ALL_PROXY', 'HTTP_PROXY', 'http_proxy'].map((name) => [name, env['HTTPS_PROXY']])),
        no_proxy: '',
        NO_PROXY: '',
        ...appService,
        IDENTITY_ENDPOINT: `http://identity.internal:${new URL(url).port}/msi`,
      }),
    });
    expect([run.exitCode, lab.managedIdentity.requests.length, lab.connects, lab.requests]).toEqual([0, 1, [], []]);
  });
});

/** To prove that the caller is on this machine, Azure Arc requires the content of a file that only local users can read. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;
onLinux('Azure Arc', () => {
  const FOLDER = '/var/opt/azcmagent/tokens/';

  /** Runs a step on a machine whose agent names a key file in its challenge. Also returns the credentials that the agent received. */
  async function runWithKeyFile(file: string): Promise<{ readonly run: ScenarioRun; readonly received: readonly string[] }> {
    const lab: Lab = await startLab();
    const received: string[] = [];
    const server = createServer((request, response) => {
      const { authorization } = request.headers;
      if (authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': `Basic realm=${file}` }).end();
        return;
      }
      received.push(authorization);
      const url = `${lab.managedIdentity.url}/metadata/identity/oauth2/token${new URL(request.url ?? '/', 'http://localhost').search}`;
      void fetch(url, { headers: { metadata: 'true' } })
        .then((token) => token.text())
        .then((body) => response.end(body));
    });
    const port = await listen(server);
    // The test cannot write to the agent's folder, so it simulates the key files.
    const env = preload(`
      import fs from 'node:fs';
      const { readFileSync, statSync } = fs;
      const isKey = (path) => String(path).endsWith('.key');
      fs.statSync = (path, ...rest) => (isKey(path) ? { size: ${String(SECRET.length)} } : statSync(path, ...rest));
      fs.readFileSync = (path, ...rest) => (isKey(path) ? '${SECRET}' : readFileSync(path, ...rest));
    `);
    try {
      const origin = `http://localhost:${String(port)}`;
      const run = await runScenarioIn(lab, {
        with: WITH,
        env: { ...env, ...NO_IDS, IDENTITY_ENDPOINT: `${origin}/metadata/identity/oauth2/token`, IMDS_ENDPOINT: origin },
      });
      return { run, received };
    } finally {
      server.closeAllConnections();
      server.close();
      await lab.stop();
    }
  }

  test('gets a token on localhost with a challenge', async () => {
    const { run, received } = await runWithKeyFile(`${FOLDER}challenge.key`);
    expect([run.exitCode, received]).toEqual([0, [`Basic ${SECRET}`]]);
  });

  test.each(['/etc/id_rsa.key', `${FOLDER}../../../../etc/id_rsa.key`])(
    "gets no credentials for a file outside the agent's folder: %s",
    async (file) => {
      const { run, received } = await runWithKeyFile(file);
      expect(run.outputs).toMatchObject({ status: 'fail', failure: 'managed-identity-failed', token: '' });
      expect(received).toEqual([]);
    },
  );
});
