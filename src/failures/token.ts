/** Failures for tokens that do not match the request. The action does not output these tokens. */
import type { SignIn } from '../model/request.ts';
import type { Definition, Definitions } from './define.ts';
import { yaml } from './shell.ts';

interface TokenContext {
  readonly method: SignIn['method'];
  /** Host of the Microsoft Entra token service in the cloud. */
  readonly authorityHost: string;
  readonly audience: string;
  readonly requested: string;
  readonly received: string;
}

/** True if the action itself requested the token from Entra. */
const isOwn = ({ method }: TokenContext): boolean => method === 'github-oidc';

/** Defines the properties that all identity mismatches share. */
function identityMismatch(
  name: string,
  login: { readonly cause: string; readonly fix: string },
): Omit<Definition<TokenContext>, 'title' | 'what'> {
  return {
    causes: (context) =>
      isOwn(context)
        ? `The request named the ${name}, and Entra never returns a token for a different one. Something else may have responded instead of Entra.`
        : login.cause,
    fixes: (context) =>
      isOwn(context)
        ? `Leave the inputs as they are. Add the step below before this one. It shows the address that ${context.authorityHost} resolves to, and who issued the certificate. Show the output to your network and security teams.`
        : login.fix,
    facts: ({ requested, received }) => [
      { name: `Requested ${name}`, value: requested },
      { name: `${name.charAt(0).toUpperCase()}${name.slice(1)} of the token`, value: received },
    ],
    commands: (context) => (isOwn(context) ? [yaml('A step before this one', showCertificate(context))] : []),
  };
}

/**
 * Returns the workflow step that shows who issued the certificate, or why curl does not trust it. curl uses the same proxy as the action.
 */
function showCertificate({ authorityHost }: TokenContext): string {
  return `- run: curl --silent --verbose --max-time 60 --head https://${authorityHost} 2>&1 | grep --extended-regexp '^\\* +(Connected|Established|subject|issuer|SSL certificate)'`;
}

export const tokenFailures = {
  'token-tenant-mismatch': {
    ...identityMismatch('tenant', {
      cause: 'The existing login belongs to another tenant.',
      fix: 'Sign in to the tenant in tenant-id in the earlier step, or correct tenant-id.',
    }),
    title: 'The token is from another tenant',
    what: ({ audience }) =>
      `The token for ${audience} was issued by a different tenant than the one in tenant-id, so the action does not output it.`,
  },
  'token-application-mismatch': {
    ...identityMismatch('client ID', {
      cause: 'The existing login belongs to a different identity than the one in client-id.',
      fix: 'Sign in as the identity in client-id in the earlier step, or set credential: github-oidc.',
    }),
    title: 'The token is for another application',
    what: ({ audience }) =>
      `The token for ${audience} belongs to a different application than the one in client-id, so the action does not output it.`,
  },
  'token-audience-mismatch': {
    title: 'The token has a different audience',
    what: ({ audience }) => `The token for ${audience} has a different audience, so the action does not output it.`,
    causes: 'The service requires an exact match and would return 401.',
    fixes: 'Set audience to exactly the value that the service expects. A trailing slash makes a difference.',
    facts: ({ requested, received }) => [
      { name: 'Requested audience', value: requested },
      { name: 'Audience of the token', value: received },
    ],
  },
  'token-expired': {
    title: 'The token has already expired',
    what: ({ audience }) => `The token for ${audience} has already expired, so the action does not output it.`,
    causes: (context) =>
      isOwn(context)
        ? "Either the runner's clock is ahead, or something else responded instead of Entra."
        : "The existing login returned an old token, or the runner's clock is ahead.",
    fixes: (context) =>
      isOwn(context)
        ? 'Run date -u on the runner. If the clock is right, ask your network team what responds instead of Entra.'
        : 'Run date -u on the runner. If the clock is right, log in again in the earlier step.',
    facts: ({ requested, received }) => [
      { name: 'Requested', value: requested },
      { name: 'Received', value: received },
    ],
  },
} satisfies Definitions<TokenContext>;
