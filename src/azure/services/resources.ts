/** Finds the Azure resource of a host. */

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
