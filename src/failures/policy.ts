/** Entra knows the identity but does not accept it: consent, app roles, Conditional Access, risk, restrictions of the network. */
import type { Fact } from '../model/failure.ts';
import { cloudLine } from './commands/federated-credential.ts';
import type { EntraContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import { applicationOf, both, identity, idOf, isLogin } from './directory.ts';
import { codeOf, known } from './evidence.ts';

type Definition = FailureDefinition<EntraContext>;

const appRoleMissing: Definition = {
  code: 'app-role-missing',
  title: 'The identity is not assigned to the application of the audience',
  recovery: 'propagation',
  aadsts: [501051, 50105],
  what: (context) =>
    `${codeOf(context)}: the application of the audience ${context.audience} accepts only assigned identities, and this one is not assigned.`,
  causes: [{ text: 'The owner of the application set "Assignment required".' }],
  fixes: [{ text: "Ask the owner of the audience's application to run the commands below. They assign this identity." }],
  facts: clientAndAudience,
  commands: (context) => (isLogin(context) ? [] : [{ label: 'Bash', language: 'bash', text: assignAppRole(context) }]),
  wait: { hint: 'A new assignment can take several minutes to take effect', seconds: 300 },
};

const apiPermissionMissing: Definition = {
  code: 'api-permission-missing',
  title: 'The application has no permission for the audience',
  recovery: 'none',
  aadsts: [65001, 650056, 650057],
  what: (context) =>
    `${codeOf(context)}: ${applicationOf(context)} has no permission, or no consent, for the audience ${context.audience}.`,
  causes: [
    { text: "The audience's application must be among the API permissions of the requesting one, with an administrator's consent." },
  ],
  fixes: [
    {
      when: isLogin,
      text: "Add the audience's application under API permissions of the app registration, and ask an administrator for consent.",
    },
    {
      text: "Add the audience's application under API permissions of the app registration. Then ask an administrator to run the command below.",
    },
  ],
  facts: clientAndAudience,
  commands: (context) => (isLogin(context) ? [] : [both(context, undefined, `az ad app permission admin-consent --id '${idOf(context)}'`)]),
};

const conditionalAccessBlocked: Definition = {
  code: 'conditional-access-blocked',
  title: 'Conditional Access blocks the identity',
  recovery: 'none',
  aadsts: [53003],
  what: (context) => `${codeOf(context)}: a Conditional Access policy for workload identities blocks this sign-in.`,
  causes: [{ text: 'Most of these policies compare the location, and the addresses of GitHub-hosted runners are in no named location.' }],
  fixes: [
    {
      text:
        'Run the job on a runner whose address is in a named location, or ask the administrator of the tenant to exclude this service principal. ' +
        'The correlation ID finds the request in the sign-in log.',
    },
  ],
  facts: identity,
};

const securityPolicyBlocked: Definition = {
  code: 'security-policy-blocked',
  title: 'A security policy of the tenant blocks the identity',
  recovery: 'none',
  aadsts: [530032, 530035],
  what: (context) =>
    `${codeOf(context)}: a security policy blocks this sign-in, or Identity Protection regards the identity as compromised.`,
  causes: [{ text: 'Only an administrator of the tenant can see the policy or the risk.' }],
  fixes: [{ text: "Ask the tenant's security administrator to look up the correlation ID in the sign-in log of service principals." }],
  facts: identity,
};

const tenantRestricted: Definition = {
  code: 'tenant-restricted',
  title: 'The network allows only other tenants',
  recovery: 'none',
  aadsts: [50002, 500021, 500022],
  what: (context) => `${codeOf(context)}: the network of the runner restricts access to this tenant.`,
  causes: [{ text: 'A proxy adds the header Restrict-Access-To-Tenants, which lists the tenants that this network may use.' }],
  fixes: [{ text: "Ask your network team to add the tenant to the proxy's list, or run the job in another network." }],
  facts: ({ tenantId }) => known({ 'Tenant ID': tenantId }),
};

/** All definitions of this file, in the order of the troubleshooting page. */
export const policyDefinitions: readonly Definition[] = [
  appRoleMissing,
  apiPermissionMissing,
  conditionalAccessBlocked,
  securityPolicyBlocked,
  tenantRestricted,
];

/** App roles are assigned by Microsoft Graph, whose host depends on the cloud. The ID of zeros means no particular role. */
function assignAppRole({ cloud, clientId = '', audience }: EntraContext): string {
  const graph = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
  const role = "[?contains(allowedMemberTypes, 'Application')].id | [0] || '00000000-0000-0000-0000-000000000000'";
  return [
    ...cloudLine(cloud),
    `principal=$(az ad sp show --id '${clientId}' --query id --output tsv)`,
    `application="servicePrincipalNames/any(n:n eq '${audience}')"`,
    'resource=$(az ad sp list --filter "$application" --query "[0].id" --output tsv)',
    `role=$(az ad sp list --filter "$application" --query "[0].appRoles${role}" --output tsv)`,
    `az rest --method post --url "${graph}v1.0/servicePrincipals/$resource/appRoleAssignedTo" ` +
      `--body "{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$resource\\",\\"appRoleId\\":\\"$role\\"}"`,
  ].join('\n');
}

function clientAndAudience({ clientId, audience }: EntraContext): readonly Fact[] {
  return known({ 'Client ID': clientId, Audience: audience });
}
