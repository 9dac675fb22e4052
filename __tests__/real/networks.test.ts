/** Networks: direct connections to real names, and third-party proxies as the only connection of a network without names. */
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

describePart('networks', 'networks', () => {
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

  test.each(Object.keys(SCENARIOS))('%s: no token and no proxy password leaks', (name) => {
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
  ])('%s: the smoke test passes', (name, hosts) => {
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
  ])('%s: %s, and no request arrives', (name, failure) => {
    expect(results[name]).toMatchObject({ exitCode: 1, status: 'fail', failure, hosts: [] });
  });

  // A login can't help with a proxy that offers only NTLM, so the failure names the scheme.
  test.each(['Squid, NTLM', 'Squid, NTLM, no login'])('%s: the failure names the scheme, and no request arrives', (name) => {
    const log: unknown = expect.stringContaining('NTLM');
    expect(results[name]).toMatchObject({ exitCode: 1, status: 'fail', failure: 'proxy-authentication', hosts: [], log });
  });

  test('every host is reached through the proxy', () => expect(results['Tinyproxy']).toMatchObject({ tunnels: THREE_SERVICES }));

  test("NO_PROXY follows the runner's rule, with a suffix without a dot", () => {
    expect(results['NO_PROXY for the services']).toMatchObject({
      status: 'pass',
      hosts: ONE_SERVICE,
      tunnels: [ENTRA_HOST, ID_TOKEN_HOST].sort(),
    });
  });

  test("only the managed identity's endpoint bypasses the proxy", () => {
    expect(results['managed identity with a proxy']).toMatchObject({
      status: 'pass',
      hosts: [HOSTS.fhir, 'managed identity'].sort(),
      tunnels: [HOSTS.fhir],
    });
  });
});
