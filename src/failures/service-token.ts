/** Failures of access: the token, the role, and the rules of the network. */
import { HIDDEN } from '../util/secrets.ts';
import type { Fact } from '../model/failure.ts';
import { assignRole, curlStep, listAssignments, showSettings } from './commands/role.ts';
import type { EndpointContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import { known, returned, user } from './service-responses.ts';

type Definition = FailureDefinition<EndpointContext>;

const otherAudience = ({ token, expects }: EndpointContext): boolean => differs(token?.audience, expects.audience);
const otherTenant = ({ token, expects }: EndpointContext): boolean => differs(token?.tenantId, expects.tenantId);
const unknownAudience = ({ challenge }: EndpointContext): boolean => challenge.unknownAudience;
const noDifference = (context: EndpointContext): boolean => !otherAudience(context) && !otherTenant(context) && !unknownAudience(context);
const bothMatch = (context: EndpointContext): boolean =>
  noDifference(context) && context.expects.audience !== undefined && context.expects.tenantId !== undefined && context.token !== undefined;
const sourceOf = ({ expects }: EndpointContext): string => (expects.source === 'challenge' ? 'its 401 response' : 'its /metadata');

export const tokenRejected: Definition = {
  code: 'token-rejected',
  title: 'The service does not accept the token',
  recovery: 'none',
  what: (context) => `${returned(context)}: the ${context.target.service.title} does not accept the token. A role cannot change this.`,
  causes: [
    { when: otherAudience, text: (context) => `The token is for another audience than the service names in ${sourceOf(context)}.` },
    {
      when: (context) => !otherAudience(context) && otherTenant(context),
      text: (context) => `The token is from another tenant than the service names in ${sourceOf(context)}.`,
    },
    {
      when: unknownAudience,
      text: 'The service names another audience in its 401 response. The action does not print it, because it is not an audience that the action knows.',
    },
    {
      when: bothMatch,
      text: 'Audience and tenant both match what the service names. The clock of the service, Conditional Access, a gateway or a fault of the service can be the cause.',
    },
    {
      when: (context) => noDifference(context) && !bothMatch(context) && context.target.service.sharedAudience === undefined,
      text: ({ target }) =>
        `The ${target.service.title} may expect another audience (with SMART on FHIR that of an application), or may trust another tenant.`,
    },
    {
      when: (context) => noDifference(context) && !bothMatch(context) && context.target.service.sharedAudience !== undefined,
      text: ({ target, cloud }) =>
        `The ${target.service.title} may trust another tenant, or may expect another audience than ${target.service.sharedAudience?.[cloud.name] ?? target.audience}.`,
    },
    {
      when: ({ challenge }) => challenge.otherSchemes.length > 0,
      text: ({ challenge }) => `The server also asks for ${challenge.otherSchemes.join(' and ')}, which this action cannot send.`,
    },
  ],
  fixes: [
    {
      when: (context) => otherAudience(context) && user(context),
      text: ({ expects }) =>
        `Ask the owner of the gateway whether its audience is ${expects.audience ?? ''}, and only then set it (audience=… in its line of endpoint).`,
    },
    {
      when: otherAudience,
      text: ({ expects }) => `Set the audience to ${expects.audience ?? ''} (input audience, or audience= in its line of endpoint).`,
    },
    {
      when: otherTenant,
      text: ({ expects }) =>
        `Check whether ${expects.tenantId ?? ''} is your tenant. If it is, set tenant-id to it, and client-id to an identity there.`,
    },
    {
      when: bothMatch,
      text: ({ target }) =>
        `Look for the identity in the sign-in logs of the tenant, and ask the owner of ${target.host} which component returns 401. Audience and tenant are right.`,
    },
    { when: user, text: 'Ask the owner of the gateway which audience and tenant it expects, and set audience or tenant-id accordingly.' },
    { text: 'Run the lines below. They show which audience and tenant the service expects. Set audience or tenant-id accordingly.' },
  ],
  facts: ({ token, expects, challenge }) => [
    ...known('Token: audience (aud)', token?.audience),
    ...known('Service expects: audience', expects.audience),
    ...known('Token: tenant (tid)', token?.tenantId),
    ...known('Service expects: tenant', expects.tenantId),
    ...known('Other authentication schemes', challenge.otherSchemes.join(', ') || undefined),
  ],
  commands: (context) =>
    showSettings(
      context,
      'what the service expects',
      'properties.authenticationConfiguration',
      'az account show --query tenantId --output tsv',
    ),
};

export const readUnauthorised: Definition = {
  code: 'read-unauthorised',
  title: 'The request with the token got 401 without a reason',
  recovery: 'none',
  what: (context) => `${returned(context)} with the token.`,
  causes: [
    {
      when: ({ challenge }) => challenge.otherSchemes.length > 0,
      text: ({ challenge }) =>
        `The server asks for ${challenge.otherSchemes.join(' and ')}, which this action cannot send. A token alone is not enough.`,
    },
    {
      when: ({ issueCode }) => issueCode !== undefined,
      text: ({ issueCode }) =>
        `The response has ${issueCode === 'other' ? 'an issue code that FHIR R4 does not define' : `the issue code ${issueCode ?? ''}`}, so it is not known whether the token is the cause.`,
    },
    {
      when: ({ issueCode, challenge }) => issueCode === undefined && challenge.otherSchemes.length === 0,
      text: 'The response does not say why: it has no Bearer challenge. A gateway or a proxy may have sent it.',
    },
  ],
  fixes: [
    {
      when: ({ challenge }) => challenge.otherSchemes.length > 0,
      text: ({ target, challenge }) =>
        `Ask the owner of ${target.host} to accept a bearer token without ${challenge.otherSchemes.join(' and ')}. The step below shows the response.`,
    },
    {
      when: user,
      text: ({ target }) =>
        `Ask the owner of ${target.host} why the gateway returns 401, and show them the time and the request ID of this run.`,
    },
    {
      text: 'Add the step below. Its lines Server and Via show which server responds. If it is the service, open an Azure support request.',
    },
  ],
  commands: (context) => [curlStep(context)],
};

export const roleMissing: Definition = {
  code: 'role-missing',
  title: 'The identity has no role on the service',
  recovery: 'propagation',
  what: (context) => `${returned(context)}: the service accepted the token, but the identity is not allowed to read data.`,
  causes: [
    {
      text: ({ target }) =>
        `The identity needs the role ${target.service.role.name} on the service. Owner and Contributor grant no access to data. ` +
        'To assign it requires Owner, User Access Administrator or Role Based Access Control Administrator.',
    },
  ],
  fixes: [
    {
      when: (context) => assignRole(context).length > 0,
      text: 'Run the az role assignment create lines below, for Bash or for PowerShell.',
    },
    {
      when: user,
      text: ({ target }) => `Assign the role ${target.service.role.name} to the identity, on the service behind ${target.host}.`,
    },
    { text: ({ target }) => `Assign the role ${target.service.role.name} to the identity of the login, on the service.` },
  ],
  facts: identity,
  commands: (context) => assignRole(context),
  wait: { hint: 'A new role takes up to 10 minutes to take effect', seconds: 600 },
};

export const jobsNotListable: Definition = {
  code: 'jobs-not-listable',
  title: 'The identity may not list de-identification jobs',
  recovery: 'none',
  what: (context) => `${returned(context)}: the identity is not allowed to list jobs.`,
  causes: [
    {
      text: ({ target }) =>
        'This is expected for an identity that has only the role DeID Realtime Data User. ' +
        `To list jobs, it needs the role ${target.service.role.name}.`,
    },
  ],
  fixes: [{ text: 'Nothing, if the identity is for real-time use only. Otherwise run the az role assignment create command below.' }],
  facts: identity,
  commands: (context) => assignRole(context),
};

/** True if a 403 shows another cause than a missing role. */
export function hasOtherCause({ issueCode, retryAfterMs, anonymousReadStatus }: EndpointContext): boolean {
  return retryAfterMs !== undefined || anonymousReadStatus === 403 || (issueCode !== undefined && issueCode !== 'forbidden');
}

export const requestForbidden: Definition = {
  code: 'request-forbidden',
  title: 'The request was refused for another reason than a role',
  recovery: 'none',
  what: (context) => `${returned(context)} with the token, and the response shows another cause than a missing role.`,
  causes: [
    {
      when: ({ retryAfterMs }) => retryAfterMs !== undefined,
      text: ({ retryAfterMs }) =>
        `The response asks to wait ${String(Math.ceil((retryAfterMs ?? 0) / 1000))} s. A quota of a gateway is likely.`,
    },
    {
      when: ({ anonymousReadStatus }) => anonymousReadStatus === 403,
      text: 'The same request without a token got 403 as well, so a network rule or a gateway refuses both.',
    },
    {
      when: ({ issueCode }) => issueCode !== undefined && issueCode !== 'forbidden',
      text: 'The issue code of the response is not that of a missing role. A customer-managed key that the service cannot use is the most common reason.',
    },
  ],
  fixes: [
    {
      when: ({ issueCode, retryAfterMs }) => issueCode !== undefined && issueCode !== 'forbidden' && retryAfterMs === undefined,
      text: 'Open Resource health and the encryption settings of the service in the Azure portal.',
    },
    {
      text: ({ target }) =>
        `Ask the owner of the gateway or network in front of ${target.host} which rule refuses the request. The step below shows the response without a token.`,
    },
  ],
  commands: (context) => [curlStep(context)],
};

export const forbiddenUnexplained: Definition = {
  code: 'forbidden-unexplained',
  title: 'The request with the token got 403 without a reason',
  recovery: 'propagation',
  what: (context) =>
    `${returned(context)} with the token. The response is not the one with which the ${context.target.service.title} refuses an identity without a role.`,
  causes: [
    {
      text: 'A gateway, firewall or proxy between the runner and the service may refuse the request, by a quota or an IP filter for example.',
    },
    { text: ({ target }) => `A missing role (${target.service.role.name}) is possible too, but the response does not say so.` },
  ],
  fixes: [
    {
      text: ({ target }) =>
        `Ask the owner of the gateway or network in front of ${target.host} which rule refuses the request. Check the role assignments of the identity as well.`,
    },
  ],
  facts: identity,
  commands: (context) => listAssignments(context),
  wait: { hint: 'If a role is missing, a new one takes up to 10 minutes to take effect', seconds: 600 },
};

/** Facts that identify the identity of the token. */
export function identity(context: EndpointContext): readonly Fact[] {
  return [...known('Object ID (oid) of the identity', context.token?.objectId), ...known('Token: tenant (tid)', context.token?.tenantId)];
}

function differs(received: string | undefined, expected: string | undefined): boolean {
  return received !== undefined && expected !== undefined && expected !== HIDDEN && received !== expected;
}
