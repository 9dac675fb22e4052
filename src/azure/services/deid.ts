/** The de-identification service (azure-rest-api-specs: HealthDataAIServices.DeidServices; azure-docs: configure-private-endpoints.md). */
import { cutDocumentedPath, type Service } from './service.ts';

export const deid: Service = {
  name: 'deid',
  title: 'de-identification service',
  hosts: [
    {
      pattern: /^[a-z0-9-]+\.api(?:\.(?!privatelink\.)[a-z0-9]+)?\.deid\.azure\.com$/,
      cloud: 'azurecloud',
      audience: () => 'https://deid.azure.com',
    },
  ],
  sharedAudience: { azurecloud: 'https://deid.azure.com' },
  bare: { path: '' },
  basePath: (path) => cutDocumentedPath(path, '', ['/health/check', '/health', '/jobs']),
  reachable: { path: '/health', headers: {} },
  // All other read URLs contain a job name. The response lists job names, which might identify a patient, so the body is not parsed.
  authorised: { path: '/jobs?api-version=2024-11-15&maxpagesize=1', headers: { accept: 'application/json' }, form: 'job-list' },
  access: { read: { roles: ['DeID Batch Data Reader', 'DeID Batch Data Owner', 'DeID Data Owner'] } },
  refusal: 'error-object',
  // Azure does not document the responses from /health (UNVERIFIED), so the check accepts almost any status.
  reachableByAnyAnswer: true,
  // An identity that has only the real-time role can use the service, but cannot list jobs.
  forbidden: 'warn',
  role: {
    name: 'DeID Batch Data Reader',
    // `az resource list` does not return service URLs, so the command gets each resource. `[@][]` turns a single resource into a list.
    scopeCommand: (host) =>
      'az resource show --ids $(az resource list --resource-type Microsoft.HealthDataAIServices/deidServices --query "[].id" --output tsv)' +
      ` --query "[@][] | [?properties.serviceUrl=='https://${host}'].id" --output tsv`,
  },
};
