/** Failures of exposure: a host responds without a valid token, or the identity has other access than expected. */
import type { AccessRight } from '../azure/services/service.ts';
import type { Command } from '../model/failure.ts';
import { assignRole, curlCommand, disablePublicAccess, listAssignments } from './commands/role.ts';
import type { AccessContext, EndpointContext } from './contexts.ts';
import type { FailureDefinition } from './define.ts';
import { azure, returned, user } from './service-responses.ts';
import { identity } from './service-token.ts';

type Definition = FailureDefinition<EndpointContext>;

export const openServer: Definition = {
  code: 'open-server',
  title: 'The service responds without a token',
  recovery: 'none',
  what: (context) =>
    `${returned(context)} without a token, with content of a ${context.target.service.title}: anyone who reaches it can read its data.`,
  causes: [
    { when: azure, text: 'Azure services require a token. A gateway or a proxy of this network may add one.' },
    { when: user, text: 'Authentication is turned off on the server, or the gateway in front of it adds credentials of its own.' },
  ],
  fixes: [
    {
      when: azure,
      text:
        'Run the curl command below here and from another network. If both get 200, inform the owner of the data and the privacy officer, ' +
        'and let them decide on the az lines below. If only this network gets 200, ask the network team which proxy adds a token.',
    },
    {
      text: ({ target }) =>
        'Run the curl command below to confirm the status. Then inform the owner of the data and the privacy officer, and ask the owner of ' +
        `${target.host} to require a token or take it off the network.`,
    },
  ],
  commands: (context) => [anonymousRead(context), ...disablePublicAccess(context)],
};

export const anonymousAccepted: Definition = {
  code: 'anonymous-accepted',
  title: 'The host responded to a request without a token',
  recovery: 'none',
  what: (context) => `${returned(context)} without a token. The content is not that of a ${context.target.service.title}.`,
  causes: [
    {
      text: 'Another server, a sign-in page or a proxy responds at this address, or the service is open. The action sends no token to such a host.',
    },
  ],
  fixes: [
    {
      text: ({ target }) =>
        `Run the curl command below. Ask the owner of ${target.host} (or the network team) which server responds without a token, and correct endpoint.`,
    },
  ],
  commands: (context) => [anonymousRead(context)],
};

export const anonymousUnavailable: Definition = {
  code: 'anonymous-unavailable',
  title: 'It is not proven that the service refuses requests without a token',
  recovery: 'transient',
  what: (context) => `${returned(context)} without a token in ${String(context.attempts)} attempts, so a refusal is not proven.`,
  causes: [{ text: 'The service or a gateway was overloaded or starting when the request without a token was sent.' }],
  fixes: [{ text: 'Run the job again. A service that requires a token returns 401 to this request.' }],
  wait: { hint: 'It may pass within minutes', seconds: 300 },
};

export const anonymousUnclear: Definition = {
  code: 'anonymous-unclear',
  title: 'The response to a request without a token proves nothing',
  recovery: 'none',
  what: (context) =>
    `${returned(context)} without a token. Only 401, or 403 from a reachable host, proves that the host refuses such requests.`,
  causes: [
    {
      when: ({ redirect }) => redirect !== undefined,
      text: ({ redirect }) =>
        redirect?.to === 'sign-in' ? `The host redirects to the sign-in page ${redirect.name}.` : 'The host redirects the request.',
    },
    {
      when: ({ status }) => status === 403,
      text: 'The anonymous health request got 403 as well, so the status says nothing about tokens.',
    },
    { when: ({ redirect, status }) => redirect === undefined && status !== 403, text: 'A gateway may respond before it checks the token.' },
  ],
  fixes: [
    {
      when: (context) => user(context) && INTENDED.has(context.status),
      text: ({ target, status }) =>
        `If the owner of ${target.host} intends this response, add anonymous: ${String(status)} to expect. Otherwise ask for 401.`,
    },
    { text: ({ target }) => `Ask the owner of ${target.host} to return 401 to requests without a token.` },
  ],
  commands: (context) => [anonymousRead(context)],
};

/** Statuses that `expect: anonymous` can name, apart from 200. */
const INTENDED: ReadonlySet<number> = new Set([302, 403, 404]);

export const tokenNotChecked: Definition = {
  code: 'token-not-checked',
  title: 'The host accepts a token with an invalid signature',
  recovery: 'none',
  what: (context) => `${returned(context)} to a token that nobody signed, with content of a ${context.target.service.title}.`,
  causes: [
    {
      text: 'The gateway does not validate the signature of tokens, and the service behind it trusts the gateway. Anyone can make a token that it accepts.',
    },
  ],
  fixes: [
    {
      text: ({ target }) =>
        `Ask the owner of ${target.host} to validate tokens (in API Management: the policy validate-azure-ad-token). Inform the owner of the data and the privacy officer.`,
    },
  ],
};

export const tokenCheckUnclear: Definition = {
  code: 'token-check-unclear',
  title: 'It is not proven that the host validates tokens',
  recovery: 'none',
  what: (context) =>
    hasTenant(context)
      ? `${returned(context)} to a token with an invalid signature. Only 400, 401 or 403 proves that the host checks tokens.`
      : `${returned(context)} to a token with an invalid signature and without a tenant. A host that compares only the issuer refuses it too.`,
  causes: [
    { when: hasTenant, text: 'A gateway responded for another reason than the token.' },
    {
      when: (context) => !hasTenant(context),
      text: 'The GUID of the tenant is unknown, because the token cannot be decoded and tenant-id is a domain or empty.',
    },
  ],
  fixes: [
    {
      when: (context) => !hasTenant(context),
      text: 'Set tenant-id to the GUID of the tenant, so that the issuer of the unsigned token is that of a real one.',
    },
    { text: ({ target }) => `Ask the owner of ${target.host} what causes this status, or add unsigned-token: skip to expect.` },
  ],
};

/** True if the unsigned token named the tenant. */
function hasTenant({ token }: EndpointContext): boolean {
  return token?.tenantId !== undefined;
}

const RIGHTS: Readonly<Record<AccessRight, string>> = {
  read: 'read data',
  export: 'export data',
  import: 'import data',
  reindex: 'reindex the service',
  'bulk-operate': 'change or delete data in bulk',
};

const rolesOf = ({ target, right }: AccessContext): readonly string[] => target.service.access[right]?.roles ?? [];

export const accessMissing: FailureDefinition<AccessContext> = {
  code: 'access-missing',
  title: 'The identity lacks access that is expected',
  recovery: 'propagation',
  what: (context) => `${context.target.name} denies the identity to ${RIGHTS[context.right]}, but expect has allowed: ${context.right}.`,
  causes: [
    {
      text: (context) => `The identity needs the role ${rolesOf(context)[0] ?? ''} on the service, or another role that grants this right.`,
    },
  ],
  fixes: [
    {
      when: (context) => assignRole(context, rolesOf(context)[0]).length > 0,
      text: 'Run the az role assignment create lines below, for Bash or for PowerShell.',
    },
    { text: (context) => `Assign the role ${rolesOf(context)[0] ?? ''} to the identity, on the service behind ${context.target.host}.` },
  ],
  facts: identity,
  commands: (context) => assignRole(context, rolesOf(context)[0]),
  wait: { hint: 'A new role takes up to 10 minutes to take effect', seconds: 600 },
};

export const accessExcessive: FailureDefinition<AccessContext> = {
  code: 'access-excessive',
  title: 'The identity has access that is not expected',
  recovery: 'propagation',
  what: (context) => `${context.target.name} allows the identity to ${RIGHTS[context.right]}, but expect has denied: ${context.right}.`,
  causes: [
    {
      text: (context) =>
        `A role assignment grants it, on the service, above it, or through a group. These built-in roles do: ${rolesOf(context).join(', ')}. A custom role can grant it too.`,
    },
  ],
  fixes: [
    {
      when: (context) => listAssignments(context).length > 0,
      text:
        'Run the lines below. They list every assignment, inherited and through groups (use a current Azure CLI: old versions leave out management groups). ' +
        'Remove each assignment whose role grants the right, or take the identity out of the group.',
    },
    { text: ({ target }) => `Remove the roles that grant the right from the identity, on the service behind ${target.host} and above it.` },
  ],
  facts: identity,
  commands: listAssignments,
  wait: { hint: 'The removal of a role takes up to 10 minutes to take effect', seconds: 600 },
};

export const accessUnknown: FailureDefinition<AccessContext> = {
  code: 'access-unknown',
  title: 'It is not proven whether the identity has the access',
  recovery: 'none',
  what: (context) =>
    `${returned(context)}, which does not prove whether the identity may ${RIGHTS[context.right]} (expect: ${context.expected}: ${context.right}).`,
  causes: [
    {
      when: ({ anonymousReadStatus }) => anonymousReadStatus !== undefined && anonymousReadStatus !== 401,
      text: ({ anonymousReadStatus }) =>
        `The same request without a token got ${String(anonymousReadStatus)} instead of 401, so the token did not decide.`,
    },
    {
      when: isUndocumentedRefusal,
      text: 'Microsoft does not document how the de-identification service refuses an identity without a role.',
    },
    {
      when: (context) => !isUndocumentedRefusal(context),
      text: 'The feature may be turned off, or a gateway may respond instead of the service.',
    },
  ],
  fixes: [
    {
      when: (context) => listAssignments(context).length > 0,
      text: 'Run the lines below to see every role assignment of the identity, or remove the line of expect.',
    },
    { text: ({ target }) => `Ask the owner of ${target.host} for the role assignments of the identity, or remove the line of expect.` },
  ],
  facts: identity,
  commands: listAssignments,
};

function isUndocumentedRefusal({ target, status }: AccessContext): boolean {
  return target.service.refusal === 'error-object' && status === 403;
}

function anonymousRead(context: EndpointContext): Command {
  return { label: 'Bash: the same read without a token (the body is discarded)', language: 'bash', text: curlCommand(context) };
}
