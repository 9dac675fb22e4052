/** Tests the message for each input error, including the corrected line. End-to-end tests cover the log output. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { readGood } from '../support/inputs.ts';

const FHIR = `https://${HOSTS.fhir}`;
const DICOM = `https://${HOSTS.dicom}`;
const KEY = 'InstrumentationKey=11111111-aaaa-4bbb-8ccc-222222222222;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure';

/** Name, inputs, text of the failure, and its code (usually `input-invalid`). */
type Row = readonly [name: string, inputs: Readonly<Record<string, string>>, pattern: RegExp, code?: string];

const client = (id: string): Row[1] => ({ audience: 'dicom', 'client-id': id });
const tenant = (id: string): Row[1] => ({ audience: 'dicom', 'tenant-id': id });
const SETS_FHIR = new RegExp(`Set endpoint: ${FHIR}\n`);
const invalid: readonly Row[] = [
  ['an invisible character', client(`${IDS.client}\u200b`), /character 37 is invisible \(U\+200B\)/],
  ['a soft hyphen', tenant(`\u00ad${IDS.tenant}`), /character 1 is invisible \(U\+00AD\)/],
  ['a letter from another script', client(IDS.client.replace('c', '\u0441')), /U\+0441.* not an ASCII/],
  ['quotation marks', client(`"${IDS.client}"`), new RegExp(`quotation marks around it.*\n?[^]*client-id: ${IDS.client}`)],
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
  ['a comment after an ID', tenant(`${IDS.tenant} # prod`), /has a comment/],
  ['a host with a comment', { endpoint: `${FHIR} # prod` }, SETS_FHIR],
  ['angle brackets around a URL', { endpoint: `<${FHIR}>` }, SETS_FHIR],
  ['an underscore in expect', { endpoint: FHIR, expect: 'fhir_version: 4.0' }, /in expect with: fhir-version: 4\.0/],
  ['a list in expect', { endpoint: FHIR, expect: '- fhir-version: 4.0' }, /in expect with: fhir-version: 4\.0/],
  ['a v in expect', { endpoint: FHIR, expect: 'fhir-version: v4.0.1' }, /in expect with: fhir-version: 4\.0\.1/],
  ['a comment in expect', { endpoint: FHIR, expect: 'resource: Patient # all' }, /in expect with: resource: Patient/],
  ['an extra letter', { endpoint: `${FHIR}m` }, SETS_FHIR, 'endpoint-untrusted'],
  ['an underscore in a host', { endpoint: FHIR.replace('-', '_') }, SETS_FHIR, 'endpoint-untrusted'],
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
  ['a trailing slash in a path', { audience: 'dicom', 'report-path': 'reports/' }, /names a folder/],
  ['a drive letter in a path', { audience: 'dicom', 'junit-path': 'D:\\reports\\junit.xml' }, /has a drive letter/],
  ['a line break in a path', { audience: 'dicom', 'report-path': 'a\nb.json' }, /has a line break/],
  ['braces', tenant(`{${IDS.tenant}}`), /braces around it/],
  ['a URL without a scheme', { endpoint: HOSTS.fhir }, new RegExp(`Set endpoint: ${FHIR}`)],
  ['a query', { endpoint: `${FHIR}/metadata?_format=json` }, SETS_FHIR],
  ['a path below a version', { endpoint: `${DICOM}/v1/studies` }, new RegExp(`Set endpoint: ${DICOM}/v1\n`)],
  ['two URLs', { endpoint: `${FHIR} ${DICOM}` }, /has 2 URLs/],
  ['the same value for two IDs', { ...client(IDS.tenant), 'tenant-id': IDS.tenant }, /client-id is the same ID as tenant-id/],
  [
    'a scheme in trusted-hosts',
    { endpoint: 'https://gw.contoso.example/x service=dicom', 'trusted-hosts': 'https://gw.contoso.example' },
    /Set trusted-hosts: gw\.contoso\.example/,
  ],
  ['a list in expect', { endpoint: FHIR, expect: 'resource: Patient, Observation' }, /has a comma/],
  ['a right that cannot be verified', { endpoint: FHIR, expect: 'denied: delete' }, /denied: reindex.*denied: bulk-operate/],
  ['a right that DICOM does not have', { endpoint: DICOM, expect: 'allowed: export' }, /no service in endpoint supports/],
  ['a contradiction', { endpoint: FHIR, expect: 'allowed: import\ndenied: import' }, /both allowed and denied/],
  ['an anonymous status for an Azure host', { endpoint: FHIR, expect: 'anonymous: 200' }, /only for hosts in trusted-hosts/],
  [
    'a variable in a path',
    { audience: 'dicom', 'junit-path': '$RUNNER_TEMP/junit.xml' },
    /junit-path: \$\{\{ runner\.temp \}\}\/junit\.xml/,
  ],
  ['a home folder in a path', { audience: 'dicom', 'report-path': '~/health.json' }, /begins with ~/],
  ['Application Insights without an endpoint', { audience: 'dicom', 'application-insights': `${KEY}.com/` }, /needs an endpoint/],
  ['an untrusted ingestion host', { endpoint: FHIR, 'application-insights': `${KEY}.com.evil.example/` }, /not a host of Azure Monitor/],
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
    'the audience of the ID token in the line, in another cloud',
    { endpoint: `${FHIR} audience=api://AzureADTokenExchangeChina` },
    /audience of GitHub's ID token/,
    'audience-oidc',
  ],
  ['the generic audience', { endpoint: FHIR, audience: 'https://azurehealthcareapis.com' }, /FHIR services refuse/, 'audience-generic'],
  ['an instance as an audience', { audience: DICOM }, /Set audience: dicom/, 'audience-is-endpoint'],
  ['a look-alike host', { endpoint: `${FHIR}.evil.example` }, /Do not add this host to trusted-hosts/, 'endpoint-untrusted'],
  ['a period after the host', { endpoint: `${FHIR}.` }, SETS_FHIR],
  ['a private-link name', { endpoint: FHIR.replace('.fhir', '.privatelink.fhir') }, SETS_FHIR, 'endpoint-untrusted'],
  ['a gateway on Azure', { endpoint: 'https://contoso.azure-api.net' }, /add trusted-hosts: contoso\.azure-api\.net/, 'endpoint-untrusted'],
  [
    'an app on Azure',
    { endpoint: 'https://contoso.azurewebsites.net' },
    /add trusted-hosts: contoso\.azurewebsites\.net/,
    'endpoint-untrusted',
  ],
  ['another cloud', { endpoint: `https://${HOSTS.fhirUsGovernment}` }, /environment: azureusgovernment/, 'cloud-endpoint-mismatch'],
];

test.each(invalid)('%s', (_, inputs, pattern, code = 'input-invalid') => {
  const { errors } = readGood(inputs);
  expect(errors[0]?.code).toBe(code);
  expect(errors.map(({ what, why, next }) => `${what} ${why}\n${next}\n`).join('')).toMatch(pattern);
});
