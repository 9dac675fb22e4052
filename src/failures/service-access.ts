/** Failures caused by an invalid token, a missing role or network rules. */
import { HIDDEN } from '../util/secrets.ts';
import { plural } from '../util/text.ts';
import { assignRole, curlStep, isInWorkspace, listAssignments, showExpectedToken, showNetworkRules } from './commands.ts';
import type { EndpointContext } from './contexts.ts';
import type { Definitions, Facts } from './define.ts';
import { PORTAL, returned, SENDER, user } from './service-responses.ts';

/** Compares the token's audience and tenant with the expected values, unless the response reports only a missing permission. */
function compare({ token, expects, challenge: { insufficientScope: scope, unknownAudience } }: EndpointContext) {
  const unknown = !scope && unknownAudience;
  const audience = !scope && differs(token?.audience, expects.audience);
  const tenant = !scope && differs(token?.tenantId, expects.tenantId);
  const compared = expects.audience !== undefined && expects.tenantId !== undefined && token !== undefined;
  return { scope, unknown, audience, tenant, match: compared && !(scope || unknown || audience || tenant) };
}

/** True if a 403 response probably has a cause other than a missing role. */
export const hasOtherCause = ({ issueCode, retryAfterMs, anonymousReadStatus }: EndpointContext): boolean =>
  retryAfterMs !== undefined || anonymousReadStatus === 403 || isOtherIssue(issueCode);
const isOtherIssue = (code: string | undefined): boolean => code !== undefined && code !== 'forbidden';

/** Returns the NO_PROXY suffix and the private DNS zones that a private endpoint requires (Microsoft Learn: private-endpoint-dns). */
function privateZones({ target: { host } }: EndpointContext): { readonly noProxy: string; readonly zones: string } {
  const suffix = /(\.azurehealthcareapis\.(?:com|us))$/.exec(host)?.[1];
  if (suffix === undefined) return { noProxy: '.deid.azure.com', zones: "the service's private DNS zones" };
  const zone = (label: string): string => `privatelink${label}${suffix}`;
  return {
    noProxy: suffix,
    zones: `the private DNS zones (${isInWorkspace(host) ? ['.workspace', '.fhir', '.dicom'].map(zone).join(', ') : zone('')})`,
  };
}

export const accessFailures = {
  'token-rejected': {
    title: 'The service does not accept the token',
    what: (context) =>
      `${returned(context)}. The ${context.target.service.title}${user(context) ? ', or the gateway in front of it,' : ''} does not accept the token. ${context.challenge.insufficientScope ? 'The response reports that the token lacks a permission (insufficient_scope).' : 'Assigning a role does not help.'}`,
    causes: (context) => {
      const { challenge, cloud, expects, target } = context;
      const { scope, audience, tenant, unknown, match } = compare(context);
      const source = expects.source === 'challenge' ? 'its 401 response' : 'its /metadata response';
      const shared = target.service.sharedAudience;
      return [
        scope &&
          'The token does not contain the app role (roles) or scope (scp) that the server requires. An app role is not an Azure role. The app registration that the audience belongs to defines the app role, and an administrator assigns the role in Entra.',
        audience && `The token's audience differs from the one that the service specifies in ${source}.`,
        !audience && tenant && `The token's tenant differs from the one that the service specifies in ${source}.`,
        unknown &&
          'The 401 response specifies an audience that the action does not recognize. The action does not print this audience, because the response can contain arbitrary text.',
        match &&
          "The token's audience and tenant match the ones that the service specifies. Possible causes are clock skew on the service, Conditional Access, a gateway or an internal service error.",
        !(scope || audience || tenant || unknown || match) &&
          (shared === undefined
            ? `The ${target.service.title} might expect a different audience or trust a different tenant. If the service uses SMART on FHIR, the audience is that of an app registration.`
            : `The ${target.service.title} might trust a different tenant or expect an audience other than ${shared[cloud.name] ?? target.audience}.`),
        challenge.otherSchemes.length > 0 &&
          `The server also requires ${challenge.otherSchemes.join(' and ')} authentication, which this action does not support.`,
      ];
    },
    fixes: (context) => {
      const { expects, target, token } = context;
      const { scope, audience, tenant, unknown, match } = compare(context);
      const named = expects.audience?.replace(/\/$/, '');
      return [
        scope &&
          `Ask the owner of ${target.host} which app role the server requires. In Entra, open the enterprise application that the audience belongs to, and assign that app role to the identity. Then run the job again.`,
        audience &&
          named === token?.audience &&
          `Ask the owner of ${target.host} to remove the trailing slash from the audience that the service expects. The action requests a token for this audience without the trailing slash.`,
        audience &&
          user(context) &&
          `Ask the gateway owner whether the gateway's audience is ${String(named)}. Set the audience input (or audience= in the endpoint line) to that audience only if the gateway owner confirms it.`,
        audience && `Set the audience input (or audience= in the endpoint line) to ${String(named)}.`,
        tenant &&
          `Check whether ${String(expects.tenantId)} is your tenant. If it is, set tenant-id to that tenant, and set client-id to an identity in that tenant.`,
        match &&
          `Look for the identity in the tenant's sign-in logs. Ask the owner of ${target.host} which component returns 401 even though the audience and tenant match.`,
        unknown &&
          user(context) &&
          'Add the step below, and find resource_id in the WWW-Authenticate header that the step prints. Ask the gateway owner whether that audience is correct. Set the audience input (or audience= in the endpoint line) to that audience only if the gateway owner confirms it.',
        user(context) &&
          'Ask the gateway owner which audience and tenant to use, and set the audience and tenant-id inputs to these values.',
        'Run the commands below to see which audience and tenant the service expects, and set the audience and tenant-id inputs to these values.',
      ];
    },
    facts: ({ token, expects, challenge }) => ({
      'Token: audience (aud)': token?.audience,
      'Service expects: audience': expects.audience,
      'Token: tenant (tid)': token?.tenantId,
      'Service expects: tenant': expects.tenantId,
      'Other authentication schemes': challenge.otherSchemes.join(', ') || undefined,
    }),
    commands: (context) => [context.challenge.unknownAudience && user(context) && curlStep(context), ...showExpectedToken(context)],
  },
  'read-unauthorised': {
    title: 'The request with the token got 401, and the response gives no reason',
    what: (context) => `${returned(context)}, although the request included the token.`,
    causes: ({ challenge: { otherSchemes }, issueCode }) => [
      otherSchemes.length > 0 &&
        `The server requires ${otherSchemes.join(' and ')} authentication, which this action does not support. A token alone is not enough for this server.`,
      otherSchemes.includes('AzureApiManagementKey') &&
        'The AzureApiManagementKey scheme requires an Azure API Management subscription key.',
      issueCode !== undefined &&
        `Instead of the code for token errors (login), the response contains ${issueCode === 'other' ? 'an issue code that FHIR R4 does not define' : `the issue code ${issueCode}`}, so the error might be unrelated to the token.`,
      issueCode === undefined &&
        otherSchemes.length === 0 &&
        'The response contains no Bearer challenge, so it does not give a reason. A gateway or a proxy might have sent the response.',
    ],
    fixes: (context) => [
      context.challenge.otherSchemes.length > 0 &&
        `Ask the owner of ${context.target.host} to accept bearer tokens without ${context.challenge.otherSchemes.join(' and ')} authentication.`,
      user(context) &&
        `Ask the owner of ${context.target.host} why the gateway returns 401. Include the time and the request ID of this run.`,
      `Add the step below. ${SENDER} open an Azure support request.`,
    ],
    commands: (context) => context.challenge.otherSchemes.length === 0 && curlStep(context),
  },
  'role-missing': {
    title: 'The identity has no role on the service',
    recovery: 'propagation',
    what: (context) => `${returned(context)}. The service accepted the token, but the identity is not allowed to read data.`,
    causes: ({ target }) =>
      `The identity needs the ${target.service.role.name} role on the service. The Owner and Contributor roles do not grant access to data. To assign the role, you need the Owner, User Access Administrator or Role Based Access Control Administrator role.`,
    fixes: (context) => [
      assignRole(context).length > 0 && 'Run the commands below in Bash or PowerShell to assign the role.',
      user(context) && `On the service behind ${context.target.host}, assign the ${context.target.service.role.name} role to the identity.`,
      `Assign the ${context.target.service.role.name} role on the service to the signed-in identity.`,
    ],
    facts: identity,
    commands: (context) => assignRole(context),
    wait: { hint: 'A new role assignment can take up to 10 minutes to take effect', seconds: 600 },
  },
  'jobs-not-listable': {
    title: 'The identity is not allowed to list de-identification jobs',
    recovery: 'propagation',
    what: (context) => `${returned(context)}. The identity is not allowed to list jobs.`,
    causes: ({ target }) =>
      `An identity that has only the DeID Realtime Data User role is not allowed to list jobs. To list jobs, the identity needs the ${target.service.role.name} role.`,
    fixes: 'Ignore this warning if the identity is for real-time use only. Otherwise, run the az role assignment create command below.',
    facts: identity,
    commands: (context) => assignRole(context),
    wait: { hint: 'If the role was assigned recently, it can take up to 10 minutes to take effect', seconds: 600 },
  },
  'request-forbidden': {
    title: 'The request was refused for a reason other than a missing role',
    what: (context) =>
      `${returned(context)}, although the request included the token. The response indicates a cause other than a missing role.`,
    causes: ({ retryAfterMs, anonymousReadStatus, issueCode }) => [
      retryAfterMs !== undefined &&
        `The response asks clients to wait ${String(Math.ceil(retryAfterMs / 1000))} s (Retry-After), so a gateway quota has probably been exceeded.`,
      anonymousReadStatus === 403 &&
        'The same request without a token also returned 403, so a network rule or a gateway is blocking both requests.',
      isOtherIssue(issueCode) &&
        'The issue code in the response is not the code for a missing role. The most common reason is a customer-managed key that the service cannot use.',
    ],
    fixes: ({ retryAfterMs, issueCode, target }) => [
      retryAfterMs !== undefined &&
        `Run the job again in ${plural(Math.ceil(retryAfterMs / 60_000), 'minute')}, or ask the owner of ${target.host} to raise the quota.`,
      isOtherIssue(issueCode) && `${PORTAL}.`,
      `Ask the owner of the gateway or network in front of ${target.host} which rule is blocking the request. The step below sends the same request without the token and shows the response.`,
    ],
    commands: (context) => context.retryAfterMs === undefined && curlStep(context),
  },
  'forbidden-unexplained': {
    title: 'The request with the token got 403, and the response gives no reason',
    recovery: 'propagation',
    what: (context) =>
      `${returned(context)}, although the request included the token. A ${context.target.service.title} returns a different response if the identity has no role.`,
    causes: ({ target }) => [
      'A gateway, firewall or proxy between the runner and the service might be blocking the request, for example because of a quota or an IP filter.',
      `The ${target.service.role.name} role might also be missing, but this response does not indicate whether it is.`,
    ],
    fixes: ({ target }) =>
      `Ask the owner of the gateway or network in front of ${target.host} which rule is blocking the request. Also check the identity's role assignments.`,
    facts: identity,
    commands: listAssignments,
    wait: { hint: 'If a role is missing, a new assignment can take up to 10 minutes to take effect', seconds: 600 },
  },
  'network-blocked': {
    title: 'The service refuses requests from this network',
    what: (context) =>
      `${returned(context)}${context.path === context.target.service.reachable.path ? ', which does not require a token' : ' and for the unauthenticated health check'}, so a network rule is blocking this runner. Assigning a role does not help.`,
    causes: (context) => {
      if (user(context)) return 'The gateway, or the service behind it, accepts requests only from certain networks.';
      if (context.proxy !== undefined)
        return `The request was sent through the proxy at ${context.proxy}. If public network access to the service is disabled, the service rejects requests from public addresses. The proxy might have a public address.`;
      return context.address === 'public'
        ? 'The host name resolved to a public address. In a network with a private endpoint for the service, the name resolves to a private address. The DNS record of a new service can be missing until the private endpoint is refreshed.'
        : 'Public network access is disabled, or the service has a private endpoint. A change to either setting can take up to 5 minutes to take effect.';
    },
    fixes: (context) => {
      if (user(context)) return "Ask the gateway owner to allow the runner's address, or set runs-on to a runner in the gateway's network.";
      const { noProxy, zones } = privateZones(context);
      const owners = isInWorkspace(context.target.host) ? 'the service and its workspace' : 'the service';
      const rules = `Run the commands below to see the network rules of ${owners}. If the service has a private endpoint,`;
      if (context.proxy !== undefined)
        return `${rules} use a runner in the endpoint's virtual network, and set NO_PROXY=${noProxy} on that runner so that requests do not go through the proxy. Otherwise, ask the service's owner to allow this network.`;
      return context.address === 'public'
        ? `${rules} link ${zones} to the runner's network, or set runs-on to a runner in the endpoint's virtual network.`
        : `${rules} set runs-on to a self-hosted runner in the endpoint's virtual network.`;
    },
    commands: showNetworkRules,
  },
} satisfies Definitions<EndpointContext>;

/** Returns the object ID and tenant of the identity for which the token was issued. */
export function identity({ token }: EndpointContext): Facts {
  return { 'Object ID (oid) of the identity': token?.objectId, 'Token: tenant (tid)': token?.tenantId };
}

const differs = (received: string | undefined, expected: string | undefined): boolean =>
  received !== undefined && expected !== undefined && expected !== HIDDEN && received !== expected;
