import { describe, expect, test } from '@jest/globals';
import { SERVICES, serviceNamed, serviceOfHost } from '../../../src/azure/services/index.ts';
import type { Service } from '../../../src/azure/services/service.ts';

describe('the services', () => {
  test.each([
    ['fhir', 'fhir'],
    ['FHIR', 'fhir'],
    ['DiCoM', 'dicom'],
    ['deid', 'deid'],
    ['medtech', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('the keyword %j is %s', (word, name) => expect(serviceNamed(word)?.name).toBe(name));

  test.each([
    ['contoso-prod.fhir.azurehealthcareapis.com', 'fhir', 'azurecloud', undefined],
    ['contoso-prod.fhir.azurehealthcareapis.us', 'fhir', 'azureusgovernment', undefined],
    ['contoso.azurehealthcareapis.com', 'fhir', 'azurecloud', true],
    ['contoso.azurehealthcareapis.us', 'fhir', 'azureusgovernment', true],
    ['contoso-imaging.dicom.azurehealthcareapis.com', 'dicom', 'azurecloud', undefined],
    ['contoso-imaging.dicom.azurehealthcareapis.us', 'dicom', 'azureusgovernment', undefined],
    ['abc.api.deid.azure.com', 'deid', 'azurecloud', undefined],
    ['abc.api.cac001.deid.azure.com', 'deid', 'azurecloud', undefined],
  ])('%s is a host of %s in %s', (host, name, cloud, retired) => {
    const known = serviceOfHost(host);
    expect([known?.service.name, known?.family.cloud, known?.family.retired]).toEqual([name, cloud, retired]);
  });

  test.each([
    'azurehealthcareapis.com',
    'fhir.azurehealthcareapis.com',
    'dicom.azurehealthcareapis.us',
    'workspace.azurehealthcareapis.com',
    'contoso.workspace.azurehealthcareapis.com',
    'contoso-prod.fhir.azurehealthcareapis.cn',
    'deid.azure.com',
    'api.deid.azure.com',
    'contoso-prod.fhir.azurehealthcareapis.com\n',
    '',
  ])('%j is not a known host', (host) => expect(serviceOfHost(host)).toBeUndefined());
});

/** These hosts get tokens, so the patterns must match whole host names. */
describe.each([
  'contoso-prod.fhir.azurehealthcareapis.com',
  'contoso-prod.fhir.azurehealthcareapis.us',
  'contoso.azurehealthcareapis.com',
  'contoso.azurehealthcareapis.us',
  'contoso-imaging.dicom.azurehealthcareapis.com',
  'contoso-imaging.dicom.azurehealthcareapis.us',
  'abc.api.deid.azure.com',
  'abc.api.cac001.deid.azure.com',
])('%s', (host) => {
  test.each([`evil.example.${host}`, `evil_${host}`, `@${host}`, `${host}.evil.example`, `${host}evil`, `${host}/`])(
    '%s is not a known host',
    (other) => expect(serviceOfHost(other)).toBeUndefined(),
  );
});

/** These requests must not return patient data, even if the server changes the query (Domain §4). */
describe('the requests to a service', () => {
  test('are exactly these', () => {
    const requests = Object.values(SERVICES).flatMap(({ name, reachable, authorised, expectations }: Service) => [
      `${name} anonymous: ${reachable.path}`,
      `${name} with token: ${authorised.path} ${JSON.stringify(authorised.headers)}`,
      ...(expectations ? [`${name} for expect: ${expectations.question.path} ${JSON.stringify(expectations.question.headers)}`] : []),
    ]);
    expect(requests).toMatchInlineSnapshot(`
     [
       "fhir anonymous: /health/check",
       "fhir with token: /StructureDefinition?_summary=count {"accept":"application/fhir+json","prefer":"handling=strict"}",
       "fhir for expect: /metadata {"accept":"application/fhir+json"}",
       "dicom anonymous: /health/check",
       "dicom with token: /extendedquerytags?limit=1&offset=0 {"accept":"application/json"}",
       "deid anonymous: /health",
       "deid with token: /jobs?api-version=2024-11-15&maxpagesize=1 {"accept":"application/json"}",
     ]
    `);
  });

  test.each([
    ['fhir', { 'x-ms-azurefhir-audit-source': 'github-actions', 'x-ms-azurefhir-audit-run': 'contoso/app/1/2' }],
    ['dicom', undefined],
    ['deid', undefined],
  ] as const)('to %s have the audit headers of the service (FS: KnownHeaders.cs)', (name, headers) => {
    const { auditHeaders }: Service = SERVICES[name];
    expect(auditHeaders?.('contoso/app/1/2')).toEqual(headers);
  });
});

/** Domain §4.1, §4.4, §4.5. */
test('the classification of responses', () => {
  const parsed = Object.values(SERVICES).map(({ title, authorised, reachableByAnyAnswer, forbidden, expectations }) => ({
    title,
    form: authorised.form,
    reachableByAnyAnswer,
    forbidden,
    expectations: expectations?.question.maxBytes,
  }));
  expect(parsed).toEqual([
    { title: 'FHIR service', form: 'fhir-bundle', reachableByAnyAnswer: false, forbidden: 'fail', expectations: 5_242_880 },
    { title: 'DICOM service', form: 'json-array', reachableByAnyAnswer: false, forbidden: 'fail', expectations: undefined },
    { title: 'de-identification service', form: 'job-list', reachableByAnyAnswer: true, forbidden: 'warn', expectations: undefined },
  ]);
});

test('the least privileged role and the command that finds its scope', () => {
  const hosts = [
    'contoso-prod.fhir.azurehealthcareapis.com',
    'contoso-prod-eu.fhir.azurehealthcareapis.us',
    'contoso-legacy.azurehealthcareapis.com',
    'contoso-imaging.dicom.azurehealthcareapis.com',
    'abc.api.cac001.deid.azure.com',
  ];
  const parsed = hosts.map((host) => {
    const role = serviceOfHost(host)?.service.role;
    return `${String(role?.name)}: ${String(role?.scopeCommand(host))}`;
  });
  expect(parsed).toMatchInlineSnapshot(`
   [
     "FHIR Data Reader: az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[?name=='contoso/prod'].id" --output tsv",
     "FHIR Data Reader: az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[?name=='contoso/prod-eu'].id" --output tsv",
     "FHIR Data Reader: az resource list --resource-type Microsoft.HealthcareApis/services --query "[?name=='contoso-legacy'].id" --output tsv",
     "DICOM Data Reader: az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[?name=='contoso/imaging'].id" --output tsv",
     "DeID Batch Data Reader: az resource show --ids $(az resource list --resource-type Microsoft.HealthDataAIServices/deidServices --query "[].id" --output tsv) --query "[@][] | [?properties.serviceUrl=='https://abc.api.cac001.deid.azure.com'].id" --output tsv",
   ]
  `);
});
