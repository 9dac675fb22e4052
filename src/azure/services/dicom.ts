/** The DICOM service of Azure Health Data Services (domain §1.3, §4.4). */
import { cutDocumentedPath } from './paths.ts';
import type { BasePath, Service } from './service.ts';

const DOCUMENTED = ['/changefeed', '/health/check'];

export const dicom: Service = {
  name: 'dicom',
  title: 'DICOM service',
  hosts: [
    {
      pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.com$/,
      cloud: 'azurecloud',
      audience: () => 'https://dicom.healthcareapis.azure.com',
    },
    // Which audience DICOM has in US Government is documented nowhere (UNVERIFIED): the user must name it.
    { pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience: () => undefined },
  ],
  // One audience for all instances: the token opens each DICOM service of the tenant on which the identity has a role.
  sharedAudience: { azurecloud: 'https://dicom.healthcareapis.azure.com' },
  basePath,
  versionSegment: /\/v(?:1|2|1\.0-prerelease)$/,
  reachable: { path: '/health/check', headers: {} },
  // Definitions of tags, never a study: what the change feed (Microsoft's own recipe) and QIDO return holds names or UIDs of patients.
  authorised: { path: '/extendedquerytags?limit=1&offset=0', headers: { accept: 'application/json' }, form: 'json-array' },
  reachableByAnyAnswer: false,
  forbidden: 'fail',
  auditHeaders: () => ({}),
  role: {
    name: 'DICOM Data Reader',
    scopeCommand: (host) => {
      const [label = ''] = host.split('.');
      // A workspace's name has no hyphen, so the first one ends it.
      const name = label.replace('-', '/');
      return `az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[?name=='${name}'].id" --output tsv`;
    },
  },
  expectations: undefined,
};

/** The version segment is mandatory on the service: a bare host means the newest, and says so. */
function basePath(path: string): BasePath | undefined {
  if (path === '') return { path: '/v2', note: { level: 'info', text: 'no API version in the URL: /v2 is used' } };
  const [, version] = /^(\/v(?:1|2|1\.0-prerelease))(?=\/|$)/.exec(path) ?? [];
  if (path === version) return { path };
  const cut = cutDocumentedPath(path, version ?? '', DOCUMENTED);
  return version === undefined ? cut && { ...cut, path: '/v2' } : cut;
}
