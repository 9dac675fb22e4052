/** Who may read: the token, the role, the network's rules, and a server that asks nobody. */
import type { Fact, Command } from '../../model/failure.ts';
import type { EndpointContext } from '../contexts.ts';
import { maskedIdNote } from '../masked.ts';
import { kind, known } from './kind.ts';
import { askCommand, closeRemedies, roleRemedies, settingsRemedies } from './role.ts';

export const tokenRejected = kind('token-rejected', 'The service does not accept the token', 'none', (facts) => ({
  what: `${facts.target.name} answered 401: the ${facts.target.service.title} does not accept the token. This is not about roles.`,
  ...rejection(facts),
  facts: [
    ...known('Token: audience (aud)', facts.token?.audience),
    ...known('Service expects: audience', facts.expects.audience),
    ...known('Token: tenant (tid)', facts.token?.tenantId),
    ...known('Service expects: tenant', facts.expects.tenantId),
  ],
}));

export const roleMissing = kind('role-missing', 'The identity has no role on the service', 'propagation', (facts) => ({
  what: `${facts.target.name} knows the token and answered 403: the identity may not read data.`,
  why:
    `It needs the role ${facts.target.service.role.name} on the service; Owner and Contributor give no access to data. To assign it takes ` +
    'Owner, User Access Administrator or Role Based Access Control Administrator there.',
  wait: { hint: 'A new role takes up to 10 minutes to work', seconds: 600 },
  next: roleNext(facts),
  facts: identity(facts),
  commands: roleRemedies(facts),
}));

export const jobsNotListable = kind('jobs-not-listable', 'The identity may not list de-identification jobs', 'none', (facts) => ({
  what: `${facts.target.name} knows the token and answered 403 to the list of jobs.`,
  why:
    'That is in order for an identity that only de-identifies in real time (role DeID Realtime Data User); ' +
    `jobs need the role ${facts.target.service.role.name}.`,
  next: 'Nothing, if the identity is for real-time use only; otherwise run the az role assignment create command below.',
  facts: identity(facts),
  commands: roleRemedies(facts),
}));

export const requestForbidden = kind('request-forbidden', 'The service refuses for another reason than a role', 'none', (facts) => ({
  what: `${facts.target.name} answered 403, and not for want of a role.`,
  why: 'Its answer names another reason: most often that its customer-managed key cannot be used.',
  next: 'Open Resource health and the encryption settings of the service in the Azure portal.',
}));

export const networkBlocked = kind('network-blocked', 'The service is closed to this network', 'none', (facts) => ({
  what: `${facts.target.name} answered 403 to a request without any token, so network rules refuse this runner.`,
  ...(facts.target.trust === 'azure'
    ? {
        why:
          'Public network access is disabled, or there is a private endpoint; a change of either takes up to 5 minutes to work. ' +
          'A role cannot change it.',
        next:
          'Run both lines below: if publicNetworkAccess is Disabled or a private endpoint is listed, set runs-on to a self-hosted runner inside ' +
          "the service's virtual network; if neither is so, ask the network team what refuses this runner.",
      }
    : {
        why: 'The gateway, or the service behind it, admits certain networks only. A role cannot change it.',
        next: "Ask who runs the gateway to admit the runner's address, or set runs-on to a runner inside its network.",
      }),
  commands: settingsRemedies(facts, 'who may reach the service', NETWORK_RULES),
}));

export const openServerKind = kind('open-server', 'The service answers without a token', 'none', (facts) => ({
  what:
    `${facts.target.name} answered ${String(facts.status)} to the same read without a token: ` +
    'anybody who reaches it can read its data.',
  ...(facts.target.trust === 'azure'
    ? {
        why: "Azure's own services ask for a token unless something in front of them adds one: a gateway, or a proxy of this network.",
        next:
          'Run the curl command below here and from another network. If both answer 200, tell the owner of the data and the privacy officer, and ' +
          'let them decide on the az lines below. If it is refused from there, ask the network team which proxy adds a token here.',
      }
    : {
        why: 'Authentication is turned off on the server, or the gateway in front of it adds credentials of its own.',
        next:
          'Run the curl command below: the same status confirms it. Then tell the owner of the data and the privacy officer, and have whoever runs ' +
          `${facts.target.host} take it off the network or make it ask for a token.`,
      }),
  commands: [
    { label: 'Bash: the same read without a token (it asks for no patient data)', language: 'bash', text: askCommand(facts) },
    ...closeRemedies(facts),
  ],
}));

const NETWORK_RULES = '{publicNetworkAccess:properties.publicNetworkAccess, privateEndpoints:properties.privateEndpointConnections[].name}';

/** A 401 in the service's own words where it says some, else what mostly is behind it. */
function rejection(facts: EndpointContext): { readonly why: string; readonly next: string; readonly commands?: readonly Command[] } {
  const { token, expects, target, cloud } = facts;
  if (expects.audience !== undefined && differ(token?.audience, expects.audience)) {
    const why = 'The token is for another audience than the service says it expects.';
    return {
      why,
      next:
        target.trust === 'user'
          ? `Ask who runs the gateway whether its audience is ${expects.audience}, and only then set it (audience=… in its line of endpoint).`
          : `Set the audience to ${expects.audience} (input audience, or audience= in its line of endpoint).`,
    };
  }
  if (expects.tenantId !== undefined && differ(token?.tenantId, expects.tenantId)) {
    return {
      why: 'The token is of another tenant than the service says it trusts.',
      next: `Set tenant-id to ${expects.tenantId}, the tenant that the service trusts, and client-id to an identity there.`,
    };
  }
  const { sharedAudience, title } = target.service;
  const why =
    sharedAudience === undefined
      ? `The ${title} expects another audience (on SMART on FHIR it is that of an application), or trusts another tenant.`
      : `The ${title} trusts another tenant, or expects another audience than ${sharedAudience[cloud.name] ?? target.audience}.`;
  if (target.trust === 'user') {
    return { why, next: 'Ask who runs the gateway which audience and tenant it expects, and set audience or tenant-id to that.' };
  }
  return {
    why,
    next: 'Run the lines below: they show which audience and tenant the service expects; set audience or tenant-id to that.',
    commands: settingsRemedies(
      facts,
      'what the service expects',
      'properties.authenticationConfiguration',
      'az account show --query tenantId --output tsv',
    ),
  };
}

function roleNext(facts: EndpointContext): string {
  const { target } = facts;
  if (roleRemedies(facts).length > 0) {
    return 'Run both lines below for Bash or for PowerShell (the second is az role assignment create).';
  }
  return target.trust === 'user'
    ? `Assign the role ${target.service.role.name} to the identity, on the service behind ${target.host}.`
    : `Assign the role ${target.service.role.name} to the identity of the login, on the service.`;
}

function identity(facts: EndpointContext): readonly Fact[] {
  return [
    ...known('Object ID (oid) of the identity', facts.token?.objectId),
    ...known('Token: tenant (tid)', facts.token?.tenantId),
    ...(roleRemedies(facts).length === 0 ? [] : [maskedIdNote('the client ID or object ID')]),
  ];
}

function differ(got: string | undefined, expected: string): boolean {
  return got !== undefined && got !== expected;
}
