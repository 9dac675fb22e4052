import { describe, expect, test } from '@jest/globals';
import { auditPair } from '../../../src/azure/audiences.ts';
import { noteText } from '../support/read.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';

const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const DICOM = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://deid.azure.com';
const APPLICATION = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';

describe('an audience for an endpoint', () => {
  const audit = (audience: string, service: keyof typeof SERVICES, derived?: string): string => {
    const found = auditPair(audience, SERVICES[service], derived);
    return 'code' in found ? `${found.code}: ${found.problem}. ${found.fix}` : (found.map(noteText)[0] ?? 'in order');
  };

  const MANAGING = 'audience-control-plane: is set to the audience of Azure Resource Manager or Microsoft Graph';
  const REFUSED_GENERIC = 'audience-generic: is set to the generic audience, which FHIR services do not accept';
  const refusedBy = (service: string): string =>
    `audience-refused: is set to the audience of another Azure service, not of the ${service} service`;
  const useOwn = (refusal: string, own: string): string =>
    `${refusal}. Remove the audience. The action then uses the endpoint's audience, ${own}`;

  const GENERIC = 'https://azurehealthcareapis.com';
  const ARM = 'https://management.azure.com';
  const unusual = (service: string, own: string): string =>
    `warning: the audience is not the default audience of this ${service} service (${own})`;

  test.each([
    ['the derived audience', FHIR, 'fhir', FHIR, 'in order'],
    ['an application for FHIR (SMART)', `api://${APPLICATION}`, 'fhir', FHIR, 'in order'],
    ['a GUID for FHIR (SMART)', APPLICATION, 'fhir', FHIR, 'in order'],
    ['a custom URI for FHIR (SMART)', 'https://smart.contoso.example', 'fhir', FHIR, 'in order'],
    ['the DICOM audience for DICOM in US Government, which has no default', DICOM, 'dicom', undefined, 'in order'],
    ['a FHIR audience for a FHIR gateway', FHIR, 'fhir', undefined, 'in order'],
    ['the generic audience for FHIR (azure-docs#30483)', GENERIC, 'fhir', FHIR, useOwn(REFUSED_GENERIC, FHIR)],
    [
      'the generic audience for a FHIR gateway',
      GENERIC,
      'fhir',
      undefined,
      `${REFUSED_GENERIC}. Set it to the audience of the FHIR service`,
    ],
    ['Azure Resource Manager for FHIR', ARM, 'fhir', FHIR, useOwn(MANAGING, FHIR)],
    ['Azure Resource Manager with a trailing slash', `${ARM}/`, 'fhir', FHIR, useOwn(MANAGING, FHIR)],
    ['the older name of it', 'https://management.core.windows.net/', 'fhir', FHIR, useOwn(MANAGING, FHIR)],
    ['that of US Government', 'https://management.usgovcloudapi.net', 'fhir', FHIR, useOwn(MANAGING, FHIR)],
    ['that of China', 'https://management.chinacloudapi.cn', 'fhir', FHIR, useOwn(MANAGING, FHIR)],
    ['Microsoft Graph of US Government', 'https://graph.microsoft.us', 'fhir', FHIR, useOwn(MANAGING, FHIR)],
    ['Microsoft Graph for DICOM', 'https://graph.microsoft.com', 'dicom', DICOM, useOwn(MANAGING, DICOM)],
    ['the DICOM audience for FHIR', DICOM, 'fhir', FHIR, useOwn(refusedBy('FHIR'), FHIR)],
    ['the de-identification audience for DICOM', DEID, 'dicom', DICOM, useOwn(refusedBy('DICOM'), DICOM)],
    ['a FHIR audience for DICOM', FHIR, 'dicom', DICOM, useOwn(refusedBy('DICOM'), DICOM)],
    ['the audience of another FHIR service', FHIR.replace('prod', 'test'), 'fhir', FHIR, unusual('FHIR', FHIR)],
    ['the generic audience for DICOM, which occurs in example data', GENERIC, 'dicom', DICOM, unusual('DICOM', DICOM)],
    ['an application for DICOM', `api://${APPLICATION}`, 'dicom', DICOM, unusual('DICOM', DICOM)],
  ] as const)('%s', (_, audience, service, derived, verdict) => expect(audit(audience, service, derived)).toBe(verdict));
});
