import { describe, expect, test } from '@jest/globals';
import { MOST_ENDPOINTS } from '../../../src/inputs/targets.ts';
import { codesOf, DICOM, FHIR, mistakesOf, readGood, readStep } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';

const SHARED = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://c4h9e2d1.api.eus001.deid.azure.com';
const GATEWAY = 'https://fhir.contoso.example';
const OTHER = 'https://contoso-test.fhir.azurehealthcareapis.com';

const targets = (inputs: Readonly<Record<string, string>>) =>
  readGood(inputs).request.targets.map(({ base, audience }) => `${base} for ${audience}`);
const audiences = (inputs: Readonly<Record<string, string>>) => readGood(inputs).request.audiences;
const notes = (inputs: Readonly<Record<string, string>>) => readGood(inputs).request.notices.map(noteText);

describe('without an endpoint', () => {
  test('reads one audience per line, in order', () =>
    expect(audiences({ audience: `deid\n  dicom \r\n\n${FHIR}/` })).toEqual(['https://deid.azure.com', SHARED, FHIR]));

  test.each(['dicom\rdeid', '\rdicom\r\rdeid\n'])('carriage returns end lines: %j', (audience) =>
    expect(audiences({ audience })).toEqual([SHARED, 'https://deid.azure.com']),
  );

  test('removes duplicate audiences in different notations', () => {
    expect(audiences({ audience: `dicom\n${SHARED}/\n${SHARED}/.default` })).toEqual([SHARED]);
    expect(notes({ audience: `dicom\n${SHARED}/` })).toEqual([
      `notice: The audience input lists ${SHARED} 2 times. The action ignores duplicates.`,
    ]);
  });

  test('reports every invalid audience', () => {
    expect(codesOf(readGood({ audience: 'dicom\nfhir\nhttp://x.example\ndicom https://x.example' }))).toEqual([
      'audience-fhir-word',
      'input-invalid',
    ]);
  });

  test.each([
    ['dicom\nfhir', 'Replace line 2 of the audience input with the URL of the FHIR service.'],
    ['deid\nhttps://contoso-imaging.dicom.azurehealthcareapis.com', 'Replace line 2 of the audience input with: dicom'],
    ['fhir', 'Remove the audience input, and set the endpoint input to the service URL.'],
  ])('keeps the other lines in the fix for %j', (audience, next) => {
    expect(readGood({ audience }).errors.map((error) => error.next)).toEqual([next]);
  });

  test('requires an audience or an endpoint', () => {
    expect(mistakesOf(readStep({}))).toMatchInlineSnapshot(`
     [
       "input-invalid: The endpoint input is empty, and the audience input is also empty. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
     ]
    `);
  });
});

describe('with endpoints', () => {
  test('uses the audience of each host once', () => {
    const inputs = { endpoint: `${FHIR}\n${DICOM}/v2\n${DICOM.replace('imaging', 'archive')}\n${DEID}` };
    expect(targets(inputs)).toEqual([
      `${FHIR} for ${FHIR}`,
      `${DICOM}/v2 for ${SHARED}`,
      `${DICOM.replace('imaging', 'archive')}/v2 for ${SHARED}`,
      `${DEID} for https://deid.azure.com`,
    ]);
    expect(audiences(inputs)).toEqual([FHIR, SHARED, 'https://deid.azure.com']);
  });

  test.each([
    ['used for a single line (SMART)', { endpoint: FHIR, audience: 'api://smart' }, [`${FHIR} for api://smart`], []],
    [
      'not used for several lines',
      { endpoint: `${FHIR}\n${OTHER}`, audience: 'api://smart' },
      [`${FHIR} for ${FHIR}`, `${OTHER} for ${OTHER}`],
      ['warning: The audience input is not used, because every endpoint line has its own audience.'],
    ],
    [
      'used for lines without a default audience',
      { endpoint: `${FHIR}\n${GATEWAY}`, audience: 'api://smart', service: 'fhir', 'trusted-hosts': 'fhir.contoso.example' },
      [`${FHIR} for ${FHIR}`, `${GATEWAY} for api://smart`],
      [],
    ],
    [
      'not used for a line with its own audience',
      { endpoint: `${FHIR} audience=api://line`, audience: 'api://smart' },
      [`${FHIR} for api://line`],
      ['warning: The audience input is not used, because every endpoint line has its own audience.'],
    ],
  ])('the input audience is %s', (_, inputs, expected, notices) => {
    expect(codesOf(readGood(inputs))).toEqual([]);
    expect(targets(inputs)).toEqual(expected);
    expect(notes(inputs)).toEqual(notices);
  });

  const DICOM_OWN = 'In the endpoint input, set audience= to the audience of the DICOM service.';
  test.each([
    ['azurechinacloud', 'dicom', ' audience=dicom', DICOM_OWN],
    ['azureusgovernment', 'dicom', ' audience=deid', DICOM_OWN],
    ['azureusgovernment', 'fhir', ' audience=deid', 'In the endpoint input, set audience= to the audience of the FHIR service.'],
    ['azurechinacloud', 'dicom', ' audience=https://management.azure.com', DICOM_OWN],
    ['azurecloud', 'fhir', ' audience=dicom', 'In the endpoint input, set audience= to the audience of the FHIR service.'],
    ['azurechinacloud', 'dicom', '', 'In the endpoint input, add audience=<URL> to the line.'],
    ['azureusgovernment', 'deid', '', 'In the endpoint input, add audience=<URL> to the line.'],
    ['azureusgovernment', 'dicom', '', /^In the endpoint input, set audience= to https:\/\/dicom/],
  ])('the fix for a gateway in %s with %s%s is to change audience= in the line', (environment, service, option, next) => {
    const endpoint = `${GATEWAY} service=${service}${option}`;
    const { errors } = readGood({ environment, endpoint, 'trusted-hosts': 'fhir.contoso.example' });
    expect(errors.map((error) => error.next)).toEqual([expect.stringMatching(next)]);
  });

  test('requests only the audiences of the endpoints', () =>
    expect(audiences({ endpoint: `${FHIR}\n${OTHER}`, audience: 'api://smart' })).toEqual([FHIR, OTHER]));

  test('rejects more than one audience', () => {
    for (const audience of ['dicom\ndeid', 'dicom\nfhir', 'a b\ndicom'])
      expect(mistakesOf(readGood({ endpoint: FHIR, audience }))).toEqual([
        expect.stringMatching(/^input-invalid: The audience input contains 2 lines, but only one is allowed if the endpoint input is set/),
      ]);
  });

  test.each([
    ['an unknown keyword', { endpoint: FHIR, audience: 'fhir' }, ['audience-fhir-word']],
    ['the audience of Terraform', { endpoint: DICOM, audience: 'https://dicom.azurehealthcareapis.azure.com' }, ['audience-terraform']],
    ['the DICOM instance', { endpoint: `${DICOM}/v2`, audience: DICOM }, ['audience-is-endpoint']],
    ['another cloud', { endpoint: DICOM, audience: 'https://a-b.fhir.azurehealthcareapis.us' }, ['cloud-endpoint-mismatch']],
    ['an audience that the service refuses', { endpoint: FHIR, audience: 'dicom' }, ['audience-refused']],
    ['the generic audience', { endpoint: FHIR, audience: 'https://azurehealthcareapis.com' }, ['audience-generic']],
    [
      'no audience for several gateways',
      { endpoint: `${GATEWAY}/a service=fhir\n${GATEWAY}/b service=fhir`, audience: 'fhir', 'trusted-hosts': 'fhir.contoso.example' },
      ['audience-fhir-word'],
    ],
  ])('reports an invalid audience once for all lines: %s', (_, inputs, codes) => {
    expect(codesOf(readGood(inputs))).toEqual(codes);
  });

  test('removes a duplicate endpoint', () => {
    const inputs = { endpoint: `${FHIR}\n${FHIR}/metadata\n${FHIR.toUpperCase().replace('HTTPS', 'https')}/` };
    expect(targets(inputs)).toEqual([`${FHIR} for ${FHIR}`]);
    expect(notes(inputs)).toContain(`notice: The endpoint input lists ${FHIR} 3 times. The action ignores duplicates.`);
  });

  test.each([
    ['a retired service', ['warning'], (line: number): string => `https://legacy${String(line)}.azurehealthcareapis.com`],
    ['duplicates', ['notice'], (line: number): string => `https://contoso-c${String(line)}.fhir.azurehealthcareapis.com\n`.repeat(2)],
  ])('shows one notice for many lines with %s', (_, levels, line) => {
    const { notices } = readGood({ endpoint: Array.from({ length: 12 }, (_unused, index) => line(index)).join('\n') }).request;
    const shown = notices.filter(({ level }) => level !== 'info');
    expect(shown.map(({ level }) => level)).toEqual(levels);
    expect(shown[0]?.text).toMatch(/ The same applies to 11 other lines of the input\.$/);
  });

  test.each([
    ['audience', `${FHIR} audience=api://one`, `${FHIR}/ audience=api://two`],
    ['service', `${GATEWAY} service=fhir audience=api://one`, `${GATEWAY} service=dicom audience=api://one`],
  ])('reports both lines of an endpoint with a different %s', (_, first, again) => {
    const read = readGood({ endpoint: `${first}\n${again}`, 'trusted-hosts': 'fhir.contoso.example' });
    expect(mistakesOf(read)).toEqual([
      'input-invalid: Line 2 of the endpoint input repeats the endpoint of line 1 with a different service or audience. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.',
    ]);
  });

  test('reports every invalid line', () => {
    const endpoint = `${FHIR}/R4\nhttp://x.example\n${DICOM}\nhttps://x.example\nhttps://a.workspace.azurehealthcareapis.com`;
    expect(codesOf(readGood({ endpoint }))).toEqual(['input-invalid', 'endpoint-untrusted', 'endpoint-workspace']);
  });

  test.each([
    [MOST_ENDPOINTS, []],
    [MOST_ENDPOINTS + 1, ['input-invalid']],
  ])('limits the number in one step: %i', (count, codes) => {
    const hosts = Array.from({ length: count }, (_, index) => `https://contoso-${String(index)}.fhir.azurehealthcareapis.com`);
    expect(codesOf(readGood({ endpoint: hosts.join('\n') }))).toEqual(codes);
  });
});

describe('service', () => {
  test('applies only to hosts outside Azure', () => {
    const inputs = { endpoint: `${DICOM}\n${GATEWAY}`, service: 'FHIR', audience: 'api://smart', 'trusted-hosts': 'fhir.contoso.example' };
    expect(readGood(inputs).request.targets.map(({ service }) => service.name)).toEqual(['dicom', 'fhir']);
  });

  test.each(['medtech', 'fhir-legacy', 'custom', 'constructor'])('%s is rejected', (service) => {
    expect(codesOf(readGood({ service }))).toEqual(['input-invalid']);
  });
});

describe('trusted-hosts, with one exact host per line', () => {
  const trusts = (lines: string, url: string) => codesOf(readGood({ endpoint: `${url} service=dicom`, 'trusted-hosts': lines }));

  test.each([
    ['a host', 'dicom.contoso.example', 'https://dicom.contoso.example/v2'],
    ['a host in mixed case', 'DICOM.Contoso.Example', 'https://dicom.contoso.example/v2'],
    ['a host with a port', 'dicom.contoso.example:8443', 'https://dicom.contoso.example:8443/v2'],
    ['a host with the default port', 'dicom.contoso.example:443', 'https://dicom.contoso.example/v2'],
    ['one of several', 'a.example\n\n dicom.contoso.example ', 'https://dicom.contoso.example/v2'],
    ['a private address', '10.1.2.3', 'https://10.1.2.3/v2'],
    ['an IPv6 address', '[fd00::7]:8443', 'https://[fd00:0::7]:8443/v2'],
    ['a punycode name for another script', 'bücher.example', 'https://xn--bcher-kva.example/v2'],
  ])('%s', (_, lines, url) => expect(trusts(lines, url)).toEqual([]));

  test.each([
    ['a parent domain', 'contoso.example', 'https://dicom.contoso.example'],
    ['a subdomain', 'a.dicom.contoso.example', 'https://dicom.contoso.example'],
    ['a look-alike', 'dicom.contoso.example', 'https://dicom.contoso.example.evil.example'],
    ['another port', 'dicom.contoso.example:8443', 'https://dicom.contoso.example'],
    ['a port that is not trusted', 'dicom.contoso.example', 'https://dicom.contoso.example:8443'],
    ['a trailing dot', 'dicom.contoso.example', 'https://dicom.contoso.example.'],
  ])('no token for %s', (_, lines, url) => expect(trusts(lines, url)).toEqual(['endpoint-untrusted']));

  test.each([
    '*.contoso.example',
    '*',
    '.contoso.example',
    'dicom..contoso.example',
    'https://dicom.contoso.example',
    'dicom.contoso.example/v2',
    'user@dicom.contoso.example',
    'a.example b.example',
    'a.example?x',
    'a.example:99999',
    'a.example:x',
    'a\\b.example',
  ])('%s is not an exact host', (line) => expect(codesOf(readGood({ 'trusted-hosts': line }))).toEqual(['input-invalid']));
});

test('a notice that applies to several lines appears once', () => {
  const hosts = ['ward1-imaging', 'ward2-imaging'].map((name) => `https://${name}.dicom.azurehealthcareapis.com`);
  expect(notes({ endpoint: hosts.join('\n') }).filter((text) => text.includes('/v2'))).toEqual([
    'notice: endpoint: the URL does not contain an API version, so the action uses /v2.',
  ]);
});
