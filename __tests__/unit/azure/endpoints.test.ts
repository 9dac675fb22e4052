import { describe, expect, test } from '@jest/globals';
import { DEID, DICOM, FHIR, GATEWAY, read, SHARED, summary } from '../support/endpoint-line.ts';
import { notesOf, parsed } from '../support/read.ts';

/** Domain §1.10 (first table). */
describe('an Azure host determines service, audience and cloud', () => {
  test.each([
    [`https://${FHIR}`, {}, `fhir https://${FHIR} for https://${FHIR} (azure)`],
    [`https://${DICOM}/v2`, {}, `dicom https://${DICOM}/v2 for ${SHARED} (azure)`],
    [`https://${DEID}`, {}, `deid https://${DEID} for https://deid.azure.com (azure)`],
    ['https://abc123.api.deid.azure.com', {}, 'deid https://abc123.api.deid.azure.com for https://deid.azure.com (azure)'],
    [
      'https://contoso.azurehealthcareapis.com',
      {},
      'fhir https://contoso.azurehealthcareapis.com for https://contoso.azurehealthcareapis.com (azure)',
    ],
    [
      'https://contoso-prod.fhir.azurehealthcareapis.us',
      { cloud: 'azureusgovernment' },
      'fhir https://contoso-prod.fhir.azurehealthcareapis.us for https://contoso-prod.fhir.azurehealthcareapis.us (azure)',
    ],
    [
      'https://contoso.azurehealthcareapis.us',
      { cloud: 'azureusgovernment' },
      'fhir https://contoso.azurehealthcareapis.us for https://contoso.azurehealthcareapis.us (azure)',
    ],
    [
      'https://contoso-imaging.dicom.azurehealthcareapis.us/v1',
      { cloud: 'azureusgovernment', audience: SHARED },
      `dicom https://contoso-imaging.dicom.azurehealthcareapis.us/v1 for ${SHARED} (azure)`,
    ],
  ] as const)('%s', (line, otherInputs, endpoint) => expect(summary(line, otherInputs)).toBe(endpoint));

  test.each([
    ['upper case', `HTTPS://${FHIR.toUpperCase()}/`],
    ['a trailing slash', `https://${FHIR}/`],
    ['trailing slashes', `https://${FHIR}///`],
    ['the default port', `https://${FHIR}:443`],
    ['a path that resolves to the root', `https://${FHIR}/x/..`],
    ['the service of the host', `https://${FHIR} service=fhir`],
    ['several spaces before an option', `https://${FHIR}   service=fhir`],
  ])('the same host: %s', (_, line) => expect(summary(line)).toBe(`fhir https://${FHIR} for https://${FHIR} (azure)`));

  test('the display name contains the path but no default port', () => {
    expect(parsed(read(`https://${DICOM.toUpperCase()}/v2/`))).toMatchObject({
      name: `${DICOM}/v2`,
      host: DICOM,
      root: `https://${DICOM}`,
      base: `https://${DICOM}/v2`,
    });
    expect(parsed(read(`https://${FHIR}/`))).toMatchObject({ name: FHIR, host: FHIR, root: `https://${FHIR}`, base: `https://${FHIR}` });
    expect(parsed(read(`https://${GATEWAY}:8443/imaging/v2 service=dicom`, { trusted: [`${GATEWAY}:8443`] }))).toMatchObject({
      name: `${GATEWAY}:8443/imaging/v2`,
      host: `${GATEWAY}:8443`,
      root: `https://${GATEWAY}:8443/imaging`,
    });
    expect(parsed(read(`https://${GATEWAY}/v2/imaging service=dicom`, { trusted: [GATEWAY] }))).toMatchObject({
      root: `https://${GATEWAY}/v2/imaging`,
    });
  });
});

describe('a host that only resembles an Azure host is not trusted', () => {
  test.each([
    ['an additional suffix', `https://${FHIR}.evil.example`],
    ['an additional prefix', `https://evil.${FHIR}`],
    ['no label before fhir', 'https://fhir.azurehealthcareapis.com'],
    ['no label before dicom', 'https://dicom.azurehealthcareapis.com'],
    ['an empty label', 'https://.fhir.azurehealthcareapis.com'],
    ['another top-level domain', 'https://contoso-prod.fhir.azurehealthcareapis.net'],
    ['a missing dot', 'https://contoso-prod.fhirazurehealthcareapis.com'],
    ['a hyphen instead of a dot', 'https://contoso-prod-fhir.azurehealthcareapis.com.example'],
    ['the suffix in the path', 'https://evil.example/.fhir.azurehealthcareapis.com'],
    ['an underscore', 'https://contoso_prod.fhir.azurehealthcareapis.com'],
    ['a trailing dot', `https://${FHIR}.`],
    ['two trailing dots', `https://${FHIR}..`],
    ['another port', `https://${FHIR}:8443`],
    ['port 80', `https://${FHIR}:80`],
    ['a Cyrillic letter', 'https://contoso-prod.fhіr.azurehealthcareapis.com'],
    ['a Cyrillic letter in punycode', 'https://contoso-prod.xn--fhr-rrf.azurehealthcareapis.com'],
    ['a Cyrillic name', 'https://соntоsо.fhir.azurehealthcareapis.com.example'],
    ['an IPv4 address', 'https://203.0.113.7'],
    ['an IPv4 address as one number', 'https://3405803783'],
    ['an IPv6 address', 'https://[2001:db8::7]'],
    ['localhost', 'https://localhost'],
    ['de-identification without its api label', 'https://abc123.deid.azure.com'],
    ['de-identification with an extra label', 'https://a.b.api.eus001.deid.azure.com'],
    ['de-identification with two regions', 'https://abc123.api.eus.001.deid.azure.com'],
    ['the DICOM audience', `${SHARED}/v2`],
    ['a private link name', 'https://contoso-prod.privatelink.fhir.azurehealthcareapis.com'],
    ['a backslash before an Azure host', `https://evil.example\\@${FHIR}`],
  ])('%s', (_, line) => {
    const refusal = summary(line, { service: 'fhir', audience: `https://${FHIR}` });
    expect(refusal).toMatchObject({ refused: expect.stringMatching(/^(?:endpoint-untrusted|input-invalid)$/) });
  });

  test('the error contains the host only if the line has no other content', () => {
    const fixOf = (line: string): string => {
      const parsed = read(line);
      return 'code' in parsed ? parsed.fix : '';
    };
    expect(fixOf(`https://${GATEWAY}:8443`)).toContain(`trusted-hosts: ${GATEWAY}:8443`);
    for (const line of [`https://${GATEWAY}/fhir`, `https://${GATEWAY} service=fhir`, `https://${GATEWAY}:8443/fhir`])
      expect(fixOf(line)).not.toContain(GATEWAY);
  });

  test.each([
    [`https://${FHIR} https://${FHIR.replace('prod', 'test')}`, `: https://${FHIR}, then https://${FHIR.replace('prod', 'test')}`],
    [`https://${FHIR}, https://user@x.example/9Secret`, ''],
  ])('the error for %s contains only known URLs', (line, repeated) => {
    const parsed = read(line);
    expect('code' in parsed ? parsed.fix : '').toBe(`Write one endpoint per line${repeated}`);
  });

  test.each([
    ['https://fhir.contoso.example', true],
    ['https://contoso.azure-api.net', true],
    ['https://fhir.deid-team.contoso.example', true],
    ['https://contoso.azurewebsites.net', true],
    ['https://a-b.fhir.azurehealthcareapis.com.evil.example', false],
    ['https://a-b.azurehealthcareapls.com.evil.example', false],
    ['https://x.api.deid.azure.com.evil.example', false],
  ])('the error for %s suggests trusted-hosts: %s', (line, offered) => {
    const parsed = read(line);
    expect('code' in parsed && parsed.fix.includes('add trusted-hosts: ')).toBe(offered);
  });

  test.each([
    ['a trailing period', `https://${FHIR}.`, `https://${FHIR}`],
    ['an underscore', 'https://contoso_prod.fhir.azurehealthcareapis.com', `https://${FHIR}`],
    ['a private-link name', 'https://contoso-prod.privatelink.fhir.azurehealthcareapis.com', `https://${FHIR}`],
    ['a misspelled domain', 'https://contoso-prod.fhir.azurehealtcareapis.com', `https://${FHIR}`],
    ['a missing period', 'https://contoso-prod.fhirazurehealthcareapis.com', `https://${FHIR}`],
    ['a port', `https://${FHIR}:8443`, `https://${FHIR}`],
    ['no scheme', FHIR, `https://${FHIR}`],
    ['no scheme before a version', `${DICOM}/v1/studies`, `https://${DICOM}/v1`],
    ['quotation marks', `"https://${FHIR}"`, `https://${FHIR}`],
    ['angle brackets', `<https://${FHIR}>`, `https://${FHIR}`],
    ['a list dash', `- https://${FHIR}`, `https://${FHIR}`],
    ['a comment', `https://${FHIR} # production`, `https://${FHIR}`],
    ['a comma', `https://${FHIR},`, `https://${FHIR}`],
    ['a query', `https://${FHIR}/Patient?name=x`, `https://${FHIR}`],
    ['a path below a version', `https://${DICOM}/v1/studies?x=y service=dicom`, `https://${DICOM}/v1 service=dicom`],
  ])('the error contains the corrected line: %s', (_, line, correction) =>
    expect(parsed(read(line))).toMatchObject({ instead: correction }),
  );

  test('a host that starts like a workspace is not a workspace', () =>
    expect(summary('https://contoso.workspace.azurehealthcareapis.com.evil.example')).toEqual({ refused: 'endpoint-untrusted' }));

  test.each(['com', 'us'])('a workspace is not a service (.%s)', (ending) => {
    expect(summary(`https://contoso.workspace.azurehealthcareapis.${ending}`)).toEqual({ refused: 'endpoint-workspace' });
  });
});

describe('a line is rejected if it has', () => {
  test.each([
    ['http', `http://${FHIR}`, `https://${FHIR}`],
    ['HTTP in upper case', `HTTP://${FHIR}`, `https://${FHIR}`],
    ['no scheme', FHIR, undefined],
    ['another scheme', `ftp://${FHIR}`, undefined],
    ['one slash', `https:/${FHIR}`, undefined],
    ['a user name', `https://user@${FHIR}`, undefined],
    ['a user name and a password', `https://user:password@${FHIR}`, undefined],
    ['a password alone', `https://:password@${FHIR}`, undefined],
    ["Azure's host as a user name", `https://${FHIR}@evil.example`, undefined],
    ["Azure's host as a user name with a password", `https://${FHIR}:443@evil.example`, undefined],
    ['a query', `https://${FHIR}?x=y`, undefined],
    ['an empty query', `https://${FHIR}?`, undefined],
    ['a fragment', `https://${FHIR}#x`, undefined],
    ['an invalid port', `https://${FHIR}:99999`, undefined],
    ['an unknown word', `https://${FHIR} please`, undefined],
    ['an option without a value', `https://${FHIR} service=`, undefined],
    ['an unknown option that ends like a known one', `https://${FHIR} myservice=fhir`, undefined],
    ['a repeated option', `https://${FHIR} audience=https://${FHIR} audience=https://${FHIR}`, undefined],
    ['the name of another input', `https://${FHIR} timeout-seconds=3`, undefined],
    ['an unknown service', `https://${FHIR} service=medtech`, undefined],
    ['a service that differs from the host', `https://${FHIR} service=dicom`, undefined],
    ['a comma after the URL', `https://${FHIR}, https://${DICOM}`, undefined],
  ])('%s', (_, line, instead) => {
    const refusal = parsed(read(line));
    expect(refusal).toMatchObject({ refused: expect.stringMatching(/^(?:input-invalid|endpoint-untrusted)$/) });
    if (instead !== undefined) expect(refusal).toEqual({ refused: 'input-invalid', instead });
  });

  test('a line with another scheme is corrected if it also contains https', () =>
    expect(parsed(read(`ftp://${FHIR}/https://x`))).toEqual({ refused: 'input-invalid' }));

  test.each([
    ['a public host in US Government', `https://${FHIR}`, 'azureusgovernment'],
    ['a public DICOM host in China', `https://${DICOM}`, 'azurechinacloud'],
    ['a de-identification host in US Government', `https://${DEID}`, 'azureusgovernment'],
    ['a host of US Government in the public cloud', 'https://contoso-prod.fhir.azurehealthcareapis.us', 'azurecloud'],
    ['a retired host of US Government in the public cloud', 'https://contoso.azurehealthcareapis.us', 'azurecloud'],
  ] as const)('a host of another cloud is rejected: %s', (_, line, cloud) =>
    expect(summary(line, { cloud })).toEqual({ refused: 'cloud-endpoint-mismatch' }),
  );
});

describe('base paths on Azure hosts', () => {
  test.each([
    ['FHIR has no base path', `https://${FHIR}`, '', []],
    [
      '/metadata is removed',
      `https://${FHIR}/metadata`,
      '',
      ['notice: the action removes /metadata, because this path is not part of the base URL'],
    ],
    [
      '/metadata/ is removed',
      `https://${FHIR}/metadata/`,
      '',
      ['notice: the action removes /metadata, because this path is not part of the base URL'],
    ],
    [
      '/Patient is removed',
      `https://${FHIR}/Patient`,
      '',
      ['notice: the action removes /Patient, because this path is not part of the base URL'],
    ],
    [
      '/health/check is removed',
      `https://${FHIR}/health/check`,
      '',
      ['notice: the action removes /health/check, because this path is not part of the base URL'],
    ],
    [
      'a DICOM host without a path has the latest version',
      `https://${DICOM}`,
      '/v2',
      ['notice: the URL has no API version, so /v2 is used'],
    ],
    ['DICOM version 1', `https://${DICOM}/v1`, '/v1', []],
    ['DICOM version 2', `https://${DICOM}/v2`, '/v2', []],
    ['the DICOM prerelease', `https://${DICOM}/v1.0-prerelease`, '/v1.0-prerelease', []],
    [
      '/v2/changefeed becomes /v2',
      `https://${DICOM}/v2/changefeed`,
      '/v2',
      ['notice: the action removes /changefeed, because this path is not part of the base URL'],
    ],
    [
      '/v1/changefeed becomes /v1',
      `https://${DICOM}/v1/changefeed`,
      '/v1',
      ['notice: the action removes /changefeed, because this path is not part of the base URL'],
    ],
    [
      '/changefeed becomes /v2',
      `https://${DICOM}/changefeed`,
      '/v2',
      ['notice: the action removes /changefeed, because this path is not part of the base URL'],
    ],
    [
      '/health/check of DICOM becomes /v2',
      `https://${DICOM}/health/check`,
      '/v2',
      ['notice: the action removes /health/check, because this path is not part of the base URL'],
    ],
    ['de-identification has no base path', `https://${DEID}/`, '', []],
    [
      '/health is removed',
      `https://${DEID}/health`,
      '',
      ['notice: the action removes /health, because this path is not part of the base URL'],
    ],
    [
      '/health/check of de-identification is removed',
      `https://${DEID}/health/check`,
      '',
      ['notice: the action removes /health/check, because this path is not part of the base URL'],
    ],
    ['/jobs is removed', `https://${DEID}/jobs`, '', ['notice: the action removes /jobs, because this path is not part of the base URL']],
  ])('%s', (_, line, path, notes) => {
    const value = parsed(read(line));
    expect('refused' in value ? value : value.base.replace(/^https:\/\/[^/]+/, '')).toBe(path);
    expect(notesOf(read(line))).toEqual(notes);
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
