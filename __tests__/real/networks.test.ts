/**
 * Networks: direct connections to real names, and proxies that others wrote (Tinyproxy, Squid, npm's `proxy` with a true 407), each as the
 * only way out of a network namespace: a connection around one would lead nowhere, and no name is known there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { HOSTS } from '../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../lab/github/issuer.ts';
import { isRecord } from '../../lab/network/site.ts';
import { LOGIN } from './networks/scenarios.ts';
import { describePart } from './support/describe-part.ts';
import { IN_ITS_OWN_WORLD } from './support/parts.ts';
import { runProgram } from './support/program.ts';
import { ACTION } from './support/steps.ts';

const LOGIN_HOST = 'login.microsoftonline.com';
const ONE_SERVICE = [HOSTS.fhir, LOGIN_HOST, ID_TOKEN_HOST].sort();
const THREE_SERVICES = [HOSTS.fhir, HOSTS.dicom, HOSTS.deid, LOGIN_HOST, ID_TOKEN_HOST].sort();

describePart('networks', 'the same run through', () => {
  let results: Record<string, unknown>;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'networks-'));
    const main = join(import.meta.dirname, 'networks', 'main.ts');
    const { stdout, stderr } = await runProgram('unshare', [...IN_ITS_OWN_WORLD, process.execPath, main, folder, ACTION], {
      timeoutMs: 120_000,
    });
    await rm(folder, { recursive: true });
    const parsed: unknown = stdout === '' ? undefined : JSON.parse(stdout);
    if (!isRecord(parsed)) throw new Error(stderr);
    results = parsed;
  });

  test.each([
    ['direct, IPv4', THREE_SERVICES],
    ['direct, IPv6 alone', ONE_SERVICE],
    ['direct, dual stack with a dead IPv6', ONE_SERVICE],
    ['Tinyproxy', THREE_SERVICES],
    ['Squid', THREE_SERVICES],
    ['npm proxy with credentials', THREE_SERVICES],
  ])('%s: token and smoke test pass, and nothing leaks', (name, asked) => {
    expect(results[name]).toMatchObject({ exitCode: 0, status: 'pass', failure: '', asked, leaks: [] });
  });

  test.each([
    ['npm proxy without credentials', 'proxy-authentication'],
    ['npm proxy with a wrong password', 'proxy-authentication'],
    ['no proxy, where it is the only way out', 'name-server-failed'],
    ['direct, where no name is known', 'name-server-failed'],
  ])('%s: %s, and nothing was asked', (name, failure) => {
    expect(results[name]).toMatchObject({ exitCode: 1, status: 'fail', failure, asked: [], leaks: [] });
  });

  test("the proxy's password is in no log, right or wrong", () => {
    const logs = Object.values(results).map((result) => (isRecord(result) ? String(result['log']) : ''));
    for (const log of logs) {
      expect(log).not.toContain(LOGIN.password);
      expect(log).not.toContain(encodeURIComponent(LOGIN.password));
      expect(log).not.toContain('somebody-elses-password');
    }
  });

  test("Tinyproxy's own log: every host goes through it, ID token, Entra and services alike", () => {
    expect(tunnels('Tinyproxy')).toEqual(THREE_SERVICES);
  });

  test("NO_PROXY by the runner's rule: a suffix without a dot; what it names goes directly, the rest through the proxy", () => {
    expect(results['NO_PROXY for the services']).toMatchObject({ status: 'pass', asked: ONE_SERVICE });
    expect(tunnels('NO_PROXY for the services')).toEqual([LOGIN_HOST, ID_TOKEN_HOST].sort());
  });

  test("only the managed identity's local endpoint goes around the proxy", () => {
    expect(results['managed identity beside a proxy']).toMatchObject({ status: 'pass', asked: [HOSTS.fhir, 'managed identity'].sort() });
    expect(tunnels('managed identity beside a proxy')).toEqual([HOSTS.fhir]);
  });

  function tunnels(name: string): string[] {
    const result = results[name];
    const list: unknown = isRecord(result) ? result['tunnels'] : undefined;
    return [...new Set(Array.isArray(list) ? list.map(String) : [])].sort();
  }
});
