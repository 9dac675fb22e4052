/** Entra does not find what was named: the tenant, the application, the audience; or finds it in another cloud. */
import type { Fact, WaitHint, Command } from '../../model/failure.ts';
import type { EntraContext } from '../contexts.ts';
import type { LegacyDefinition } from '../define.ts';
import { maskedIdNote } from '../masked.ts';
import { cloudLine } from './federated-credential.ts';
import { codeOf, entraKind, known } from './kind.ts';

const EITHER = 'Bash or PowerShell';
/** The login of another step, as it is in that job. */
const WHO: readonly Command[] = [
  {
    label: 'A step before this one',
    language: 'yaml',
    text: '- run: az account show --query "{identity:user.name, tenant:tenantId}" --output table',
  },
];
/** Of every cloud that the CLI is logged in to, so without a line that chooses one. */
const TENANTS = 'az account list --query "[].{name:name, tenant:tenantId, cloud:environmentName}" --output table';

export const applicationNotFound: LegacyDefinition<EntraContext> = entraKind({
  code: 'application-not-found',
  title: 'The tenant has no application with this client ID',
  recovery: 'propagation',
  describe: (facts) => ({
    ...(facts.clientId === undefined
      ? {
          what: `${codeOf(facts)}: the application that the earlier login signs in as does not exist in its tenant.`,
          why: 'The login is one of another step. Its application was deleted, or lives in another tenant than it signs in to.',
        }
      : {
          what: `${codeOf(facts)}: no application with this client-id exists in the tenant of tenant-id.`,
          why: 'The two IDs may belong to different tenants, or client-id holds the object ID of the application or identity.',
        }),
    wait: { hint: 'An application made minutes ago may not be known everywhere yet', seconds: 300 },
    next:
      facts.clientId === undefined
        ? 'Add the step below before this one: it prints the identity and tenant of the login; correct them in the step that logs in.'
        : 'Run the command below for your kind of identity: it prints the client ID and tenant that belong together; ' +
          'set client-id and tenant-id to them. If az finds neither, log in to the tenant first (az login --tenant) and look at the list of the last one.',
    facts: named(facts),
    commands: withClientId(facts, WHO, (id) => [
      either(
        facts,
        `${EITHER}, app registration`,
        `az ad app show --id '${id}' --query "{name:displayName, clientId:appId}" --output table`,
        'az account show --query tenantId --output tsv',
      ),
      either(
        facts,
        `${EITHER}, user-assigned identity`,
        `az identity list --query "[?clientId=='${id}' || principalId=='${id}'].{name:name, clientId:clientId, tenantId:tenantId}"` +
          ' --output table',
      ),
      either(
        facts,
        `${EITHER}, what there is`,
        'az ad app list --show-mine --query "[].{name:displayName, clientId:appId}" --output table',
      ),
    ]),
  }),
});

export const servicePrincipalMissing: LegacyDefinition<EntraContext> = entraKind({
  code: 'service-principal-missing',
  title: 'The application has no service principal in the tenant',
  recovery: 'propagation',
  describe: (facts) => ({
    what: `${codeOf(facts)}: ${applicationOf(facts)} has no service principal in the tenant.`,
    why: 'It was registered without one, or with one that is only minutes old.',
    wait: { hint: 'A new service principal takes minutes to be known everywhere', seconds: 300 },
    next:
      facts.clientId === undefined
        ? 'Sign in as another identity in the earlier step, or have an administrator make its service principal (az ad sp create).'
        : 'Run the az ad sp create command below.',
    facts: named(facts),
    commands: withClientId(facts, [], (id) => [either(facts, EITHER, `az ad sp create --id '${id}'`)]),
  }),
});

export const applicationDisabled: LegacyDefinition<EntraContext> = entraKind({
  code: 'application-disabled',
  title: 'The application is disabled in the tenant',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: ${applicationOf(facts)} is disabled in the tenant.`,
    why: 'An administrator, or Microsoft after suspected abuse, turned off sign-in for its service principal.',
    next:
      facts.clientId === undefined
        ? 'Ask an administrator of the tenant why, and then have it enabled (az ad sp update).'
        : 'Ask an administrator of the tenant why, and then have the command below run.',
    facts: named(facts),
    commands: withClientId(facts, [], (id) => [either(facts, EITHER, `az ad sp update --id '${id}' --set accountEnabled=true`)]),
  }),
});

export const tenantNotFound: LegacyDefinition<EntraContext> = entraKind({
  code: 'tenant-not-found',
  title: 'Entra knows no such tenant',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: ${facts.cloud.title} has no tenant with this tenant-id.`,
    why: 'tenant-id has a typing error, or the tenant lives in another cloud than environment says.',
    next: 'Run the command below, and set tenant-id (and environment) to what its list says.',
    facts: [...identity(facts), { name: 'Cloud', value: facts.cloud.title }],
    commands: [{ label: EITHER, language: 'bash', text: TENANTS }],
  }),
});

export const cloudMismatch: LegacyDefinition<EntraContext> = entraKind({
  code: 'cloud-mismatch',
  title: 'The identity lives in another cloud',
  recovery: 'none',
  describe: (facts) => ({
    what: `${codeOf(facts)}: ${facts.cloud.authorityHost} answers that the identity or its tenant belongs to another cloud.`,
    why: `environment is ${facts.cloud.name}; a token of one cloud cannot be had, or used, in another.`,
    next: 'Set environment to the cloud of the tenant: azurecloud, azureusgovernment or azurechinacloud.',
    facts: identity(facts),
    commands: [{ label: `${EITHER}: names the tenant's cloud`, language: 'bash', text: TENANTS }],
  }),
});

export const audienceNotFound: LegacyDefinition<EntraContext> = entraKind({
  code: 'audience-not-found',
  title: 'The tenant does not know the audience',
  recovery: 'propagation',
  describe: (facts) => {
    const { why, next, wait, commands } = AUDIENCES.find(({ of }) => of.test(facts.audience)) ?? OWN_AUDIENCE;
    return {
      what: `${codeOf(facts)}: the tenant knows no resource with the audience ${facts.audience}.`,
      why,
      next,
      ...(wait && { wait: wait }),
      facts: [...identity(facts), { name: 'Audience', value: facts.audience }],
      commands: [either(facts, EITHER, ...commands(facts.audience))],
    };
  },
});

interface AudienceAdvice {
  readonly why: string;
  readonly next: string;
  readonly wait?: WaitHint;
  readonly commands: (audience: string) => readonly string[];
}

const lookUp = (audience: string): string =>
  `az ad sp list --filter "servicePrincipalNames/any(n:n eq '${audience}')" --query "[].displayName" --output tsv`;

const OWN_AUDIENCE: AudienceAdvice = {
  why: 'The audience has a typing error, or its application is not in the tenant of tenant-id.',
  next: 'Run the command below: no output means that the audience is wrong or belongs to another tenant than tenant-id.',
  commands: (audience) => [lookUp(audience)],
};

const SHARED_WHY =
  "Microsoft's application behind this audience comes into a tenant when a subscription of it registers the provider; " +
  'none has, or tenant-id is another tenant.';
const SHARED_NEXT =
  'Run the commands below: the first shows whether the tenant knows the audience (no output: it does not), the second registers ' +
  'the provider.';

/** Audiences by what to do about them. A FHIR service is its own audience; DICOM and de-id come with Microsoft's applications. */
const AUDIENCES: readonly (AudienceAdvice & { readonly of: RegExp })[] = [
  {
    of: /\.azurehealthcareapis\./,
    why: 'The name has a typing error, the service is gone or in another tenant, or it is only minutes old.',
    wait: { hint: 'A service made minutes ago may not be known yet', seconds: 300 },
    next:
      'Run the command below: it lists the FHIR services as workspace/service; set endpoint (or audience) to ' +
      'https://workspace-service.fhir.azurehealthcareapis.com of the one you mean.',
    commands: () => ['az resource list --resource-type Microsoft.HealthcareApis/workspaces/fhirservices --query "[].name" --output tsv'],
  },
  {
    of: /healthcareapis\.azure\./,
    why: SHARED_WHY,
    next: SHARED_NEXT,
    commands: (audience) => [lookUp(audience), 'az provider register --namespace Microsoft.HealthcareApis --wait'],
  },
  {
    of: /deid\.azure\./,
    why: SHARED_WHY,
    next: SHARED_NEXT,
    commands: (audience) => [lookUp(audience), 'az provider register --namespace Microsoft.HealthDataAIServices --wait'],
  },
];

/** Only what was given is spoken of: a login of an earlier step has its own client ID. */
function applicationOf({ clientId }: EntraContext): string {
  return clientId === undefined ? 'the application of the earlier login' : 'the application of client-id';
}

function identity({ clientId, tenantId }: EntraContext): ReturnType<typeof known> {
  return known({ 'Client ID': clientId, 'Tenant ID': tenantId });
}

/** The identity, and what stands for it in the commands where there are some. */
function named(facts: EntraContext): readonly Fact[] {
  return [...identity(facts), ...(facts.clientId === undefined ? [] : [maskedIdNote('the client ID')])];
}

function withClientId(
  { clientId }: EntraContext,
  otherwise: readonly Command[],
  commands: (clientId: string) => readonly Command[],
): readonly Command[] {
  return clientId === undefined ? otherwise : commands(clientId);
}

/** Double quotes around and single quotes within read the same in both shells. */
function either({ cloud }: EntraContext, label: string, ...lines: readonly string[]): Command {
  return { label, language: 'bash', text: [...cloudLine(cloud), ...lines].join('\n') };
}
