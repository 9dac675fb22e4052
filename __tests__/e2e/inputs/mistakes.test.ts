/** Mistakes in the inputs: every one is reported, with the line to write, and nothing is sent. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play, type Scenario } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;
const DICOM = `https://${HOSTS.dicom}`;
const KEY = 'InstrumentationKey=11111111-aaaa-4bbb-8ccc-222222222222;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure';

/** Name, inputs, text of the log, and code of the failure (usually `input-invalid`). */
type Row = readonly [name: string, inputs: Readonly<Record<string, string>>, logPattern: RegExp, code?: string];

async function refused(scenario: Scenario, code: string, ...logPattern: readonly RegExp[]): Promise<string> {
  const played = await play(scenario);
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.outputs).toMatchObject({ status: 'fail', failure: code, token: '' });
  for (const text of logPattern) expect(played.log).toMatch(text);
  return `${played.log}${played.summary}`;
}

describe('one mistake', () => {
  const client = (id: string): Row[1] => ({ audience: 'dicom', 'client-id': id });
  const tenant = (id: string): Row[1] => ({ audience: 'dicom', 'tenant-id': id });
  const SETS_FHIR = new RegExp(`Set in the step: endpoint: ${FHIR}\n`);
  const invalid: readonly Row[] = [
    ['nothing to do', {}, /endpoint is empty, and so is audience/],
    ['an invisible character', client(`${IDS.client}\u200b`), /character 37 is invisible \(U\+200B\)/],
    ['a soft hyphen', tenant(`\u00ad${IDS.tenant}`), /character 1 is invisible \(U\+00AD\)/],
    ['a letter of another script', client(IDS.client.replace('c', '\u0441')), /U\+0441.* not an ASCII/],
    ['quotation marks', client(`"${IDS.client}"`), new RegExp(`quotation marks around it.*\n?[^]*client-id: ${IDS.client}`)],
    ['two IDs', client(`${IDS.client},${IDS.tenant}`), /has 2 IDs\. Write a single ID/],
    [
      'the name of a variable before an ID',
      client(`AZURE_CLIENT_ID=${IDS.client}`),
      new RegExp(`other text around the ID.*\n?[^]*client-id: ${IDS.client}`),
    ],
    [
      'the URL of a tenant',
      tenant(`https://login.microsoftonline.com/${IDS.tenant}/v2.0`),
      new RegExp(`other text around the ID.*\n?[^]*tenant-id: ${IDS.tenant}`),
    ],
    ['a letter instead of a digit', client(`o${IDS.client.slice(1)}`), /character 1 is not a hexadecimal digit/],
    ['a comment behind an ID', tenant(`${IDS.tenant} # prod`), /has a comment/],
    ['a host with a comment', { endpoint: `${FHIR} # prod` }, SETS_FHIR],
    ['angle brackets around a URL', { endpoint: `<${FHIR}>` }, SETS_FHIR],
    ['an underscore in expect', { endpoint: FHIR, expect: 'fhir_version: 4.0' }, /in expect: fhir-version: 4\.0/],
    ['a list in expect', { endpoint: FHIR, expect: '- fhir-version: 4.0' }, /in expect: fhir-version: 4\.0/],
    ['a v in expect', { endpoint: FHIR, expect: 'fhir-version: v4.0.1' }, /in expect: fhir-version: 4\.0\.1/],
    ['a comment in expect', { endpoint: FHIR, expect: 'resource: Patient # all' }, /in expect: resource: Patient/],
    ['a letter too many', { endpoint: `${FHIR}m` }, SETS_FHIR, 'endpoint-untrusted'],
    ['an underscore in a host', { endpoint: FHIR.replace('-', '_') }, SETS_FHIR, 'endpoint-untrusted'],
    [
      'a missing label',
      { endpoint: 'https://dicom.azurehealthcareapis.com' },
      /lacks the name of the service in its host\. Write https:\/\/<workspace>-<service>\.dicom\.azurehealthcareapis\.com/,
      'endpoint-untrusted',
    ],
    [
      'a private-link name of de-identification',
      { endpoint: 'https://contoso123.api.privatelink.deid.azure.com' },
      /private-link name.*\n[^]*endpoint: https:\/\/contoso123\.api\.deid\.azure\.com\n/,
      'endpoint-untrusted',
    ],
    [
      'a host with deid in its name',
      { endpoint: 'https://fhir.deid-team.contoso.example' },
      /add trusted-hosts: fhir\.deid-team\.contoso\.example/,
      'endpoint-untrusted',
    ],
    [
      'a host of Front Door',
      { endpoint: 'https://contoso-fd.azurefd.net' },
      /add trusted-hosts: contoso-fd\.azurefd\.net/,
      'endpoint-untrusted',
    ],
    ['a slash at the end of a path', { audience: 'dicom', 'report-path': 'reports/' }, /names a folder/],
    ['a drive letter in a path', { audience: 'dicom', 'junit-path': 'D:\\reports\\junit.xml' }, /has a drive letter/],
    ['a line break in a path', { audience: 'dicom', 'report-path': 'a\nb.json' }, /has a line break/],
    ['braces', tenant(`{${IDS.tenant}}`), /braces around it/],
    ['a comma', { audience: 'dicom,deid' }, /audience has a comma\. Write one audience per line/],
    ['a missing scheme', { endpoint: HOSTS.fhir }, new RegExp(`Set in the step: endpoint: ${FHIR}`)],
    ['a query', { endpoint: `${FHIR}/metadata?_format=json` }, SETS_FHIR],
    ['a path below a version', { endpoint: `${DICOM}/v1/studies` }, new RegExp(`Set in the step: endpoint: ${DICOM}/v1\n`)],
    ['two URLs', { endpoint: `${FHIR} ${DICOM}` }, /has 2 URLs/],
    ['one ID twice', { ...client(IDS.tenant), 'tenant-id': IDS.tenant }, /client-id is the same ID as tenant-id/],
    [
      'a scheme in trusted-hosts',
      { endpoint: 'https://gw.contoso.example/x service=dicom', 'trusted-hosts': 'https://gw.contoso.example' },
      /Set in the step: trusted-hosts: gw\.contoso\.example/,
    ],
    [
      'no service for a gateway',
      { endpoint: 'https://gw.contoso.example', 'trusted-hosts': 'gw.contoso.example' },
      /Add service=fhir, dicom or deid to that line/,
    ],
    ['a list in expect', { endpoint: FHIR, expect: 'resource: Patient, Observation' }, /has a comma/],
    ['a right that cannot be proven', { endpoint: FHIR, expect: 'denied: delete' }, /denied: reindex.*denied: bulk-operate/],
    ['a right that DICOM does not have', { endpoint: DICOM, expect: 'allowed: export' }, /no service of the endpoints has/],
    ['a contradiction', { endpoint: FHIR, expect: 'allowed: import\ndenied: import' }, /both allowed and denied/],
    ['an anonymous status for an Azure host', { endpoint: FHIR, expect: 'anonymous: 200' }, /only for hosts in trusted-hosts/],
    ['a path outside', { audience: 'dicom', 'report-path': '../../elsewhere.json' }, /outside the workspace/],
    [
      'a variable in a path',
      { audience: 'dicom', 'junit-path': '$RUNNER_TEMP/junit.xml' },
      /junit-path: \$\{\{ runner\.temp \}\}\/junit\.xml/,
    ],
    ['a home folder in a path', { audience: 'dicom', 'report-path': '~/health.json' }, /begins with ~/],
    ['Application Insights without an endpoint', { audience: 'dicom', 'application-insights': `${KEY}.com/` }, /needs an endpoint/],
    ['a foreign ingestion host', { endpoint: FHIR, 'application-insights': `${KEY}.com.evil.example/` }, /not a host of Azure Monitor/],
    [
      'an ingestion host without TLS',
      { endpoint: FHIR, 'application-insights': `${KEY}.com/`.replace('https', 'http') },
      /https:\/\/<host>\/ on port 443/,
    ],
    [
      'an ingestion host of another cloud',
      { endpoint: FHIR, 'application-insights': `${KEY}.us/` },
      /belongs to Azure US Government/,
      'cloud-endpoint-mismatch',
    ],
    [
      'the audience of the ID token',
      { endpoint: FHIR, audience: 'api://AzureADTokenExchange' },
      /audience of GitHub's ID token/,
      'audience-oidc',
    ],
    [
      'the same in the line, in another cloud',
      { endpoint: `${FHIR} audience=api://AzureADTokenExchangeChina` },
      /audience of GitHub's ID token/,
      'audience-oidc',
    ],
    ["another service's audience", { endpoint: FHIR, audience: 'dicom' }, /Remove the audience/, 'audience-refused'],
    ['the generic audience', { endpoint: FHIR, audience: 'https://azurehealthcareapis.com' }, /FHIR services refuse/, 'audience-generic'],
    ['an instance as an audience', { audience: DICOM }, /Set in the step: audience: dicom/, 'audience-is-endpoint'],
    ['a look-alike host', { endpoint: `${FHIR}.evil.example` }, /Do not add this host to trusted-hosts/, 'endpoint-untrusted'],
    ['a period after the host', { endpoint: `${FHIR}.` }, SETS_FHIR],
    ['a private-link name', { endpoint: FHIR.replace('.fhir', '.privatelink.fhir') }, SETS_FHIR, 'endpoint-untrusted'],
    [
      'a gateway on Azure',
      { endpoint: 'https://contoso.azure-api.net' },
      /add trusted-hosts: contoso\.azure-api\.net/,
      'endpoint-untrusted',
    ],
    [
      'an app on Azure',
      { endpoint: 'https://contoso.azurewebsites.net' },
      /add trusted-hosts: contoso\.azurewebsites\.net/,
      'endpoint-untrusted',
    ],
    ['another cloud', { endpoint: `https://${HOSTS.fhirUsGovernment}` }, /environment: azureusgovernment/, 'cloud-endpoint-mismatch'],
  ];

  test.each(invalid)('%s', (_, inputs, logPattern, code = 'input-invalid') => refused({ with: inputs }, code, logPattern));

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
