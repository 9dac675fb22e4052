import { describe, expect, test } from '@jest/globals';
import { readAudience, scopeOf } from '../../../src/azure/audiences.ts';
import { CLOUDS, type Cloud } from '../../../src/azure/clouds.ts';
import { notesOf, parsed } from '../support/read.ts';

const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const DICOM = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://deid.azure.com';
const APPLICATION = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';

const read = (input: string, cloud: Cloud['name'] = 'azurecloud') => readAudience(input, CLOUDS[cloud]);

describe('readAudience accepts', () => {
  test.each([
    ['the keyword for DICOM', 'dicom', DICOM],
    ['the keyword for de-identification', 'deid', DEID],
    ['a keyword in upper case', 'DICOM', DICOM],
    ['a keyword with a trailing slash', 'dicom/', DICOM],
    ['a keyword as a scope', 'DeId/.default', DEID],
    ['the shared audience of DICOM', DICOM, DICOM],
    ['a trailing slash, as in the PowerShell tab of the DICOM documentation', `${DICOM}/`, DICOM],
    ['a scope of de-identification', `${DEID}/.default`, DEID],
    ['a FHIR service', FHIR, FHIR],
    ['a FHIR service with a slash, which is removed because FHIR compares strings', `${FHIR}/`, FHIR],
    ['a FHIR service with two slashes', `${FHIR}//`, FHIR],
    ['a FHIR service as a scope', `${FHIR}/.default`, FHIR],
    ['a de-identification scope with a repeated suffix', `${DEID}/.default/.default`, DEID],
    ['a FHIR service as a scope with the double slash', `${FHIR}//.default`, FHIR],
    ['a FHIR service in upper case', FHIR.toUpperCase().replace('HTTPS', 'https'), FHIR],
    ['a scheme in upper case', FHIR.replace('https', 'HTTPS'), FHIR],
    ['a FHIR service with the default port', `${FHIR}:443`, FHIR],
    ['an application by its client ID', APPLICATION, APPLICATION],
    ['an application with a trailing slash', `${APPLICATION}/`, APPLICATION],
    ['an application as a scope', `${APPLICATION}/.default`, APPLICATION],
    ['an application ID URI', `api://${APPLICATION}`, `api://${APPLICATION}`],
    ['an application ID URI as a scope', `api://${APPLICATION}/.default`, `api://${APPLICATION}`],
    ['an application scope with a repeated suffix', `api://${APPLICATION}/.default/.default`, `api://${APPLICATION}`],
    ['a path that starts like a scope', 'api://contoso/.default/x', 'api://contoso/.default/x'],
    ['an application ID URI that contains an Azure host', 'api://azurehealthcareapis.com', 'api://azurehealthcareapis.com'],
    ['an application ID URI in upper case', 'API://azurehealthcareapis.com', 'API://azurehealthcareapis.com'],
    ['a custom URI', 'https://smart.contoso.example', 'https://smart.contoso.example'],
    ['a custom URI with a slash, which is kept', 'https://smart.contoso.example/', 'https://smart.contoso.example/'],
    ['a custom URI with path and case', 'https://smart.contoso.example/R4', 'https://smart.contoso.example/R4'],
    ['a scope of a custom URI with a trailing slash', 'https://smart.contoso.example//.default', 'https://smart.contoso.example/'],
    ['Azure Resource Manager if there is no endpoint', 'https://management.azure.com', 'https://management.azure.com'],
    ['a custom host that starts like an Azure host', `${FHIR}.contoso.example`, `${FHIR}.contoso.example`],
    [
      'a custom host that starts like a workspace',
      `https://a.workspace.azurehealthcareapis.com.example`,
      'https://a.workspace.azurehealthcareapis.com.example',
    ],
    ['an Azure host on another port', `${FHIR}:8443`, `${FHIR}:8443`],
  ])('%s', (_, input, audience) => expect(parsed(read(input))).toBe(audience));
});

describe('readAudience accepts unlikely audiences with a warning', () => {
  const UNDOCUMENTED = 'as an audience, so Entra might not recognize it (AADSTS500011)';
  const GENERIC = 'Entra issues tokens for this audience, but FHIR services reject them';
  const RETIRED = 'belongs to Azure API for FHIR, which was retired on 2026-09-30';
  const PATH = 'notice: the action removes the path, because the audience of a FHIR service is its URL without a path';
  test.each([
    [
      'https://azurehealthcareapis.com/',
      'https://azurehealthcareapis.com',
      `warning: azurehealthcareapis.com is a generic audience. ${GENERIC}`,
    ],
    ...['healthcareapis.azure.com', 'fhir.azurehealthcareapis.com', 'deid.azurehealthcareapis.com'].map(
      (host) => [`https://${host}`, `https://${host}`, `warning: Microsoft does not document ${host} ${UNDOCUMENTED}`] as const,
    ),
    [
      'https://contoso-prod.azurehealthcareapis.com',
      'https://contoso-prod.azurehealthcareapis.com',
      `warning: contoso-prod.azurehealthcareapis.com ${RETIRED}. For a FHIR service in a workspace, write contoso-prod.fhir.azurehealthcareapis.com`,
    ],
    ...['metadata', 'fhir', 'R4/.default'].map((path) => [`${FHIR}/${path}`, FHIR, PATH] as const),
  ])('%s', (input, audience, note) => {
    expect(parsed(read(input))).toBe(audience);
    expect(notesOf(read(input))).toEqual([note]);
  });

  test('but accepts an ordinary audience without a warning', () =>
    expect(['dicom', FHIR, APPLICATION, 'https://smart.contoso.example/'].flatMap((input) => notesOf(read(input)))).toEqual([]));
});

/** Entra docs: scopes-oidc, "Trailing slash and .default"; fhir-server#269. */
test.each([
  [FHIR, `${FHIR}/.default`],
  ['https://smart.contoso.example/', 'https://smart.contoso.example//.default'],
  [APPLICATION, `${APPLICATION}/.default`],
])('the scope of %s is %s', (audience, scope) => expect(scopeOf(audience)).toBe(scope));
