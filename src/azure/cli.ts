/** Look-up commands of the Azure CLI. They work in Bash and in PowerShell. */

/** Lists the FHIR services as `workspace/service`. */
export const FHIR_SERVICES =
  'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';

/** Print client IDs, of app registrations and of user-assigned identities, and the ID of the tenant. */
export const IDS = {
  client: [
    'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
    'az identity list --query "[].{name:name, clientId:clientId}" --output table',
  ].join('\n'),
  tenant: 'az account show --query tenantId --output tsv',
};

/** Returns the first label of a host: the name of a resource, or `workspace-service`. */
export function labelOf(host: string): string {
  return host.replace(/\..*$/, '');
}

/** Returns `workspace/service`. The name of a workspace has no hyphen, so the first one separates the two. */
export function nameInWorkspace(host: string): string {
  return labelOf(host).replace('-', '/');
}

/**
 * Returns an `az` command that prints the ID of a resource. It works in Bash and in PowerShell.
 *
 * @param type of Azure Resource Manager: `Microsoft.HealthcareApis/services`.
 * @param name as `az resource list` shows it.
 */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
