/** Tokens that were issued but differ from the request. They are not output. */
import type { TokenContext } from './contexts.ts';
import type { FailureDefinition, Rule } from './define.ts';

type Definition = FailureDefinition<TokenContext>;

/** True if this step itself requested the token from Entra. */
const isOwn = ({ method }: TokenContext): boolean => method === 'github-oidc';

const ownCause: Rule<TokenContext> = {
  when: isOwn,
  text: 'Entra never does this for a correct request, so something else may have responded instead of Entra, such as a proxy that inspects TLS.',
};
const ownFix: Rule<TokenContext> = {
  when: isOwn,
  text:
    'Leave the inputs as they are. Add the step below before this one. It shows the address and the issuer of the certificate behind the name. ' +
    'Show both to your network team.',
};

/** What mismatches of the identity have in common. */
function identityMismatch(
  name: string,
  login: { readonly cause: string; readonly fix: string },
): Omit<Definition, 'code' | 'title' | 'what'> {
  return {
    recovery: 'none',
    causes: [ownCause, { when: (context) => !isOwn(context), text: login.cause }],
    fixes: [ownFix, { text: login.fix }],
    facts: ({ requested, received }) => [
      { name: `Requested ${name}`, value: requested },
      { name: `${name.charAt(0).toUpperCase()}${name.slice(1)} of the token`, value: received },
    ],
    commands: (context) => (isOwn(context) ? [{ label: 'A step before this one', language: 'yaml', text: SHOW_CERTIFICATE }] : []),
  };
}

const SHOW_CERTIFICATE =
  '- run: getent hosts login.microsoftonline.com; openssl s_client -connect login.microsoftonline.com:443 -servername login.microsoftonline.com < /dev/null | openssl x509 -noout -issuer -subject';

export const tokenTenantMismatch: Definition = {
  ...identityMismatch('tenant', {
    cause: 'The existing login belongs to another tenant.',
    fix: 'Sign in to the tenant of tenant-id in the earlier step, or correct tenant-id.',
  }),
  code: 'token-tenant-mismatch',
  title: 'The token is from another tenant',
  what: ({ audience }) => `The token for ${audience} is from another tenant than tenant-id, so the action does not output it.`,
};

export const tokenApplicationMismatch: Definition = {
  ...identityMismatch('client ID', {
    cause: 'The existing login belongs to another identity than client-id.',
    fix: 'Sign in as the identity of client-id in the earlier step, or set credential: github-oidc.',
  }),
  code: 'token-application-mismatch',
  title: 'The token is for another application',
  what: ({ audience }) => `The token for ${audience} belongs to another application than client-id, so the action does not output it.`,
};

export const tokenAudienceMismatch: Definition = {
  code: 'token-audience-mismatch',
  title: 'The token has another audience',
  recovery: 'none',
  what: ({ audience }) => `The token for ${audience} has another audience, so the action does not output it.`,
  causes: [{ text: 'The service compares the audience exactly and would return 401.' }],
  fixes: [{ text: 'Set audience to exactly the value that the service expects. A slash at the end makes a difference.' }],
  facts: ({ requested, received }) => [
    { name: 'Requested audience', value: requested },
    { name: 'Audience of the token', value: received },
  ],
};

export const tokenExpired: Definition = {
  code: 'token-expired',
  title: 'The token has already expired',
  recovery: 'none',
  what: ({ audience }) => `The token for ${audience} has already expired, so the action does not output it.`,
  causes: [
    { when: isOwn, text: "The runner's clock is ahead, or something else responded instead of Entra." },
    { when: (context) => !isOwn(context), text: "The existing login returned an old token, or the runner's clock is ahead." },
  ],
  fixes: [
    { when: isOwn, text: 'Run date -u on the runner. If the clock is right, ask your network team what responds instead of Entra.' },
    { text: 'Run date -u on the runner. If the clock is right, log in again in the earlier step.' },
  ],
  facts: ({ requested, received }) => [
    { name: 'Requested', value: requested },
    { name: 'Received', value: received },
  ],
};

/** All definitions of this file, in the order of the troubleshooting page. */
export const tokenDefinitions: readonly Definition[] = [tokenTenantMismatch, tokenApplicationMismatch, tokenAudienceMismatch, tokenExpired];
