/** Azure CLI lookup commands that work in both Bash and PowerShell. */

/** Command that lists the FHIR services as `workspace/service`. */
export const FHIR_SERVICES =
  'az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv';

/** Commands that print the client IDs of app registrations and user-assigned identities, and the tenant ID. */
export const IDS = {
  client: [
    'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
    'az identity list --query "[].{name:name, clientId:clientId}" --output table',
  ].join('\n'),
  tenant: 'az account show --query tenantId --output tsv',
};

/** Returns the first label of a host, which is a resource name or `workspace-service`. */
export function labelOf(host: string): string {
  return host.replace(/\..*$/, '');
}

/** Returns `workspace/service`. A workspace name has no hyphens, so the first hyphen separates the two. */
export function nameInWorkspace(host: string): string {
  return labelOf(host).replace('-', '/');
}

/**
 * Returns an `az` command that prints a resource ID. It works in both Bash and PowerShell.
 *
 * @param type Azure Resource Manager type, such as `Microsoft.HealthcareApis/services`.
 * @param name name in the output of `az resource list`.
 */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
