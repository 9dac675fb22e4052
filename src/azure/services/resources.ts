/** What a host says of the resource behind it, and the command that finds that resource. */

/** The first label of a host: the name of a resource, or that of a workspace and of its service with a hyphen between. */
export function labelOf(host: string): string {
  return host.replace(/\..*$/, '');
}

/** The name of a workspace's service, `workspace/service`: a workspace's name has no hyphen, so the first one ends it. */
export function nameInWorkspace(host: string): string {
  return labelOf(host).replace('-', '/');
}

/**
 * An `az` command that prints the ID of a resource, in words that Bash and PowerShell read alike.
 *
 * @param type as Azure Resource Manager names it: `Microsoft.HealthcareApis/services`.
 * @param name as the list of resources holds it.
 */
export function findByName(type: string, name: string): string {
  return `az resource list --resource-type ${type} --query "[?name=='${name}'].id" --output tsv`;
}
