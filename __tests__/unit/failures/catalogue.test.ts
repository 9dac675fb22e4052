/** Tests that the catalogue, its documentation and the documented failure causes agree. */
import { describe, expect, test } from '@jest/globals';
import { anchor } from '../../../src/failures/define.ts';
import { networkFailure } from '../../../src/failures/network.ts';
import { noIdToken } from '../../../src/failures/github.ts';
import { authorisedFailure, reachableFailure } from '../../../src/failures/service.ts';
import { entraFailure } from '../../../src/failures/entra.ts';
import { readFileSync } from 'node:fs';
import { CATALOGUE, troubleshootingPage } from '../../../tools/troubleshooting.ts';
import { responded, probed, DEID, entra, FHIR, fault, github, PROXY } from './samples.ts';

const codes = Object.values(CATALOGUE).flatMap(Object.keys);
const definitions = Object.values(CATALOGUE).flatMap((failures) => Object.values(failures));

describe('the catalogue', () => {
  test('has each code once, lower case and hyphenated', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  test('has the codes of the public contract', () =>
    expect(codes).toEqual(expect.arrayContaining(['subject-mismatch', 'role-missing', 'network-blocked', 'service-deprecated'])));

  test('has each title once', () => expect(new Set(definitions.map(({ title }) => title)).size).toBe(definitions.length));

  test.each([
    ['AADSTS code', definitions.flatMap(({ aadsts = [] }) => aadsts.map(String))],
    ['code of Node', definitions.flatMap(({ nodeCodes = [] }) => nodeCodes)],
  ])('has each %s once', (_kind, claimed) => {
    expect(claimed.length).toBeGreaterThan(20);
    expect(claimed.filter((code, index) => claimed.indexOf(code) !== index)).toEqual([]);
  });
});

test('docs/troubleshooting.md is generated from the definitions (npm run readme)', () =>
  expect(readFileSync('docs/troubleshooting.md', 'utf8')).toBe(troubleshootingPage()));

test('an anchor is the code', () => expect(anchor('role-missing')).toBe('docs/troubleshooting.md#role-missing'));

/** Typical networks of hospitals. Runners before 2.327 fail before they load the action, so README documents them. */
describe('private networks, proxies and clocks', () => {
  test.each([
    ['private link with 403 on an anonymous path', reachableFailure(probed(403)), 'network-blocked'],
    ['private link of de-identification with an application error', reachableFailure(probed(403, { target: DEID })), 'network-blocked'],
    ['private link with 403 for the authorized read', authorisedFailure(responded(403, { anonymousStatus: 403 })), 'network-blocked'],
    ['private DNS zone not linked', networkFailure(fault('dns', 'ENOTFOUND')), 'name-not-found'],
    ['private address from outside', networkFailure(fault('connect', 'TIMEOUT', { address: 'private' })), 'timed-out'],
    ['no egress to Entra', networkFailure(fault('connect', 'TIMEOUT', { host: 'login.microsoftonline.com' })), 'timed-out'],
    [
      'a proxy that requires credentials',
      networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 407 })),
      'proxy-authentication',
    ],
    ['a proxy that denies access', networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 403 })), 'proxy-forbidden'],
    [
      'a proxy that cannot reach the host',
      networkFailure(fault('proxy', 'PROXY_STATUS', { ...PROXY, proxyStatus: 502 })),
      'proxy-bad-gateway',
    ],
    ['TLS inspection', networkFailure(fault('tls', 'SELF_SIGNED_CERT_IN_CHAIN')), 'tls-untrusted'],
    ['TLS inspection', networkFailure(fault('tls', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY')), 'tls-untrusted'],
    ['Restrict-Access-To-Tenants', entraFailure(entra(500021)), 'tenant-restricted'],
    ['Restrict-Access-To-Tenants', entraFailure(entra(500022)), 'tenant-restricted'],
    ['clock skew by the Date header', entraFailure(entra(700024, { clockSkewSeconds: 600 })), 'clock-skew'],
    ['issuer behind the firewall', entraFailure(entra(90061)), 'issuer-unreachable'],
    ['no OIDC on the GitHub server', noIdToken(github({ serverUrl: 'https://github.contoso.example' })), 'id-token-permission-missing'],
  ])('%s', (_row, { code }, expected) => expect(code).toBe(expected));

  test('the fix for an unknown authority is NODE_EXTRA_CA_CERTS and keeps TLS checks on', () => {
    const failure = networkFailure(fault('tls', 'SELF_SIGNED_CERT_IN_CHAIN'));
    expect(failure.next).toContain('NODE_EXTRA_CA_CERTS');
    expect(JSON.stringify(failure)).not.toMatch(/NODE_TLS_REJECT_UNAUTHORIZED|--insecure|curl -k/);
  });

  test('the fix for a network rule is never a role', () => {
    for (const failure of [reachableFailure(probed(403)), authorisedFailure(responded(403, { target: FHIR, anonymousStatus: 403 }))]) {
      expect(failure.what).toContain('Assigning a role does not help.');
    }
  });
});
