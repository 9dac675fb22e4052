/** Tests the number of token exchanges for each failure, and the component that the message names. */
import { describe, expect, test } from '@jest/globals';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import type { LabResponse } from '../../../lab/network/site.ts';
import { SHORT_PAUSES } from '../support/fast-clock.ts';
import { runScenario } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';
const page = (status: number): LabResponse => ({ status, headers: { 'content-type': 'text/html' }, body: '<html>Blocked</html>' });

test.each([
  [7002381, 2, 'enterprise-claim-required', /does not contain an enterprise claim/],
  [500031, 3, 'assertion-signature', /key rotation/],
  [501661, 3, 'issuer-unreachable', /temporary problem in GitHub/],
  [50166, 3, 'issuer-unreachable', /temporary problem in GitHub/],
  [90061, 3, 'issuer-unreachable', /temporary problem in GitHub/],
  [900612, 3, 'issuer-unreachable', /temporary problem in GitHub/],
  [700213, 1, 'subject-mismatch', /./],
  [7654321, 1, 'entra-refused', /Presented issuer/],
])('AADSTS%d causes %d exchanges and reports %s', async (code, exchanges, failure, words) => {
  const run = await runScenario({ with: { audience: 'dicom' }, env: SHORT_PAUSES, setUp: ({ entra }) => entra.refuseWith(code) });
  expect(run.outputs['failure']).toBe(failure);
  expect(run.requests.filter((line) => line.startsWith('POST'))).toHaveLength(exchanges);
  expect(run.log).toMatch(words);
});

describe.each([
  ['Entra', ENTRA, 'entra-unreadable'],
  ['the ID token endpoint', ID_TOKEN_HOST, 'id-token-unreadable'],
])('an unreadable response from %s', (_, host, failure) => {
  const runWithAnswer = (answer: LabResponse): ReturnType<typeof runScenario> =>
    runScenario({ with: { audience: 'dicom' }, env: SHORT_PAUSES, setUp: (lab) => lab.site(host, () => answer) });
  const attempts = ({ requests }: Awaited<ReturnType<typeof runScenario>>): number => requests.filter((line) => line.includes(host)).length;

  test.each([
    ['an empty body', ''],
    ['a truncated body', '{"value":"eyJ'],
    ['text', 'OK'],
  ])('is retried twice: %s', async (_name, body) => {
    const run = await runWithAnswer({ status: 200, body });
    expect([run.outputs['failure'], attempts(run)]).toEqual([failure, 3]);
    expect(run.log).toContain('All 3 attempts received an unusable response');
  });

  test.each([401, 403, 407, 451])('is not retried, and is attributed to a proxy, if it is a web page with status %d', async (status) => {
    const run = await runWithAnswer(page(status));
    expect([run.outputs['failure'], attempts(run)]).toEqual([failure, 1]);
    expect(run.log).toMatch(/web page probably came from a proxy or filter/);
  });

  test.each(['empty', 'truncated-json'] as const)('has no effect if it occurs once: %s', async (fault) => {
    const run = await runScenario({
      with: { audience: 'dicom' },
      env: SHORT_PAUSES,
      setUp: (lab: Lab) => lab.fault(host, fault, { times: 1 }),
    });
    expect(run.exitCode).toBe(0);
  });
});
