/**
 * Every YAML block of the documentation: how it is executed, or why not. A block that is in no row fails the test, and so does a row without its
 * block: documentation cannot rot unseen.
 */
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { json } from '../../../lab/network/site.ts';
import type { Executed } from './job.ts';

export type Treatment = Executed | { readonly because: string };

const NO_STEP = 'a part of a job without a step: it is linted in one';
const CALLS = 'calls a reusable workflow, which GitHub alone can do: reusable-workflows.test.ts holds call and workflow to each other';

export const TREATMENTS: Readonly<Record<string, Treatment>> = {
  'README.md: azure-healthcare-token': {},
  "README.md: Microsoft's own recipes, with this action's token": { without: { 'DICOM, PowerShell': 'there is no PowerShell here' } },
  "README.md: Microsoft's own recipes, with this action's token, 2": { without: { 'FHIR, PowerShell': 'there is no PowerShell here' } },
  'README.md: After azure/login': {
    because: 'needs the Azure CLI: __tests__/real/azure-cli.test.ts runs it after the login that azure/login makes',
  },
  'README.md: Newman and k6': { because: '__tests__/real/postman.test.ts runs the collection; k6 is in no package that could be had here' },
  'README.md: After a deployment: wait, verify, report': {
    values: { 'steps.bicep.outputs.fhirUrl': `https://${HOSTS.fhir}` },
    // Each further pass in a row is five seconds of waiting.
    inputs: { 'required-successes': '1' },
  },
  'README.md: Sovereign clouds': { inputs: { 'client-id': IDS.clientUsGovernment, 'tenant-id': IDS.tenantUsGovernment } },
  'README.md: SMART on FHIR: another audience': {
    given: (lab) => {
      const audience = 'api://b7e2c0d4-51f8-4a36-9d0e-6c8f1a2b3d45';
      lab.service(HOSTS.fhir, { audiences: [audience] });
      lab.entra.resources.push({ identifiers: [audience], version: 1, applicationId: 'b7e2c0d4-51f8-4a36-9d0e-6c8f1a2b3d45' });
    },
  },
  'README.md: API gateway or custom domain': {
    given: (lab) => {
      lab.service('fhir.contoso.example', { kind: 'fhir', prefix: '/r4', audiences: [`https://${HOSTS.fhir}`] });
      lab.roles.grant(IDS.principal, 'fhir.contoso.example', 'FHIR Data Reader');
    },
  },
  'docs/recipes.md: A nightly check of a fleet': { because: CALLS },
  'docs/recipes.md: A single check with an incident issue': {
    given: (lab) => {
      lab.service('contoso-prod.fhir.azurehealthcareapis.com');
      lab.roles.grant(IDS.principal, 'contoso-prod.fhir.azurehealthcareapis.com', 'FHIR Data Reader');
      // No incident is open, and a pass opens none.
      lab.site('api.github.com', () => json(200, []));
    },
  },
  'docs/recipes.md: Verify a deployment': { because: `makes resources in Azure, and ${CALLS}` },
  "docs/recipes.md: The verdict as the deployment's status": { because: CALLS },
  'docs/security.md: Supply chain: what you run, and how to check it': {},
  'docs/setup.md: The IDs, and a first run': {},
  'docs/troubleshooting.md: id-token-permission-missing': { because: NO_STEP },
  'docs/troubleshooting.md: id-token-fork': { because: NO_STEP },
  'docs/troubleshooting.md: id-token-dependabot': { because: NO_STEP },
  'docs/troubleshooting.md: tls-untrusted': { because: NO_STEP },
};
