/** Mistakes in the inputs: every one is reported, with the line to write, and nothing is sent. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play, type Scenario } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;
const DICOM = `https://${HOSTS.dicom}`;
const KEY = 'InstrumentationKey=11111111-aaaa-4bbb-8ccc-222222222222;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure';

/** Name, inputs, code of the failure, and text of the log. */
type Row = readonly [name: string, inputs: Readonly<Record<string, string>>, code: string, logPattern: RegExp];

async function refused(scenario: Scenario, code: string, ...logPattern: readonly RegExp[]): Promise<string> {
  const played = await play(scenario);
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.outputs).toMatchObject({ status: 'fail', failure: code, token: '' });
  for (const text of logPattern) expect(played.log).toMatch(text);
  return `${played.log}${played.summary}`;
}

describe('one mistake', () => {
  const invalid: readonly Row[] = [
    ['nothing to do', {}, 'input-invalid', /endpoint is empty, and so is audience/],
    [
      'an invisible character',
      { audience: 'dicom', 'client-id': `${IDS.client}\u200b` },
      'input-invalid',
      /character 37 is invisible \(U\+200B\)/,
    ],
    ['a soft hyphen', { audience: 'dicom', 'tenant-id': `\u00ad${IDS.tenant}` }, 'input-invalid', /character 1 is invisible \(U\+00AD\)/],
    [
      'a letter of another script',
      { audience: 'dicom', 'client-id': IDS.client.replace('c', '\u0441') },
      'input-invalid',
      /U\+0441.* not an ASCII/,
    ],
    [
      'quotation marks',
      { audience: 'dicom', 'client-id': `"${IDS.client}"` },
      'input-invalid',
      new RegExp(`quotation marks around it.*\n?[^]*client-id: ${IDS.client}`),
    ],
    ['two IDs', { audience: 'dicom', 'client-id': `${IDS.client},${IDS.tenant}` }, 'input-invalid', /has 2 IDs\. Write a single ID/],
    [
      'the name of a variable before an ID',
      { audience: 'dicom', 'client-id': `AZURE_CLIENT_ID=${IDS.client}` },
      'input-invalid',
      new RegExp(`other text around the ID.*\n?[^]*client-id: ${IDS.client}`),
    ],
    [
      'the URL of a tenant',
      { audience: 'dicom', 'tenant-id': `https://login.microsoftonline.com/${IDS.tenant}/v2.0` },
      'input-invalid',
      new RegExp(`other text around the ID.*\n?[^]*tenant-id: ${IDS.tenant}`),
    ],
    [
      'a letter instead of a digit',
      { audience: 'dicom', 'client-id': `o${IDS.client.slice(1)}` },
      'input-invalid',
      /character 1 is not a hexadecimal digit/,
    ],
    ['a comment behind an ID', { audience: 'dicom', 'tenant-id': `${IDS.tenant} # prod` }, 'input-invalid', /has a comment/],
    ['a host with a comment', { endpoint: `${FHIR} # prod` }, 'input-invalid', new RegExp(`Set in the step: endpoint: ${FHIR}\n`)],
    ['angle brackets around a URL', { endpoint: `<${FHIR}>` }, 'input-invalid', new RegExp(`Set in the step: endpoint: ${FHIR}\n`)],
    ['an underscore in expect', { endpoint: FHIR, expect: 'fhir_version: 4.0' }, 'input-invalid', /in expect: fhir-version: 4\.0/],
    ['a list in expect', { endpoint: FHIR, expect: '- fhir-version: 4.0' }, 'input-invalid', /in expect: fhir-version: 4\.0/],
    ['a v in expect', { endpoint: FHIR, expect: 'fhir-version: v4.0.1' }, 'input-invalid', /in expect: fhir-version: 4\.0\.1/],
    ['a comment in expect', { endpoint: FHIR, expect: 'resource: Patient # all' }, 'input-invalid', /in expect: resource: Patient/],
    ['a letter too many', { endpoint: `${FHIR}m` }, 'endpoint-untrusted', new RegExp(`Set in the step: endpoint: ${FHIR}\n`)],
    [
      'an underscore in a host',
      { endpoint: FHIR.replace('-', '_') },
      'endpoint-untrusted',
      new RegExp(`Set in the step: endpoint: ${FHIR}\n`),
    ],
    [
      'a missing label',
      { endpoint: 'https://dicom.azurehealthcareapis.com' },
      'endpoint-untrusted',
      /lacks the name of the service in its host\. Write https:\/\/<workspace>-<service>\.dicom\.azurehealthcareapis\.com/,
    ],
    [
      'a private-link name of de-identification',
      { endpoint: 'https://contoso123.api.privatelink.deid.azure.com' },
      'endpoint-untrusted',
      /private-link name.*\n[^]*endpoint: https:\/\/contoso123\.api\.deid\.azure\.com\n/,
    ],
    [
      'a host with deid in its name',
      { endpoint: 'https://fhir.deid-team.contoso.example' },
      'endpoint-untrusted',
      /add trusted-hosts: fhir\.deid-team\.contoso\.example/,
    ],
    [
      'a host of Front Door',
      { endpoint: 'https://contoso-fd.azurefd.net' },
      'endpoint-untrusted',
      /add trusted-hosts: contoso-fd\.azurefd\.net/,
    ],
    ['a slash at the end of a path', { audience: 'dicom', 'report-path': 'reports/' }, 'input-invalid', /names a folder/],
    ['a drive letter in a path', { audience: 'dicom', 'junit-path': 'D:\\reports\\junit.xml' }, 'input-invalid', /has a drive letter/],
    ['a line break in a path', { audience: 'dicom', 'report-path': 'a\nb.json' }, 'input-invalid', /has a line break/],
    ['braces', { audience: 'dicom', 'tenant-id': `{${IDS.tenant}}` }, 'input-invalid', /braces around it/],
    ['a comma', { audience: 'dicom,deid' }, 'input-invalid', /audience has a comma\. Write one audience per line/],
    ['a missing scheme', { endpoint: HOSTS.fhir }, 'input-invalid', new RegExp(`Set in the step: endpoint: ${FHIR}`)],
    ['a query', { endpoint: `${FHIR}/metadata?_format=json` }, 'input-invalid', new RegExp(`Set in the step: endpoint: ${FHIR}\n`)],
    [
      'a path below a version',
      { endpoint: `${DICOM}/v1/studies` },
      'input-invalid',
      new RegExp(`Set in the step: endpoint: ${DICOM}/v1\n`),
    ],
    ['two URLs', { endpoint: `${FHIR} ${DICOM}` }, 'input-invalid', /has 2 URLs/],
    [
      'one ID twice',
      { audience: 'dicom', 'client-id': IDS.tenant, 'tenant-id': IDS.tenant },
      'input-invalid',
      /client-id is the same ID as tenant-id/,
    ],
    [
      'a scheme in trusted-hosts',
      { endpoint: 'https://gw.contoso.example/x service=dicom', 'trusted-hosts': 'https://gw.contoso.example' },
      'input-invalid',
      /Set in the step: trusted-hosts: gw\.contoso\.example/,
    ],
    [
      'no service for a gateway',
      { endpoint: 'https://gw.contoso.example', 'trusted-hosts': 'gw.contoso.example' },
      'input-invalid',
      /Add service=fhir, dicom or deid to that line/,
    ],
    ['a list in expect', { endpoint: FHIR, expect: 'resource: Patient, Observation' }, 'input-invalid', /has a comma/],
    [
      'a right that cannot be proven',
      { endpoint: FHIR, expect: 'denied: delete' },
      'input-invalid',
      /denied: reindex.*denied: bulk-operate/,
    ],
    [
      'a right that DICOM does not have',
      { endpoint: DICOM, expect: 'allowed: export' },
      'input-invalid',
      /no service of the endpoints has/,
    ],
    ['a contradiction', { endpoint: FHIR, expect: 'allowed: import\ndenied: import' }, 'input-invalid', /both allowed and denied/],
    [
      'an anonymous status for an Azure host',
      { endpoint: FHIR, expect: 'anonymous: 200' },
      'input-invalid',
      /only for hosts in trusted-hosts/,
    ],
    ['a path outside', { audience: 'dicom', 'report-path': '../../elsewhere.json' }, 'input-invalid', /outside the workspace/],
    [
      'a variable in a path',
      { audience: 'dicom', 'junit-path': '$RUNNER_TEMP/junit.xml' },
      'input-invalid',
      /junit-path: \$\{\{ runner\.temp \}\}\/junit\.xml/,
    ],
    ['a home folder in a path', { audience: 'dicom', 'report-path': '~/health.json' }, 'input-invalid', /begins with ~/],
    [
      'Application Insights without an endpoint',
      { audience: 'dicom', 'application-insights': `${KEY}.com/` },
      'input-invalid',
      /needs an endpoint/,
    ],
    [
      'a foreign ingestion host',
      { endpoint: FHIR, 'application-insights': `${KEY}.com.evil.example/` },
      'input-invalid',
      /not a host of Azure Monitor/,
    ],
    [
      'an ingestion host without TLS',
      { endpoint: FHIR, 'application-insights': `${KEY}.com/`.replace('https', 'http') },
      'input-invalid',
      /https:\/\/<host>\/ on port 443/,
    ],
    [
      'an ingestion host of another cloud',
      { endpoint: FHIR, 'application-insights': `${KEY}.us/` },
      'cloud-endpoint-mismatch',
      /belongs to Azure US Government/,
    ],
    [
      'the audience of the ID token',
      { endpoint: FHIR, audience: 'api://AzureADTokenExchange' },
      'audience-oidc',
      /audience of GitHub's ID token/,
    ],
    [
      'the same in the line, in another cloud',
      { endpoint: `${FHIR} audience=api://AzureADTokenExchangeChina` },
      'audience-oidc',
      /audience of GitHub's ID token/,
    ],
    ["another service's audience", { endpoint: FHIR, audience: 'dicom' }, 'audience-refused', /Remove the audience/],
    ['the generic audience', { endpoint: FHIR, audience: 'https://azurehealthcareapis.com' }, 'audience-generic', /FHIR services refuse/],
    ['an instance as an audience', { audience: DICOM }, 'audience-is-endpoint', /Set in the step: audience: dicom/],
    ['a look-alike host', { endpoint: `${FHIR}.evil.example` }, 'endpoint-untrusted', /Do not add this host to trusted-hosts/],
    ['a period after the host', { endpoint: `${FHIR}.` }, 'input-invalid', new RegExp(`Set in the step: endpoint: ${FHIR}\n`)],
    [
      'a private-link name',
      { endpoint: FHIR.replace('.fhir', '.privatelink.fhir') },
      'endpoint-untrusted',
      new RegExp(`Set in the step: endpoint: ${FHIR}\n`),
    ],
    [
      'a gateway on Azure',
      { endpoint: 'https://contoso.azure-api.net' },
      'endpoint-untrusted',
      /add trusted-hosts: contoso\.azure-api\.net/,
    ],
    [
      'an app on Azure',
      { endpoint: 'https://contoso.azurewebsites.net' },
      'endpoint-untrusted',
      /add trusted-hosts: contoso\.azurewebsites\.net/,
    ],
    ['another cloud', { endpoint: `https://${HOSTS.fhirUsGovernment}` }, 'cloud-endpoint-mismatch', /environment: azureusgovernment/],
  ];

  test.each(invalid)('%s', (_, inputs, code, logPattern) => refused({ with: inputs }, code, logPattern));

  test.each([['quotation marks', '"http://proxy.example:3128"', /quotation mark|not the URL of a proxy/]])(
    'a proxy variable with %s',
    async (_, proxy, logPattern) => {
      const shown = await refused({ with: { audience: 'dicom' }, env: { https_proxy: proxy } }, 'input-invalid', /https_proxy/, logPattern);
      expect(shown).not.toContain('9Secret');
    },
  );

  test.each(['http://pipelines.example/token', 'http://evil.example.net:8081/x'])(
    'the address of ID tokens without TLS: %s',
    async (url) => {
      await refused(
        { with: { audience: 'dicom' }, env: { ACTIONS_ID_TOKEN_REQUEST_URL: url } },
        'input-invalid',
        /does not begin with https/,
      );
    },
  );

  test('one of two IDs is an error, and no existing login is used', async () => {
    await refused(
      { with: { audience: 'dicom' }, env: { AZURE_TENANT_ID: undefined } },
      'credential-ids-incomplete',
      /an existing login is not used/,
    );
  });
});

test('several lines of one input are one failure, and the other lines are kept', async () => {
  await refused(
    { with: { audience: '"dicom"\ndeid\n- deid' } },
    'input-invalid',
    /Next: Correct 2 lines of audience: replace line 1 with dicom; replace line 3 with deid/,
  );
  await refused({ with: { audience: 'dicom\ndeid,' } }, 'input-invalid', /Next: Replace line 2 of audience with: deid/);
});

test('all mistakes are reported together', async () => {
  const played = await play({
    with: {
      audience: 'fhir',
      'client-id': 'contoso',
      'tenant-id': 'common',
      environment: 'azurestack',
      'wait-seconds': '1h',
      'trusted-hosts': '*.contoso.example',
      'output-token': 'yes',
      'fail-on': 'always',
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.outputs).toMatchObject({ status: 'fail', failure: 'environment-unsupported' });
  expect(played.log).toMatchSnapshot('log');
});

describe('a run with reports to GitHub', () => {
  const gitHub = { 'incident-issue': 'production', 'deployment-id': '42' };

  test.each([
    ['smoke-test: false', { endpoint: FHIR, 'smoke-test': 'false' }],
    ['no endpoint', { audience: 'dicom' }],
  ])('never reports what it did not check: %s', async (_, inputs) => {
    const { exitCode, outputs, requests } = await play({ with: { ...inputs, ...gitHub } });
    expect({ exitCode, failure: outputs['failure'] }).toEqual({ exitCode: 1, failure: 'input-invalid' });
    expect(requests.filter((request) => !request.includes('api.github.com'))).toEqual([]);
  });
});
