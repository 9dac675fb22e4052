/** Tests direct connections to real host names, and third-party proxies that are the only connection of a network without DNS. */
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { HOSTS } from '../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../lab/github/issuer.ts';
import { isRecord } from '../../lab/network/site.ts';
import { SCENARIOS } from './networks/scenarios.ts';
import { ISOLATED } from './parts.ts';
import { describePart } from './support/part.ts';
import { runProgram } from './support/program.ts';
import { ACTION, inTemporaryFolder } from './support/steps.ts';
import { asRoot } from './support/tools.ts';

const ENTRA_HOST = 'login.microsoftonline.com';
const ONE_SERVICE = [HOSTS.fhir, ENTRA_HOST, ID_TOKEN_HOST].sort();
const THREE_SERVICES = [HOSTS.fhir, HOSTS.dicom, HOSTS.deid, ENTRA_HOST, ID_TOKEN_HOST].sort();

describePart('networks', 'a step', () => {
  let results: Record<string, unknown>;

  beforeAll(async () => {
    const main = join(import.meta.dirname, 'networks', 'main.ts');
    const { stdout, stderr } = await inTemporaryFolder((folder) => {
      const [command, ...args] = asRoot('unshare', ...ISOLATED, process.execPath, main, folder, ACTION);
      return runProgram(command, args, { timeoutMs: 110_000 });
    });
    const parsed: unknown = stdout === '' ? undefined : JSON.parse(stdout);
    if (!isRecord(parsed)) throw new Error(stderr);
    results = parsed;
  });

  test.each(Object.keys(SCENARIOS))('leaks no token and no proxy password: %s', (name) => {
    expect(results[name]).toMatchObject({ leaks: [] });
  });

  test.each([
    ['direct, IPv4', THREE_SERVICES],
    ['direct, IPv6 only', ONE_SERVICE],
    ['direct, dual stack with a dead IPv6', ONE_SERVICE],
    ['Tinyproxy', THREE_SERVICES],
    ['Squid', THREE_SERVICES],
    ['Squid, Basic', THREE_SERVICES],
    ["npm's proxy", THREE_SERVICES],
    ['mitmproxy', THREE_SERVICES],
  ])('passes the smoke test: %s', (name, hosts) => {
    expect(results[name]).toMatchObject({ exitCode: 0, status: 'pass', failure: '', hosts });
  });

  test.each([
    ['Squid, Basic, no login', 'proxy-authentication'],
    ['Squid, Basic, wrong password', 'proxy-authentication'],
    ["npm's proxy, no login", 'proxy-authentication'],
    ["npm's proxy, wrong password", 'proxy-authentication'],
    ['mitmproxy, wrong password', 'proxy-authentication'],
    ['mitmproxy, untrusted CA', 'tls-untrusted'],
    ['no proxy, but only a proxy leads out', 'name-server-failed'],
    ['direct, no names', 'name-server-failed'],
  ])('fails, and no request arrives: %s, %s', (name, failure) => {
    expect(results[name]).toMatchObject({ exitCode: 1, status: 'fail', failure, hosts: [] });
  });

  // A login does not work with a proxy that offers only NTLM, so the failure names the scheme.
  test.each(['Squid, NTLM', 'Squid, NTLM, no login'])(
    'names the scheme of a proxy that offers only NTLM, and no request arrives: %s',
    (name) => {
      const log: unknown = expect.stringContaining('NTLM');
      expect(results[name]).toMatchObject({ exitCode: 1, status: 'fail', failure: 'proxy-authentication', hosts: [], log });
    },
  );

  test('reaches every host through the proxy', () => expect(results['Tinyproxy']).toMatchObject({ tunnels: THREE_SERVICES }));

  test("follows the runner's rule for NO_PROXY, with a suffix without a dot", () => {
    expect(results['NO_PROXY for the services']).toMatchObject({
      status: 'pass',
      hosts: ONE_SERVICE,
      tunnels: [ENTRA_HOST, ID_TOKEN_HOST].sort(),
    });
  });

  test("bypasses the proxy only for the managed identity's endpoint", () => {
    expect(results['managed identity with a proxy']).toMatchObject({
      status: 'pass',
      hosts: [HOSTS.fhir, 'managed identity'].sort(),
      tunnels: [HOSTS.fhir],
    });
  });
});
