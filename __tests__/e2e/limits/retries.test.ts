/** Tests which failures are retried, and which ID token each attempt uses. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { REFUSALS } from '../../../lab/azure/entra-errors.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { SHORT_PAUSES } from '../support/fast-clock.ts';
import { ALL, countRequests, runScenarioWithLab } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';

describe('an unavailable Entra', () => {
  // MSAL's throttling cache would block the next request (docs/architecture.md), so the test counts the requests in the lab.
  test.each([
    { name: '429 without Retry-After', status: 429, headers: {} },
    { name: '429 with Retry-After', status: 429, headers: { 'retry-after': '1' } },
    { name: '503 with x-ms-retry-after-ms', status: 503, headers: { 'x-ms-retry-after-ms': '200' } },
    { name: '500', status: 500, headers: {} },
  ])('gets one exchange per attempt: $name', async ({ status, headers }) => {
    const { run, lab } = await runScenarioWithLab({
      with: { audience: 'dicom' },
      env: SHORT_PAUSES,
      setUp: ({ entra }) => entra.refuseWith(90033, { times: 2, status, headers }),
    });
    expect(run.exitCode).toBe(0);
    expect({ exchanges: countRequests(lab, ENTRA), idTokens: countRequests(lab, ID_TOKEN_HOST) }).toEqual({ exchanges: 3, idTokens: 3 });
    expect(run.log.match(/^Waiting for a token /gm)).toHaveLength(2);
  });

  test('gets a new ID token in each exchange', async () => {
    const { run, lab } = await runScenarioWithLab({
      with: { audience: 'dicom' },
      setUp: ({ entra, github }) => {
        // The first ID token has expired when the second exchange is sent.
        github.workflow.lifetimeSeconds = 1;
        entra.refuseWith(90033, { times: 1, status: 503, headers: { 'retry-after': '2' } });
      },
    });
    expect(run.exitCode).toBe(0);
    expect(countRequests(lab, ENTRA)).toBe(2);
  });
});

/**
 * Error codes for which another attempt can succeed. identity/attempts.test.ts counts the exchanges for codes that concern GitHub's keys
 * and claims.
 */
const RETRIED = new Set([90012, 90024, 90033, 90055, 50196, 700024, 50013, 500133, 700027, 7002381, 500031, 501661, 50166, 90061, 900612]);
const refusals = Object.keys(REFUSALS).filter((code) => !RETRIED.has(Number(code)));

test.each(refusals.filter((_code, index) => ALL || index % 8 === 0))('does not retry a refusal: AADSTS%s', async (code) => {
  const { run, lab } = await runScenarioWithLab({ with: { audience: 'dicom' }, setUp: ({ entra }) => entra.refuseWith(Number(code)) });
  expect(run.exitCode).toBe(1);
  expect({ exchanges: countRequests(lab, ENTRA), idTokens: countRequests(lab, ID_TOKEN_HOST) }).toEqual({ exchanges: 1, idTokens: 1 });
  expect(run.log).toContain(`AADSTS${code}`);
  expect(run.log.match(/^Next: /gm)).toHaveLength(1);
});

const HOUR = 3600;
const RETRY_AFTER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'in seconds': { 'retry-after': String(HOUR) },
  'as a date': { 'retry-after': new Date(Date.now() + HOUR * 1000).toUTCString() },
  'in milliseconds': { 'x-ms-retry-after-ms': String(HOUR * 1000), 'retry-after': '1' },
};

const SERVERS: Readonly<
  Record<string, { readonly host: string; readonly setUp: (lab: Lab, headers: Readonly<Record<string, string>>) => void }>
> = {
  'the ID token service': { host: ID_TOKEN_HOST, setUp: (lab, headers) => lab.site(ID_TOKEN_HOST, () => ({ status: 429, headers })) },
  Entra: { host: ENTRA, setUp: ({ entra }, headers) => entra.refuseWith(90033, { status: 429, headers }) },
  'the service': {
    host: HOSTS.fhir,
    setUp: (lab, headers) => {
      lab.service(HOSTS.fhir).responses.set('/health/check', { status: 503, headers });
    },
  },
};

describe('a server that requests a longer delay than the time left', () => {
  test.each(
    Object.entries(SERVERS)
      .flatMap(([who, place]) => Object.entries(RETRY_AFTER).map(([form, headers]) => ({ who, form, headers, ...place })))
      .filter((_row, index) => ALL || index % 4 === 0),
  )(
    'gets no further request: $who, $form',
    async ({ host, headers, setUp }) => {
      const { run, lab } = await runScenarioWithLab({
        with: { endpoint: `https://${HOSTS.fhir}`, 'wait-seconds': '20' },
        setUp: (started) => setUp(started, headers),
      });
      expect(run.exitCode).toBe(1);
      expect(countRequests(lab, host)).toBe(1);
      expect(run.step.durationMs).toBeLessThan(10_000);
      expect(run.log).not.toContain('Waiting');
    },
    60_000,
  );
});
