/** Failures caused by invalid inputs. The action detects them before it sends any request to Azure. */
import { CLOUDS } from '../azure/clouds.ts';
import { FHIR_SERVICES, IDS } from '../azure/services/service.ts';
import type { Command } from '../model/failure.ts';
import type { InputError } from '../util/user-input.ts';
import type { InputContext } from './contexts.ts';
import { itemsOf, type Definition } from './define.ts';
import { plural } from '../util/text.ts';
import { eitherShell, yaml } from './shell.ts';

type InputProblem = InputContext['problems'][number];

/** Azure CLI commands that print the correct value of an input or environment variable. */
const PRINTED_BY: Readonly<Record<string, string>> = {
  'client-id': IDS.client,
  AZURE_CLIENT_ID: IDS.client,
  'tenant-id': IDS.tenant,
  AZURE_TENANT_ID: IDS.tenant,
};

const LIST_FHIR = eitherShell(undefined, 'List the FHIR services', FHIR_SERVICES);

/** Lists the user's hosts that are in shared Azure domains. All commands are part of the core Azure CLI and do not require extensions. */
const OWN_HOSTS = eitherShell(
  undefined,
  'List your hosts in shared Azure domains',
  'az apim list --query "[].gatewayUrl" --output tsv',
  'az webapp list --query "[].defaultHostName" --output tsv',
  'az functionapp list --query "[].defaultHostName" --output tsv',
  'az resource show --ids $(az resource list --resource-type Microsoft.Network/publicIPAddresses --query "[].id" --output tsv) --query "[@][].properties.dnsSettings.fqdn" --output tsv',
  'az resource show --ids $(az resource list --resource-type Microsoft.Cdn/profiles/afdEndpoints --query "[].id" --output tsv) --query "[@][].properties.hostName" --output tsv',
);

/** Last clause of an instruction to skip a job. It covers an existing `if:` condition, because a job can have only one `if:` key. */
const SKIP = 'add the if: condition below. If the job already has an if: condition, join both conditions with && inside the braces';

/** Cause, fix and command for runs that cannot get secrets or ID tokens. Dependabot runs can read variables, but runs from forks cannot. */
export const WITHOUT_SECRETS = {
  dependabot: {
    cause:
      'Dependabot triggered this run. Runs triggered by Dependabot can access only Dependabot secrets, so IDs that are stored as Actions secrets are empty in this run.',
    fix: `Store the IDs as variables or as Dependabot secrets. To skip the job for Dependabot runs instead, ${SKIP}.`,
    command: skipIf("github.actor != 'dependabot[bot]'"),
  },
  fork: {
    cause:
      'A pull request from a fork triggered this run. Runs for pull requests from forks do not receive secrets, so IDs that are stored as secrets are empty in this run.',
    fix: `Skip the job for pull requests from forks. To do so, ${SKIP}.`,
    command: skipIf("(github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository)"),
  },
};

export const EMPTY_VALUE_CAUSES =
  'If a variable or secret does not exist, its value is empty. Common reasons: (1) The value is in secrets and the workflow reads it from vars, or vice versa. (2) The name of the variable or secret contains a typo. (3) The variable or secret belongs to an environment that the job does not use. (4) A reusable workflow is called without secrets: inherit.';

export const inputFailures: Readonly<Record<InputError['code'], Definition<InputContext>>> = {
  'input-invalid': define({
    title: 'An input is invalid',
    causes: ({ problems }) =>
      [...new Set(problems.flatMap(({ reason }) => reason ?? []))].join(' ') ||
      'If an input or a proxy setting is invalid, the action stops before it sends anything to Azure.',
  }),
  'audience-generic': define({
    title: 'The audience is the generic audience, which FHIR services do not accept',
    causes:
      'Entra issues tokens for https://azurehealthcareapis.com, but every FHIR service returns 401 for them. The audience of a FHIR service is the URL of the service.',
  }),
  'audience-is-endpoint': define({
    title: 'The audience is the URL of one service',
    causes:
      'All DICOM services share one audience, and all de-identification services share another. Only FHIR services use their own URL as the audience.',
  }),
  'audience-terraform': define({
    title: "The audience is a misspelling from Terraform's documentation",
    causes:
      'The Terraform and Pulumi documentation uses the incorrect host name dicom.azurehealthcareapis.azure.com. The DICOM audience is https://dicom.healthcareapis.azure.com.',
  }),
  'audience-control-plane': define({
    title: 'The audience is for managing Azure resources, not for accessing data',
    causes: 'Healthcare services return 401 for tokens that are issued for Azure Resource Manager or Microsoft Graph.',
  }),
  'audience-fhir-word': define({
    title: 'FHIR services do not share an audience',
    causes: 'The audience of each FHIR service is the URL of that service, so fhir is not a valid audience.',
    commands: LIST_FHIR,
  }),
  'audience-oidc': define({
    title: 'The audience belongs to the GitHub ID token',
    causes:
      "In azure/login, the audience input sets the ID token's audience. In this action, the audience input specifies the target resource of the access token.",
  }),
  'audience-refused': define({
    title: "The endpoint's service does not accept tokens for this audience",
    causes: 'The audience belongs to another Azure service, so the endpoint would return 401.',
  }),
  'cloud-endpoint-mismatch': define({
    title: 'The address belongs to another Azure cloud',
    causes: 'A service does not accept tokens from another Azure cloud.',
  }),
  'endpoint-untrusted': define({
    title: 'The token must not be sent to this host',
    causes:
      'The token grants access to patient data. The action sends the token only to hosts of Azure healthcare services and to hosts that are listed in trusted-hosts.',
    commands: ({ problems }) => problems.some(({ sharedDomain }) => sharedDomain !== undefined) && OWN_HOSTS,
  }),
  'endpoint-workspace': define({
    title: 'The address is a workspace, not a service',
    causes:
      'A workspace contains FHIR and DICOM services. The command below lists these services in the format workspace/service. Service URLs have the form https://workspace-service.fhir.azurehealthcareapis.com or https://workspace-service.dicom.azurehealthcareapis.com.',
    commands: eitherShell(
      undefined,
      'List the FHIR and DICOM services of your workspaces',
      `az resource list --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`,
    ),
  }),
  'tenant-common': define({
    title: 'The tenant ID does not identify a single tenant',
    causes: 'App-only sign-in requires a specific tenant. The values common, organizations and consumers do not identify a single tenant.',
  }),
  'credential-ids-incomplete': define({
    title: 'The client ID or the tenant ID is missing',
    causes: ({ withoutSecrets }) => [
      withoutSecrets === undefined ? EMPTY_VALUE_CAUSES : WITHOUT_SECRETS[withoutSecrets].cause,
      'GitHub OIDC requires client-id and tenant-id, as inputs or as AZURE_CLIENT_ID and AZURE_TENANT_ID. If only one of these IDs is set, the action does not use an existing login.',
    ],
    fixes: ({ input, withoutSecrets }) =>
      withoutSecrets === undefined
        ? `Set ${input}: ${variableOf(input)} in the step. Make sure that this variable exists in the repository settings. The az command below prints the value for the variable.`
        : WITHOUT_SECRETS[withoutSecrets].fix,
    commands: ({ input, withoutSecrets }) =>
      withoutSecrets === undefined
        ? yaml('Add to with: in the step', `${input}: ${variableOf(input)}`)
        : WITHOUT_SECRETS[withoutSecrets].command,
  }),
  'dicom-gov-audience': define({
    title: 'DICOM in Azure US Government needs an explicit audience',
    causes:
      'Microsoft does not document an audience for DICOM in the Azure US Government cloud. The audience is probably the same as in the public cloud (https://dicom.healthcareapis.azure.com), but this has not been verified.',
    commands: eitherShell(
      CLOUDS.azureusgovernment,
      'Show the audiences of your DICOM services',
      'az resource show --ids $(az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[].id" --output tsv) --query "[@][].properties.authenticationConfiguration.audiences[]" --output tsv',
    ),
  }),
  'environment-unsupported': define({
    title: 'This cloud has no healthcare services',
    causes: 'Azure Health Data Services is available in the Azure public cloud and in Azure US Government.',
  }),
};

function skipIf(condition: string): Command {
  return yaml('Add to the job', `if: \${{ ${condition} }}`);
}

/** Adds the text and evidence that are common to all input failures. */
function define({
  commands = [],
  ...error
}: Partial<Definition<InputContext>> & Pick<Definition<InputContext>, 'title' | 'causes'>): Definition<InputContext> {
  return {
    fixes: nextOf,
    ...error,
    what: whatOf,
    headline: (context) => {
      const only = onlyProblem(context);
      return `${whatOf(context)} ${only === undefined ? instructionsOf(context) : `${only.fix}.`}`;
    },
    facts: ({ input, problems }) =>
      Object.fromEntries(
        problems.map(({ line, shown }) => [line === undefined ? `Value of ${input}` : capitalized(placeOf(input, line)), shown]),
      ),
    commands: (context) => [...itemsOf(commands, context), ...printedBy(context)],
  };
}

/** If a fix starts with this prefix, the remaining text describes the correct value. */
const SET = 'Set it to ';
/** Maximum number of input lines to include in a message. */
const MOST_LINES = 8;
/** Environment variable names contain an underscore, but input names do not. */
const isVariable = (input: string): boolean => input.includes('_');
/** The documentation uses the same variable names. */
const variableOf = (input: string): string => `\${{ vars.AZURE_${input.replaceAll('-', '_').toUpperCase()} }}`;
/** An input name without a hyphen, such as `endpoint`, could be mistaken for an ordinary word in a sentence. */
const named = (input: string): string => (/^[a-z]+$/.test(input) ? `the ${input} input` : input);
const placeOf = (input: string, line?: number): string => `${line === undefined ? '' : `line ${String(line)} of `}${named(input)}`;
const capitalized = (text: string): string => text.replace(/^[lt](?=(?:ine|he) )/, (first) => first.toUpperCase());
const onlyProblem = ({ problems: [first, ...others] }: InputContext): InputProblem | undefined => (others.length === 0 ? first : undefined);

/** Returns a sentence such as `Line 1 of the audience input ends with a comma.`, or a list of all problems if several lines are invalid. */
function whatOf(context: InputContext): string {
  const { input, problems } = context;
  const only = onlyProblem(context);
  if (only !== undefined) return `${capitalized(placeOf(input, only.line))} ${only.problem}.`;
  return `${String(problems.length)} lines of ${named(input)} are invalid. ${listOf(problems, ({ line, problem }) => `Line ${String(line)} ${problem}.`)}`;
}

function nextOf(context: InputContext): string {
  const { input } = context;
  const { correction, line } = onlyProblem(context) ?? {};
  if (correction === undefined) return instructionsOf(context);
  if (line !== undefined) return `Replace ${placeOf(input, line)} with: ${correction}`;
  // In YAML, an unquoted value must not contain a colon followed by a space.
  if (correction.includes(': ')) return `Replace the line in ${named(input)} with: ${correction}`;
  if (isVariable(input)) return `Set ${input} to: ${correction}`;
  // IDs often come from a variable or secret.
  return `Set ${input}: ${correction}${PRINTED_BY[input] === undefined ? '' : ' (or correct the variable or secret that the step reads)'}`;
}

function instructionsOf(context: InputContext): string {
  const { input, problems } = context;
  const only = onlyProblem(context);
  return only === undefined ? listOf(problems, (problem) => lineFix(input, problem, problems)) : instructionOf(input, only);
}

/** Adds the name of the input to the instruction, unless the instruction already names an input or starts with a condition. */
function instructionOf(input: string, { line, fix }: InputProblem): string {
  if (fix.startsWith(SET)) return setTo(input, line, fix.slice(SET.length));
  const inside = `${fix.charAt(0).toLowerCase()}${fix.slice(1)}`;
  return /^(?:Set (?!audience=)|If )/.test(fix) || fix.includes(input) ? `${fix}.` : `In ${placeOf(input, line)}, ${inside}.`;
}

/** Returns the instruction to correct a line, or to delete the line if its correction would duplicate an earlier line. */
function lineFix(input: string, problem: InputProblem, problems: readonly InputProblem[]): string {
  const { line, correction } = problem;
  if (correction === undefined) return instructionOf(input, problem);
  const first = problems.find((other) => other.correction === correction)?.line;
  return first === line
    ? setTo(input, line, correction)
    : `Delete ${placeOf(input, line)}, because it means the same as line ${String(first)}.`;
}

const setTo = (input: string, line: number | undefined, value: string): string =>
  line === undefined ? `Set ${named(input)} to ${value}.` : `Replace ${placeOf(input, line)} with ${value}.`;

function listOf(problems: readonly InputProblem[], text: (problem: InputProblem) => string): string {
  const more = problems.length - MOST_LINES;
  const rest = more > 0 ? [`${plural(more, 'more line')} ${more === 1 ? 'is' : 'are'} invalid.`] : [];
  return [...new Set(problems.slice(0, MOST_LINES).map(text)), ...rest].join(' ');
}

function printedBy({ input, problems, withoutSecrets }: InputContext): readonly Command[] {
  const has = (start: string): boolean => problems.some(({ problem }) => problem.startsWith(start));
  if (withoutSecrets !== undefined || problems.every(({ correction }) => correction !== undefined)) return [];
  if (input === 'endpoint' && has('is empty')) return [LIST_FHIR];
  const command = PRINTED_BY[input];
  if (command === undefined) return [];
  return [eitherShell(undefined, 'Show the IDs', ...(has('is the same ID') ? [IDS.client, IDS.tenant] : [command]))];
}
