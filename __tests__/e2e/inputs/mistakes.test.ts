/** Tests that every mistake in the inputs is reported with the corrected line, and that no request is sent. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { outlineOf, runScenario, type Scenario } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;

/** Name of the case, inputs, text of the log, and failure code (usually `input-invalid`). */
type Row = readonly [name: string, inputs: Readonly<Record<string, string>>, logPattern: RegExp, code?: string];

async function refused(scenario: Scenario, code: string, ...logPattern: readonly RegExp[]): Promise<string> {
  const run = await runScenario(scenario);
  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.outputs).toMatchObject({ status: 'fail', failure: code, token: '' });
  for (const text of logPattern) expect(run.log).toMatch(text);
  return `${run.log}${run.summary}`;
}

// The unit tests of the inputs cover all mistakes.
describe('a single mistake', () => {
  const invalid: readonly Row[] = [
    ['no endpoint and no audience', {}, /endpoint input is empty, and the audience input is also empty/],
    ['two IDs in one input', { audience: 'dicom', 'client-id': `${IDS.client},${IDS.tenant}` }, /contains 2 IDs\. Write a single ID/],
    [
      'a missing label',
      { endpoint: 'https://dicom.azurehealthcareapis.com' },
      /contains a host name without the service name\. Set it to https:\/\/<workspace>-<service>\.dicom\.azurehealthcareapis\.com/,
      'endpoint-untrusted',
    ],
    ['a comma', { audience: 'dicom,deid' }, /audience input contains a comma\. Write one audience per line/],
    [
      'no service for a gateway',
      { endpoint: 'https://gw.contoso.example', 'trusted-hosts': 'gw.contoso.example' },
      /add service=fhir, dicom or deid to the line/,
    ],
    ["another service's audience", { endpoint: FHIR, audience: 'dicom' }, /Remove the audience/, 'audience-refused'],
  ];

  test.each(invalid)('is reported: %s', (_, inputs, logPattern, code = 'input-invalid') => refused({ with: inputs }, code, logPattern));

  test.each(['http://pipelines.example/token', 'http://evil.example.net:8081/x'])(
    'is reported if the URL of the ID token endpoint has no TLS: %s',
    async (url) => {
      await refused(
        { with: { audience: 'dicom' }, env: { ACTIONS_ID_TOKEN_REQUEST_URL: url } },
        'input-invalid',
        /does not begin with https/,
      );
    },
  );

  test('is reported if one of the two IDs is missing, and no existing login is used', async () => {
    await refused(
      { with: { audience: 'dicom' }, env: { AZURE_TENANT_ID: undefined } },
      'credential-ids-incomplete',
      /does not use an existing login/,
    );
  });
});

test('reports several invalid lines of one input as one failure and keeps the valid lines', async () => {
  await refused(
    { with: { audience: '"dicom"\ndeid\n- deid' } },
    'input-invalid',
    /Next: Replace line 1 of the audience input with dicom\. Replace line 3 of the audience input with deid/,
  );
  await refused({ with: { audience: 'dicom\ndeid,' } }, 'input-invalid', /Next: Replace line 2 of the audience input with: deid/);
});

test('reports all mistakes together', async () => {
  const inputs = {
    environment: 'azurestack',
    'client-id': 'contoso',
    'tenant-id': 'common',
    'trusted-hosts': '*.contoso.example',
    audience: 'fhir',
    'wait-seconds': '1h',
    'fail-on': 'always',
    'output-token': 'yes',
  };
  const run = await runScenario({ with: inputs });
  const codes = ['environment-unsupported', 'input-invalid', 'tenant-common', 'input-invalid', 'audience-fhir-word'];
  const annotations = [...codes, 'input-invalid', 'input-invalid', 'input-invalid'].map((code) => `error ${code}`);
  expect(outlineOf(run)).toMatchObject({ exitCode: 1, status: 'fail', failure: 'environment-unsupported', requests: 0, annotations });
  expect(run.log).toMatch(/^Next: Correct the 8 errors in the inputs/m);
  for (const [name, value] of Object.entries(inputs)) expect(run.log).toContain(`Value of ${name}  ${value}`);
});
