/** FHIR service and retired Azure API for FHIR (Microsoft Learn: get-access-token; azure-docs: fhir-faq; fhir-server: FhirController). */
import { CAPABILITY_CHECKS } from './capability.ts';
import { cutDocumentedPath, findByName, labelOf, nameInWorkspace, type Service } from './service.ts';

const BULK = ['FHIR Data Bulk Operator', 'FHIR Data Contributor'];
const WRITERS = ['FHIR Data Writer', ...BULK];
const READERS = ['FHIR Data Exporter', 'FHIR Data Importer', 'Search Parameter Manager', ...WRITERS];

const audience = (host: string): string => `https://${host}`;
const retired = true;

export const fhir: Service = {
  name: 'fhir',
  title: 'FHIR service',
  // Each FHIR service has its own audience, so a token is valid for only one FHIR service.
  hosts: [
    { pattern: /^[a-z0-9-]+\.fhir\.azurehealthcareapis\.com$/, cloud: 'azurecloud', audience },
    { pattern: /^[a-z0-9-]+\.fhir\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience },
    { pattern: /^(?!(?:fhir|dicom|workspace)\.)[a-z0-9-]+\.azurehealthcareapis\.com$/, cloud: 'azurecloud', audience, retired },
    { pattern: /^(?!(?:fhir|dicom|workspace)\.)[a-z0-9-]+\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience, retired },
  ],
  bare: { path: '' },
  basePath: (path) => cutDocumentedPath(path, '', ['/metadata', '/Patient', '/health/check']),
  reachable: { path: '/health/check', headers: {} },
  // Reading StructureDefinition requires the same permission as reading Patient. The response contains no patient data, even if a gateway
  // drops the query string. With strict handling, the server returns 400 for an unknown parameter instead of ignoring it.
  authorised: {
    path: '/StructureDefinition?_summary=count',
    headers: { accept: 'application/fhir+json', prefer: 'handling=strict' },
    form: 'fhir-bundle',
  },
  access: {
    read: { roles: ['FHIR Data Reader', ...READERS] },
    export: { lookup: { path: '/_operations/export/', id: 'guid' }, roles: ['FHIR Data Exporter', ...WRITERS] },
    import: { lookup: { path: '/_operations/import/', id: 'number' }, roles: ['FHIR Data Importer', ...WRITERS] },
    reindex: { lookup: { path: '/_operations/reindex/', id: 'guid' }, roles: ['Search Parameter Manager', ...WRITERS] },
    'bulk-operate': { lookup: { path: '/_operations/bulk-update/', id: 'number' }, roles: BULK },
  },
  refusal: 'issue-forbidden',
  reachableByAnyAnswer: false,
  forbidden: 'fail',
  auditHeaders: (run) => ({ 'x-ms-azurefhir-audit-source': 'github-actions', 'x-ms-azurefhir-audit-run': run }),
  role: {
    name: 'FHIR Data Reader',
    scopeCommand: (host) =>
      host.includes('.fhir.')
        ? findByName('Microsoft.HealthcareApis/workspaces/fhirservices', nameInWorkspace(host))
        : findByName('Microsoft.HealthcareApis/services', labelOf(host)),
  },
  expectations: {
    // A full CapabilityStatement is several hundred kilobytes in size.
    question: { path: '/metadata', headers: { accept: 'application/fhir+json' }, maxBytes: 5 * 1024 * 1024, form: 'capability-statement' },
    checks: CAPABILITY_CHECKS,
  },
};
