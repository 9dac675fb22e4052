/** Tests that the catalogue, its documentation and the documented failure causes agree. */
import { describe, expect, test } from '@jest/globals';
import { anchor } from '../../../src/failures/define.ts';
import { readFileSync } from 'node:fs';
import { CATALOGUE, troubleshootingPage } from '../../../tools/troubleshooting.ts';
import { networkError } from './samples.ts';

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

test('the fix for an unknown authority is NODE_EXTRA_CA_CERTS and keeps TLS checks on', () => {
  const failure = networkError('tls', 'SELF_SIGNED_CERT_IN_CHAIN');
  expect(failure.next).toContain('NODE_EXTRA_CA_CERTS');
  expect(JSON.stringify(failure)).not.toMatch(/NODE_TLS_REJECT_UNAUTHORIZED|--insecure|curl -k/);
});
