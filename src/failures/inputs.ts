/** Failures for mistakes in the inputs. The action detects them before it sends anything to Azure. */
import { FHIR_SERVICES, IDS } from '../azure/services/service.ts';
import type { Command } from '../model/failure.ts';
import type { InputCode } from '../util/user-input.ts';
import type { InputContext, InputProblem, WithoutSecrets } from './contexts.ts';
import type { Definition } from './define.ts';
import { eitherShell, yaml } from './shell.ts';

/** Azure CLI commands that print the value of an input. */
const PRINTED_BY: Readonly<Record<string, string>> = {
  'client-id': IDS.client,
  AZURE_CLIENT_ID: IDS.client,
  'tenant-id': IDS.tenant,
  AZURE_TENANT_ID: IDS.tenant,
};

/** Instruction that follows "skip the job". It covers an existing `if:`, because a job cannot have two `if:` keys. */
export const SKIP = 'add the if: below. If the job already has an if:, combine the two with &&';

/** Reasons why a variable or secret can be empty. */
export const EMPTY_VALUE_CAUSES =
  'If a variable or secret does not exist, its value is empty. Common causes: (1) the value is in secrets and the workflow reads it from vars, or vice versa; (2) its name has a typo; (3) it belongs to an environment that the job does not name; (4) a reusable workflow is called without secrets: inherit.';

export const inputFailures: Readonly<Record<InputCode, Definition<InputContext>>> = {
  'input-invalid': define({
    title: 'An input is invalid',
    causes: ({ problems }) =>
      [...new Set(problems.flatMap(({ reason }) => reason ?? []))].join(' ') ||
      'The action stops before it sends anything to Azure if an input or a proxy setting is invalid.',
  }),
  'audience-generic': define({
    title: 'The audience is the generic audience, which FHIR services refuse',
    causes:
      'Entra issues tokens for https://azurehealthcareapis.com, but every FHIR service returns 401 for them. The audience of a FHIR service is its own URL.',
  }),
  'audience-is-endpoint': define({
    title: 'The audience is the URL of one service',
    causes:
      'All DICOM services share one audience, and so do all de-identification services. Only the audience of a FHIR service is its URL.',
  }),
  'audience-terraform': define({
    title: "The audience is a misspelling from Terraform's documentation",
    causes:
      'The documentation of Terraform and Pulumi shows dicom.azurehealthcareapis.azure.com. The audience of DICOM is https://dicom.healthcareapis.azure.com.',
  }),
  'audience-control-plane': define({
    title: 'The audience is for managing Azure resources, not for accessing data',
    causes: 'Healthcare services return 401 for tokens that are issued for Azure Resource Manager or Microsoft Graph.',
  }),
  'audience-fhir-word': define({
    title: 'FHIR services do not share an audience',
    causes: 'The audience of each FHIR service is its own URL, so fhir is not a valid audience.',
    commands: () => [eitherShell(undefined, '', FHIR_SERVICES)],
  }),
  'audience-oidc': define({
    title: 'The audience is the audience of the GitHub ID token',
    causes:
      'In azure/login, the input with the same name sets the audience of the ID token. In this action, audience is the resource that the access token is for.',
  }),
  'audience-refused': define({
    title: "The endpoint's service refuses tokens for this audience",
    causes: 'The audience belongs to another Azure service, so the endpoint would return 401.',
  }),
  'cloud-endpoint-mismatch': define({
    title: 'The address belongs to another Azure cloud',
    causes: 'A service does not accept tokens from another Azure cloud.',
  }),
  'endpoint-untrusted': define({
    title: 'The token must not be sent to this host',
    causes:
      'The token grants access to patient data. It is sent only to hosts that Azure runs for healthcare services, and to hosts in trusted-hosts.',
  }),
  'endpoint-workspace': define({
    title: 'The address is a workspace, not a service',
    causes:
      'A workspace contains FHIR and DICOM services and has no data of its own. The command below lists them as workspace/service. The URL of such a service is https://workspace-service.fhir.azurehealthcareapis.com (or .dicom.).',
    commands: () => [
      eitherShell(
        undefined,
        '',
        `az resource list --query "[?starts_with(type, 'Microsoft.HealthcareApis/workspaces/')].{type:type, name:name}" --output table`,
      ),
    ],
  }),
  'tenant-common': define({
    title: 'The tenant is not a single tenant',
    causes: 'Sign-in without a user needs one specific tenant, but common, organizations and consumers are not single tenants.',
  }),
  'credential-ids-incomplete': define({
    title: "One of the identity's two IDs is missing",
    causes: ({ withoutSecrets }) => [
      withoutSecrets === undefined ? EMPTY_VALUE_CAUSES : `${unseenSecrets(withoutSecrets)}, so an ID from a secret is empty here.`,
      'GitHub OIDC needs client-id and tenant-id, as inputs or as AZURE_CLIENT_ID and AZURE_TENANT_ID. If only one of the two IDs is given, an existing login is not used.',
    ],
    fixes: ({ input, withoutSecrets }) =>
      withoutSecrets === undefined
        ? `Set ${input}: ${variableOf(input)} in the step, and check in the repository's settings that this variable exists. The az command below prints its value.`
        : skipAdvice(withoutSecrets),
    commands: ({ input, withoutSecrets }) =>
      withoutSecrets === undefined ? [yaml('In the with: of the step', `${input}: ${variableOf(input)}`)] : [skipRemedy(withoutSecrets)],
  }),
  'dicom-gov-audience': define({
    title: 'DICOM in Azure US Government needs an explicit audience',
    causes:
      'Microsoft does not document an audience for DICOM in the Azure US Government cloud. It is probably the same as in the public cloud, https://dicom.healthcareapis.azure.com, but this was not verified.',
    commands: () => [
      eitherShell(
        undefined,
        '',
        'az cloud set --name AzureUSGovernment',
        'az resource show --ids $(az resource list --resource-type Microsoft.HealthcareApis/workspaces/dicomservices --query "[].id" --output tsv) --query "[@][].properties.authenticationConfiguration.audiences[]" --output tsv',
      ),
    ],
  }),
  'environment-unsupported': define({
    title: 'This cloud has no healthcare services',
    causes: 'Azure Health Data Services are available in the Azure public cloud and in Azure US Government.',
  }),
};

/** Returns a sentence about the secrets that a run from Dependabot or a fork receives. */
export function unseenSecrets(whose: WithoutSecrets): string {
  return whose === 'dependabot'
    ? "Dependabot started this run. Such runs get only Dependabot's own secrets"
    : 'This run is for a pull request from a fork. Such runs get no secrets';
}

/**
 * Returns the instruction for a run that receives no ordinary secrets. Runs that Dependabot starts can still read variables, but runs from
 * forks cannot.
 */
export function skipAdvice(whose: WithoutSecrets): string {
  return whose === 'dependabot'
    ? `Store the IDs as variables or as Dependabot secrets, or skip the job in Dependabot's runs: ${SKIP}.`
    : `Skip the job in runs for pull requests from forks: ${SKIP}.`;
}

/** Returns the `if:` condition that skips a job in runs that receive no secrets and no ID token. */
export function skipRemedy(whose: WithoutSecrets): Command {
  const condition =
    whose === 'dependabot'
      ? "github.actor != 'dependabot[bot]'"
      : "(github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository)";
  return yaml('In the job', `if: \${{ ${condition} }}`);
}

/** Adds the text and facts that all input failures share. */
function define({
  commands,
  ...mistake
}: Partial<Definition<InputContext>> & Pick<Definition<InputContext>, 'title' | 'causes'>): Definition<InputContext> {
  return {
    fixes: nextOf,
    ...mistake,
    what: whatOf,
    headline: (context) => `${whatOf(context)} ${briefOf(context)}`,
    facts: ({ input, problems }) =>
      problems.flatMap(({ line, shown }) => {
        const name = line === undefined ? `Value of ${input}` : `Line ${String(line)} of ${input}`;
        return shown === undefined ? [] : [{ name, value: shown }];
      }),
    commands: (context) => [...(commands?.(context) ?? []), ...printedBy(context)],
  };
}

/** Maximum number of lines that a message lists. */
const MOST_LINES = 8;

/** Describes the mistakes: `audience has a comma.` or `2 lines of audience are wrong: line 1 has a comma; line 3 is not an audience.` */
function whatOf({ input, problems }: InputContext): string {
  const [first] = problems;
  if (problems.length === 1 && first !== undefined)
    return first.line === undefined ? `${input} ${first.problem}.` : `Line ${String(first.line)} of ${input} ${first.problem}.`;
  return `${String(problems.length)} lines of ${input} are wrong: ${listOf(problems, ({ line, problem }) => `line ${String(line)} ${problem}`)}.`;
}

/** Returns the instruction to apply the corrections. */
function nextOf(context: InputContext): string {
  const { input, problems } = context;
  const [first] = problems;
  if (problems.length !== 1 || first?.correction === undefined) return instructionsOf(context);
  if (first.line !== undefined) return `Replace line ${String(first.line)} of ${input} with: ${first.correction}`;
  // In YAML, a value that contains a colon and a space cannot follow the input name unquoted.
  if (first.correction.includes(': ')) return `Write this line in ${input}: ${first.correction}`;
  if (isVariable(input)) return `Set ${input} to: ${first.correction}`;
  // The value of an ID often comes from a variable or secret.
  const source = PRINTED_BY[input] === undefined ? '' : ' (or correct the variable or secret that the step reads)';
  return `Set in the step: ${input}: ${first.correction}${source}`;
}

/** Returns a shorter fix for the annotation, which already names the input. */
function briefOf(context: InputContext): string {
  const [first] = context.problems;
  return context.problems.length === 1 && first !== undefined ? `${first.fix}.` : instructionsOf(context);
}

function instructionsOf({ input, problems }: InputContext): string {
  const [first] = problems;
  if (problems.length === 1 && first !== undefined)
    return first.fix.startsWith('If ')
      ? `Check ${placeOf(input, first)}. ${first.fix}.`
      : `Correct ${placeOf(input, first)}: ${lower(first.fix)}.`;
  return `Correct ${String(problems.length)} lines of ${input}: ${listOf(problems, (problem) => lineFix(problem, problems))}.`;
}

/** Returns the fix for one of several lines. A line with the same correction as an earlier line can be deleted. */
function lineFix({ line, fix, correction }: InputProblem, problems: readonly InputProblem[]): string {
  if (correction === undefined) return `in line ${String(line)}, ${lower(fix)}`;
  const first = problems.find((problem) => problem.correction === correction)?.line;
  return first === line
    ? `replace line ${String(line)} with ${correction}`
    : `delete line ${String(line)}, because it means the same as line ${String(first)}`;
}

function placeOf(input: string, { line }: InputProblem): string {
  return line === undefined ? input : `line ${String(line)} of ${input}`;
}

function listOf(problems: readonly InputProblem[], text: (problem: InputProblem) => string): string {
  const shown = problems.slice(0, MOST_LINES).map(text);
  return [...shown, ...(problems.length > MOST_LINES ? [`${String(problems.length - MOST_LINES)} more`] : [])].join('; ');
}

/** True for an environment variable. Names of environment variables contain an underscore, and names of inputs do not. */
function isVariable(input: string): boolean {
  return input.includes('_');
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** Returns the GitHub variable for an ID, as in the documentation. */
function variableOf(input: string): string {
  return `\${{ vars.AZURE_${input.replaceAll('-', '_').toUpperCase()} }}`;
}

function printedBy({ input, problems, withoutSecrets }: InputContext): readonly Command[] {
  if (withoutSecrets !== undefined || problems.every(({ correction }) => correction !== undefined)) return [];
  if (input === 'endpoint' && problems.some(({ problem }) => problem.startsWith('is empty')))
    return [eitherShell(undefined, '', FHIR_SERVICES)];
  const same = problems.some(({ problem }) => problem.startsWith('is the same ID'));
  const command = PRINTED_BY[input];
  return command === undefined ? [] : [eitherShell(undefined, '', ...(same ? [IDS.client, IDS.tenant] : [command]))];
}
