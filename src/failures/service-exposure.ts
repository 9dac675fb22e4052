/** Failures of the access checks, and of the checks that send an invalid token or no token. */
import type { AccessRight } from '../azure/services/service.ts';
import type { Command, Failure, FailureMessage } from '../model/failure.ts';
import type { AccessExpectation, Target } from '../model/request.ts';
import { assignRole, curlCommand, disablePublicAccess, listAssignments } from './commands.ts';
import { withoutQuery, type AccessContext, type EndpointContext } from './contexts.ts';
import type { Definitions } from './define.ts';
import { azure, bodyOf, isTransient, passing, returned, user } from './service-responses.ts';
import { identity } from './service-access.ts';
import { bash } from './shell.ts';

/** Adds the purpose of a request to the failure of a request that got no response. */
function withPurpose(failure: Failure, purpose: string, next?: string): Failure {
  const add = <Message extends FailureMessage>(message: Message): Message => {
    const { what, headline = what } = message;
    return {
      ...message,
      what: `${what} ${purpose}`,
      headline: `${headline} ${purpose}`,
      ...(next !== undefined && { next, commands: [] }),
    };
  };
  const { shared } = failure;
  if (shared === undefined) return add(failure);
  return { ...add(failure), shared: { ...shared, key: `${shared.key} ${purpose}`, describe: (all) => add(shared.describe(all)) } };
}

/** Adds the line in the `expect` input that cannot be verified because a request got no response. */
export const withUnverified = (failure: Failure, expectation: AccessExpectation): Failure =>
  withPurpose(failure, `The check could not verify ${lineOf(expectation)} in the expect input.`);

/** Adds that the request contained an unsigned token, because other requests to the same host were successful. */
export const withUnsignedToken = (failure: Failure, { host }: Target): Failure =>
  withPurpose(
    failure,
    'The request contained a token with an invalid signature, so the check could not verify that the host validates tokens.',
    `Run the job again. If the host does not respond again, ask the owner of ${host} to return 401 for invalid tokens, or add the line "unsigned-token: skip" to the expect input.`,
  );

/** Status codes other than 200 that are allowed in an `anonymous` line of the `expect` input. */
const INTENDED: ReadonlySet<number> = new Set([302, 403, 404]);

/** Azure services do not return these content types, so another server must have responded. */
const FOREIGN: ReadonlySet<EndpointContext['bodyKind']> = new Set(['json', 'xml', 'html', 'other']);

const RIGHTS: Readonly<Record<AccessRight, string>> = {
  read: 'read data',
  export: 'export data',
  import: 'import data',
  reindex: 'reindex data',
  'bulk-operate': 'change or delete data in bulk',
};

/** Returns the built-in roles that grant the permission, starting with the least privileged role. */
const rolesOf = ({ target, right }: AccessContext): readonly string[] | undefined => target.service.access[right]?.roles;

const lineOf = ({ expected, right }: AccessExpectation): string => `the line "${expected}: ${right}"`;
/** True if the request of an access check included the token. The action sends the token only after a 401 response. */
const hadToken = ({ right, anonymousReadStatus }: AccessContext): boolean => right === 'read' || anonymousReadStatus === 401;
const unauthenticated = (context: EndpointContext): string => returned(context, 'the unauthenticated request ');
/** Explains why the `anonymous` line of the `expect` input did not apply. */
const unmet = ({ intended, status }: EndpointContext): string | false =>
  intended === true &&
  `The line "anonymous: ${String(status)}" in the expect input applies only if the read request with the token succeeds.`;
const anonymousRead = (context: EndpointContext): Command =>
  bash('Send the same read without a token and discard the body', curlCommand(context));

export const exposureFailures = {
  'open-server': {
    title: 'The service responds without a token',
    what: (context) =>
      `${unauthenticated(context)}. The response contains content from a ${context.target.service.title}. The check reads no patient data, so it cannot show whether patient data is also exposed. Assume that patient data is exposed.`,
    causes: (context) => [
      azure(context)
        ? 'Azure services require a token. A gateway or a proxy on this network might be adding a token.'
        : 'Authentication might be turned off on the server or for this path. If the host is a gateway, it might send its own credentials to the service for every caller.',
      unmet(context),
    ],
    fixes: (context) =>
      azure(context)
        ? 'Run the curl command below on this network and on another network. If both requests return 200, inform the owner of the data and the privacy officer, who decide whether to run the az commands below. If requests return 200 only from this network, ask the network team which proxy is adding a token.'
        : `Run the curl command below to confirm the status. Inform the owner of the data and the privacy officer. Ask the owner of ${context.target.host} to require a token or disconnect the host from the network.`,
    commands: (context) => [anonymousRead(context), ...disablePublicAccess(context)],
  },
  'anonymous-accepted': {
    title: 'The host responded to a request without a token',
    what: (context) =>
      `${unauthenticated(context)}. The response contains ${bodyOf(context)}.${FOREIGN.has(context.bodyKind) ? ` The content is not from a ${context.target.service.title}.` : ''}`,
    causes: (context) =>
      unmet(context) ||
      'Another server, a sign-in page or a proxy is responding at this address, or the service accepts anonymous requests. The action does not send the token to a host that accepts anonymous requests.',
    fixes: ({ target }) =>
      `Run the curl command below. Ask the owner of ${target.host} (or the network team) which server responds to requests that have no token. Then correct the endpoint input.`,
    commands: anonymousRead,
  },
  'anonymous-unavailable': {
    title: 'The check could not verify that the service refuses requests without a token',
    recovery: 'transient',
    what: (context) => `${unauthenticated(context)}, so the check could not verify that the service rejects unauthenticated requests.`,
    causes: 'The service or a gateway was overloaded or starting up when the unauthenticated request was sent.',
    fixes: 'Run the job again. A service that requires a token returns 401 for unauthenticated requests.',
    wait: { hint: 'The service might recover within minutes', seconds: 300 },
  },
  'anonymous-unclear': {
    title: 'The response to a request without a token is inconclusive',
    what: (context) =>
      `${unauthenticated(context)}. Only a 401 response, or a 403 response if the health check returned another status, proves that the host rejects unauthenticated requests.`,
    causes: (context) => {
      const { redirect, status } = context;
      if (context.intended === true) return unmet(context);
      if (redirect?.to === 'sign-in') return `The host redirects to the sign-in page ${redirect.name}.`;
      if (redirect !== undefined) return 'The host redirects the request.';
      if (status !== 403) return 'A gateway might respond before it checks for a token.';
      return context.anonymousStatus === undefined
        ? 'The unauthenticated health check got no status, so a 403 response does not prove that the host requires a token.'
        : 'The unauthenticated health check also returned 403, so the status does not prove that the host requires a token.';
    },
    fixes: (context) => [
      context.intended === true &&
        `Find out why the read request with the token did not succeed, or ask the owner of ${context.target.host} to return 401 for unauthenticated requests.`,
      user(context) && INTENDED.has(context.status)
        ? `If the owner of ${context.target.host} confirms that this response is intended, add the line "anonymous: ${String(context.status)}" to the expect input. Otherwise, ask the owner to return 401.`
        : `Ask the owner of ${context.target.host} to return 401 for unauthenticated requests.`,
    ],
    commands: anonymousRead,
  },
  'token-not-checked': {
    title: 'The host accepts a token with an invalid signature',
    what: (context) =>
      `${context.target.name} accepted a token with an invalid signature. GET ${withoutQuery(context.path)} returned ${String(context.status)} with content from a ${context.target.service.title}.`,
    causes:
      'The host does not validate token signatures, so anyone can create a token that it accepts. If the host is a gateway, the service behind it probably trusts every request from the gateway.',
    fixes: ({ target }) =>
      `Ask the owner of ${target.host} to validate tokens. In API Management, use the validate-azure-ad-token policy. Inform the owner of the data and the privacy officer.`,
  },
  'token-check-unclear': {
    title: 'The check could not verify that the host validates tokens',
    what: (context) =>
      hasTenant(context) || isTransient(context.status)
        ? `${returned(context)}. The request contained a token with an invalid signature. Only a 400 or 401 response, or a 403 response if the real token caused a different status, proves that the host validates tokens.`
        : `${returned(context)}. The request contained a token with an invalid signature and no tenant ID. Even a host that checks only the issuer rejects this token.`,
    causes: (context) => {
      if (isTransient(context.status)) return 'The host was overloaded, or it returns this status instead of 401 for an invalid token.';
      return hasTenant(context)
        ? 'Something other than the token caused the response, or the gateway rejects every token.'
        : 'The tenant GUID is unknown, because the token cannot be decoded and tenant-id is a domain or empty.';
    },
    fixes: (context) => [
      isTransient(context.status) &&
        `Run the job again. If the status is the same, ask the owner of ${context.target.host} to return 401 for invalid tokens, or add the line "unsigned-token: skip" to the expect input.`,
      hasTenant(context)
        ? `Ask the owner of ${context.target.host} what causes this status, or add the line "unsigned-token: skip" to the expect input.`
        : 'Set tenant-id to the tenant GUID, so that the unsigned token has the same issuer as a real token.',
    ],
  },
} satisfies Definitions<EndpointContext>;

/** Failures where the identity's actual permissions differ from those in the `expect` input. */
export const rightFailures = {
  'access-missing': {
    title: 'The identity lacks access that it should have',
    recovery: 'propagation',
    what: (context) =>
      `${context.target.name} does not allow the identity to ${RIGHTS[context.right]}, but the expect input contains ${lineOf(context)}.`,
    causes: (context) =>
      `The identity needs the ${String(rolesOf(context)?.[0])} role on the service, or another role that grants the same permission.`,
    fixes: (context) =>
      assignRole(context, rolesOf(context)?.[0]).length > 0
        ? `Run the commands below in Bash or PowerShell to assign the role. If the identity should not have this permission, remove ${lineOf(context)} from the expect input.`
        : `On the service behind ${context.target.host}, assign the ${String(rolesOf(context)?.[0])} role to the identity.`,
    facts: identity,
    commands: (context) => assignRole(context, rolesOf(context)?.[0]),
    wait: { hint: 'A new role assignment can take up to 10 minutes to take effect', seconds: 600 },
  },
  'access-excessive': {
    title: 'The identity has access that it should not have',
    recovery: 'propagation',
    what: (context) =>
      `${context.target.name} allows the identity to ${RIGHTS[context.right]}, but the expect input contains ${lineOf(context)}.`,
    causes: (context) => [
      `A role assignment grants this permission. The role might be assigned on the service, at a higher scope, or to a group. These built-in roles grant the permission: ${String(rolesOf(context)?.join(', '))}. Custom roles can also grant the permission.`,
      context.status === 404 &&
        'The request is for a job that does not exist, so 404 means that access is allowed and 403 means that it is denied.',
    ],
    fixes: (context) =>
      listAssignments(context).length > 0
        ? `Run the commands below to list all of the identity's role assignments, including inherited assignments and assignments through groups. Update the Azure CLI first, because versions from 2024 and earlier do not list assignments on management groups. Each of these roles also grants other permissions, so check which of them the identity needs. Then remove the assignment that grants the permission, or remove the identity from the group. If the identity should keep the permission, remove ${lineOf(context)} from the expect input.`
        : `Find the identity's roles on the service behind ${context.target.host} and at higher scopes. Remove the roles that grant the permission.`,
    facts: identity,
    commands: listAssignments,
    wait: { hint: 'Removing a role assignment can take up to 10 minutes to take effect', seconds: 600 },
  },
  'access-unknown': {
    title: "The check could not verify the identity's access",
    what: (context) =>
      `${hadToken(context) ? returned(context) : unauthenticated(context)}. This response does not indicate whether the identity can ${RIGHTS[context.right]}, so ${lineOf(context)} in the expect input cannot be verified.`,
    causes: (context) => {
      const { anonymousReadStatus, right, status, target } = context;
      if (isTransient(status)) return 'The service or a gateway was overloaded or starting up when the request was sent.';
      if (right === 'read' && anonymousReadStatus !== 401)
        return `The same request without a token returned ${String(anonymousReadStatus)} instead of 401. The check can verify access only if that request returns 401.`;
      return target.service.refusal === 'error-object' && status === 403
        ? 'Microsoft does not document how the de-identification service responds to requests from an identity that has no role.'
        : [
            !hadToken(context) && 'The action sends this request with the token only if the request without the token returns 401.',
            'The feature might be turned off, or a gateway might have responded instead of the service.',
          ];
    },
    fixes: (context) => [
      isTransient(context.status) &&
        `Run the job again. If this warning appears again, ask the owner of ${context.target.host} why the request gets this status.`,
      listAssignments(context).length > 0
        ? `Run the commands below to list all of the identity's role assignments, or remove ${lineOf(context)} from the expect input.`
        : `Ask the owner of ${context.target.host} for a list of the identity's role assignments, or remove ${lineOf(context)} from the expect input.`,
    ],
    facts: identity,
    commands: (context) => !isTransient(context.status) && listAssignments(context),
    wait: (context) => isTransient(context.status) && passing(context),
  },
} satisfies Definitions<AccessContext>;

/** True if the unsigned token contained a tenant ID. */
const hasTenant = ({ token }: EndpointContext): boolean => token?.tenantId !== undefined;
