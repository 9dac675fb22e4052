import { describe, expect, test } from '@jest/globals';
import { DEID, DICOM, FHIR, GATEWAY, read, SHARED, summary } from '../support/endpoint-line.ts';
import { notesOf, parsed } from '../support/read.ts';

/** Domain §1.10, the first table. */
describe("service, audience and cloud follow from a host of Azure's", () => {
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
  ] as const)('%s', (line, beside, endpoint) => expect(summary(line, beside)).toBe(endpoint));

  test.each([
    ['upper case', `HTTPS://${FHIR.toUpperCase()}/`],
    ['a slash at the end', `https://${FHIR}/`],
    ['slashes at the end', `https://${FHIR}///`],
    ['the port that https has anyway', `https://${FHIR}:443`],
    ['a path that leads nowhere', `https://${FHIR}/x/..`],
    ['its service named, which it has anyway', `https://${FHIR} service=fhir`],
    ['more than one space before a word', `https://${FHIR}   service=fhir`],
  ])('the same host: %s', (_, line) => expect(summary(line)).toBe(`fhir https://${FHIR} for https://${FHIR} (azure)`));

  test('what logs and reports call it', () => {
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

describe("hosts that are not Azure's get no token, however much they look like it", () => {
  test.each([
    ['a suffix more', `https://${FHIR}.evil.example`],
    ['a prefix more', `https://evil.${FHIR}`],
    ['no label before the family', 'https://fhir.azurehealthcareapis.com'],
    ['the family of DICOM alone', 'https://dicom.azurehealthcareapis.com'],
    ['an empty label', 'https://.fhir.azurehealthcareapis.com'],
    ['another ending', 'https://contoso-prod.fhir.azurehealthcareapis.net'],
    ['a missing dot', 'https://contoso-prod.fhirazurehealthcareapis.com'],
    ['a hyphen for a dot', 'https://contoso-prod-fhir.azurehealthcareapis.com.example'],
    ['the suffix in the path', 'https://evil.example/.fhir.azurehealthcareapis.com'],
    ['an underscore', 'https://contoso_prod.fhir.azurehealthcareapis.com'],
    ['a dot at the end: another name for DNS and certificates', `https://${FHIR}.`],
    ['two dots at the end', `https://${FHIR}..`],
    ['another port', `https://${FHIR}:8443`],
    ['port 80', `https://${FHIR}:80`],
    ['a Cyrillic letter', 'https://contoso-prod.fhіr.azurehealthcareapis.com'],
    ['the same in punycode', 'https://contoso-prod.xn--fhr-rrf.azurehealthcareapis.com'],
    ['a Cyrillic name', 'https://соntоsо.fhir.azurehealthcareapis.com.example'],
    ['an IPv4 address', 'https://203.0.113.7'],
    ['an IPv4 address as one number', 'https://3405803783'],
    ['an IPv6 address', 'https://[2001:db8::7]'],
    ['localhost', 'https://localhost'],
    ['de-identification without its api label', 'https://abc123.deid.azure.com'],
    ['de-identification with a label too many', 'https://a.b.api.eus001.deid.azure.com'],
    ['de-identification with two regions', 'https://abc123.api.eus.001.deid.azure.com'],
    ["DICOM's audience", `${SHARED}/v2`],
    ['a private link name', 'https://contoso-prod.privatelink.fhir.azurehealthcareapis.com'],
    ['a backslash before the host that matters', `https://evil.example\\@${FHIR}`],
  ])('%s', (_, line) => {
    const refusal = summary(line, { service: 'fhir', audience: `https://${FHIR}` });
    expect(refusal).toMatchObject({ refused: expect.stringMatching(/^(?:endpoint-untrusted|input-invalid)$/) });
  });

  test('the mistake names the host only if the line is nothing but https:// and that host', () => {
    const fixOf = (line: string): string => {
      const parsed = read(line);
      return parsed.ok ? '' : parsed.error.fix;
    };
    expect(fixOf(`https://${GATEWAY}:8443`)).toContain(`trusted-hosts: ${GATEWAY}:8443`);
    for (const line of [`https://${GATEWAY}/fhir`, `https://${GATEWAY} service=fhir`, `https://${GATEWAY}:8443/fhir`])
      expect(fixOf(line)).not.toContain(GATEWAY);
  });

  test.each([
    [`https://${FHIR} https://${FHIR.replace('prod', 'test')}`, `: https://${FHIR}, then https://${FHIR.replace('prod', 'test')}`],
    [`https://${FHIR}, https://user@x.example/9Secret`, ''],
  ])('%s: the URLs are repeated only if the action knows them', (line, repeated) => {
    const parsed = read(line);
    expect(parsed.ok ? '' : parsed.error.fix).toBe(`Write one endpoint per line${repeated}`);
  });

  test.each([
    ['https://fhir.contoso.example', true],
    ['https://contoso.azure-api.net', true],
    ['https://fhir.deid-team.contoso.example', true],
    ['https://contoso.azurewebsites.net', true],
    ['https://a-b.fhir.azurehealthcareapis.com.evil.example', false],
    ['https://a-b.azurehealthcareapls.com.evil.example', false],
    ['https://x.api.deid.azure.com.evil.example', false],
  ])('%s may be offered as a trusted host: %s', (line, offered) => {
    const parsed = read(line);
    expect(parsed.ok ? '' : parsed.error.fix.includes('add trusted-hosts: ')).toBe(offered);
  });

  test.each([
    ['a period at its end', `https://${FHIR}.`, `https://${FHIR}`],
    ['an underscore', 'https://contoso_prod.fhir.azurehealthcareapis.com', `https://${FHIR}`],
    ['a private-link name', 'https://contoso-prod.privatelink.fhir.azurehealthcareapis.com', `https://${FHIR}`],
    ['a misspelt domain', 'https://contoso-prod.fhir.azurehealtcareapis.com', `https://${FHIR}`],
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
  ])('a typo gets the corrected line: %s', (_, line, correction) => expect(parsed(read(line))).toMatchObject({ instead: correction }));

  test('a host that only begins like a workspace is no workspace', () =>
    expect(summary('https://contoso.workspace.azurehealthcareapis.com.evil.example')).toEqual({ refused: 'endpoint-untrusted' }));

  test.each(['com', 'us'])('a workspace is no service (.%s)', (ending) => {
    expect(summary(`https://contoso.workspace.azurehealthcareapis.${ending}`)).toEqual({ refused: 'endpoint-workspace' });
  });
});

describe('what a line may not be', () => {
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
    ['a port that is none', `https://${FHIR}:99999`, undefined],
    ['a word that is none', `https://${FHIR} please`, undefined],
    ['a word without a value', `https://${FHIR} service=`, undefined],
    ['a word that only ends like one', `https://${FHIR} myservice=fhir`, undefined],
    ['a word twice', `https://${FHIR} audience=https://${FHIR} audience=https://${FHIR}`, undefined],
    ['a word of another input', `https://${FHIR} timeout-seconds=3`, undefined],
    ['a service that is none', `https://${FHIR} service=medtech`, undefined],
    ["another service than the host's", `https://${FHIR} service=dicom`, undefined],
    ['a comma after the URL', `https://${FHIR}, https://${DICOM}`, undefined],
  ])('%s', (_, line, instead) => {
    const refusal = parsed(read(line));
    expect(refusal).toMatchObject({ refused: expect.stringMatching(/^(?:input-invalid|endpoint-untrusted)$/) });
    if (instead !== undefined) expect(refusal).toEqual({ refused: 'input-invalid', instead });
  });

  test('another scheme, with the right one further on', () =>
    expect(parsed(read(`ftp://${FHIR}/https://x`))).toEqual({ refused: 'input-invalid' }));

  test.each([
    ['a public host in US Government', `https://${FHIR}`, 'azureusgovernment'],
    ['a public DICOM host in China', `https://${DICOM}`, 'azurechinacloud'],
    ['a de-identification host in US Government', `https://${DEID}`, 'azureusgovernment'],
    ['a host of US Government in the public cloud', 'https://contoso-prod.fhir.azurehealthcareapis.us', 'azurecloud'],
    ['a retired host of US Government in the public cloud', 'https://contoso.azurehealthcareapis.us', 'azurecloud'],
  ] as const)("another cloud's: %s", (_, line, cloud) => expect(summary(line, { cloud })).toEqual({ refused: 'cloud-endpoint-mismatch' }));
});

describe("base paths on Azure's hosts", () => {
  test.each([
    ['FHIR has none', `https://${FHIR}`, '', []],
    [
      '/metadata, from the docs, is cut',
      `https://${FHIR}/metadata`,
      '',
      ['notice: the action removes /metadata, because this path is not part of the base URL'],
    ],
    [
      'with a slash too',
      `https://${FHIR}/metadata/`,
      '',
      ['notice: the action removes /metadata, because this path is not part of the base URL'],
    ],
    [
      '/Patient is cut',
      `https://${FHIR}/Patient`,
      '',
      ['notice: the action removes /Patient, because this path is not part of the base URL'],
    ],
    [
      '/health/check is cut',
      `https://${FHIR}/health/check`,
      '',
      ['notice: the action removes /health/check, because this path is not part of the base URL'],
    ],
    ['a bare DICOM host means the newest version', `https://${DICOM}`, '/v2', ['notice: the URL has no API version, so /v2 is used']],
    ['DICOM version 1', `https://${DICOM}/v1`, '/v1', []],
    ['DICOM version 2', `https://${DICOM}/v2`, '/v2', []],
    ['DICOM before its release', `https://${DICOM}/v1.0-prerelease`, '/v1.0-prerelease', []],
    [
      '/v2/changefeed is cut to /v2',
      `https://${DICOM}/v2/changefeed`,
      '/v2',
      ['notice: the action removes /changefeed, because this path is not part of the base URL'],
    ],
    [
      '/v1/changefeed is cut to /v1',
      `https://${DICOM}/v1/changefeed`,
      '/v1',
      ['notice: the action removes /changefeed, because this path is not part of the base URL'],
    ],
    [
      '/changefeed is cut, and /v2 means the rest',
      `https://${DICOM}/changefeed`,
      '/v2',
      ['notice: the action removes /changefeed, because this path is not part of the base URL'],
    ],
    [
      '/health/check is cut, and /v2 means the rest',
      `https://${DICOM}/health/check`,
      '/v2',
      ['notice: the action removes /health/check, because this path is not part of the base URL'],
    ],
    ['de-identification has none', `https://${DEID}/`, '', []],
    ['/health is cut', `https://${DEID}/health`, '', ['notice: the action removes /health, because this path is not part of the base URL']],
    [
      '/health/check of de-identification is cut',
      `https://${DEID}/health/check`,
      '',
      ['notice: the action removes /health/check, because this path is not part of the base URL'],
    ],
    ['/jobs is cut', `https://${DEID}/jobs`, '', ['notice: the action removes /jobs, because this path is not part of the base URL']],
  ])('%s', (_, line, path, notes) => {
    const value = parsed(read(line));
    expect('refused' in value ? value : value.base.replace(/^https:\/\/[^/]+/, '')).toBe(path);
    expect(notesOf(read(line))).toEqual(notes);
  });

  test.each([
    ['FHIR under /fhir', `https://${FHIR}/fhir`, `https://${FHIR}`],
    ['a release', `https://${FHIR}/R4`, `https://${FHIR}`],
    ["a path in lower case: FHIR's are case-sensitive", `https://${FHIR}/patient`, `https://${FHIR}`],
    ['one patient', `https://${FHIR}/Patient/1`, `https://${FHIR}`],
    ['a URL in the path', `https://${FHIR}/http://x`, `https://${FHIR}`],
    ['a docs path twice', `https://${FHIR}/metadata/metadata`, `https://${FHIR}`],
    ['DICOM studies', `https://${DICOM}/v2/studies`, `https://${DICOM}/v2`],
    ['a version of DICOM that is none', `https://${DICOM}/v3`, `https://${DICOM}/v2`],
    ['a version in upper case', `https://${DICOM}/V2`, `https://${DICOM}/v2`],
    ['a version that only begins like one', `https://${DICOM}/v2x`, `https://${DICOM}/v2`],
    ['a version twice', `https://${DICOM}/v2/v2`, `https://${DICOM}/v2`],
    ['de-identification in real time', `https://${DEID}/deid`, `https://${DEID}`],
    ['an escaped slash', `https://${FHIR}/%2f`, `https://${FHIR}`],
    ['empty path segments', `https://${DICOM}//v2`, `https://${DICOM}/v2`],
  ])('any other is an error that says the base URL: %s', (_, line, instead) => {
    expect(summary(line)).toEqual({ refused: 'input-invalid', instead });
  });
});
