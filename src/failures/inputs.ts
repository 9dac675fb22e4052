/** Mistakes in the inputs that can be seen before anything is sent. */
import type { Command } from '../model/failure.ts';
import type { InputContext, WithoutSecrets } from './contexts.ts';
import type { LegacyDefinition } from './define.ts';

const TENANT = 'az account show --query tenantId --output tsv';
const FHIR_SERVICES = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
const CLIENTS = [
  'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
  'az identity list --query "[].{name:name, clientId:clientId}" --output table',
];

/** Without an address there is nothing that a token could follow from. */
const ENDPOINT =
  'Set in the step: endpoint: https://workspace-service.fhir.azurehealthcareapis.com, with a service that the command below lists as workspace/service';

/** What prints the value of an input that is an ID or an address. */
const PRINTED_BY: Readonly<Record<string, readonly string[]>> = {
  'client-id': CLIENTS,
  AZURE_CLIENT_ID: CLIENTS,
  'tenant-id': [TENANT],
  AZURE_TENANT_ID: [TENANT],
};

export const inputInvalid = kind('input-invalid', 'An input cannot be used', ({ allowed }) => `Allowed: ${allowed}.`, {
  next(facts) {
    if (facts.input === 'endpoint' && facts.given === '')
      return `${ENDPOINT}; or, for a token that nothing is probed with, audience: dicom or another.`;
    return facts.input in PRINTED_BY ? `${correctionOf(facts)} The az command below prints what there is.` : correctionOf(facts);
  },
  commands: (facts) => (facts.input === 'endpoint' && facts.given === '' ? [either(FHIR_SERVICES)] : printedBy(facts)),
});

export const audienceGeneric = kind(
  'audience-generic',
  'The audience is the generic one that FHIR services refuse',
  () =>
    'Entra issues tokens for https://azurehealthcareapis.com, and every FHIR service answers them with 401: its audience is its own ' +
    'URL.',
  { next: audienceOf, which: ', which FHIR services refuse' },
);

export const audienceIsEndpoint = kind(
  'audience-is-endpoint',
  'The audience is the URL of one instance',
  () =>
    'All DICOM services share one audience, and so do all de-identification services; only a FHIR service has its URL for its ' +
    'audience.',
  { which: ', which is the address of one instance' },
);

export const audienceTerraform = kind(
  'audience-terraform',
  "The audience is a misspelling known from Terraform's documentation",
  () =>
    "The pages of Terraform and Pulumi name dicom.azurehealthcareapis.azure.com; Microsoft's audience for DICOM is " +
    'https://dicom.healthcareapis.azure.com.',
  { which: ', which no service has' },
);

export const audienceControlPlane = kind(
  'audience-control-plane',
  'The audience is for managing Azure, not for its data',
  () => 'Healthcare services answer tokens for Azure Resource Manager and Microsoft Graph with 401.',
  { next: audienceOf, which: ', which is for managing Azure' },
);

export const audienceFhirWord = kind(
  'audience-fhir-word',
  'FHIR has no audience that all services share',
  () => 'Each FHIR service is its own audience, so the word fhir cannot stand for one.',
  {
    next: () => `${ENDPOINT}, and remove audience.`,
    commands: () => [either(FHIR_SERVICES)],
  },
);

export const audienceRefused = kind(
  'audience-refused',
  'The service of the endpoint refuses tokens for this audience',
  () => 'The audience belongs to another Azure service, so the endpoint would answer 401.',
  { next: audienceOf, which: ", which is another service's" },
);

export const cloudEndpointMismatch = kind(
  'cloud-endpoint-mismatch',
  'The address belongs to another cloud than environment says',
  () => 'A token of one Azure cloud does not open a service of another.',
  {
    next: (facts) =>
      facts.instead === undefined
        ? changeOf(facts)
        : `Set ${facts.instead} under with: of the step (not of the job), with client-id and tenant-id of that cloud. If the other cloud is ` +
          `meant, correct ${facts.input}.`,
  },
);

export const endpointUntrusted = kind(
  'endpoint-untrusted',
  'The token may not be sent to this host',
  () =>
    'The token opens patient data, so it goes only to hosts that Azure runs for healthcare services, and to those named in ' +
    'trusted-hosts.',
  {
    next: (facts) =>
      facts.instead === undefined
        ? "Set endpoint to the service's own host: this one is none of Azure's, it only looks like one."
        : `Correct endpoint; if the host is your own gateway or domain, add it to the step: ${facts.instead}`,
  },
);

export const endpointWorkspace = kind(
  'endpoint-workspace',
  'The address is a workspace, not a service',
  () => 'A workspace holds FHIR and DICOM services and answers no data requests itself.',
  {
    next: () =>
      'Use the URL of a service in it: the command below lists them as workspace/service, and that service has the URL ' +
      'https://workspace-service.fhir.azurehealthcareapis.com (or .dicom.).',
    commands: () => [
      either(
        `az resource list --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`,
      ),
    ],
  },
);

export const tenantCommon = kind(
  'tenant-common',
  'The tenant must be a single one',
  () => 'A token without a user is issued by one directory, so common, organizations and consumers cannot stand for it.',
  { next: (facts) => `Set ${facts.input} to the ID that the command below prints.`, commands: () => [either(TENANT)] },
);

export const credentialIdsIncomplete = kind(
  'credential-ids-incomplete',
  'One of the two IDs of the identity is missing',
  ({ withoutSecrets }) => {
    const needs =
      'GitHub OIDC needs both client-id and tenant-id, as inputs or as AZURE_CLIENT_ID and AZURE_TENANT_ID; ' +
      'a login left by another step is never taken in their place.';
    if (withoutSecrets !== undefined) return `${unseenSecrets(withoutSecrets)}, so an ID kept as a secret is empty here. ${needs}`;
    return (
      `${needs} A variable or secret that is empty counts as not given: mostly there is none of that name, or it belongs to an environment ` +
      'that the job does not name.'
    );
  },
  {
    next: ({ input, withoutSecrets }) =>
      withoutSecrets === undefined
        ? `Set in the step: ${input}: ${variableOf(input)}, and check in the settings of the repository that this variable is there and not that of ` +
          'an environment which the job does not name; the az command below prints its value.'
        : `Skip the job in such runs: ${SKIP}.`,
    commands: (facts) =>
      facts.withoutSecrets === undefined
        ? [{ label: 'In the with: of the step', language: 'yaml', text: `${facts.input}: ${variableOf(facts.input)}` }, ...printedBy(facts)]
        : [skipRemedy(facts.withoutSecrets)],
  },
);

export const dicomGovAudience = kind(
  'dicom-gov-audience',
  'DICOM in Azure US Government needs its audience named',
  () =>
    'Microsoft documents no audience for DICOM in US Government. The public one, https://dicom.healthcareapis.azure.com, is likely; ' +
    'it has not been verified there.',
  {
    next: () => 'Set audience to https://dicom.healthcareapis.azure.com, or to what the commands below print for your service.',
    commands: () => [
      either(
        'az cloud set --name AzureUSGovernment',
        'az resource show' +
          ' --ids $(az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[].id" --output tsv)' +
          ' --query "[@][].properties.authenticationConfiguration.audiences[]" --output tsv',
      ),
    ],
  },
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
} as const satisfies Readonly<Record<string, LegacyDefinition<InputContext>>>;

/** Which secrets such a run does see. */
export function unseenSecrets(whose: WithoutSecrets): string {
  return whose === 'dependabot'
    ? "Dependabot's runs see only Dependabot's own secrets"
    : 'Runs for pull requests from forks see no secrets';
}

/** The `if:` that keeps a job out of runs that get neither secrets nor an ID token. */
export function skipRemedy(whose: WithoutSecrets): Command {
  const condition = whose === 'dependabot' ? "github.actor != 'dependabot[bot]'" : '!github.event.pull_request.head.repo.fork';
  return { label: 'In the job', language: 'yaml', text: `if: \${{ ${condition} }}` };
}

/** What follows "skip the job": a second `if:` in one job would be no YAML. */
export const SKIP = 'add the if: below to it (if it has one already, join the two by &&)';

/** What a kind says beside why. */
interface Words {
  /** {@link changeOf} unless told. */
  readonly next?: (facts: InputContext) => string;
  readonly commands?: (facts: InputContext) => readonly Command[];
  /** What is wrong with the value, as a clause that follows it. */
  readonly which?: string;
}

/** All mistakes are told alike: what was given, why it cannot be, what to write. */
function kind(
  code: string,
  title: string,
  why: (facts: InputContext) => string,
  { next = changeOf, commands = () => [], which = '' }: Words = {},
): LegacyDefinition<InputContext> {
  return {
    code,
    title,
    recovery: 'none',
    describe(noted) {
      // The log shows no Markdown, and the summary makes its own.
      const facts = { ...noted, allowed: noted.allowed.replaceAll('`', '') };
      return {
        what: given(facts, which),
        headline: `${given(facts, which)} Allowed: ${facts.allowed}.`,
        why: why(facts),
        next: next(facts),
        commands: commands(facts),
      };
    },
  };
}

function given({ input, given: value }: InputContext, which: string): string {
  return value === '' ? `${input} is missing.` : `${input} is "${value}"${which}.`;
}

function correctionOf(facts: InputContext): string {
  // An underscore is in the names of variables, never in those of inputs.
  if (facts.input.includes('_') && facts.instead === undefined)
    return `Correct ${facts.input} where it is set: for the runner, or in an env: of the workflow.`;
  return changeOf(facts);
}

/** Inputs of which a mistake is one line among several. */
const BY_LINE: ReadonlySet<string> = new Set(['endpoint', 'expect', 'trusted-hosts']);

function changeOf({ input, given: value, allowed, instead, inLine }: InputContext): string {
  if (inLine) return `Write in that line of endpoint ${input}=${instead ?? `… with ${allowed}`}`;
  if (instead === undefined) return value === '' ? `Add ${input} to the step: ${allowed}.` : `Set ${input} in the step to ${allowed}.`;
  return BY_LINE.has(input) ? `Replace that line of ${input} in the step by this one: ${instead}` : `Set in the step: ${input}: ${instead}`;
}

/** The variable that the documentation keeps an ID in. */
function variableOf(input: string): string {
  return `\${{vars.AZURE_${input.replaceAll('-', '_').toUpperCase()}}}`;
}

function printedBy({ input }: InputContext): readonly Command[] {
  const commands = PRINTED_BY[input];
  return commands === undefined ? [] : [either(...commands)];
}

/** Where the audience of an endpoint can be named; it is best left to follow from the host. */
function audienceOf(facts: InputContext): string {
  return facts.instead === undefined
    ? `Set the audience to ${facts.allowed} (input audience, or audience= in the line of endpoint).`
    : `Remove audience from the step (and audience= from the line of endpoint): without it the endpoint's own is taken, ${facts.instead}`;
}

function either(...lines: readonly string[]): Command {
  return { label: 'Bash or PowerShell', language: 'bash', text: lines.join('\n') };
}
