/** The DICOM service of Azure Health Data Services (AD: dicom/api-versioning-dicom-service.md; DS: Web/Startup.cs:74, ChangeFeedController.cs). */
import { cutDocumentedPath } from './paths.ts';
import { findByName, nameInWorkspace } from './resources.ts';
import { CHECKS, type BasePath, type Service } from './service.ts';

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
  // The version segment is mandatory on the service: without one the newest is meant, and said.
  bare: { path: '/v2', note: { level: 'info', text: 'no API version in the URL: /v2 is used' } },
  basePath,
  versionSegment: /\/v(?:1|2|1\.0-prerelease)$/,
  reachable: { path: '/health/check', headers: {} },
  // Definitions of tags, never a study: what the change feed (Microsoft's own recipe) and QIDO return holds names or UIDs of patients.
  authorised: { path: '/extendedquerytags?limit=1&offset=0', headers: { accept: 'application/json' }, form: 'json-array' },
  checks: CHECKS,
  access: { read: { roles: ['DICOM Data Reader', 'DICOM Data Owner'] } },
  refusal: 'fixed-text',
  reachableByAnyAnswer: false,
  forbidden: 'fail',
  auditHeaders: () => ({}),
  role: {
    name: 'DICOM Data Reader',
    scopeCommand: (host) => findByName('Microsoft.HealthcareApis/workspaces/dicomservices', nameInWorkspace(host)),
  },
  expectations: undefined,
};

/** A version segment, or a documented path under one or under none. */
function basePath(path: string): BasePath | undefined {
  const [, version] = /^(\/v(?:1|2|1\.0-prerelease))(?=\/|$)/.exec(path) ?? [];
  if (path === version) return { path };
  const cut = cutDocumentedPath(path, version ?? '', DOCUMENTED);
  return version === undefined ? cut && { ...cut, path: '/v2' } : cut;
}
