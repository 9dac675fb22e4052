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

/** Shows what the service itself has been set to, in either shell; nothing for a host that says nothing of the resource behind it. */
export function settingsRemedy(facts: EndpointFacts, label: string, query: string, ...more: readonly string[]): readonly Remedy[] {
  const { target, cloud } = facts;
  if (target.trust === 'user') return [];
  const show = `az resource show --ids $(${target.service.role.scopeCommand(target.host)}) --query "${query}"`;
  return [{ label, language: 'bash', text: [...cloudLine(cloud), show, ...more].join('\n') }];
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
