/** Failures for tokens that do not match the request. The action never outputs such a token. */
import type { SignIn } from '../model/request.ts';
import type { Definition, Definitions } from './define.ts';
import { addStep } from './shell.ts';

interface TokenContext {
  readonly method: SignIn['method'];
  readonly authorityHost: string;
  readonly audience: string;
  readonly requested: string;
  readonly received: string;
}

/** True if the action requested the token from Entra itself, without a tool. */
const isOwn = ({ method }: TokenContext): boolean => method === 'github-oidc';

function identityMismatch(
  name: string,
  login: { readonly cause: string; readonly fix: string },
): Omit<Definition<TokenContext>, 'title' | 'what'> {
  return {
    causes: (context) =>
      isOwn(context)
        ? `Entra never returns a token for a ${name} other than the requested one. Another server may have responded instead of Entra.`
        : login.cause,
    fixes: (context) =>
      isOwn(context)
        ? `Do not change the inputs. Add the step below to see the address of ${context.authorityHost} and the issuer of its certificate. Show the output to your network and security teams.`
        : login.fix,
    facts: ({ requested, received }) => ({
      [`Requested ${name}`]: requested,
      [`${name.charAt(0).toUpperCase()}${name.slice(1)} of the token`]: received,
    }),
    commands: (context) => isOwn(context) && addStep('', showCertificate(context)),
  };
}

/** Returns a command that shows the issuer of the certificate, or why it is not trusted. curl uses the same proxy as the action. */
function showCertificate({ authorityHost }: TokenContext): string {
  return `curl --silent --verbose --max-time 60 --head https://${authorityHost} 2>&1 | grep --extended-regexp '^\\* +(Connected|Established|subject|issuer|SSL certificate)'`;
}

export const tokenFailures = {
  'token-tenant-mismatch': {
    ...identityMismatch('tenant', {
      cause: 'The existing login belongs to another tenant.',
      fix: 'If tenant-id is right, change the earlier login step so that it logs in to that tenant. Otherwise, correct tenant-id.',
    }),
    title: 'The token is from another tenant',
    what: ({ audience }) =>
      `The token for ${audience} was issued by a different tenant than the one in tenant-id, so the action does not output it.`,
  },
  'token-application-mismatch': {
    ...identityMismatch('client ID', {
      cause: 'The existing login belongs to a different identity than the one in client-id.',
      fix: 'If client-id is right, change the earlier login step so that it logs in as that identity, or set credential: github-oidc.',
    }),
    title: 'The token is for another application',
    what: ({ audience }) =>
      `The token for ${audience} belongs to a different application than the one in client-id, so the action does not output it.`,
  },
  'token-audience-mismatch': {
    title: 'The token has a different audience',
    what: ({ audience }) => `The token for ${audience} has a different audience, so the action does not output it.`,
    causes: 'The service requires an exact match of the audience, so it would return 401 for this token.',
    fixes: 'Set the audience input to exactly the value that the service expects, with or without a trailing slash.',
    facts: ({ requested, received }) => ({ 'Requested audience': requested, 'Audience of the token': received }),
  },
  'token-expired': {
    title: 'The token has already expired',
    what: ({ audience }) => `The token for ${audience} has already expired, so the action does not output it.`,
    causes: (context) =>
      isOwn(context)
        ? "Either the runner's clock is ahead, or another server responded instead of Entra."
        : "The existing login returned an old token, or the runner's clock is ahead.",
    fixes: (context) =>
      isOwn(context)
        ? 'Run date -u on the runner to check the clock. If the clock is right, ask your network team which server responds instead of Entra.'
        : 'Run date -u on the runner to check the clock. If the clock is right, log in again in a step before this one.',
    facts: ({ requested, received }) => ({ Requested: requested, Received: received }),
  },
} satisfies Definitions<TokenContext>;
