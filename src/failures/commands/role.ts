/** Commands for the service of an endpoint. They assign a role, list assignments, show settings, or repeat a request. */
import type { Command } from '../../model/failure.ts';
import { FHIR_SERVICES } from '../../azure/cli.ts';
import type { EndpointContext } from '../contexts.ts';
import { cloudLine } from './federated-credential.ts';
import { bashWord, powershellString } from '../shell.ts';

type Shell = 'bash' | 'powershell';

const NOT_HERE = 'not in this subscription: choose another with az account set';

/**
 * Returns a command on the Azure resource behind an endpoint, for both shells. The command stops if the resource is not found, because
 * `az role assignment create --scope ""` would assign the role for the whole subscription (azure-cli role/custom.py, `_build_role_scope`).
 *
 * @param what ends the label.
 * @param command receives the shell and the resource ID as a word of that shell.
 * @param more commands that do not need the resource.
 * @returns an empty list for a host that is not Azure's, because its name does not identify the resource.
 */
function onResource(
  { target, cloud }: EndpointContext,
  what: string,
  command: (shell: Shell, id: string) => string,
  ...more: readonly string[]
): readonly Command[] {
  if (target.trust === 'user') return [];
  const lookup = target.service.role.scopeCommand(target.host);
  const bash = [...cloudLine(cloud), `scope=$(${lookup})`, command('bash', `"\${scope:?${NOT_HERE}}"`), ...more];
  const powershell = [
    ...cloudLine(cloud),
    `$scope = ${lookup}`,
    `if ($scope) { ${command('powershell', '$scope')} } else { '${NOT_HERE}' }`,
    ...more,
  ];
  return [
    { label: `Bash${what}`, language: 'bash', text: bash.join('\n') },
    { label: `PowerShell${what}`, language: 'powershell', text: powershell.join('\n') },
  ];
}

/** Returns a command on the resource that names the identity. Empty if neither the token nor the inputs identify it. */
function onIdentity(context: EndpointContext, what: string, command: (principal: string, id: string) => string): readonly Command[] {
  const principal = principalOf(context);
  return principal === undefined ? [] : onResource(context, what, (shell, id) => command(principal[shell], id));
}

/** Returns the commands that assign a role to the identity on the service. */
export function assignRole(context: EndpointContext, role = context.target.service.role.name): readonly Command[] {
  return onIdentity(
    context,
    '',
    (principal, id) =>
      `az role assignment create --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --role '${role}' --scope ${id}`,
  );
}

/** Returns the commands that list every role assignment of the identity on the service, inherited and through groups. */
export function listAssignments(context: EndpointContext): readonly Command[] {
  return onIdentity(
    context,
    ': every role of the identity on the service',
    (principal, id) =>
      `az role assignment list --assignee ${principal} --scope ${id} --include-inherited --include-groups ` +
      '--query "[].{role:roleDefinitionName, scope:scope, via:principalType}" --output table',
  );
}

/** Returns the command that repeats the request without the token. The body may name patients, so it is discarded. */
export function curlCommand({ url }: Pick<EndpointContext, 'url'>): string {
  return `curl --silent --show-error --dump-header - --output /dev/null ${bashWord(url)}`;
}

/** Returns the same command as a step, because a hosted runner has no terminal. */
export function curlStep(context: Pick<EndpointContext, 'url'>): Command {
  return { label: 'A step before this one, without the token', language: 'yaml', text: `- run: ${curlCommand(context)}` };
}

/** Returns the command that lists the FHIR services of the subscription as workspace/service. */
export function listFhirServices({ cloud }: Pick<EndpointContext, 'cloud'>): Command {
  return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), FHIR_SERVICES].join('\n') };
}

/** Returns the command that prints the ID of the resource behind an Azure host, or nothing if there is none. */
export function findResource({ target, cloud }: EndpointContext): Command {
  const lookup = target.service.role.scopeCommand(target.host);
  return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), lookup].join('\n') };
}

/** Returns the commands that show a setting of the service. */
export function showSettings(context: EndpointContext, what: string, query: string, ...more: readonly string[]): readonly Command[] {
  return onResource(context, `: ${what}`, (_shell, id) => `az resource show --ids ${id} --query "${query}"`, ...more);
}

const NETWORK_RULES =
  '{id:id, publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';

/** Returns the commands that show the network rules of the service and of its workspace, where private link is configured. */
export function showNetworkRules(context: EndpointContext): readonly Command[] {
  const workspace = { bash: '"${scope%/*/*}"', powershell: "($scope -replace '/[^/]+/[^/]+$')" };
  const inWorkspace = /\.(?:fhir|dicom)\.azurehealthcareapis\./.test(context.target.host);
  const show = (id: string): string => `az resource show --ids ${id} --query "${NETWORK_RULES}"`;
  return onResource(context, ': who may reach the service', (shell, id) =>
    [show(id), ...(inWorkspace ? [show(workspace[shell])] : [])].join('; '),
  );
}

/** Returns the commands that disable public access to the service. */
export function disablePublicAccess(context: EndpointContext): readonly Command[] {
  const what = ': disables public access, for every client without a private endpoint (=Enabled enables it again)';
  return onResource(context, what, (_shell, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}

/** Roles are assigned to the object ID of the service principal. `az ad sp show` finds it by client ID, for managed identities too. */
function principalOf({ token, clientId }: EndpointContext): Readonly<Record<Shell, string>> | undefined {
  if (token?.objectId !== undefined) return { bash: bashWord(token.objectId), powershell: powershellString(token.objectId) };
  if (clientId === undefined) return undefined;
  const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
  return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}
