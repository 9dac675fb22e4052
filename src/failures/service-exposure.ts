/** Failures where a host responds without a valid token, or the identity's access differs from the expected access. */
import type { AccessRight } from '../azure/services/service.ts';
import type { Command } from '../model/failure.ts';
import { assignRole, curlCommand, disablePublicAccess, listAssignments } from './commands.ts';
import type { AccessContext, EndpointContext } from './contexts.ts';
import type { Definitions } from './define.ts';
import { azure, returned, user } from './service-responses.ts';
import { identity } from './service-access.ts';

/** Statuses that `expect: anonymous` accepts, except 200. */
const INTENDED: ReadonlySet<number> = new Set([302, 403, 404]);

const RIGHTS: Readonly<Record<AccessRight, string>> = {
  read: 'read data',
  export: 'export data',
  import: 'import data',
  reindex: 'reindex the service',
  'bulk-operate': 'change or delete data in bulk',
};

const rolesOf = ({ target, right }: AccessContext): readonly string[] => target.service.access[right]?.roles ?? [];

export const exposureFailures = {
  'open-server': {
    title: 'The service responds without a token',
    what: (context) =>
      `${returned(context)} without a token, with content of a ${context.target.service.title}. Anyone who can reach this host can read the data.`,
    causes: (context) =>
      azure(context)
        ? 'Azure services require a token. A gateway or a proxy of this network may add one.'
        : 'Authentication is turned off on the server, or the host is a gateway that sends its own credentials to the service behind it for every caller.',
    fixes: (context) =>
      azure(context)
        ? 'Run the curl command below here and from another network. If both get 200, inform the owner of the data and the privacy officer, and let them decide on the az lines below. If only this network gets 200, ask the network team which proxy adds a token.'
        : `Run the curl command below to confirm the status. Then inform the owner of the data and the privacy officer, and ask the owner of ${context.target.host} to require a token or take it off the network.`,
    commands: (context) => [anonymousRead(context), ...disablePublicAccess(context)],
  },
  'anonymous-accepted': {
    title: 'The host responded to a request without a token',
    what: (context) => `${returned(context)} without a token. The content is not that of a ${context.target.service.title}.`,
    causes:
      'Another server, a sign-in page or a proxy responds at this address, or the service is open. The action sends no token to such a host.',
    fixes: ({ target }) =>
      `Run the curl command below. Ask the owner of ${target.host} (or the network team) which server responds without a token, and correct endpoint.`,
    commands: (context) => [anonymousRead(context)],
  },
  'anonymous-unavailable': {
    title: 'It is not proven that the service refuses requests without a token',
    recovery: 'transient',
    what: (context) => `${returned(context)} without a token in ${String(context.attempts)} attempts, so a refusal is not proven.`,
    causes: 'The service or a gateway was overloaded or starting when the request without a token was sent.',
    fixes: 'Run the job again. A service that requires a token returns 401 to this request.',
    wait: { hint: 'The service may recover within minutes', seconds: 300 },
  },
  'anonymous-unclear': {
    title: 'The response to a request without a token proves nothing',
    what: (context) =>
      `${returned(context)} without a token. Only 401 (or 403 if the health check succeeds) proves that the host refuses such requests.`,
    causes: [
      ({ redirect }) =>
        redirect !== undefined &&
        (redirect.to === 'sign-in' ? `The host redirects to the sign-in page ${redirect.name}.` : 'The host redirects the request.'),
      ({ status }) => status === 403 && 'The anonymous health request got 403 as well, so the status says nothing about tokens.',
      ({ redirect, status }) => redirect === undefined && status !== 403 && 'A gateway may respond before it checks the token.',
    ],
    fixes: (context) =>
      user(context) && INTENDED.has(context.status)
        ? `If the owner of ${context.target.host} intends this response, add anonymous: ${String(context.status)} to expect. Otherwise ask for 401.`
        : `Ask the owner of ${context.target.host} to return 401 to requests without a token.`,
    commands: (context) => [anonymousRead(context)],
  },
  'token-not-checked': {
    title: 'The host accepts a token with an invalid signature',
    what: (context) =>
      `${context.target.name} accepted a token with an invalid signature: GET ${context.path.replace(/\?.*$/, '')} returned ${String(context.status)} with content of a ${context.target.service.title}.`,
    causes:
      'The host does not validate the signature of tokens, so anyone can make a token that it accepts. If the host is a gateway, the service behind it probably trusts every request of the gateway.',
    fixes: ({ target }) =>
      `Ask the owner of ${target.host} to validate tokens (in API Management: the policy validate-azure-ad-token). Inform the owner of the data and the privacy officer.`,
  },
  'token-check-unclear': {
    title: 'It is not proven that the host validates tokens',
    what: (context) =>
      hasTenant(context)
        ? `${returned(context)} to a token with an invalid signature. Only 400 or 401 proves that the host checks tokens, or 403 if the real token got another status.`
        : `${returned(context)} to a token with an invalid signature and without a tenant. A host that compares only the issuer refuses it too.`,
    causes: (context) =>
      hasTenant(context)
        ? 'A gateway responded for a reason other than the token, or it refuses every token.'
        : 'The GUID of the tenant is unknown, because the token cannot be decoded and tenant-id is a domain or empty.',
    fixes: (context) =>
      hasTenant(context)
        ? `Ask the owner of ${context.target.host} what causes this status, or add unsigned-token: skip to expect.`
        : 'Set tenant-id to the GUID of the tenant, so that the issuer of the unsigned token is that of a real one.',
  },
} satisfies Definitions<EndpointContext>;

/** Failures where the identity's access differs from `expect`. */
export const rightFailures = {
  'access-missing': {
    title: 'The identity lacks access that is expected',
    recovery: 'propagation',
    what: (context) =>
      `${context.target.name} does not let the identity ${RIGHTS[context.right]}, but expect contains allowed: ${context.right}.`,
    causes: (context) =>
      `The identity needs the role ${String(rolesOf(context)[0])} on the service, or another role that grants this right.`,
    fixes: (context) =>
      assignRole(context, rolesOf(context)[0]).length > 0
        ? 'Run the lines below in Bash or PowerShell to assign the role. If the identity must not have this right, correct expect.'
        : `Assign the role ${String(rolesOf(context)[0])} to the identity, on the service behind ${context.target.host}.`,
    facts: identity,
    commands: (context) => assignRole(context, rolesOf(context)[0]),
    wait: { hint: 'A new role assignment needs up to 10 minutes to take effect', seconds: 600 },
  },
  'access-excessive': {
    title: 'The identity has access that is not expected',
    recovery: 'propagation',
    what: (context) => `${context.target.name} lets the identity ${RIGHTS[context.right]}, but expect contains denied: ${context.right}.`,
    causes: [
      (context) =>
        `A role assignment on the service, on a higher scope, or of a group grants this right. Built-in roles with this right: ${rolesOf(context).join(', ')}. Custom roles can have it as well.`,
      ({ status }) => status === 404 && 'The request names a job that does not exist, so 404 means allowed and 403 means denied.',
    ],
    fixes: (context) =>
      listAssignments(context).length > 0
        ? 'Run the lines below to list every role assignment of the identity, also inherited ones and those of groups. (An old Azure CLI leaves out management groups.) Remove each assignment that grants the right, or remove the identity from the group.'
        : `Remove the roles that grant the right from the identity, on the service behind ${context.target.host} and above it.`,
    facts: identity,
    commands: listAssignments,
    wait: { hint: 'The removal of a role assignment needs up to 10 minutes to take effect', seconds: 600 },
  },
  'access-unknown': {
    title: 'It is not proven whether the identity has the access',
    what: (context) =>
      `${returned(context)}, which does not prove whether the identity may ${RIGHTS[context.right]} (expect: ${context.expected}: ${context.right}).`,
    causes: [
      ({ anonymousReadStatus }) =>
        anonymousReadStatus !== undefined &&
        anonymousReadStatus !== 401 &&
        `The same request without a token got ${String(anonymousReadStatus)} instead of 401, so the token did not decide.`,
      (context) =>
        isUndocumentedRefusal(context)
          ? 'Microsoft does not document how the de-identification service refuses an identity without a role.'
          : 'The feature may be turned off, or a gateway may respond instead of the service.',
    ],
    fixes: (context) =>
      listAssignments(context).length > 0
        ? 'Run the lines below to see every role assignment of the identity, or remove the line of expect.'
        : `Ask the owner of ${context.target.host} for the role assignments of the identity, or remove the line of expect.`,
    facts: identity,
    commands: listAssignments,
  },
} satisfies Definitions<AccessContext>;

function isUndocumentedRefusal({ target, status }: AccessContext): boolean {
  return target.service.refusal === 'error-object' && status === 403;
}

/** True if the unsigned token contained the tenant. */
function hasTenant({ token }: EndpointContext): boolean {
  return token?.tenantId !== undefined;
}

function anonymousRead(context: EndpointContext): Command {
  return { label: 'Bash: the same read without a token (the body is discarded)', language: 'bash', text: curlCommand(context) };
}
