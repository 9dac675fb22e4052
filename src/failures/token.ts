/** Failures for tokens that do not match the request. The action does not accept these tokens. */
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

/** True if the action itself requested the token from Entra. */
const isOwn = ({ method }: TokenContext): boolean => method === 'github-oidc';

function identityMismatch(name: string, input: string): Omit<Definition<TokenContext>, 'title'> {
  return {
    what: ({ audience }) => `The ${name} of the token for ${audience} does not match ${input}, so the action does not output the token.`,
    causes: (context) =>
      isOwn(context)
        ? `Entra never returns a token for a ${name} other than the requested one. Another server might have responded in place of Microsoft Entra.`
        : `The existing login uses a different ${name}.`,
    fixes: (context) =>
      isOwn(context)
        ? `Do not change the inputs. Add the following step to print the IP address of ${context.authorityHost} and the issuer of its certificate. Send the output to your network and security teams.`
        : `If ${input} is correct, change the earlier login step so that it uses this ${name}. Otherwise, correct ${input}.`,
    facts: ({ requested, received }) => ({
      [`Requested ${name}`]: requested,
      [`${name.charAt(0).toUpperCase()}${name.slice(1)} of the token`]: received,
    }),
    commands: (context) => isOwn(context) && addStep('', showCertificate(context)),
  };
}

/** The curl command uses the same proxy as the action, so it gets the same certificate. */
function showCertificate({ authorityHost }: TokenContext): string {
  return `curl --silent --verbose --max-time 60 --head https://${authorityHost} 2>&1 | grep --extended-regexp '^\\* +(Connected|Established|subject|issuer|SSL certificate)'`;
}

export const tokenFailures = {
  'token-tenant-mismatch': { title: 'The token is from another tenant', ...identityMismatch('tenant', 'tenant-id') },
  'token-application-mismatch': { title: 'The token is for another application', ...identityMismatch('client ID', 'client-id') },
  'token-audience-mismatch': {
    title: 'The token has a different audience',
    what: ({ audience }) => `The token for ${audience} has a different audience, so the action does not output it.`,
    causes: 'The service requires the exact audience, so it would return 401 for this token.',
    fixes: 'Set the audience input to exactly the value that the service expects, with or without a trailing slash.',
    facts: ({ requested, received }) => ({ 'Requested audience': requested, 'Audience of the token': received }),
  },
  'token-expired': {
    title: 'The token has already expired',
    what: ({ audience }) => `The token for ${audience} has already expired, so the action does not accept it.`,
    causes: (context) =>
      `Either the runner's clock is fast, or ${isOwn(context) ? 'another server responded in place of Microsoft Entra' : 'the existing login provided an old token'}.`,
    fixes: (context) =>
      `Run date -u on the runner to check the clock. If the clock is correct, ${isOwn(context) ? 'ask your network team which server is responding in place of Microsoft Entra' : 'log in again in an earlier step'}.`,
    facts: ({ requested, received }) => ({ Requested: requested, Received: received }),
  },
} satisfies Definitions<TokenContext>;
