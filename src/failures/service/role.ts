/** Commands that give the identity of a token its role on the service behind an endpoint. */
import type { EndpointFacts } from '../facts.ts';
import type { Remedy } from '../failure.ts';
import { cloudLine } from '../entra/federated-credential.ts';
import { bashWord, powershellString } from '../shell.ts';

const NOT_HERE = 'not in this subscription: choose another with az account set';

/**
 * The role assignment, in both shells. The scope is looked up first and must not be empty: `az role assignment create --scope ""` would
 * assign the role on the whole subscription (azure-cli role/custom.py, `_build_role_scope`).
 *
 * @returns nothing when neither the token nor the inputs say who the identity is, or when the host says nothing of the resource behind it.
 */
export function roleRemedies({ target, token, clientId, cloud }: EndpointFacts): readonly Remedy[] {
  const { role } = target.service;
  const objectId = token?.objectId;
  const principal = objectId === undefined ? byClientId(clientId) : { bash: bashWord(objectId), powershell: powershellString(objectId) };
  if (principal === undefined || target.trust === 'user') return [];
  const assign = 'az role assignment create --assignee-object-id';
  const what = `--assignee-principal-type ServicePrincipal --role '${role.name}' --scope`;
  const scope = role.scopeCommand(target.host);
  return [
    script('bash', 'Bash', [...cloudLine(cloud), `scope=$(${scope})`, `${assign} ${principal.bash} ${what} "\${scope:?${NOT_HERE}}"`]),
    script('powershell', 'PowerShell', [
      ...cloudLine(cloud),
      `$scope = ${scope}`,
      `if ($scope) { ${assign} ${principal.powershell} ${what} $scope } else { '${NOT_HERE}' }`,
    ]),
  ];
}

/** Asks again what was asked, without the token: of a body that may name patients only the head. */
export function askCommand({ asked, target: { base, root, service } }: EndpointFacts): string {
  const url = asked === 'reachable' ? `${root}${service.reachable.path}` : `${base}${service.authorised.path}`;
  const bodyUnread = asked === 'authorised' && service.authorised.form === 'ignored';
  return `curl ${bodyUnread ? '--silent --show-error --dump-header - --output /dev/null' : '-i'} ${bashWord(url)}`;
}

/** The same as a step: hosted runners have no shell of their own to type into. */
export function askStep(facts: EndpointFacts): Remedy {
  return { label: 'A step before this one, without the token', language: 'yaml', text: `- run: ${askCommand(facts)}` };
}

/** Lists the FHIR services there are, as workspace/service, in either shell. */
export function fhirServices({ cloud }: Pick<EndpointFacts, 'cloud'>): Remedy {
  const list = 'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';
  return { label: 'Bash or PowerShell', language: 'bash', text: [...cloudLine(cloud), list].join('\n') };
}

/** Prints the ID of the resource behind a host of Azure's own, in either shell; prints nothing where there is none. */
export function resourceRemedy({ target, cloud }: EndpointFacts): Remedy {
  return {
    label: 'Bash or PowerShell',
    language: 'bash',
    text: [...cloudLine(cloud), target.service.role.scopeCommand(target.host)].join('\n'),
  };
}

/** Shows what the service itself has been set to, in either shell; nothing for a host that says nothing of the resource behind it. */
export function settingsRemedy(facts: EndpointFacts, label: string, query: string, ...more: readonly string[]): readonly Remedy[] {
  const { target, cloud } = facts;
  if (target.trust === 'user') return [];
  const show = `az resource show --ids $(${target.service.role.scopeCommand(target.host)}) --query "${query}"`;
  return [{ label, language: 'bash', text: [...cloudLine(cloud), show, ...more].join('\n') }];
}

/** Closes the public way to a service of Azure's own, in either shell; nothing for a host that says nothing of the resource behind it. */
export function closeRemedy({ target, cloud }: EndpointFacts): readonly Remedy[] {
  if (target.trust === 'user') return [];
  const close = `az resource update --ids $(${target.service.role.scopeCommand(target.host)}) --set properties.publicNetworkAccess=Disabled`;
  return [{ label: 'Bash or PowerShell: closes public access', language: 'bash', text: [...cloudLine(cloud), close].join('\n') }];
}

/** Roles go to the service principal's object ID; `az ad sp show` knows it by the client ID, of managed identities too. */
function byClientId(clientId: string | undefined): { bash: string; powershell: string } | undefined {
  if (clientId === undefined) return undefined;
  const lookup = `az ad sp show --id '${clientId}' --query id --output tsv`;
  return { bash: `"$(${lookup})"`, powershell: `$(${lookup})` };
}

function script(language: 'bash' | 'powershell', label: string, lines: readonly string[]): Remedy {
  return { label, language, text: lines.join('\n') };
}
