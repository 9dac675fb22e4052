/** Attacks through the inputs: long lines, parts of secrets, and files that do not belong to the action. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { runScenario } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;

test.each([
  ['colons', { endpoint: ':'.repeat(100_000) }],
  [
    'spaces in several inputs',
    { endpoint: FHIR, audience: `x${' '.repeat(100_000)}x`, expect: `a:${'-'.repeat(100_000)}`, 'trusted-hosts': '!'.repeat(100_000) },
  ],
])('rejects a line over 4,096 characters before parsing it: %s', async (_, inputs) => {
  const started = Date.now();
  const { exitCode, log, requests } = await runScenario({ with: inputs });
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  expect(log).toMatch(/has a line over 4,096 characters/);
  expect(Date.now() - started).toBeLessThan(5000);
});

const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

test('rejects more than 1,000 lines before parsing any of them', async () => {
  const { exitCode, log, requests, step } = await runScenario({
    with: {
      endpoint: numbered(8_000, (index) => `https://a${String(index)}.b`),
      'trusted-hosts': numbered(15_000, (index) => `*${String(index)}`),
    },
  });
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  for (const input of ['endpoint', 'trusted-hosts']) expect(log).toMatch(new RegExp(`${input}.*has \\d+ lines`));
  expect(log.length).toBeLessThan(10_000);
  expect(step.durationMs).toBeLessThan(5_000);
});

test('compares 1,000 wildcards of trusted-hosts with 1,000 endpoints within the time limit', async () => {
  const inputs = {
    endpoint: numbered(1_000, (index) => `https://a${String(index)}.b`),
    'trusted-hosts': numbered(1_000, (index) => `*${String(index)},*x,*y,*z`),
  };
  const { exitCode, step } = await runScenario({ with: inputs });
  expect(exitCode).toBe(1);
  expect(step.durationMs).toBeLessThan(5_000);
});

describe('does not show any part of a value that may be secret', () => {
  test.each([
    ['a password with a slash', { endpoint: `https://svc:Pa/9Secret@${HOSTS.fhir}` }],
    ['a login before @', { audience: 'dicom', 'oidc-audience': 'a b 9Secret@contoso' }],
  ])('%s', async (_, inputs) => {
    const { exitCode, log, summary, outputs } = await runScenario({ with: inputs });
    expect(exitCode).toBe(1);
    expect(`${log}${summary}${JSON.stringify(outputs)}`).not.toContain('9Secret');
  });
});

test('does not write a report into the .git folder', async () => {
  const { exitCode, log } = await runScenario({ with: { audience: 'dicom', 'report-path': 'sub/.GIT/hooks/pre-commit' } });
  expect(exitCode).toBe(1);
  expect(log).toMatch(/is a file of Git or of the runner/);
});
