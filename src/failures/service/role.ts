/** Commands that give the identity of a token its role on the service behind an endpoint. */
import type { Command } from '../../model/failure.ts';
import type { EndpointContext } from '../contexts.ts';
import { cloudLine } from '../commands/federated-credential.ts';
import { bashWord, powershellString } from '../shell.ts';

const NOT_HERE = 'not in this subscription: choose another with az account set';

/**
 * A command on the resource behind a host of Azure's own, in both shells. The resource is looked up first and must not be found missing:
 * `az role assignment create --scope ""` would assign the role on the whole subscription (azure-cli role/custom.py, `_build_role_scope`).
 *
 * @param what it does, for the label.
 * @param command by shell, with the resource's ID as a word of it.
 * @param more commands that need no resource.
 * @returns nothing for a host that says nothing of the resource behind it.
 */
function onResource(
  { target, cloud }: EndpointContext,
  what: string,
  command: (shell: 'bash' | 'powershell', id: string) => string,
  ...more: readonly string[]
): readonly Command[] {
  if (target.trust === 'user') return [];
  const lookup = target.service.role.scopeCommand(target.host);
  return [
    script('bash', `Bash${what}`, [...cloudLine(cloud), `scope=$(${lookup})`, command('bash', `"\${scope:?${NOT_HERE}}"`), ...more]),
    script('powershell', `PowerShell${what}`, [
      ...cloudLine(cloud),
      `$scope = ${lookup}`,
      `if ($scope) { ${command('powershell', '$scope')} } else { '${NOT_HERE}' }`,
      ...more,
    ]),
  ];
}

/**
 * The role assignment, in both shells.
 *
 * @returns nothing when neither the token nor the inputs say who the identity is, or when the host says nothing of the resource behind it.
 */
export function roleRemedies(facts: EndpointContext): readonly Command[] {
  const { role } = facts.target.service;
  const objectId = facts.token?.objectId;
  const principal =
    objectId === undefined ? byClientId(facts.clientId) : { bash: bashWord(objectId), powershell: powershellString(objectId) };
  if (principal === undefined) return [];
  return onResource(
    facts,
    '',
    (shell, id) =>
      `az role assignment create --assignee-object-id ${principal[shell]} --assignee-principal-type ServicePrincipal ` +
      `--role '${role.name}' --scope ${id}`,
  );
}

/** Asks again what was asked, without the token: of a body that may name patients only the head. */
export function askCommand({ asked, target: { base, root, service } }: EndpointContext): string {
  const url = asked === 'reachable' ? `${root}${service.reachable.path}` : `${base}${service.authorised.path}`;
  const bodyUnread = asked === 'authorised' && service.authorised.form === 'ignored';
  return `curl ${bodyUnread ? '--silent --show-error --dump-header - --output /dev/null' : '-i'} ${bashWord(url)}`;
}

/** The same as a step: hosted runners have no shell of their own to type into. */
export function askStep(facts: EndpointContext): Command {
  return { label: 'A step before this one, without the token', language: 'yaml', text: `- run: ${askCommand(facts)}` };
}

/** Lists the FHIR services there are, as workspace/service, in either shell. */
export function fhirServices({ cloud }: Pick<EndpointContext, 'cloud'>): Command {
  const list = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
  return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), list].join('\n') };
}

/** Prints the ID of the resource behind a host of Azure's own, in either shell; prints nothing where there is none. */
export function resourceRemedy({ target, cloud }: EndpointContext): Command {
  return {
    label: 'Bash or PowerShell',
    language: 'bash',
    text: [...cloudLine(cloud), target.service.role.scopeCommand(target.host)].join('\n'),
  };
}

/** Shows what the service itself has been set to; nothing for a host that says nothing of the resource behind it. */
export function settingsRemedies(facts: EndpointContext, what: string, query: string, ...more: readonly string[]): readonly Command[] {
  return onResource(facts, `: ${what}`, (_, id) => `az resource show --ids ${id} --query "${query}"`, ...more);
}

/** Closes the public way to a service of Azure's own; nothing for a host that says nothing of the resource behind it. */
export function closeRemedies(facts: EndpointContext): readonly Command[] {
  const what = ': closes public access, to every client without a private endpoint (=Enabled opens it again)';
  return onResource(facts, what, (_, id) => `az resource update --ids ${id} --set properties.publicNetworkAccess=Disabled`);
}

/** Roles go to the service principal's object ID; `az ad sp show` knows it by the client ID, of managed identities too. */
function byClientId(clientId: string | undefined): { bash: string; powershell: string } | undefined {
  if (clientId === undefined) return undefined;
  const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
  return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}

function script(language: 'bash' | 'powershell', label: string, lines: readonly string[]): Command {
  return { label, language, text: lines.join('\n') };
}
