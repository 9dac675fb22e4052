/** The lab's default hospital, with its tenants, identities, hosts and roles. All IDs are fictitious. */
import { deidService } from './deid.ts';
import { dicomService } from './dicom.ts';
import type { FederatedCredential, Registration, Resource, Tenant } from './entra.ts';
import { fhirService } from './fhir.ts';
import type { Service, ServiceKind, ServiceState } from './service.ts';
import type { Handler } from '../network/site.ts';

/** Fictitious GUIDs by name. `summaryOfRequests` prints the name instead of the GUID. */
export const IDS = {
  tenant: '6a1f3c52-0d8e-4b7a-9c41-2e5f7d903b18',
  tenantUsGovernment: '0e7d4c19-52ab-4f36-8d0b-c39a61f2e754',
  tenantChina: '9b52e8d7-1f40-4c6e-a3d8-70c4b1e6f925',
  otherTenant: 'd41c9a60-7e3b-4825-b6f1-58e0a2c7943d',
  client: 'c0a8d3f1-64b2-4e97-85d0-1b7f29e43c6a',
  clientUsGovernment: '27e6b0d4-f183-4a5c-9e72-d05c8b41f36e',
  clientChina: '83f1c7a5-90de-4b26-a417-6c2e5d08f9b3',
  clientUserAssigned: '5d29e7b8-a3c4-4f10-b68e-94f7c1d2035a',
  principal: 'e17b5f92-38c6-4d0a-91e4-f6a3d8c2570b',
  principalUsGovernment: 'b4d82c06-7f59-4e13-a08b-3e91c5f7d264',
  principalChina: '1c93f6e8-d270-4ab5-8f64-a57e0b9d31c2',
  principalUserAssigned: 'f8e0a4d3-5b17-4c92-b3d6-02c9e7f1458d',
  healthcareApis: '4f6778d8-5aef-43dc-a1ff-b073724b9495',
  smartResource: '72b5e0c9-84fd-4136-9ea7-d13f6c05b28e',
  instrumentationKey: '3e90c7a2-15bd-4f68-8a04-b6d2e9f7c513',
} as const;

export const HOSTS = {
  fhir: 'contoso-clinic.fhir.azurehealthcareapis.com',
  legacy: 'contosolegacy.azurehealthcareapis.com',
  dicom: 'contoso-imaging.dicom.azurehealthcareapis.com',
  deid: 'contoso123.api.eus001.deid.azure.com',
  fhirUsGovernment: 'contosogov-clinic.fhir.azurehealthcareapis.us',
  dicomUsGovernment: 'contosogov-imaging.dicom.azurehealthcareapis.us',
  insights: 'westeurope-5.in.applicationinsights.azure.com',
} as const;

/** Audience that federated credentials expect, per cloud (Entra docs: managed-identity as federated credential). */
const EXCHANGE = {
  public: 'api://AzureADTokenExchange',
  usGovernment: 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
} as const;

export function defaultTenants(): readonly Tenant[] {
  return [
    { tenantId: IDS.tenant, domains: ['contoso.example', 'contoso.onmicrosoft.com'], authority: 'login.microsoftonline.com' },
    { tenantId: IDS.otherTenant, domains: ['fabrikam.onmicrosoft.com'], authority: 'login.microsoftonline.com' },
    { tenantId: IDS.tenantUsGovernment, domains: ['contoso.onmicrosoft.us'], authority: 'login.microsoftonline.us' },
    { tenantId: IDS.tenantChina, domains: ['contoso.partner.onmschina.cn'], authority: 'login.partner.microsoftonline.cn' },
  ];
}

/** Returns federated credentials for the main branch, pull requests and the `production` environment of contoso/clinic. */
function federated(audience: string): readonly FederatedCredential[] {
  return ['ref:refs/heads/main', 'pull_request', 'environment:production'].map((context) => ({
    issuer: 'https://token.actions.githubusercontent.com',
    subject: `repo:contoso/clinic:${context}`,
    audience,
  }));
}

export function defaultRegistrations(): readonly Registration[] {
  const rows = [
    [IDS.client, IDS.tenant, IDS.principal, 'app', EXCHANGE.public],
    [IDS.clientUserAssigned, IDS.tenant, IDS.principalUserAssigned, 'user-assigned', EXCHANGE.public],
    [IDS.clientUsGovernment, IDS.tenantUsGovernment, IDS.principalUsGovernment, 'app', EXCHANGE.usGovernment],
    [IDS.clientChina, IDS.tenantChina, IDS.principalChina, 'app', EXCHANGE.china],
  ] as const;
  return rows.map(([clientId, tenantId, objectId, kind, audience]) => ({
    ...{ clientId, tenantId, objectId, kind },
    federated: federated(audience),
  }));
}

/** Returns the resources that are not healthcare services. A resource with version 2 is a custom application, as for SMART on FHIR. */
export function defaultResources(): readonly Resource[] {
  const microsoft = [
    // Entra issues tokens for the generic URI, but FHIR services reject them (azure-docs#30483).
    ['https://azurehealthcareapis.com', IDS.healthcareApis],
    ['https://dicom.healthcareapis.azure.com', '75e725bf-66ce-4cea-9b9a-5c4caae57f33'],
    ['https://deid.azure.com', '0d4e9c7a-2b68-4f15-8e3d-c1a75f90b462'],
    ['https://management.azure.com', '797f4846-ba00-4fd7-ba43-dac1f8f63013'],
    ['https://management.core.windows.net', '797f4846-ba00-4fd7-ba43-dac1f8f63013'],
    ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
    ['https://storage.azure.com', 'e406a681-f3d4-42a8-90b6-c2b029497af1'],
    ['https://monitor.azure.com', '1f6c08d3-92ea-4b75-a3d1-60e8c27f94b5'],
    ['https://monitor.azure.us', '1f6c08d3-92ea-4b75-a3d1-60e8c27f94b5'],
    ['https://monitor.azure.cn', '1f6c08d3-92ea-4b75-a3d1-60e8c27f94b5'],
  ] as const;
  return [
    ...microsoft.map(([identifier, applicationId]) => ({ identifiers: [identifier], version: 1 as const, applicationId })),
    { identifiers: ['api://smart.contoso.example'], version: 2, applicationId: IDS.smartResource },
  ];
}

const HOME = { tenantId: IDS.tenant, authority: 'login.microsoftonline.com' };
const GOVERNMENT = { tenantId: IDS.tenantUsGovernment, authority: 'login.microsoftonline.us' };
export const DEFAULT_HOSTS = [
  { host: HOSTS.fhir, role: 'FHIR Data Reader', ...HOME },
  { host: HOSTS.legacy, role: 'FHIR Data Reader', ...HOME },
  { host: HOSTS.dicom, role: 'DICOM Data Reader', ...HOME },
  { host: HOSTS.deid, role: 'DeID Batch Data Reader', ...HOME },
  { host: HOSTS.fhirUsGovernment, role: 'FHIR Data Reader', ...GOVERNMENT },
  { host: HOSTS.dicomUsGovernment, role: 'DICOM Data Reader', ...GOVERNMENT },
] as const;

const KINDS: readonly (readonly [RegExp, ServiceKind])[] = [
  [/\.fhir\.azurehealthcareapis\.(com|us)$/, 'fhir'],
  [/\.dicom\.azurehealthcareapis\.(com|us)$/, 'dicom'],
  [/^[a-z0-9-]+\.azurehealthcareapis\.(com|us)$/, 'fhir-legacy'],
  [/\.deid\.azure\.com$/, 'deid'],
];

/** Returns the type of service at an Azure host, or undefined for any other host. */
export function kindOf(host: string): ServiceKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(host))?.[1];
}

/** Accepted audiences for each type of service. DICOM accepts both slash forms (azure-rest-api-specs: DicomServices_Get.json). */
export const AUDIENCES: Readonly<Record<ServiceKind, (host: string) => string[]>> = {
  fhir: (host) => [`https://${host}`],
  'fhir-legacy': (host) => [`https://${host}`],
  dicom: () => ['https://dicom.healthcareapis.azure.com', 'https://dicom.healthcareapis.azure.com/'],
  deid: () => ['https://deid.azure.com'],
};

const HANDLERS: Readonly<Record<ServiceKind, (service: Service, state: ServiceState) => Handler>> = {
  fhir: fhirService,
  'fhir-legacy': fhirService,
  dicom: dicomService,
  deid: deidService,
};

/** Creates the request handler of a service. */
export function createHandler(service: Service, state: ServiceState): Handler {
  return HANDLERS[service.kind](service, state);
}
