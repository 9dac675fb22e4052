/** Tests that environment variables change neither the authority that gets the ID token nor certificate verification. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import { runScenario, runScenarioWithLab } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;
const ENTRA = 'login.microsoftonline.com';

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  test.each([
    { host: ID_TOKEN_HOST, fault: 'self-signed', failure: 'tls-untrusted', token: '' },
    { host: ENTRA, fault: 'expired', failure: 'tls-date', token: '' },
    { host: HOSTS.fhir, fault: 'wrong-host', failure: 'tls-wrong-host', token: `<access token for ${FHIR}>` },
  ] as const)('sends no request to $host with a certificate that is $fault', async ({ host, fault, failure, token }) => {
    const { run, lab } = await runScenarioWithLab({
      with: { endpoint: FHIR },
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      setUp: (started) => started.fault(host, fault),
    });
    expect(run.outputs).toMatchObject({ status: 'fail', failure, token });
    expect(lab.requests.filter((request) => request.host === host)).toEqual([]);
    expect(run.step.annotations.map(({ message }) => message)).toContainEqual(expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED'));
  });

  test('causes a warning in a passing run, and other values do not', async () => {
    const runs = await Promise.all(
      ['0', '1'].map((value) => runScenarioWithLab({ with: { endpoint: FHIR }, env: { NODE_TLS_REJECT_UNAUTHORIZED: value } })),
    );
    expect(runs.map(({ run: { outputs, step } }) => [outputs['status'], step.annotations.map(({ level }) => level)])).toEqual([
      ['pass', ['warning']],
      ['pass', []],
    ]);
  });
});

test.each([20_000, 200_000])('NODE_OPTIONS does not raise the size limit of response headers: %d bytes', async (bytes) => {
  const run = await runScenario({
    with: { endpoint: FHIR },
    env: { NODE_OPTIONS: '--max-http-header-size=1000000000' },
    setUp: (lab) => {
      lab.service(HOSTS.fhir).responses.set('/health/check', { status: 200, headers: { fill: 'a'.repeat(bytes) } });
    },
  });
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'answer-too-large' });
});

test.each([
  { MSAL_FORCE_REGION: 'evil.example.net/x?', AZURE_AUTHORITY_HOST: 'https://evil.example.net' },
  { MSAL_FORCE_REGION: 'westeurope', AZURE_REGIONAL_AUTHORITY_NAME: 'evil.example.net/x?', REGION_NAME: 'westeurope' },
])('ignores the authority in %j', async (env) => {
  const run = await runScenario({
    with: { audience: 'dicom' },
    env: { ...env },
    setUp: (lab) => {
      for (const host of ['evil.example.net', 'westeurope.login.microsoft.com']) lab.site(host, () => ({ status: 200 }));
    },
  });
  expect(run.exitCode).toBe(0);
  expect(run.requests.filter((line) => /evil|westeurope/.test(line))).toEqual([]);
});
