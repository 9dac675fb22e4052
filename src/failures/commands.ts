/**
 * Commands for federated credentials and services. The commands look up names, resource groups and IDs, so that users do not have to
 * replace placeholders.
 */
import { createHash } from 'node:crypto';
import { FHIR_SERVICES } from '../azure/services/service.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { Command } from '../model/failure.ts';
import type { AssertionClaims, EndpointContext } from './contexts.ts';
import { addStep, asciiJson, bashWord, cloudLine, eitherShell, powershellString } from './shell.ts';

type Shell = 'bash' | 'powershell';

const ARM_VERSION = 'api-version=2023-01-31';
/** Message printed by a script that stops because it found nothing. Otherwise, az would fail with an unclear error about an empty name. */
const NO_CREDENTIAL = 'no credential has this issuer and subject';

/**
 * Returns the URL of an application's federated credentials in Microsoft Graph. `az ad app federated-credential list` fails if the
 * application has a flexible credential (azure-cli issue 32816), and only the beta version of Graph returns expressions. The URL contains
 * the object ID, because `az.cmd` on Windows cannot receive the parentheses of `applications(appId='…')`.
 */
function graphUrl(clientId: string): string {
  const graph = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
  return `${graph}beta/applications/$(az ad app show --id '${clientId}' --query id --output tsv)/federatedIdentityCredentials`;
}

/** Returns commands that show which application or managed identity has the client ID. */
export function showIdentity(clientId: string, cloud: Cloud): Command {
  return eitherType(
    cloud,
    'Show the name',
    `az ad app show --id '${clientId}' --query "{name:displayName, clientId:appId}" --output table`,
    `az identity list --query "[?clientId=='${clientId}'].{name:name, group:resourceGroup}" --output table`,
  );
}

/** Returns commands that list the federated credentials of an identity. */
export function listCredentials(clientId: string, cloud: Cloud): Command {
  const query = (properties: string): string =>
    `--query "value[].{name:name, issuer:${properties}issuer, subject:${properties}subject, expression:${properties}claimsMatchingExpression.value}" --output table`;
  const identity = `$(az identity list --query "[?clientId=='${clientId}'].id" --output tsv)`;
  return eitherType(
    cloud,
    'List the credentials',
    `az rest --method get --url "${graphUrl(clientId)}" ${query('')}`,
    `az rest --method get --url "${identity}/federatedIdentityCredentials?${ARM_VERSION}" ${query('properties.')}`,
  );
}

function eitherType(cloud: Cloud, purpose: string, app: string, identity: string): Command {
  return eitherShell(
    cloud,
    `${purpose}: the first line is for an app registration, the second for a user-assigned identity`,
    app,
    identity,
  );
}

/**
 * Returns scripts that add a federated credential with the issuer, subject and audience of the ID token.
 *
 * @param clientId client ID of the app registration or user-assigned identity.
 */
export function addCredential(presented: AssertionClaims, clientId: string, cloud: Cloud): readonly Command[] {
  const { issuer, subject, audience } = presented;
  const name = credentialName(presented);
  const claims = { issuer, subject, audiences: [audience] };
  const app = asciiJson({ name, ...claims });
  const create = `az ad app federated-credential create --id ${bashWord(clientId)} --parameters`;
  return changeCredential(clientId, cloud, 'Create the credential', {
    bash: {
      identity: [
        `az identity federated-credential create --identity-name "$name" --resource-group "$group" --name ${name} ${bashClaims(presented)}`,
      ],
      app: [`${create} ${bashWord(app)}`],
    },
    powershell: { identity: [putCredential(claims, name)], app: [`${powershellString(app)} | ${create} '@-'`] },
  });
}

/**
 * Returns scripts that update the existing credential to match the claims of the ID token. The scripts find the credential by its issuer
 * and subject, and ignore the letter case of the subject. Adding a credential would not fix a wrong audience or letter case, because Entra
 * rejects a second credential with the same issuer and subject.
 */
export function correctCredential(presented: AssertionClaims, clientId: string, cloud: Cloud): readonly Command[] {
  const { issuer, subject, audience } = presented;
  const claims = { issuer, subject, audiences: [audience] };
  const body = asciiJson(claims);
  const sameSubject = `SUBJECT=${bashWord(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
  const update = `az ad app federated-credential update --id ${bashWord(clientId)} --federated-credential-id`;
  const find = (url: string, properties: string, id: string): readonly string[] => [
    `$all = (az rest --method get --url "${url}" | ConvertFrom-Json).value`,
    `$same = $all | Where-Object { $_.${properties}issuer -eq ${powershellString(issuer)} -and $_.${properties}subject -eq ${powershellString(subject)} }`,
    `$credential = $same.${id}`,
  ];
  const ifFound = (command: string): string => `if ($credential) { ${command} } else { '${NO_CREDENTIAL}' }`;
  return changeCredential(clientId, cloud, 'Correct the credential', {
    bash: {
      identity: [
        'credential=$(az identity federated-credential list --identity-name "$name" --resource-group "$group"' +
          ` --query "[?issuer=='${issuer}'].[name,subject]" --output tsv | ${sameSubject})`,
        `az identity federated-credential update --identity-name "$name" --resource-group "$group" --name "\${credential:?${NO_CREDENTIAL}}" ` +
          bashClaims(presented),
      ],
      app: [
        `credential=$(az rest --method get --url "${graphUrl(clientId)}" --query "value[?issuer=='${issuer}'].[id,subject]" --output tsv | ${sameSubject})`,
        `${update} "\${credential:?${NO_CREDENTIAL}}" --parameters ${bashWord(body)}`,
      ],
    },
    powershell: {
      identity: [
        ...find(`$identity/federatedIdentityCredentials?${ARM_VERSION}`, 'properties.', 'name'),
        ifFound(putCredential(claims, '$($credential)')),
      ],
      app: [...find(graphUrl(clientId), '', 'id'), ifFound(`${powershellString(body)} | ${update} $credential --parameters '@-'`)],
    },
  });
}

/** Returns a script per shell that runs the commands for the type of the identity: a user-assigned identity or an app registration. */
function changeCredential(
  clientId: string,
  cloud: Cloud,
  purpose: string,
  commands: Readonly<Record<Shell, Readonly<Record<'identity' | 'app', readonly string[]>>>>,
): readonly Command[] {
  const { bash, powershell } = commands;
  const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
  const list = (query: string): string => `az identity list --query "[?clientId=='${clientId}'].${query}" --output tsv`;
  return inBothShells(cloud, purpose, {
    bash: [
      `read -r name group <<< "$(${list('[name,resourceGroup]')})"`,
      ...['if [ "$name" ]; then', ...indent(bash.identity), 'else', ...indent(bash.app), 'fi'],
    ],
    powershell: [
      `$identity = ${list('id')}`,
      ...['if ($identity) {', ...indent(powershell.identity), '} else {', ...indent(powershell.app), '}'],
    ],
  });
}

/** Returns the PowerShell command that creates or replaces a credential of `$identity`. */
function putCredential(properties: object, name: string): string {
  return (
    `${powershellString(asciiJson({ properties }))} | ` +
    `az rest --method put --url "$identity/federatedIdentityCredentials/${name}?${ARM_VERSION}" --body '@-'`
  );
}

/**
 * Returns a unique credential name that Entra accepts (3 to 120 letters, digits and hyphens). If two subjects had the same name, Entra
 * would reject the second credential or overwrite the first one.
 */
function credentialName({ issuer, subject, audience }: AssertionClaims): string {
  const words = subject
    .replace(/^repo:/, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 95);
  const digest = createHash('sha256').update(`${issuer}\n${subject}\n${audience}`).digest('hex').slice(0, 16);
  return `github-${words}-${digest}`;
}

function bashClaims({ issuer, subject, audience }: AssertionClaims): string {
  return `--issuer ${bashWord(issuer)} --subject ${bashWord(subject)} --audiences ${bashWord(audience)}`;
}

const NOT_HERE = 'not in this subscription: choose another with az account set';

/**
 * Returns a command for the Azure resource of an endpoint, for Bash and for PowerShell. The command stops if the resource is not found,
 * because `az role assignment create --scope ""` would assign the role on the whole subscription (azure-cli role/custom.py,
 * `_build_role_scope`).
 *
 * @param purpose the label, without the shell.
 * @param command creates the command from the shell and the resource ID, quoted for that shell.
 * @param more additional commands that do not need the resource.
 * @returns an empty list for a host outside Azure, because the host name does not identify the resource.
 */
function onResource(
  { target, cloud }: EndpointContext,
  purpose: string,
  command: (shell: Shell, id: string) => string,
  ...more: readonly string[]
): readonly Command[] {
  if (target.trust === 'user') return [];
  const lookup = target.service.role.scopeCommand(target.host);
  return inBothShells(cloud, purpose, {
    bash: [`scope=$(${lookup})`, command('bash', `"\${scope:?${NOT_HERE}}"`), ...more],
    powershell: [`$scope = ${lookup}`, `if ($scope) { ${command('powershell', '$scope')} } else { '${NOT_HERE}' }`, ...more],
  });
}

function inBothShells(cloud: Cloud, purpose: string, scripts: Readonly<Record<Shell, readonly string[]>>): readonly Command[] {
  return [
    { label: `${purpose} (Bash)`, language: 'bash', text: [...cloudLine(cloud), ...scripts.bash].join('\n') },
    { label: `${purpose} (PowerShell)`, language: 'powershell', text: [...cloudLine(cloud), ...scripts.powershell].join('\n') },
  ];
}

/** Returns a command for the resource that refers to the identity. Empty if neither the token nor the inputs identify it. */
function onIdentity(context: EndpointContext, purpose: string, command: (principal: string, id: string) => string): readonly Command[] {
  const principal = principalOf(context.token?.objectId, context.clientId);
  return principal === undefined ? [] : onResource(context, purpose, (shell, id) => command(principal[shell], id));
}

/** Returns the commands that assign a role to the identity on the service. */
export function assignRole(context: EndpointContext, role = context.target.service.role.name): readonly Command[] {
  return onIdentity(
    context,
    `Assign the role ${role} to the identity`,
    (principal, id) =>
      `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role '${role}' --scope ${id}`,
  );
}

/**
 * Returns the commands that list the identity's role assignments on the service, including assignments that are inherited or granted
 * through groups.
 */
export function listAssignments(context: EndpointContext): readonly Command[] {
  return onIdentity(
    context,
    'List every role of the identity on the service',
    (principal, id) =>
      `az role assignment list --assignee ${principal} --scope ${id} --include-inherited --include-groups ` +
      '--query "[].{role:roleDefinitionName, scope:scope, via:principalType}" --output table',
  );
}

/**
 * Returns the curl command that repeats the request without the token. The command discards the response body, which may contain patient
 * data.
 */
export function curlCommand({ url }: Pick<EndpointContext, 'url'>): string {
  return `curl --silent --show-error --suppress-connect-headers --dump-header - --output /dev/null ${bashWord(url)}`;
}

/** Returns the same curl command as a workflow step. */
export function curlStep(context: Pick<EndpointContext, 'url'>): Command {
  return addStep(' to send the same request without the token', curlCommand(context));
}

/** Returns the command that lists the FHIR services in the subscription as `<workspace>/<service>`. */
export function listFhirServices({ cloud }: Pick<EndpointContext, 'cloud'>): Command {
  return eitherShell(cloud, 'List the FHIR services', FHIR_SERVICES);
}

/**
 * Returns the command that prints the resource ID of an Azure host. The command prints nothing if the subscription has no such resource.
 */
export function findResource({ target, cloud }: EndpointContext): Command {
  return eitherShell(cloud, 'Find the service', target.service.role.scopeCommand(target.host));
}

/** Returns the commands that show a service setting. */
export function showSettings(context: EndpointContext, purpose: string, query: string, ...more: readonly string[]): readonly Command[] {
  return onResource(context, purpose, (_shell, id) => `az resource show --ids ${id} --query "${query}"`, ...more);
}

const NETWORK_RULES =
  '{id:id, publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';

/**
 * Returns the commands that show the network rules of the service and of its workspace. Private Link is configured on the workspace if
 * there is one.
 */
export function showNetworkRules(context: EndpointContext): readonly Command[] {
  const workspace = { bash: '"${scope%/*/*}"', powershell: "($scope -replace '/[^/]+/[^/]+$')" };
  const inWorkspace = /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(context.target.host);
  const show = (id: string): string => `az resource show --ids ${id} --query "${NETWORK_RULES}"`;
  return onResource(context, 'Show which networks can reach the service', (shell, id) =>
    [show(id), ...(inWorkspace ? [show(workspace[shell])] : [])].join('; '),
  );
}

/** Returns the commands that disable public access to the service. */
export function disablePublicAccess(context: EndpointContext): readonly Command[] {
  const purpose = 'Disable public access for every client without a private endpoint (=Enabled enables it again)';
  return onResource(context, purpose, (_shell, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}

/**
 * Returns the object ID of the service principal, or a command that finds it by client ID. `az ad sp show` works for managed identities,
 * too.
 */
export function principalOf(objectId: string | undefined, clientId: string | undefined): Readonly<Record<Shell, string>> | undefined {
  if (objectId !== undefined) return { bash: bashWord(objectId), powershell: powershellString(objectId) };
  if (clientId === undefined) return undefined;
  const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
  return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}
