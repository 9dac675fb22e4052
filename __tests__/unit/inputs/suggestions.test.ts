/** Tests the suggested values. A suggestion is shown only if it is unambiguous and may be printed. */
import { describe, expect, test } from '@jest/globals';
import { CLIENT_ID, codesOf, DICOM, FHIR, mistakesOf, readGood, TENANT_ID } from '../support/inputs.ts';

const nextOf = (inputs: Readonly<Record<string, string>>): string | undefined => {
  const { errors } = readGood(inputs, { prepareFile: () => 'is outside the workspace and RUNNER_TEMP' });
  expect(errors).toHaveLength(1);
  return errors[0]?.next;
};

const OIDC = 'api://AzureADTokenExchange';
const GATEWAY = 'https://gw.contoso.example';
/** Added to suggestions for IDs. */
const FROM_VARIABLE = ' (or correct the variable or secret that the step reads)';

describe('the suggested value', () => {
  test.each([
    ['output-token', 'yes', 'Set output-token: true'],
    ['smoke-test', 'OFF', 'Set smoke-test: false'],
    ['summary', 'maybe', 'Set the summary input to true or false.'],
    ['wait-seconds', '1h', 'Set wait-seconds: 3600'],
    ['wait-seconds', '9999', 'Set wait-seconds: 3600'],
    ['wait-seconds', '600.0', 'Set wait-seconds: 600'],
    ['timeout-seconds', '1.0 m', 'Set timeout-seconds: 60'],
    ['timeout-seconds', '0', 'Set timeout-seconds: 10'],
    ['timeout-seconds', 'soon', 'Set timeout-seconds to a whole number from 1 to 300.'],
    ['timeout-seconds', '"30"', 'Set timeout-seconds: 30'],
    ['timeout-seconds', '2500 ms', 'Set timeout-seconds: 3'],
    ['fail-on', 'warning', 'Set fail-on to fail, warn or never.'],
    ['fail-on', 'fails', 'Set fail-on: fail'],
    ['required-successes', '5m', 'Set required-successes to a whole number from 1 to 100.'],
    ['credential', 'github_oidc', 'Set credential: github-oidc'],
    ['service', 'fihr', 'Set service: fhir'],
    ['environment', 'AzureUSGov', 'Set environment: azureusgovernment'],
    ['environment', 'production', 'Set the environment input to azurecloud, azureusgovernment or azurechinacloud.'],
    ['report-path', '../../secret-name.json', 'Set report-path: ${{ runner.temp }}/health.json'],
    ['report-path', '$RUNNER_TEMP/health.json', 'Set report-path: ${{ runner.temp }}/health.json'],
    ['report-path', 'file:///tmp/x.json', 'Set report-path: ${{ runner.temp }}/health.json'],
    ['junit-path', 'reports/.', 'Set junit-path: ${{ runner.temp }}/junit.xml'],
    ['junit-path', '~/junit.xml', 'Set junit-path: ${{ runner.temp }}/junit.xml'],
    ['client-id', `{${CLIENT_ID}}`, `Set client-id: ${CLIENT_ID}${FROM_VARIABLE}`],
    ['client-id', `${CLIENT_ID}\u200b`, `Set client-id: ${CLIENT_ID}${FROM_VARIABLE}`],
    ['client-id', `${CLIENT_ID.slice(0, 9)}\u00ad${CLIENT_ID.slice(9)}`, `Set client-id: ${CLIENT_ID}${FROM_VARIABLE}`],
    ['client-id', CLIENT_ID.replaceAll('-', ''), `Set client-id: ${CLIENT_ID}${FROM_VARIABLE}`],
    ['client-id', CLIENT_ID.replaceAll('-', '\u2013'), `Set client-id: ${CLIENT_ID}${FROM_VARIABLE}`],
    ['tenant-id', `"${TENANT_ID.replace('-', '\u2011')}"`, `Set tenant-id: ${TENANT_ID}${FROM_VARIABLE}`],
    ['audience', CLIENT_ID.replaceAll('-', ''), `Set audience: ${CLIENT_ID}`],
    ['tenant-id', 'https://contoso.example', `Set tenant-id: contoso.example${FROM_VARIABLE}`],
    ['tenant-id', 'contoso.example/', `Set tenant-id: contoso.example${FROM_VARIABLE}`],
    ['tenant-id', 'HTTP://contoso.onmicrosoft.com/', `Set tenant-id: contoso.onmicrosoft.com${FROM_VARIABLE}`],
    ...[`${OIDC},`, `[${OIDC}]`, `${OIDC};`, `${OIDC}.`, `oidc-audience=${OIDC}`, `"${OIDC}",`].map(
      (value) => ['oidc-audience', value, `Set oidc-audience: ${OIDC}`] as const,
    ),
    ['trusted-hosts', 'https://gw.contoso.example', 'Set trusted-hosts: gw.contoso.example'],
    ['trusted-hosts', '"gw.contoso.example"', 'Set trusted-hosts: gw.contoso.example'],
    ['trusted-hosts', 'gw.contoso.example.', 'Set trusted-hosts: gw.contoso.example'],
    ['client-id', `client-id: ${CLIENT_ID}`, `Set client-id: ${CLIENT_ID}${FROM_VARIABLE}`],
    ['trusted-hosts', 'https://gw.contoso.example/KEY', 'In trusted-hosts, remove https:// and everything after the host.'],
    ['audience', '"dicom",', 'Set audience: dicom'],
    ['audience', 'dicm', 'Set audience: dicom'],
    ['audience', 'dicom # me@x.example', 'In the audience input, remove the comment.'],
    [
      'audience',
      'api://AzureADTokenExchangeChina',
      'Remove the audience input. If there is no endpoint, set the audience input to the audience of the service instead. To change the audience of the ID token, use oidc-audience.',
    ],
    ['endpoint', 'fhir\ndicom', 'Write one endpoint per line, as <url> [service=…] [audience=…].'],
    [
      'audience',
      'dicom;deid\ndeid,dicom\ndicom,x',
      'Write one audience per line, without semicolons. Write one audience per line, without commas.',
    ],
    ['audience', 'dicom\ndeid;', 'Replace line 2 of the audience input with: deid'],
    [
      'endpoint',
      'contoso-ehr.fhir.azurehealthcareapis.com\nhttps://contoso-ehr.fhir.azurehealthcareapis.com/metadata?_format=json',
      'Replace line 1 of the endpoint input with https://contoso-ehr.fhir.azurehealthcareapis.com. Delete line 2 of the endpoint input, because it means the same as line 1.',
    ],
    [
      'audience',
      '"dicom"\ndeid\n- deid',
      'Replace line 1 of the audience input with dicom. Replace line 3 of the audience input with deid.',
    ],
  ])('of %s for %j', (input, value, step) => expect(nextOf({ [input]: value })).toBe(step));

  test('of a variable is shown', () => {
    const { errors } = readGood({ 'client-id': '' }, { env: { AZURE_CLIENT_ID: `"${CLIENT_ID}"` } });
    expect(errors.map(({ next }) => next)).toEqual([`Set AZURE_CLIENT_ID to: ${CLIENT_ID}`]);
  });

  test.each([
    [9, '1 more line is invalid'],
    [11, '3 more lines are invalid'],
  ])('is shown for at most eight lines, of %i', (lines, rest) =>
    expect(nextOf({ audience: 'dicm\n'.repeat(lines) })).toMatch(new RegExp(`because it means the same as line 1\\. ${rest}\\.$`)),
  );

  test('is always valid', () => {
    for (const input of ['timeout-seconds', 'wait-seconds']) {
      for (const given of ['1h', '90m', '5000', '0', '61 min', '7 seconds', '00', '1e3', '999999999h']) {
        const [, value = '1'] = /: (\d+)$/.exec(readGood({ [input]: given }).errors[0]?.next ?? '') ?? [];
        expect(codesOf(readGood({ [input]: value }))).toEqual([]);
      }
    }
  });
});

describe('the message', () => {
  const KEY = `InstrumentationKey=${CLIENT_ID};IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure`;
  const URL = 'https://login.microsoftonline.com';
  test.each([
    ['client-id', `${CLIENT_ID}\u200b`, /character 37 is invisible \(U\+200B\)/],
    ['tenant-id', `\u00ad${TENANT_ID}`, /character 1 is invisible \(U\+00AD\)/],
    ['client-id', CLIENT_ID.replace('b', '\u0441'), /U\+0441.* not an ASCII/],
    ['tenant-id', '..contoso', /^tenant-id begins with a period\. .*, remove the period\.$/],
    ['fail-on', '\u001bwarn\u0007!', /^[^(]+ invisible \(U\+001B\)\. .*, or type the value again\.$/],
    ['client-id', `"${CLIENT_ID}"`, new RegExp(`has quotation marks around it[^]*client-id: ${CLIENT_ID}`)],
    ['client-id', `AZURE_CLIENT_ID=${CLIENT_ID}`, new RegExp(`other text around the ID[^]*client-id: ${CLIENT_ID}`)],
    ['tenant-id', `${URL}/${TENANT_ID}/v2.0`, new RegExp(`other text around the ID[^]*tenant-id: ${TENANT_ID}`)],
    ['client-id', `o${CLIENT_ID.slice(1)}`, /character 1 is not a hexadecimal digit/],
    ['client-id', `${CLIENT_ID} ${TENANT_ID}`, /contains 2 IDs/],
    ['tenant-id', `${TENANT_ID} # prod`, /contains a comment/],
    ['audience', '# imaging\ndicom', /is a comment/],
    ['endpoint', `# production\n${FHIR}`, /is a comment/],
    ['audience', 'dicom;deid', /contains a semicolon/],
    ['client-id', `${CLIENT_ID}\r${TENANT_ID}`, /contains 2 lines/],
    ['client-id', TENANT_ID, /client-id is the same ID as tenant-id/],
    ['expect', 'x\n'.repeat(1001).trim(), /contains 1001 lines/],
    ['endpoint', 'https://contoso123.api.privatelink.deid.azure.com', /private-link name[^]*contoso123\.api\.deid\.azure\.com$/],
    ['endpoint', `${FHIR}.evil.example`, /Do not add this host to trusted-hosts/],
    ['endpoint', FHIR.replace('.com', '.us'), /environment: azureusgovernment/],
    ['endpoint', `${FHIR} audience=api://AzureADTokenExchangeChina`, /audience of the GitHub ID token/],
    ['trusted-hosts', '.contoso.example', /contains a period before the host/],
    ['trusted-hosts', 'https://.contoso.example', /contains a period before the host/],
    ['timeout-seconds', '2.5', /is not a whole number/],
    ['tenant-id', 'https://login.microsoftonline.com/', /neither a GUID nor a domain/],
    ['client-id', '${{ secrets.AZURE_CLIENT_ID }}', /contains an expression that is not evaluated[^]*write the expression in the workflow/],
    ['oidc-audience', '${{vars.AUDIENCE}}', /contains an expression that is not evaluated/],
    ['client-id', '$AZURE_CLIENT_ID', /contains a shell variable, which GitHub does not expand/],
    ['application-insights', `"${KEY}.com/"`, /has quotation marks around it/],
    ['application-insights', `APPLICATIONINSIGHTS_CONNECTION_STRING=${KEY}.com/`, /repeats the name of the input/],
    ['application-insights', `${KEY}.com/,`, /ends with a comma/],
    ['application-insights', '${{ vars.CONNECTION_STRING }}', /contains an expression that is not evaluated/],
    ['application-insights', `${KEY}.com/`, /requires at least one endpoint/],
    ['application-insights', `${KEY}.com.evil.example/`, /not an Azure Monitor host/],
    ['application-insights', `${KEY}.com/`.replace('https', 'http'), /https:\/\/<host>\/ on port 443/],
    ['application-insights', `${KEY}.us/`, /contains an address in Azure US Government/],
  ])('describes the mistake: %s %s', (input, value, pattern) => {
    expect(readGood({ [input]: value }).errors.map(({ what, why, next }) => `${what} ${why} ${next}`)).toEqual([
      expect.stringMatching(pattern),
    ]);
  });
});

describe('expect', () => {
  test.each([
    ['- fhir-version: R4', 'fhir-version: R4'],
    ['fhir_version: 4.0.1', 'fhir-version: 4.0.1'],
    ['fhir-version: v4.0.1', 'fhir-version: 4.0.1'],
    ['fhir-version: "R4"', 'fhir-version: R4'],
    ['resource: patient', 'resource: Patient'],
    ['ressource: Patient', 'resource: Patient'],
    ['allowed: exprt', 'allowed: export'],
    ['denied: $import', 'denied: import'],
  ])('%s is corrected to %s', (line, correction) => {
    expect(nextOf({ endpoint: FHIR, expect: line })).toBe(`Replace the line in the expect input with: ${correction}`);
  });

  test.each([
    ['resource: Patient, Observation', /comma/],
    ['resource: "Patient Observation"', /quotation marks/],
    ['resource: http://x.example/Patient', /not a resource type/],
    ['profile: us-core', /not a URL/],
    ['allowed: read, export', /specifies a value that contains a comma/],
    ['denied: export; import', /specifies a value that contains a semicolon/],
    ['# access\nallowed: read', /is a comment/],
    ['operation: /$export', /specifies a value that is not an operation/],
    ['operation: $$reindex', /specifies a value that is not an operation/],
    ['denied: $convert-data', /cannot verify with GET requests/],
    ['denied: $purge-history', /cannot verify with GET requests/],
    ['allowed: $validate', /cannot verify with GET requests/],
    ['denied: $member-match', /not an access right/],
    ['denied: $RIGHT', /contains a shell variable/],
    ['denied: write', /cannot verify with GET requests/],
    ['denied: hard-delete', /cannot verify with GET requests/],
    ['allowed: convert-data', /cannot verify with GET requests/],
    ['allowed: read\ndenied: read', /both allowed and denied/],
    ['anonymous: 404', /does not apply to Azure's own hosts/],
    ['unsigned-token: skip', /does not apply to Azure's own hosts/],
    ['anonymous: 401', /not 200, 302, 403 or 404/],
    ['unsigned-token: no', /not skip/],
  ])('%j is rejected', (lines, what) => {
    expect(mistakesOf(readGood({ endpoint: FHIR, expect: lines }))).toEqual([expect.stringMatching(what)]);
  });

  test('two lines allow contradictory statuses for anonymous requests', () => {
    const gateway = { endpoint: `${GATEWAY} service=dicom`, 'trusted-hosts': 'gw.contoso.example' };
    const { errors } = readGood({ ...gateway, expect: 'anonymous: 403\nanonymous: 404' });
    expect(errors.map(({ what }) => what)).toEqual([expect.stringContaining('anonymous requests can have only one expected status')]);
  });

  test('a right that no endpoint supports is rejected', () => {
    expect(codesOf(readGood({ endpoint: DICOM, expect: 'allowed: export' }))).toEqual(['input-invalid']);
    expect(readGood({ endpoint: DICOM, expect: 'denied: read' }).request.access).toEqual([{ right: 'read', expected: 'denied' }]);
  });

  test('a trusted host may have an anonymous status and skip the unsigned-token check', () => {
    const gateway = { endpoint: `${GATEWAY} service=dicom`, 'trusted-hosts': 'gw.contoso.example' };
    const { request, errors } = readGood({ ...gateway, expect: 'anonymous: 302\nunsigned-token: skip\nallowed: read' });
    expect(errors).toEqual([]);
    expect(request).toMatchObject({ anonymousStatus: 302, checkUnsignedToken: false, access: [{ right: 'read', expected: 'allowed' }] });
  });
});

describe('a message never contains', () => {
  test.each([
    ['a password before the host', { endpoint: 'https://svc:Pa/ss9Secret@contoso-ehr.fhir.azurehealthcareapis.com' }],
    ['a password after quotation marks', { endpoint: '"https://svc:9Secret@gw.contoso.example"' }],
    ['a path of a URL that is shortened', { endpoint: `http://gw.contoso.example/9Secret/${'x'.repeat(120)}` }],
    ['a path of a trusted host', { 'trusted-hosts': `https://gw.contoso.example/9Secret${'x'.repeat(120)}` }],
    ['a file name', { 'report-path': `../9Secret${'x'.repeat(120)}.json` }],
    ['a secret in the wrong input', { 'client-id': JSON.stringify({ clientSecret: '9Secret', subscriptionId: 'x'.repeat(99) }) }],
    ['a token for GitHub', { 'github-token': '9Secret', 'deployment-id': 'x', 'incident-issue': '@' }],
    ['a key', { endpoint: FHIR, 'application-insights': 'InstrumentationKey=9Secret' }],
    ['a value in expect', { endpoint: FHIR, expect: `profil: https://x.example/9Secret${'x'.repeat(120)}` }],
  ])('%s', (_, inputs) => {
    const { errors } = readGood(inputs, { prepareFile: () => 'is outside the workspace and RUNNER_TEMP' });
    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toContain('9Secret');
  });

  test.each(['a$(id).b', 'a;b.c', 'a`id`.b', 'a${{secrets.x}}.b'])(
    '%s is not a valid trusted host, because commands contain the name',
    (host) => {
      expect(codesOf(readGood({ 'trusted-hosts': host }))).toEqual(['input-invalid']);
    },
  );
});

describe('errors caused by another error are not reported after', () => {
  test.each([
    ['a scheme in trusted-hosts', { endpoint: `${GATEWAY}/x service=dicom`, 'trusted-hosts': GATEWAY }, 1],
    ['a wildcard in trusted-hosts', { endpoint: `${GATEWAY} service=dicom`, 'trusted-hosts': '*.contoso.example' }, 1],
    ['a period before a trusted host', { endpoint: `${GATEWAY} service=dicom`, 'trusted-hosts': '.contoso.example' }, 1],
    ['a wildcard and an invalid endpoint', { endpoint: 'https://', 'trusted-hosts': '*.contoso.example' }, 2],
    ['a wrong service', { endpoint: GATEWAY, 'trusted-hosts': 'gw.contoso.example', service: 'dicm' }, 1],
    ['a wrong cloud', { endpoint: FHIR.replace('.com', '.us'), environment: 'usgov' }, 1],
    [
      'a wrong endpoint',
      { endpoint: 'nonsense', expect: 'resource: Patient\nallowed: export', 'incident-issue': 'x', 'github-token': 'y' },
      1,
    ],
    ['a host that is not in trusted-hosts', { endpoint: 'https://other.example', 'trusted-hosts': GATEWAY }, 2],
  ])('%s', (_, inputs, count) => expect(mistakesOf(readGood(inputs))).toHaveLength(count));
});
