import { describe, expect, test } from '@jest/globals';
import { MOST_ENDPOINTS } from '../../../src/inputs/targets.ts';
import { codesOf, DICOM, FHIR, mistakesOf, readGood, readStep } from '../support/inputs.ts';
import { noteText } from '../support/read.ts';

const SHARED = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://c4h9e2d1.api.eus001.deid.azure.com';
const GATEWAY = 'https://fhir.contoso.example';
const OTHER = 'https://contoso-test.fhir.azurehealthcareapis.com';

/** Returns the base URL of each endpoint with its audience. */
const targets = (inputs: Readonly<Record<string, string>>) =>
  readGood(inputs).request.targets.map(({ base, audience }) => `${base} for ${audience}`);
const audiences = (inputs: Readonly<Record<string, string>>) => readGood(inputs).request.audiences;
const notes = (inputs: Readonly<Record<string, string>>) => readGood(inputs).request.notices.map(noteText);

describe('without an endpoint', () => {
  test('one audience or several, one a line, in the order written', () =>
    expect(audiences({ audience: `deid\n  dicom \r\n\n${FHIR}/` })).toEqual(['https://deid.azure.com', SHARED, FHIR]));

  test('each counts once, however it is written', () => {
    expect(audiences({ audience: `dicom\n${SHARED}/\n${SHARED}/.default` })).toEqual([SHARED]);
    expect(notes({ audience: `dicom\n${SHARED}/` })).toEqual([
      `notice: audience lists ${SHARED} 2 times. The action ignores the duplicates.`,
    ]);
  });

  test('every wrong one is reported', () => {
    expect(codesOf(readGood({ audience: 'dicom\nfhir\nhttp://x.example\ndicom https://x.example' }))).toEqual([
      'audience-fhir-word',
      'input-invalid',
    ]);
  });

  test.each([
    ['dicom\nfhir', 'Replace line 2 of audience with the URL of the FHIR service.'],
    ['deid\nhttps://contoso-imaging.dicom.azurehealthcareapis.com', 'Replace line 2 of audience with: dicom'],
    ['fhir', 'Remove audience, and set endpoint to the URL of the FHIR service.'],
  ])('the advice for a wrong line keeps the others: %j', (audience, next) => {
    expect(readGood({ audience }).errors.map((error) => error.next)).toEqual([next]);
  });

  test('neither audience nor endpoint: there is nothing to ask a token for', () => {
    expect(mistakesOf(readStep({}))).toMatchInlineSnapshot(`
     [
       "input-invalid: endpoint is empty, and audience is also empty. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.",
     ]
    `);
  });
});

describe('with endpoints', () => {
  test('each has the audience of its host, and each audience counts once', () => {
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
    ['the override of a single line (SMART)', { endpoint: FHIR, audience: 'api://smart' }, [`${FHIR} for api://smart`], []],
    [
      'not of several',
      { endpoint: `${FHIR}\n${OTHER}`, audience: 'api://smart' },
      [`${FHIR} for ${FHIR}`, `${OTHER} for ${OTHER}`],
      ['warning: audience is not used, because every line of endpoint has its own audience.'],
    ],
    [
      'the default of those that derive none',
      { endpoint: `${FHIR}\n${GATEWAY}`, audience: 'api://smart', service: 'fhir', 'trusted-hosts': 'fhir.contoso.example' },
      [`${FHIR} for ${FHIR}`, `${GATEWAY} for api://smart`],
      [],
    ],
    [
      'not of a line that names its own',
      { endpoint: `${FHIR} audience=api://line`, audience: 'api://smart' },
      [`${FHIR} for api://line`],
      ['warning: audience is not used, because every line of endpoint has its own audience.'],
    ],
  ])('the input audience is %s', (_, inputs, expected, said) => {
    expect(codesOf(readGood(inputs))).toEqual([]);
    expect(targets(inputs)).toEqual(expected);
    expect(notes(inputs)).toEqual(said);
  });

  test('only the audiences that an endpoint wants are asked for', () =>
    expect(audiences({ endpoint: `${FHIR}\n${OTHER}`, audience: 'api://smart' })).toEqual([FHIR, OTHER]));

  test("the output token is the first endpoint's", () =>
    expect(audiences({ endpoint: `${DEID}\n${FHIR}` })[0]).toBe('https://deid.azure.com'));

  test('more than one audience next to them has no meaning', () => {
    for (const audience of ['dicom\ndeid', 'dicom\nfhir', 'a b\ndicom'])
      expect(mistakesOf(readGood({ endpoint: FHIR, audience }))).toEqual([
        expect.stringMatching(/^input-invalid: audience has 2 lines although there is an endpoint/),
      ]);
  });

  test.each([
    ['a word that is none', { endpoint: FHIR, audience: 'fhir' }, ['audience-fhir-word']],
    ["Terraform's string", { endpoint: DICOM, audience: 'https://dicom.azurehealthcareapis.azure.com' }, ['audience-terraform']],
    ['the instance itself, the most natural mistake with DICOM', { endpoint: `${DICOM}/v2`, audience: DICOM }, ['audience-is-endpoint']],
    ['of another cloud', { endpoint: DICOM, audience: 'https://a-b.fhir.azurehealthcareapis.us' }, ['cloud-endpoint-mismatch']],
    ['that the service refuses', { endpoint: FHIR, audience: 'dicom' }, ['audience-refused']],
    ['the generic one', { endpoint: FHIR, audience: 'https://azurehealthcareapis.com' }, ['audience-generic']],
    [
      'missing for several gateways',
      { endpoint: `${GATEWAY}/a service=fhir\n${GATEWAY}/b service=fhir`, audience: 'fhir', 'trusted-hosts': 'fhir.contoso.example' },
      ['audience-fhir-word'],
    ],
  ])('a wrong audience is one mistake, not one more for every line that wanted it: %s', (_, inputs, codes) => {
    expect(codesOf(readGood(inputs))).toEqual(codes);
  });

  test('the same endpoint twice counts once', () => {
    const inputs = { endpoint: `${FHIR}\n${FHIR}/metadata\n${FHIR.toUpperCase().replace('HTTPS', 'https')}/` };
    expect(targets(inputs)).toEqual([`${FHIR} for ${FHIR}`]);
    expect(notes(inputs)).toContain(`notice: endpoint lists ${FHIR} 3 times. The action ignores the duplicates.`);
  });

  test.each([
    ['audience', `${FHIR} audience=api://one`, `${FHIR}/ audience=api://two`],
    ['service', `${GATEWAY} service=fhir audience=api://one`, `${GATEWAY} service=dicom audience=api://one`],
  ])('the same endpoint with another %s is a mistake that names both lines', (_, first, again) => {
    const read = readGood({ endpoint: `${first}\n${again}`, 'trusted-hosts': 'fhir.contoso.example' });
    expect(mistakesOf(read)).toEqual([
      'input-invalid: Line 2 of endpoint repeats the endpoint of line 1 with a different service or audience. If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.',
    ]);
  });

  test('every wrong line is reported', () => {
    expect(
      codesOf(
        readGood({ endpoint: `${FHIR}/R4\nhttp://x.example\n${DICOM}\nhttps://x.example\nhttps://a.workspace.azurehealthcareapis.com` }),
      ),
    ).toEqual(['input-invalid', 'endpoint-untrusted', 'endpoint-workspace']);
  });

  test.each([
    [MOST_ENDPOINTS, []],
    [MOST_ENDPOINTS + 1, ['input-invalid']],
  ])('%i in one step', (count, codes) => {
    const endpoint = Array.from({ length: count }, (_, index) => `https://contoso-${String(index)}.fhir.azurehealthcareapis.com`).join(
      '\n',
    );
    expect(codesOf(readGood({ endpoint }))).toEqual(codes);
  });
});

describe('service', () => {
  test("is for hosts that are not Azure's own, and changes nothing about those that are", () => {
    const inputs = { endpoint: `${DICOM}\n${GATEWAY}`, service: 'FHIR', audience: 'api://smart', 'trusted-hosts': 'fhir.contoso.example' };
    expect(readGood(inputs).request.targets.map(({ service }) => service.name)).toEqual(['dicom', 'fhir']);
  });

  test.each(['medtech', 'fhir-legacy', 'custom', 'constructor'])('%s is no token', (service) => {
    expect(codesOf(readGood({ service }))).toEqual(['input-invalid']);
  });
});

describe('trusted-hosts: one exact host a line', () => {
  const trusts = (lines: string, url: string) => codesOf(readGood({ endpoint: `${url} service=dicom`, 'trusted-hosts': lines }));

  test.each([
    ['a host', 'dicom.contoso.example', 'https://dicom.contoso.example/v2'],
    ['in any case', 'DICOM.Contoso.Example', 'https://dicom.contoso.example/v2'],
    ['with a port', 'dicom.contoso.example:8443', 'https://dicom.contoso.example:8443/v2'],
    ['the port that https has anyway', 'dicom.contoso.example:443', 'https://dicom.contoso.example/v2'],
    ['one of several', 'a.example\n\n dicom.contoso.example ', 'https://dicom.contoso.example/v2'],
    ['an address of a private network', '10.1.2.3', 'https://10.1.2.3/v2'],
    ['an IPv6 address', '[fd00::7]:8443', 'https://[fd00:0::7]:8443/v2'],
    ['a name in another script, by its punycode', 'bücher.example', 'https://xn--bcher-kva.example/v2'],
  ])('%s', (_, lines, url) => expect(trusts(lines, url)).toEqual([]));

  test.each([
    ['a host above', 'contoso.example', 'https://dicom.contoso.example'],
    ['a host below', 'a.dicom.contoso.example', 'https://dicom.contoso.example'],
    ['a look-alike', 'dicom.contoso.example', 'https://dicom.contoso.example.evil.example'],
    ['another port', 'dicom.contoso.example:8443', 'https://dicom.contoso.example'],
    ['a port where none is trusted', 'dicom.contoso.example', 'https://dicom.contoso.example:8443'],
    ['a dot at the end', 'dicom.contoso.example', 'https://dicom.contoso.example.'],
  ])('no token for %s', (_, lines, url) => expect(trusts(lines, url)).toEqual(['endpoint-untrusted']));

  test.each([
    '*.contoso.example',
    '*',
    'https://dicom.contoso.example',
    'dicom.contoso.example/v2',
    'user@dicom.contoso.example',
    'a.example, b.example',
    'a.example b.example',
    'a.example?x',
    'a.example#x',
    'a.example:99999',
    'a.example:x',
    'a\\b.example',
  ])('%s is no exact host', (line) => expect(codesOf(readGood({ 'trusted-hosts': line }))).toEqual(['input-invalid']));
});

test('a notice that applies to several lines appears once', () => {
  const hosts = ['ward1-imaging', 'ward2-imaging'].map((name) => `https://${name}.dicom.azurehealthcareapis.com`);
  expect(notes({ endpoint: hosts.join('\n') }).filter((text) => text.includes('/v2'))).toEqual([
    'notice: endpoint: the URL has no API version, so /v2 is used.',
  ]);
});
