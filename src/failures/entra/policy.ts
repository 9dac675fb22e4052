/** Entra knows the identity and does not let it in: consent, app roles, Conditional Access, risk, a proxy's tenant restriction. */
import type { EntraContext } from '../contexts.ts';
import type { LegacyDefinition } from '../define.ts';
import { maskedIdNote } from '../masked.ts';
import { cloudLine } from './federated-credential.ts';
import { codeOf, entraKind, known } from './kind.ts';

/** Application roles are assigned through Microsoft Graph, whose host differs by cloud; `az cloud show` knows it. */
const GRAPH = '$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)';
/** Graph's own word for "no role in particular", for applications that declare none. */
const DEFAULT_ROLE = '00000000-0000-0000-0000-000000000000';

export const appRoleMissing: LegacyDefinition<EntraContext> = entraKind({
  code: 'app-role-missing',
  title: 'The identity is not assigned to the application behind the audience',
  recovery: 'propagation',
  describe: (facts) => ({
    what: `${codeOf(facts)}: the application behind the audience ${facts.audience} admits only assigned identities, and this one is not.`,
    why: 'Its owner set "Assignment required".',
    wait: { hint: 'A new assignment takes minutes to be known everywhere', seconds: 300 },
    next: "Have the owner of the audience's application run the commands below: they assign this identity.",
    facts: [...known({ 'Client ID': facts.clientId, Audience: facts.audience }), maskedIdNote('the client ID')],
    commands:
      facts.clientId === undefined
        ? []
        : [
            {
              label: 'Bash',
              language: 'bash',
              text: [
                ...cloudLine(facts.cloud),
                `principal=$(az ad sp show --id '${facts.clientId}' --query id --output tsv)`,
                `application="servicePrincipalNames/any(n:n eq '${facts.audience}')"`,
                'resource=$(az ad sp list --filter "$application" --query "[0].id" --output tsv)',
                'role=$(az ad sp list --filter "$application" --query "[0].appRoles[?contains(allowedMemberTypes, ' +
                  `'Application')].id | [0] || '${DEFAULT_ROLE}'" --output tsv)`,
                `az rest --method post --url "${GRAPH}v1.0/servicePrincipals/$resource/appRoleAssignedTo"` +
                  ` --body "{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$resource\\",\\"appRoleId\\":\\"$role\\"}"`,
              ].join('\n'),
            },
          ],
  }),
});

export const apiPermissionMissing: LegacyDefinition<EntraContext> = entraKind({
  code: 'api-permission-missing',
  title: 'The application has no permission for the audience',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: the application of client-id has no permission, or no consent, for the audience ${facts.audience}.`,
    why: "The application behind the audience must be among the API permissions of the one that asks, with an administrator's consent.",
    next:
      "Add the audience's application under API permissions of the app registration, and then have an administrator run the command " +
      'below.',
    facts: [...known({ 'Client ID': facts.clientId, Audience: facts.audience }), maskedIdNote('the client ID')],
    commands:
      facts.clientId === undefined
        ? []
        : [
            {
              label: 'Bash or PowerShell',
              language: 'bash',
              text: [...cloudLine(facts.cloud), `az ad app permission admin-consent --id '${facts.clientId}'`].join('\n'),
            },
          ],
  }),
});

export const conditionalAccessBlocked: LegacyDefinition<EntraContext> = entraKind({
  code: 'conditional-access-blocked',
  title: 'Conditional Access blocks the identity',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: a Conditional Access policy for workload identities blocks this sign-in.`,
    why: 'Such policies mostly go by location, and the addresses of GitHub-hosted runners are in no named location.',
    next:
      "Run the job on a runner whose address is in a named location, or ask the tenant's administrator to exclude this service " +
      'principal; the sign-in log finds the request by its correlation ID.',
    facts: known({ 'Client ID': facts.clientId, 'Tenant ID': facts.tenantId }),
  }),
});

export const securityPolicyBlocked: LegacyDefinition<EntraContext> = entraKind({
  code: 'security-policy-blocked',
  title: 'A security policy of the tenant blocks the identity',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: a security policy blocks this sign-in, or Identity Protection takes the identity for compromised.`,
    why: 'Only an administrator of the tenant can see which policy or risk it was.',
    next: "Ask the tenant's security administrator to look up the correlation ID in the sign-in log of service principals.",
    facts: known({ 'Client ID': facts.clientId, 'Tenant ID': facts.tenantId }),
  }),
});

export const tenantRestricted: LegacyDefinition<EntraContext> = entraKind({
  code: 'tenant-restricted',
  title: 'The network lets only other tenants through',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: access to this tenant is restricted by the network that the request came from.`,
    why: 'A proxy on the way adds the header Restrict-Access-To-Tenants, which lists the tenants that may be used from this network.',
    next: "Ask the network team to add the tenant to the proxy's list, or run the job from another network.",
    facts: known({ 'Tenant ID': facts.tenantId }),
  }),
});
