/** Entra does not find the tenant, the application or the audience, or does not accept the identity: consent, roles, policies, networks. */
import { FHIR_SERVICES } from '../azure/cli.ts';
import type { Command, Fact } from '../model/failure.ts';
import { cloudLine } from './commands/federated-credential.ts';
import type { EntraContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import { codeOf, known } from './evidence.ts';

type Definition = FailureDefinition<EntraContext>;

const BOTH_SHELLS = 'Bash or PowerShell';
/** Names the tenants of every cloud that the CLI is logged in to, so it must not select one. */
const TENANTS: Command = {
  label: `${BOTH_SHELLS}: list your tenants and their clouds`,
  language: 'bash',
  text: 'az account list --query "[].{name:name, tenant:tenantId, cloud:environmentName}" --output table',
};

/** True if a tool reported the refusal. Its login has a client ID of its own. */
export const isLogin = ({ clientId }: EntraContext): boolean => clientId === undefined;

const applicationNotFound: Definition = {
  code: 'application-not-found',
  title: 'The tenant has no application with this client ID',
  recovery: 'propagation',
  aadsts: [700016],
  what: (context) =>
    isLogin(context)
      ? `${codeOf(context)}: the application of the existing login does not exist in its tenant.`
      : `${codeOf(context)}: no application with this client-id exists in the tenant of tenant-id.`,
  causes: [
    { when: isLogin, text: 'The application was deleted, or belongs to another tenant than the login.' },
    {
      when: (context) => !isLogin(context),
      text: 'The two IDs may belong to different tenants, client-id may be the object ID of the application or identity, or client-id and tenant-id are swapped.',
    },
  ],
  fixes: [
    {
      when: isLogin,
      text: 'Add the step below before this one. It shows identity and tenant of the login. Correct them in the step that logs in.',
    },
    {
      text:
        'Sign in to the tenant (az login --tenant), and run the command for your type of identity. It shows the client ID and tenant that belong together. ' +
        'Set client-id and tenant-id to them.',
    },
  ],
  facts: identity,
  commands: (context) =>
    isLogin(context)
      ? [
          {
            label: 'A step before this one',
            language: 'yaml',
            text: '- run: az account show --query "{identity:user.name, tenant:tenantId}" --output table',
          },
        ]
      : [
          both(
            context,
            'app registration',
            `az ad app show --id '${idOf(context)}' --query "{name:displayName, clientId:appId}" --output table`,
            'az account show --query tenantId --output tsv',
          ),
          both(
            context,
            'user-assigned identity',
            `az identity list --query "[?clientId=='${idOf(context)}' || principalId=='${idOf(context)}'].{name:name, clientId:clientId, tenantId:tenantId}" --output table`,
          ),
          both(
            context,
            'list your applications',
            'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
          ),
        ],
  wait: { hint: 'A new application can take several minutes to be known everywhere', seconds: 300 },
};

const servicePrincipalMissing: Definition = {
  code: 'service-principal-missing',
  title: 'The application has no service principal in the tenant',
  recovery: 'propagation',
  aadsts: [7000229],
  what: (context) => `${codeOf(context)}: ${applicationOf(context)} has no service principal in the tenant.`,
  causes: [{ text: 'It was registered without a service principal, or the service principal is only minutes old.' }],
  fixes: [
    {
      when: isLogin,
      text: 'Sign in as another identity in the earlier step, or ask an administrator to create the service principal (az ad sp create).',
    },
    { text: 'Run the command below. It creates the service principal.' },
  ],
  facts: identity,
  commands: (context) => (isLogin(context) ? [] : [both(context, undefined, `az ad sp create --id '${idOf(context)}'`)]),
  wait: { hint: 'A new service principal can take several minutes to be known everywhere', seconds: 300 },
};

const applicationDisabled: Definition = {
  code: 'application-disabled',
  title: 'The application is disabled in the tenant',
  recovery: 'none',
  aadsts: [7000112],
  what: (context) => `${codeOf(context)}: ${applicationOf(context)} is disabled in the tenant.`,
  causes: [{ text: 'An administrator disabled sign-in for its service principal, or Microsoft did so after suspected abuse.' }],
  fixes: [
    { when: isLogin, text: 'Ask an administrator of the tenant for the reason, and then to enable it (az ad sp update).' },
    { text: 'Ask an administrator of the tenant for the reason, and then to run the command below.' },
  ],
  facts: identity,
  commands: (context) =>
    isLogin(context) ? [] : [both(context, undefined, `az ad sp update --id '${idOf(context)}' --set accountEnabled=true`)],
};

const tenantNotFound: Definition = {
  code: 'tenant-not-found',
  title: 'Entra does not know the tenant',
  recovery: 'none',
  aadsts: [90002, 900023],
  what: (context) => `${codeOf(context)}: ${context.cloud.title} has no tenant with this tenant-id.`,
  causes: [
    {
      text: 'tenant-id has a typing error, or client-id and tenant-id are swapped, or the tenant is in another cloud than environment says.',
    },
  ],
  fixes: [{ text: 'Run the command below, and set tenant-id (and environment) to the values in its list.' }],
  facts: (context) => [...identity(context), ...known({ Cloud: context.cloud.title })],
  commands: () => [TENANTS],
};

const cloudMismatch: Definition = {
  code: 'cloud-mismatch',
  title: 'The identity is in another cloud',
  recovery: 'none',
  aadsts: [900439, 90038, 900382, 900432, 1000104],
  what: (context) =>
    `${codeOf(context)}: according to ${context.cloud.authorityHost}, the identity or its tenant belongs to another cloud.`,
  causes: [{ text: ({ cloud }) => `environment is ${cloud.name}. A cloud does not issue or accept tokens of another one.` }],
  fixes: [{ text: 'Set environment to the cloud of the tenant: azurecloud, azureusgovernment or azurechinacloud.' }],
  facts: identity,
  commands: () => [TENANTS],
};

/** Audiences of Microsoft's own applications, with the resource provider that brings them into a tenant. */
const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/healthcareapis\.azure\./, 'Microsoft.HealthcareApis'],
  [/deid\.azure\./, 'Microsoft.HealthDataAIServices'],
];
const providerOf = ({ audience }: EntraContext): string | undefined => PROVIDERS.find(([pattern]) => pattern.test(audience))?.[1];
const isFhir = ({ audience }: EntraContext): boolean => audience.includes('.azurehealthcareapis.');
/** Returns an audience without its last part, if that can be a scope: `api://app/user_impersonation`. */
const withoutScope = ({ audience }: EntraContext): string | undefined => /^((?:api|https):\/\/.+)\/[^/]+$/.exec(audience)?.[1];

const audienceNotFound: Definition = {
  code: 'audience-not-found',
  title: 'The tenant does not know the audience',
  recovery: 'propagation',
  aadsts: [500011, 50001],
  what: (context) => `${codeOf(context)}: the tenant has no resource with the audience ${context.audience}.`,
  causes: [
    { when: isFhir, text: 'The name has a typing error, or the service was deleted, is in another tenant, or is only minutes old.' },
    {
      when: (context) => providerOf(context) !== undefined,
      text: "Microsoft's application for this audience is added to a tenant when one of its subscriptions registers the provider. Either none did, or tenant-id is another tenant.",
    },
    {
      when: (context) => withoutScope(context) !== undefined && !isFhir(context),
      text: ({ audience }) =>
        `The last part (${audience.slice(audience.lastIndexOf('/') + 1)}) may be a scope, which is not part of the audience.`,
    },
    {
      when: (context) => !isFhir(context) && providerOf(context) === undefined,
      text: 'The audience has a typing error, or its application is not in the tenant of tenant-id.',
    },
  ],
  fixes: [
    {
      when: isFhir,
      text:
        'Run the command below. It lists the FHIR services as workspace/service. ' +
        'Set endpoint (or audience) to https://workspace-service.fhir.azurehealthcareapis.com of the intended one.',
    },
    {
      when: (context) => providerOf(context) !== undefined,
      text: 'Run the commands below. The first shows whether the tenant knows the audience (no output: it does not). The second registers the provider.',
    },
    {
      when: (context) => withoutScope(context) !== undefined,
      text: (context) =>
        `If the last part is a scope, set audience: ${withoutScope(context) ?? ''}. Otherwise run the command below. ` +
        'No output means that the audience is wrong or belongs to another tenant.',
    },
    { text: 'Run the command below. No output means that the audience is wrong or belongs to another tenant than tenant-id.' },
  ],
  facts: (context) => [...identity(context), ...known({ Audience: context.audience })],
  commands: (context) => [both(context, undefined, ...audienceCommands(context))],
  wait: (context) => (isFhir(context) ? { hint: 'A new service can take several minutes to be known', seconds: 300 } : undefined),
};

/** All definitions of this file, in the order of the troubleshooting page. */
export const directoryDefinitions: readonly Definition[] = [
  applicationNotFound,
  servicePrincipalMissing,
  applicationDisabled,
  tenantNotFound,
  cloudMismatch,
  audienceNotFound,
];

function audienceCommands(context: EntraContext): readonly string[] {
  if (isFhir(context)) return [FHIR_SERVICES];
  const provider = providerOf(context);
  const names = [context.audience, ...(provider === undefined ? [withoutScope(context)] : [])].filter((name) => name !== undefined);
  const filter = names.map((name) => `servicePrincipalNames/any(n:n eq '${name}')`).join(' or ');
  return [
    `az ad sp list --filter "${filter}" --query "[].displayName" --output tsv`,
    ...(provider === undefined ? [] : [`az provider register --namespace ${provider} --wait`]),
  ];
}

export function applicationOf(context: EntraContext): string {
  return isLogin(context) ? 'the application of the existing login' : 'the application of client-id';
}

export function idOf({ clientId = '' }: EntraContext): string {
  return clientId;
}

export function identity({ clientId, tenantId }: EntraContext): readonly Fact[] {
  return known({ 'Client ID': clientId, 'Tenant ID': tenantId });
}

/** Double quotes around and single quotes within have the same meaning in both shells. */
export function both({ cloud }: EntraContext, what: string | undefined, ...lines: readonly string[]): Command {
  return {
    label: what === undefined ? BOTH_SHELLS : `${BOTH_SHELLS}, ${what}`,
    language: 'bash',
    text: [...cloudLine(cloud), ...lines].join('\n'),
  };
}
