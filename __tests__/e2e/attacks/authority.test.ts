/** The ID token is sent only to the cloud's authority, even if libraries read another authority from environment variables. */
import { expect, test } from '@jest/globals';
import { runScenario } from '../support/scenario.ts';

test.each([
  { MSAL_FORCE_REGION: 'evil.example.net/x?', AZURE_AUTHORITY_HOST: 'https://evil.example.net' },
  { MSAL_FORCE_REGION: 'westeurope', AZURE_REGIONAL_AUTHORITY_NAME: 'evil.example.net/x?', REGION_NAME: 'westeurope' },
])('ignores %j', async (env) => {
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
