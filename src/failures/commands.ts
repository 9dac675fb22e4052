/** Azure CLI and curl commands for failure messages. The commands look up names and IDs, so users do not have to replace placeholders. */
import { createHash } from 'node:crypto';
import { IDS } from '../azure/services/service.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { Command } from '../model/failure.ts';
import type { AssertionClaims, EndpointContext } from './contexts.ts';
import { addStep, asciiJson, bashWord, cloudLine, eitherShell, powershellString } from './shell.ts';

type Shell = 'bash' | 'powershell';
type Scripts = Readonly<Record<Shell, readonly string[]>>;

/** Returns commands that show which app registration or managed identity has this client ID or object ID. */
export function showIdentity(clientId: string, cloud: Cloud): Command {
  return eitherType(
    cloud,
    'Show the name',
    `az ad app show --id '${clientId}' --query "{name:displayName, clientId:appId}" --output table`,
    `az identity list --query "[?clientId=='${clientId}' || principalId=='${clientId}'].{name:name, clientId:clientId, group:resourceGroup}" --output table`,
  );
}

/** Returns commands that list the federated credentials of the app registration or managed identity with this client ID. */
export function listCredentials(clientId: string, cloud: Cloud): Command {
  const list = ({ url, claims }: CredentialStore): string =>
    `az rest --method get --url "${url}" --query "value[].{name:name, issuer:${claims}issuer, subject:${claims}subject, expression:${claims}claimsMatchingExpression.value}" --output table`;
  return eitherType(cloud, 'List the credentials', list(storeOfApp(clientId)), list(storeOfIdentity(`$(${resourceId(clientId)})`)));
}

function eitherType(cloud: Cloud, purpose: string, app: string, identity: string): Command {
  return eitherShell(cloud, `${purpose} of an app registration or, with the last command, of a user-assigned identity`, app, identity);
}

const resourceId = (clientId: string): string => `az identity list --query "[?clientId=='${clientId}'].id" --output tsv`;

/** API that manages the federated credentials of an app registration or a user-assigned identity. */
interface CredentialStore {
  readonly url: string;
  readonly claims: '' | 'properties.';
  readonly key: 'id' | 'name';
  readonly create: (name: string) => string;
  readonly update: (key: string) => string;
  readonly body: (claims: object) => object;
}

/**
 * Uses the beta version of Microsoft Graph, because v1.0 does not return the expression of a flexible federated identity credential. `az ad
 * app federated-credential list` fails if the application has a flexible credential (azure-cli issue 32816). The URL uses the object ID,
 * because `az.cmd` on Windows cannot handle the parentheses in `applications(appId='…')`.
 */
function storeOfApp(clientId: string): CredentialStore {
  const graph = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
  return {
    url: `${graph}beta/applications/$(az ad app show --id '${clientId}' --query id --output tsv)/federatedIdentityCredentials`,
    claims: '',
    key: 'id',
    create: () => `az ad app federated-credential create --id '${clientId}' --parameters`,
    update: (id) => `az ad app federated-credential update --id '${clientId}' --federated-credential-id "${id}" --parameters`,
    body: (claims) => claims,
  };
}

function storeOfIdentity(resource: string): CredentialStore {
  const url = (path: string): string => `${resource}/federatedIdentityCredentials${path}?api-version=2023-01-31`;
  const put = (name: string): string => `az rest --method put --url "${url(`/${name}`)}" --body`;
  return { url: url(''), claims: 'properties.', key: 'name', create: put, update: put, body: (properties) => ({ properties }) };
}

/** Returns a Bash script and a PowerShell script that create a federated credential with the ID token's issuer, subject and audience. */
export function addCredential(presented: AssertionClaims, clientId: string, cloud: Cloud): readonly Command[] {
  const { issuer, subject, audience } = presented;
  const name = credentialName(presented);
  return changeCredential(clientId, cloud, 'Create the credential', ({ create, body, key }) => {
    const claims = { ...(key === 'id' && { name }), issuer, subject, audiences: [audience] };
    return { bash: [inBash(create(name), body(claims))], powershell: [inPowershell(create(name), body(claims))] };
  });
}

/**
 * Returns a Bash script and a PowerShell script that update an existing credential to match the ID token. The scripts search for a
 * credential that matches the ID token's issuer and subject. The subject comparison is case-insensitive. Entra allows only one credential
 * per issuer and subject, so you cannot correct the audience or letter case by adding a second credential.
 */
export function correctCredential({ issuer, subject, audience }: AssertionClaims, clientId: string, cloud: Cloud): readonly Command[] {
  const missing = 'no credential has this issuer and subject';
  const sameSubject = `SUBJECT=${bashWord(subject)} awk -F '\\t' 'tolower($2) == tolower(ENVIRON["SUBJECT"]) { print $1 }'`;
  return changeCredential(clientId, cloud, 'Correct the credential', ({ url, claims, key, update, body }) => {
    const list = `az rest --method get --url "${url}"`;
    const content = body({ issuer, subject, audiences: [audience] });
    const same = `$_.${claims}issuer -eq ${powershellString(issuer)} -and $_.${claims}subject -eq ${powershellString(subject)}`;
    return {
      bash: [
        `credential=$(${list} --query "value[?${claims}issuer=='${issuer}'].[${key},${claims}subject]" --output tsv | ${sameSubject})`,
        inBash(update(`\${credential:?${missing}}`), content),
      ],
      powershell: [
        `$credential = ((${list} | ConvertFrom-Json).value | Where-Object { ${same} }).${key}`,
        `if ($credential) { ${inPowershell(update('$($credential)'), content)} } else { '${missing}' }`,
      ],
    };
  });
}

function changeCredential(
  clientId: string,
  cloud: Cloud,
  purpose: string,
  change: (store: CredentialStore) => Scripts,
): readonly Command[] {
  const indented = (shell: Shell, store: CredentialStore): readonly string[] => change(store)[shell].map((line) => `  ${line}`);
  const branches = (shell: Shell, otherwise: string): readonly string[] => [
    ...indented(shell, storeOfIdentity('$identity')),
    otherwise,
    ...indented(shell, storeOfApp(clientId)),
  ];
  return inBothShells(cloud, purpose, {
    bash: [`identity=$(${resourceId(clientId)})`, 'if [ "$identity" ]; then', ...branches('bash', 'else'), 'fi'],
    powershell: [`$identity = ${resourceId(clientId)}`, 'if ($identity) {', ...branches('powershell', '} else {'), '}'],
  });
}

const inBash = (command: string, body: object): string => `${command} ${bashWord(asciiJson(body))}`;
const inPowershell = (command: string, body: object): string => `${powershellString(asciiJson(body))} | ${command} '@-'`;

/** Returns a unique name of 3 to 120 letters, digits and hyphens. A duplicate name would cause an error or overwrite a credential. */
function credentialName({ issuer, subject, audience }: AssertionClaims): string {
  const words = subject
    .replace(/^repo:/, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 95);
  const digest = createHash('sha256').update(`${issuer}\n${subject}\n${audience}`).digest('hex').slice(0, 16);
  return `github-${words}-${digest}`;
}

/** Message that a script prints if the selected subscription does not contain the resource. */
export const NOT_HERE = 'not in this subscription: choose another with az account set';

/**
 * The scripts stop if they do not find the resource. Otherwise, `az role assignment create --scope ""` would assign the role at
 * subscription scope (see `_build_role_scope` in azure-cli).
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

function inBothShells(cloud: Cloud, purpose: string, scripts: Scripts): readonly Command[] {
  return [
    { label: `${purpose} (Bash)`, language: 'bash', text: [...cloudLine(cloud), ...scripts.bash].join('\n') },
    { label: `${purpose} (PowerShell)`, language: 'powershell', text: [...cloudLine(cloud), ...scripts.powershell].join('\n') },
  ];
}

function onIdentity(context: EndpointContext, purpose: string, command: (principal: string, id: string) => string): readonly Command[] {
  const principal = principalOf(context.token?.objectId, context.clientId);
  return principal === undefined ? [] : onResource(context, purpose, (shell, id) => command(principal[shell], id));
}

/** Returns commands that assign the identity a role on the service. Empty if the identity is unknown or the host is not an Azure host. */
export function assignRole(context: EndpointContext, role = context.target.service.role.name): readonly Command[] {
  return onIdentity(
    context,
    `Assign the ${role} role to the identity`,
    (principal, id) =>
      `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role '${role}' --scope ${id}`,
  );
}

/** Returns commands that list the identity's roles on the service, including roles that are inherited or come from a group. */
export function listAssignments(context: EndpointContext): readonly Command[] {
  return onIdentity(
    context,
    "List all of the identity's roles on the service",
    (principal, id) =>
      `az role assignment list --assignee ${principal} --scope ${id} --include-inherited --include-groups ` +
      '--query "[].{role:roleDefinitionName, scope:scope, via:principalType, name:principalName}" --output table',
  );
}

/** Returns a curl command that sends an unauthenticated request and discards the response body, which might contain patient data. */
export const curlCommand = ({ url }: Pick<EndpointContext, 'url'>): string =>
  `curl --silent --show-error --suppress-connect-headers --dump-header - --output /dev/null ${bashWord(url)}`;
/** Returns a workflow step that runs `curlCommand`. */
export const curlStep = (context: Pick<EndpointContext, 'url'>): Command =>
  addStep(' to send the same request without the token', curlCommand(context));
/** Returns commands that show the audience and the tenant that the service expects. */
export function showExpectedToken(context: EndpointContext): readonly Command[] {
  const show = (_shell: Shell, id: string): string => `az resource show --ids ${id} --query "properties.authenticationConfiguration"`;
  return onResource(context, 'Show the audience and the tenant that the service expects', show, IDS.tenant);
}

const NETWORK_RULES =
  '{id:id, publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';

/** Returns commands that show the network rules of the service and its workspace. Private endpoints are configured on the workspace. */
export function showNetworkRules(context: EndpointContext): readonly Command[] {
  const workspace = { bash: '"${scope%/*/*}"', powershell: "($scope -replace '/[^/]+/[^/]+$')" };
  const show = (id: string): string => `az resource show --ids ${id} --query "${NETWORK_RULES}"`;
  return onResource(context, 'Show which networks can reach the service', (shell, id) =>
    [show(id), ...(isInWorkspace(context.target.host) ? [show(workspace[shell])] : [])].join('; '),
  );
}

/** True if the host belongs to a FHIR or DICOM service in an Azure Health Data Services workspace. */
export const isInWorkspace = (host: string): boolean => /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(host);

/** Returns commands that disable public network access to the service. */
export function disablePublicAccess(context: EndpointContext): readonly Command[] {
  const purpose = 'Allow access only through private endpoints (to undo, set publicNetworkAccess=Enabled)';
  return onResource(context, purpose, (_shell, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}

/**
 * Returns the object ID of the identity for each shell, quoted as that shell requires. If only the client ID is known, returns a command
 * that looks up the object ID. `az ad sp show` also works for managed identities.
 */
export function principalOf(objectId: string | undefined, clientId: string | undefined): Readonly<Record<Shell, string>> | undefined {
  if (objectId !== undefined) return { bash: bashWord(objectId), powershell: powershellString(objectId) };
  if (clientId === undefined) return undefined;
  const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
  return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}
