/** Mistakes in the inputs that can be seen before anything is sent. */
import type { InputFacts, WithoutSecrets } from './facts.ts';
import type { Kind, Remedy } from './failure.ts';

export const inputInvalid = kind('input-invalid', 'An input cannot be used', ({ allowed }) => `Allowed: ${allowed}.`, correctionOf);

export const audienceGeneric = kind(
  'audience-generic',
  'The audience is the generic one that FHIR services refuse',
  () =>
    'Entra issues tokens for https://azurehealthcareapis.com, and every FHIR service answers them with 401: its audience is its own ' +
    'URL.',
  audienceOf,
);

export const audienceIsEndpoint = kind(
  'audience-is-endpoint',
  'The audience is the URL of one instance',
  () =>
    'All DICOM services share one audience, and so do all de-identification services; only a FHIR service has its URL for its ' +
    'audience.',
);

export const audienceTerraform = kind(
  'audience-terraform',
  "The audience is a misspelling known from Terraform's documentation",
  () =>
    "The pages of Terraform and Pulumi name dicom.azurehealthcareapis.azure.com; Microsoft's audience for DICOM is " +
    'https://dicom.healthcareapis.azure.com.',
);

export const audienceControlPlane = kind(
  'audience-control-plane',
  'The audience is for managing Azure, not for its data',
  () => 'Healthcare services answer tokens for Azure Resource Manager and Microsoft Graph with 401.',
  audienceOf,
);

export const audienceFhirWord = kind(
  'audience-fhir-word',
  'FHIR has no audience that all services share',
  () => 'Each FHIR service is its own audience, so the word fhir cannot stand for one.',
  () => 'Set endpoint to the URL of the FHIR service and leave audience out, or set audience to that URL.',
);

export const audienceRefused = kind(
  'audience-refused',
  'The service of the endpoint refuses tokens for this audience',
  () => 'The audience belongs to another Azure service, so the endpoint would answer 401.',
  audienceOf,
);

export const cloudEndpointMismatch = kind(
  'cloud-endpoint-mismatch',
  'The address belongs to another cloud than environment says',
  () => 'A token of one Azure cloud does not open a service of another.',
  (facts) => (facts.instead === undefined ? changeOf(facts) : `Set in the step: ${facts.instead}; or correct ${facts.input}.`),
);

export const endpointUntrusted = kind(
  'endpoint-untrusted',
  'The token may not be sent to this host',
  () =>
    'The token opens patient data, so it goes only to hosts that Azure runs for healthcare services, and to those named in ' +
    'trusted-hosts.',
  (facts) =>
    facts.instead === undefined
      ? "Set endpoint to the service's own host: this one is none of Azure's, it only looks like one."
      : `Correct endpoint; if the host is your own gateway or domain, add it to the step: ${facts.instead}`,
);

export const endpointWorkspace = kind(
  'endpoint-workspace',
  'The address is a workspace, not a service',
  () => 'A workspace holds FHIR and DICOM services and answers no data requests itself.',
  () =>
    'Use the URL of a service in it: the command below lists them as workspace/service, and that service has the URL ' +
    'https://workspace-service.fhir.azurehealthcareapis.com (or .dicom.).',
  () => [
    either(
      'az resource list' + ` --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`,
    ),
  ],
);

export const tenantCommon = kind(
  'tenant-common',
  'The tenant must be a single one',
  () => 'A token without a user is issued by one directory, so common, organizations and consumers cannot stand for it.',
  (facts) => `Set ${facts.input} to the ID that the command below prints.`,
  () => [either('az account show --query tenantId --output tsv')],
);

export const credentialIdsIncomplete = kind(
  'credential-ids-incomplete',
  'One of the two IDs of the identity is missing',
  ({ withoutSecrets }) => {
    const needs =
      'GitHub OIDC needs both client-id and tenant-id, as inputs or as AZURE_CLIENT_ID and AZURE_TENANT_ID; ' +
      'a login left by another step is never taken in their place.';
    if (withoutSecrets === undefined) return needs;
    return `${unseenSecrets(withoutSecrets)}, so an ID kept as a secret is empty here. ${needs}`;
  },
  (facts) => (facts.withoutSecrets === undefined ? changeOf(facts) : 'Skip the job in such runs: add the if: below to it.'),
  ({ withoutSecrets }) => (withoutSecrets === undefined ? [] : [skipRemedy(withoutSecrets)]),
);

export const dicomGovAudience = kind(
  'dicom-gov-audience',
  'DICOM in Azure US Government needs its audience named',
  () =>
    'Microsoft documents no audience for DICOM in US Government. The public one, https://dicom.healthcareapis.azure.com, is likely; ' +
    'it has not been verified there.',
  () => 'Set audience to https://dicom.healthcareapis.azure.com, or to what the commands below print for your service.',
  () => [
    either(
      'az cloud set --name AzureUSGovernment',
      'az resource show' +
        ' --ids $(az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[].id" --output tsv)' +
        ' --query "[@][].properties.authenticationConfiguration.audiences[]" --output tsv',
    ),
  ],
);

export const environmentUnsupported = kind(
  'environment-unsupported',
  'There are no healthcare services in this cloud',
  () => 'Azure Stack Hub signs in by a server of its own and runs no healthcare services; the German cloud was closed in 2021.',
);

/** The kinds by their codes: what an offline check answers with. */
export const INPUT_KINDS = {
  'input-invalid': inputInvalid,
  'audience-generic': audienceGeneric,
  'audience-is-endpoint': audienceIsEndpoint,
  'audience-terraform': audienceTerraform,
  'audience-control-plane': audienceControlPlane,
  'audience-fhir-word': audienceFhirWord,
  'audience-refused': audienceRefused,
  'cloud-endpoint-mismatch': cloudEndpointMismatch,
  'endpoint-untrusted': endpointUntrusted,
  'endpoint-workspace': endpointWorkspace,
  'tenant-common': tenantCommon,
  'credential-ids-incomplete': credentialIdsIncomplete,
  'dicom-gov-audience': dicomGovAudience,
  'environment-unsupported': environmentUnsupported,
} as const satisfies Readonly<Record<string, Kind<InputFacts>>>;

/** Which secrets such a run does see. */
export function unseenSecrets(whose: WithoutSecrets): string {
  return whose === 'dependabot'
    ? "Dependabot's runs see only Dependabot's own secrets"
    : 'Runs for pull requests from forks see no secrets';
}

/** The `if:` that keeps a job out of runs that get neither secrets nor an ID token. */
export function skipRemedy(whose: WithoutSecrets): Remedy {
  const condition = whose === 'dependabot' ? "github.actor != 'dependabot[bot]'" : '!github.event.pull_request.head.repo.fork';
  return { label: 'In the job', language: 'yaml', text: `if: \${{ ${condition} }}` };
}

/** All mistakes are told alike: what was given, why it cannot be, what to write. */
function kind(
  code: string,
  title: string,
  why: (facts: InputFacts) => string,
  next: (facts: InputFacts) => string = changeOf,
  remedies: (facts: InputFacts) => readonly Remedy[] = () => [],
): Kind<InputFacts> {
  return {
    code,
    title,
    heals: 'never',
    tell: (facts) => ({
      what: given(facts),
      headline: `${given(facts)} Allowed: ${facts.allowed}.`,
      why: why(facts),
      next: next(facts),
      remedies: remedies(facts),
    }),
  };
}

function given({ input, given: value }: InputFacts): string {
  return value === '' ? `${input} is missing.` : `${input} is "${value}".`;
}

/** What is allowed stands in the line above already. */
function correctionOf(facts: InputFacts): string {
  if (facts.instead !== undefined) return changeOf(facts);
  // An underscore is in the names of variables, never in those of inputs.
  if (facts.input.includes('_')) return `Correct ${facts.input} where it is set: for the runner, or in an env: of the workflow.`;
  return facts.given === '' ? `Add ${facts.input} to the step.` : `Correct ${facts.input} in the step.`;
}

function changeOf({ input, given, allowed, instead }: InputFacts): string {
  if (instead !== undefined) return `Change ${input} to: ${instead}`;
  return given === '' ? `Add ${input} to the step: ${allowed}.` : `Change ${input} to: ${allowed}.`;
}

/** Where the audience of an endpoint can be named; it is best left to follow from the host. */
function audienceOf(facts: InputFacts): string {
  const where = '(input audience, or audience= in the line of endpoint)';
  return facts.instead === undefined
    ? `Set the audience to ${facts.allowed} ${where}.`
    : `Leave the audience out, or set it to ${facts.instead} ${where}.`;
}

function either(...lines: readonly string[]): Remedy {
  return { label: 'Bash or PowerShell', language: 'bash', text: lines.join('\n') };
}
