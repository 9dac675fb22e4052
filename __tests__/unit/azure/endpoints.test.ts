import { describe, expect, test } from '@jest/globals';
import { DEID, DICOM, FHIR, GATEWAY, read, SHARED, summary } from '../support/endpoint-line.ts';
import { notesOf, parsed } from '../support/read.ts';

/** Domain §1.10 (first table). */
describe('an Azure host determines service, audience and cloud', () => {
  const US = 'https://contoso-prod.fhir.azurehealthcareapis.us';
  const government = { cloud: 'azureusgovernment' } as const;
  test.each([
    [`https://${FHIR}`, {}, 'fhir', `https://${FHIR}`],
    [`https://${DICOM}/v2`, {}, 'dicom', SHARED],
    [`https://${DEID}`, {}, 'deid', 'https://deid.azure.com'],
    ['https://abc123.api.deid.azure.com', {}, 'deid', 'https://deid.azure.com'],
    ['https://contoso.azurehealthcareapis.com', {}, 'fhir', 'https://contoso.azurehealthcareapis.com'],
    [US, government, 'fhir', US],
    ['https://contoso.azurehealthcareapis.us', government, 'fhir', 'https://contoso.azurehealthcareapis.us'],
    ['https://contoso-imaging.dicom.azurehealthcareapis.us/v1', { ...government, audience: SHARED }, 'dicom', SHARED],
  ] as const)('%s', (line, otherInputs, service, audience) =>
    expect(summary(line, otherInputs)).toBe(`${service} ${line} for ${audience} (azure)`),
  );

  test.each([
    ['upper case', `HTTPS://${FHIR.toUpperCase()}/`],
    ['a trailing slash', `https://${FHIR}/`],
    ['trailing slashes', `https://${FHIR}///`],
    ['the default port', `https://${FHIR}:443`],
    ['a path that resolves to the root', `https://${FHIR}/x/..`],
    ['the service of the host', `https://${FHIR} service=fhir`],
    ['an option in upper case', `https://${FHIR} SERVICE=FHIR`],
    ['options in mixed case', `https://${FHIR} Audience=https://${FHIR}/ Service=fhir`],
    ['several spaces before an option', `https://${FHIR}   service=fhir`],
  ])('the same host: %s', (_, line) => expect(summary(line)).toBe(`fhir https://${FHIR} for https://${FHIR} (azure)`));

  test.each([
    ['without a port', `https://${DICOM.toUpperCase()}/v2/`, `${DICOM}/v2`, DICOM],
    ['with a port', `https://${GATEWAY}:8443/imaging/v2 service=dicom`, `${GATEWAY}:8443/imaging/v2`, `${GATEWAY}:8443/imaging`],
    ['with a version in the middle', `https://${GATEWAY}/v2/imaging service=dicom`, `${GATEWAY}/v2/imaging`, `${GATEWAY}/v2/imaging`],
  ])('the display name contains the path, and the root has no version: %s', (_, line, name, root) => {
    const value = { name, base: `https://${name}`, root: `https://${root}`, host: name.replace(/\/.*/, '') };
    expect(parsed(read(line, { trusted: [GATEWAY, `${GATEWAY}:8443`] }))).toMatchObject(value);
  });
});

describe('a host that only resembles an Azure host is not trusted', () => {
  test.each([
    ['an additional prefix', `https://evil.${FHIR}`],
    ['no label before dicom', 'https://dicom.azurehealthcareapis.com'],
    ['an empty label', 'https://.fhir.azurehealthcareapis.com'],
    ['another top-level domain', 'https://contoso-prod.fhir.azurehealthcareapis.net'],
    ['a missing dot', 'https://contoso-prod.fhirazurehealthcareapis.com'],
    ['a hyphen instead of a dot', 'https://contoso-prod-fhir.azurehealthcareapis.com.example'],
    ['the suffix in the path', 'https://evil.example/.fhir.azurehealthcareapis.com'],
    ['port 80', `https://${FHIR}:80`],
    ['a Cyrillic letter', 'https://contoso-prod.fhіr.azurehealthcareapis.com'],
    ['a Cyrillic letter in punycode', 'https://contoso-prod.xn--fhr-rrf.azurehealthcareapis.com'],
    ['a Cyrillic name', 'https://соntоsо.fhir.azurehealthcareapis.com.example'],
    ['an IPv4 address', 'https://203.0.113.7'],
    ['an IPv4 address as one number', 'https://3405803783'],
    ['an IPv6 address', 'https://[2001:db8::7]'],
    ['localhost', 'https://localhost'],
    ['de-identification with an extra label', 'https://a.b.api.eus001.deid.azure.com'],
    ['de-identification with two regions', 'https://abc123.api.eus.001.deid.azure.com'],
    ['the DICOM audience', `${SHARED}/v2`],
    ['a backslash before an Azure host', `https://evil.example\\@${FHIR}`],
  ])('%s', (_, line) => {
    const refusal = summary(line, { service: 'fhir', audience: `https://${FHIR}` });
    expect(refusal).toMatchObject({ refused: expect.stringMatching(/^(?:endpoint-untrusted|input-invalid)$/) });
  });

  const fixOf = (line: string): string => {
    const endpoint = read(line);
    return 'code' in endpoint ? endpoint.fix : '';
  };

  test('the error contains the host only if the line has no other content', () => {
    expect(fixOf(`https://${GATEWAY}:8443`)).toContain(`trusted-hosts: ${GATEWAY}:8443`);
    for (const line of [`https://${GATEWAY}/fhir`, `https://${GATEWAY} service=fhir`, `https://${GATEWAY}:8443/fhir`])
      expect(fixOf(line)).not.toContain(GATEWAY);
  });

  test.each([
    [`https://${FHIR} https://${FHIR.replace('prod', 'test')}`, `: https://${FHIR}, then https://${FHIR.replace('prod', 'test')}`],
    [`https://${FHIR},https://${FHIR.replace('prod', 'test')}`, `: https://${FHIR}, then https://${FHIR.replace('prod', 'test')}`],
    [`https://${FHIR};https://gw.example/9Secret`, ''],
    [`https://${FHIR}, https://user@x.example/9Secret`, ''],
  ])('the error for %s contains only known URLs', (line, list) => expect(fixOf(line)).toBe(`Write one endpoint per line${list}`));

  test.each([
    ['https://fhir.deid-team.contoso.example', true],
    ['https://fhir-deid.azurefd.net', true],
    ['https://deid.azurecontainer.io', true],
    ['https://deid.eastus.cloudapp.azure.com', true],
    ['https://a-b.fhir.azurehealthcareapis.com.evil.example', false],
    ['https://a-b.azurehealthcareapls.com.evil.example', false],
    ['https://x.api.deid.azure.com.evil.example', false],
    ['https://x.api.eus001.deid.azure-com.example', false],
    ['https://deid.azure.evil.example', false],
  ])('the error for %s suggests trusted-hosts: %s', (line, offered) => expect(fixOf(line).includes('add trusted-hosts: ')).toBe(offered));

  test.each([
    ['https://contoso.azure-api.net', 'azure-api.net'],
    ['https://fhir.usgovvirginia.cloudapp.usgovcloudapi.net/9Secret', 'cloudapp.usgovcloudapi.net'],
    ['https://contoso.azurefd.net.evil.example', undefined],
  ])('the error for %s names the shared domain %s', (line, domain) => {
    const error = JSON.stringify(read(line));
    const isShared = domain !== undefined;
    expect([error.includes(`share the domain ${String(domain)}`), error.includes('the commands below')]).toEqual([isShared, isShared]);
    expect(error).not.toContain('9Secret');
  });

  test.each([
    ['a misspelled domain', 'https://contoso-prod.fhir.azurehealtcareapis.com', `https://${FHIR}`],
    ['a missing period', 'https://contoso-prod.fhirazurehealthcareapis.com', `https://${FHIR}`],
    ...['deid.azure.co', 'deid.azures.com', 'deid.azure', 'deid.azur.com', 'deld.azure.com'].map(
      (end) => [end, `https://abc123.api.eus001.${end}`, 'https://abc123.api.eus001.deid.azure.com'] as const,
    ),
    ['another form of the region', 'https://abc123.westus2.deid.azure.com', 'https://abc123.api.westus2.deid.azure.com'],
    ['HTTP in upper case', `HTTP://${FHIR}`, `https://${FHIR}`],
    ['no scheme', FHIR, `https://${FHIR}`],
    ['https before http', `HTTPS://http://${DICOM}/v1/studies`, `https://${DICOM}/v1`],
    ['https twice without a colon', `https://https//${FHIR}`, `https://${FHIR}`],
    ['http before https with one slash', `http://https:/${FHIR}/`, `https://${FHIR}`],
    ['quotation marks', `"https://${FHIR}"`, `https://${FHIR}`],
    ['angle brackets', `<https://${FHIR}>`, `https://${FHIR}`],
    ['a comment', `https://${FHIR} # production`, `https://${FHIR}`],
  ])('the error contains the corrected line: %s', (_, line, correction) =>
    expect(parsed(read(line))).toMatchObject({ instead: correction }),
  );

  test.each([
    ['https://contoso.workspace.azurehealthcareapis.us', 'endpoint-workspace'],
    ['https://contoso.workspace.azurehealthcareapis.com.evil.example', 'endpoint-untrusted'],
  ])('%s is not a service: %s', (line, refused) => expect(summary(line)).toEqual({ refused }));
});

test.each([
  ['a public host in US Government', `https://${FHIR}`, 'azureusgovernment'],
  ['a public DICOM host in China', `https://${DICOM}`, 'azurechinacloud'],
  ['a de-identification host in US Government', `https://${DEID}`, 'azureusgovernment'],
  ['a retired host of US Government in the public cloud', 'https://contoso.azurehealthcareapis.us', 'azurecloud'],
] as const)('a host of another cloud is rejected: %s', (_, line, cloud) =>
  expect(summary(line, { cloud })).toEqual({ refused: 'cloud-endpoint-mismatch' }),
);

describe('base paths on Azure hosts', () => {
  test.each([
    [FHIR, '', '', undefined],
    [FHIR, '/metadata', '', '/metadata'],
    [FHIR, '/metadata/', '', '/metadata'],
    [FHIR, '/Patient', '', '/Patient'],
    [FHIR, '/health/check', '', '/health/check'],
    [DICOM, '/v1', '/v1', undefined],
    [DICOM, '/v2', '/v2', undefined],
    [DICOM, '/v1.0-prerelease', '/v1.0-prerelease', undefined],
    [DICOM, '/v2/changefeed', '/v2', '/changefeed'],
    [DICOM, '/v1/changefeed', '/v1', '/changefeed'],
    [DICOM, '/changefeed', '/v2', '/changefeed'],
    [DICOM, '/health/check', '/v2', '/health/check'],
    [DEID, '/', '', undefined],
    [DEID, '/health', '', '/health'],
    [DEID, '/health/check', '', '/health/check'],
    [DEID, '/jobs', '', '/jobs'],
  ])('of https://%s%s is %j, with a notice about %s', (host, path, base, cut) => {
    expect(parsed(read(`https://${host}${path}`))).toMatchObject({ base: `https://${host}${base}` });
    expect(notesOf(read(`https://${host}${path}`))).toEqual(
      cut === undefined ? [] : [`notice: the action removes ${cut}, because this path is not part of the base URL`],
    );
  });

  test('of a DICOM host without a version is the newest version', () => {
    expect(parsed(read(`https://${DICOM}`))).toMatchObject({ base: `https://${DICOM}/v2` });
    expect(notesOf(read(`https://${DICOM}`))).toEqual(['notice: the URL does not contain an API version, so the action uses /v2']);
  });

  test.each([
    ['FHIR under /fhir', `https://${FHIR}/fhir`, `https://${FHIR}`],
    ['a release', `https://${FHIR}/R4`, `https://${FHIR}`],
    ['a path in lower case, because FHIR paths are case-sensitive', `https://${FHIR}/patient`, `https://${FHIR}`],
    ['one patient', `https://${FHIR}/Patient/1`, `https://${FHIR}`],
    ['a URL in the path', `https://${FHIR}/http://x`, `https://${FHIR}`],
    ['a repeated path', `https://${FHIR}/metadata/metadata`, `https://${FHIR}`],
    ['DICOM studies', `https://${DICOM}/v2/studies`, `https://${DICOM}/v2`],
    ['an unknown version of DICOM', `https://${DICOM}/v3`, `https://${DICOM}/v2`],
    ['a version in upper case', `https://${DICOM}/V2`, `https://${DICOM}/v2`],
    ['text after a version', `https://${DICOM}/v2x`, `https://${DICOM}/v2`],
    ['a repeated version', `https://${DICOM}/v2/v2`, `https://${DICOM}/v2`],
    ['real-time de-identification', `https://${DEID}/deid`, `https://${DEID}`],
    ['an escaped slash', `https://${FHIR}/%2f`, `https://${FHIR}`],
    ['empty path segments', `https://${DICOM}//v2`, `https://${DICOM}/v2`],
  ])('another path is an error that contains the base URL: %s', (_, line, instead) => {
    expect(summary(line)).toEqual({ refused: 'input-invalid', instead });
  });
});
