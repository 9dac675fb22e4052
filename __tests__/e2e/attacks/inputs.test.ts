/** Attacks through the inputs: long lines, parts of secrets, and files that are not the action's. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;

test.each([
  ['colons', { endpoint: ':'.repeat(100_000) }],
  ['slashes', { endpoint: `${'/'.repeat(100_000)}x` }],
  [
    'spaces in several inputs',
    { endpoint: FHIR, audience: `x${' '.repeat(100_000)}x`, expect: `a:${'-'.repeat(100_000)}`, 'trusted-hosts': '!'.repeat(100_000) },
  ],
])('a line over 4,096 characters is refused before it is parsed: %s', async (_, inputs) => {
  const started = Date.now();
  const { exitCode, log, requests } = await play({ with: inputs });
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  expect(log).toMatch(/has a line over 4,096 characters/);
  expect(Date.now() - started).toBeLessThan(5000);
});

const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

test.each([
  ['endpoint', { endpoint: numbered(50_000, () => 'a') }],
  ['expect', { endpoint: FHIR, expect: numbered(20_000, () => 'x:y') }],
  [
    'trusted-hosts',
    {
      endpoint: numbered(8_000, (index) => `https://a${String(index)}.b`),
      'trusted-hosts': numbered(15_000, (index) => `*${String(index)}`),
    },
  ],
])('more than 1,000 lines are refused before one is parsed: %s', async (input, inputs) => {
  const { exitCode, log, requests, run } = await play({ with: inputs });
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  expect(log).toMatch(new RegExp(`${input}.*has \\d+ lines`));
  expect(log.length).toBeLessThan(10_000);
  expect(run.durationMs).toBeLessThan(5_000);
});

test('1,000 wildcards of trusted-hosts are compared with 1,000 endpoints in time', async () => {
  const inputs = {
    endpoint: numbered(1_000, (index) => `https://a${String(index)}.b`),
    'trusted-hosts': numbered(1_000, (index) => `*${String(index)},*x,*y,*z`),
  };
  const { exitCode, run } = await play({ with: inputs });
  expect(exitCode).toBe(1);
  expect(run.durationMs).toBeLessThan(5_000);
});

describe('a part of a value that may be secret is shown nowhere', () => {
  test.each([
    ['a password with a slash', { endpoint: `https://svc:Pa/9Secret@${HOSTS.fhir}` }],
    ['a password in quotation marks', { endpoint: '"https://svc:9Secret@gw.contoso.example"' }],
    ['a long path', { endpoint: `http://gw.contoso.example/9Secret${'x'.repeat(130)}` }],
    ['a path of a trusted host', { audience: 'dicom', 'trusted-hosts': `https://gw.contoso.example/9Secret${'x'.repeat(130)}` }],
    ['a value of expect', { endpoint: FHIR, expect: `profil: https://x.example/9Secret${'x'.repeat(130)}` }],
    ['a file name', { audience: 'dicom', 'report-path': `/elsewhere/9Secret${'x'.repeat(130)}.json` }],
    ['a login before @', { audience: 'dicom', 'oidc-audience': 'a b 9Secret@contoso' }],
  ])('%s', async (_, inputs) => {
    const { exitCode, log, summary, outputs } = await play({ with: inputs });
    expect(exitCode).toBe(1);
    expect(`${log}${summary}${JSON.stringify(outputs)}`).not.toContain('9Secret');
  });
});

test.each(['.git/config', 'sub/.git/hooks/pre-commit', '.GIT/config'])('a report is not written into Git: %s', async (path) => {
  const { exitCode, log } = await play({ with: { audience: 'dicom', 'report-path': path } });
  expect(exitCode).toBe(1);
  expect(log).toMatch(/is a file of Git or of the runner/);
});
