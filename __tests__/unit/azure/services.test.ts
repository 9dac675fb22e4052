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

describe('the requests to a service', () => {
  test.each([
    ['fhir', { 'x-ms-azurefhir-audit-source': 'github-actions', 'x-ms-azurefhir-audit-run': 'contoso/app/1/2' }],
    ['dicom', undefined],
    ['deid', undefined],
  ] as const)('to %s have the audit headers of the service (fhir-server: KnownHeaders.cs)', (name, headers) => {
    const { auditHeaders }: Service = SERVICES[name];
    expect(auditHeaders?.('contoso/app/1/2')).toEqual(headers);
  });
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
