/** The DICOM service (azure-docs: dicom/api-versioning-dicom-service.md; dicom-server: Web/Startup.cs:74, ChangeFeedController.cs). */
import { notice } from '../../util/text.ts';
import { cutDocumentedPath, findByName, nameInWorkspace, type Service } from './service.ts';

const AUDIENCE = 'https://dicom.healthcareapis.azure.com';

export const dicom: Service = {
  name: 'dicom',
  title: 'DICOM service',
  hosts: [
    { pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.com$/, cloud: 'azurecloud', audience: () => AUDIENCE },
    // Microsoft does not appear to document the DICOM audience for Azure US Government (UNVERIFIED), so the user must specify it.
    { pattern: /^[a-z0-9-]+\.dicom\.azurehealthcareapis\.us$/, cloud: 'azureusgovernment', audience: () => undefined },
  ],
  // All DICOM services share one audience. If an identity has roles on several DICOM services in a tenant, one token works for all.
  sharedAudience: { azurecloud: AUDIENCE },
  // The service requires an API version in the URL. If the version is missing, the action uses the newest version and adds a notice.
  bare: { path: '/v2', note: notice('the URL does not contain an API version, so the action uses /v2') },
  basePath,
  versionSegment: /\/v(?:1|2|1\.0-prerelease)$/,
  reachable: { path: '/health/check', headers: {} },
  // This request returns only tag definitions. QIDO requests and the change feed would return patient names or UIDs.
  authorised: { path: '/extendedquerytags?limit=1&offset=0', headers: { accept: 'application/json' }, form: 'json-array' },
  access: { read: { roles: ['DICOM Data Reader', 'DICOM Data Owner'] } },
  refusal: 'fixed-text',
  reachableByAnyAnswer: false,
  forbidden: 'fail',
  // `auditHeaders` is not set. Azure does not log X-MS-AZUREDICOM-AUDIT- headers, although the server accepts them
  // (dicom-server: DicomServerConfiguration.cs:23).
  role: {
    name: 'DICOM Data Reader',
    scopeCommand: (host) => findByName('Microsoft.HealthcareApis/workspaces/dicomservices', nameInWorkspace(host)),
  },
};

function basePath(path: string): ReturnType<Service['basePath']> {
  const [version] = /^\/v(?:1|2|1\.0-prerelease)(?=\/|$)/.exec(path) ?? [];
  if (path === version) return { path };
  const cut = cutDocumentedPath(path, version ?? '', ['/changefeed', '/health/check']);
  return version === undefined ? cut && { ...cut, path: '/v2' } : cut;
}
