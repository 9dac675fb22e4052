/** Failures where Entra cannot find the tenant, application or audience, or rejects the identity. */
import { FHIR_SERVICES, IDS } from '../azure/services/service.ts';
import type { Command } from '../model/failure.ts';
import { showIdentity } from './commands.ts';
import type { EntraContext } from './contexts.ts';
import type { Definitions } from './define.ts';
import { addStep, bash, cloudLine, eitherShell } from './shell.ts';

/** Command that lists the user's tenants in all clouds. It must not change the selected cloud. */
const TENANTS = eitherShell(
  undefined,
  'List your tenants and their clouds',
  'az account list --all --query "[].{name:name, tenant:tenantId, cloud:cloudName}" --output table',
);

/** Maps the domain in an Azure service's audience to the resource provider that adds the service's application to a tenant. */
const PROVIDERS = [
  ['healthcareapis.azure.', 'Microsoft.HealthcareApis'],
  ['deid.azure.', 'Microsoft.HealthDataAIServices'],
] as const;

/** True if an existing login was used. Its client ID is unknown. */
const isLogin = ({ clientId }: EntraContext): boolean => clientId === undefined;

export const directoryFailures = {
  'application-not-found': {
    title: 'The tenant has no application with this client ID',
    recovery: 'propagation',
    aadsts: [700016],
    what: (context) =>
      isLogin(context)
        ? 'the application used by the existing login does not exist in the tenant that the login uses.'
        : 'the application that client-id specifies does not exist in the tenant that tenant-id specifies.',
    causes: (context) =>
      isLogin(context)
        ? 'The application was deleted, or it belongs to a tenant other than the one that the login uses.'
        : 'client-id might belong to an application in another tenant, or it might be the object ID of the application or identity.',
    fixes: (context) =>
      isLogin(context)
        ? 'Add the step below to show which identity and tenant the login uses. Then correct the identity or tenant in the earlier login step.'
        : 'Use az login to sign in to the tenant where the identity was created. Then run the commands below. If one of the first two commands shows an identity, set client-id to its client ID. Otherwise, choose the correct identity from the output of the next two commands. Set tenant-id to the ID that the last command prints.',
    commands: (context) =>
      isLogin(context)
        ? addStep('', 'az account show --query "{identity:user.name, tenant:tenantId}" --output table')
        : [
            showIdentity(String(context.clientId), context.cloud),
            eitherShell(context.cloud, 'List your own applications and identities, and show the tenant', IDS.client, IDS.tenant),
          ],
    wait: { hint: 'A new application can take several minutes to propagate in Entra', seconds: 300 },
  },
  'service-principal-missing': {
    title: 'The application has no service principal in the tenant',
    recovery: 'propagation',
    aadsts: [7000229],
    what: (context) => `${applicationOf(context)} has no service principal in the tenant.`,
    causes: 'The application was registered without a service principal, or the service principal was created within the last few minutes.',
    fixes: 'Create the service principal with az ad sp create, or ask an administrator to create it.',
    commands: (context) => onClient(context, 'Create the service principal', (id) => `az ad sp create --id ${id}`),
    wait: { hint: 'A new service principal can take several minutes to propagate in Entra', seconds: 300 },
  },
  'application-disabled': {
    title: 'The application is disabled in the tenant',
    aadsts: [7000112],
    what: (context) => `${applicationOf(context)} is disabled in the tenant.`,
    causes:
      "An administrator disabled sign-in for the application's service principal, or Microsoft disabled the application because of suspected abuse.",
    fixes:
      'Ask a tenant administrator why the application is disabled. If the application should be enabled, ask the administrator to enable it with az ad sp update.',
    commands: (context) => onClient(context, 'Enable the application', (id) => `az ad sp update --id ${id} --set accountEnabled=true`),
  },
  'tenant-not-found': {
    title: 'Entra cannot find the tenant',
    aadsts: [90002, 900023],
    what: 'no tenant in this cloud has the ID or domain that tenant-id specifies.',
    causes: ({ cloud }) =>
      `tenant-id might contain a typo, client-id and tenant-id might be swapped, or the tenant might be in another cloud. The environment input is ${cloud.name}.`,
    fixes:
      'Run the command below to list your tenants. Set tenant-id to the ID of the correct tenant. If that tenant is in a different cloud, specify that cloud in the environment input.',
    commands: TENANTS,
  },
  'cloud-mismatch': {
    title: 'The identity is in another cloud',
    aadsts: [900439, 90038, 900382, 900432, 1000104],
    what: (context) => `${context.cloud.authorityHost} reports that the identity or its tenant belongs to another cloud.`,
    causes: ({ cloud }) => `The environment input is ${cloud.name}. Each Azure cloud issues and accepts only its own tokens.`,
    fixes: "Set the environment input to the tenant's cloud: azurecloud, azureusgovernment or azurechinacloud.",
    commands: TENANTS,
  },
  'audience-not-found': {
    title: 'The tenant has no resource with this audience',
    recovery: 'propagation',
    aadsts: [500011, 50001],
    what: (context) => `the tenant has no resource with the audience ${context.audience}.`,
    causes: (context) => adviceOnAudience(context).cause,
    fixes: (context) => adviceOnAudience(context).fix,
    commands: (context) => adviceOnAudience(context).command,
    wait: ({ audience }) => isFhir(audience) && { hint: 'A new service can take several minutes to propagate', seconds: 300 },
  },
  'app-role-missing': {
    title: "The identity is not assigned to the audience's application",
    recovery: 'propagation',
    aadsts: [501051, 50105],
    what: (context) =>
      `the application for the audience ${context.audience} accepts only assigned identities, and this identity is not assigned.`,
    causes: `The owner of the application turned on "Assignment required".`,
    fixes: (context) =>
      isLogin(context)
        ? 'Ask the application owner to assign the identity of the existing login to the application.'
        : 'Ask the application owner to run the commands below, which assign this identity to the application.',
    commands: (context) => !isLogin(context) && assignAppRole(context),
    wait: { hint: 'A new assignment can take several minutes to take effect', seconds: 300 },
  },
  'api-permission-missing': {
    title: 'The application has no permission for the audience',
    aadsts: [65001, 650056, 650057],
    what: (context) =>
      `${applicationOf(context)} has no permission for the audience ${context.audience}, or an administrator has not consented to the permission.`,
    causes:
      'The client application needs an API permission for the application that the audience identifies. An administrator must consent to the permission.',
    fixes:
      'In the app registration, under API permissions, add the application that the audience identifies. Then ask an administrator to grant consent.',
    commands: (context) => onClient(context, 'Grant consent as an administrator', (id) => `az ad app permission admin-consent --id ${id}`),
  },
  'conditional-access-blocked': {
    title: 'Conditional Access blocks the identity',
    aadsts: [53003],
    what: 'a Conditional Access policy for workload identities blocked this sign-in.',
    causes:
      'Most of these policies check the location, and the IP addresses of GitHub-hosted runners usually do not belong to a named location.',
    fixes:
      'Run the job on a runner whose IP address belongs to a named location, or ask the tenant administrator to exclude this service principal. Use the correlation ID below to find the request in the sign-in log.',
  },
  'security-policy-blocked': {
    title: 'A tenant security policy blocks the identity',
    aadsts: [530032, 530035],
    what: 'a security policy blocked this sign-in, or Identity Protection considers the identity compromised.',
    causes: 'Only a tenant administrator can view the policy or the risk detection.',
    fixes: "Ask the tenant's security administrator to look up the correlation ID below in the service principal sign-in log.",
  },
  'tenant-restricted': {
    title: 'The network allows only other tenants',
    aadsts: [50002, 500021, 500022],
    what: "the runner's network does not allow access to this tenant.",
    causes:
      'A proxy adds the Restrict-Access-To-Tenants header to requests. The header lists the tenants that clients on this network can access.',
    fixes: "Ask your network team to add the tenant to the proxy's Restrict-Access-To-Tenants list, or run the job on another network.",
  },
} satisfies Definitions<EntraContext>;

const isFhir = (audience: string): boolean => audience.includes('.azurehealthcareapis.');

function adviceOnAudience({ audience, cloud }: EntraContext): { readonly cause: string; readonly fix: string; readonly command: Command } {
  if (isFhir(audience))
    return {
      cause:
        'The audience is misspelled, or the service was deleted, belongs to another tenant, or was created within the last few minutes.',
      fix: 'Run the command below to list the FHIR services as workspace/service. Set the endpoint input (or the audience input) to https://workspace-service.fhir.azurehealthcareapis.com, where workspace and service are the names in the list.',
      command: eitherShell(cloud, 'List the FHIR services', FHIR_SERVICES),
    };
  const list = (...names: readonly string[]): string => {
    const filter = names.map((name) => `servicePrincipalNames/any(n:n eq '${name}')`).join(' or ');
    return `az ad sp list --filter "${filter}" --query "[].{name:displayName, audiences:join(', ', servicePrincipalNames)}" --output table`;
  };
  const [, provider] = PROVIDERS.find(([domain]) => audience.includes(domain)) ?? [];
  if (provider !== undefined) {
    const register = `az provider register --namespace ${provider} --wait`;
    return {
      cause:
        'Azure adds the application for this audience to a tenant when the resource provider is registered in a subscription of the tenant. Either the resource provider is not registered in any subscription, or tenant-id specifies the wrong tenant.',
      fix: 'Run the commands below. The first command shows the application for the audience if the application exists in the tenant. The second command registers the resource provider.',
      command: eitherShell(cloud, 'List the audience and register the provider', list(audience), register),
    };
  }
  const cause = 'The audience might be misspelled, or the tenant has no application for the audience.';
  const look =
    "Run the command below to list the application's audiences. If the output is empty, the tenant has no application for this audience.";
  // The last segment might be a scope, as in `api://app/user_impersonation`.
  const [, resource, scope] = /^((?:api|https):\/\/.+)\/([^/]+)$/.exec(audience) ?? [];
  return {
    cause:
      scope === undefined
        ? cause
        : `The last segment of the audience (${scope}) might be a scope. The audience must not include a scope. ${cause}`,
    fix: resource === undefined ? look : `If the last segment of the audience is a scope, set audience: ${resource}. ${look}`,
    command: eitherShell(cloud, "List the application's audiences", list(audience, ...(resource === undefined ? [] : [resource]))),
  };
}

const applicationOf = (context: EntraContext): string =>
  isLogin(context) ? 'the application that the existing login uses' : 'the application that client-id specifies';
const onClient = ({ clientId, cloud }: EntraContext, purpose: string, command: (id: string) => string): Command | false =>
  clientId !== undefined && eitherShell(cloud, purpose, command(`'${clientId}'`));

/** In Microsoft Graph, the default app role has an ID of all zeros. */
function assignAppRole({ cloud, clientId, audience }: EntraContext): Command {
  const graph = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
  const role = "[?contains(allowedMemberTypes, 'Application')].id | [0] || '00000000-0000-0000-0000-000000000000'";
  return bash(
    'Assign the identity',
    ...cloudLine(cloud),
    `principal=$(az ad sp show --id '${String(clientId)}' --query id --output tsv)`,
    `application="servicePrincipalNames/any(n:n eq '${audience}')"`,
    'resource=$(az ad sp list --filter "$application" --query "[0].id" --output tsv)',
    `role=$(az ad sp list --filter "$application" --query "[0].appRoles${role}" --output tsv)`,
    `az rest --method post --url "${graph}v1.0/servicePrincipals/$resource/appRoleAssignedTo" --body "{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$resource\\",\\"appRoleId\\":\\"$role\\"}"`,
  );
}
