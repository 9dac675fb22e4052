/** Tokens that were issued and are not what was asked for: refused before they are handed on, with both values. */
import type { TokenContext } from './contexts.ts';
import type { LegacyDefinition } from './define.ts';

export const tokenTenantMismatch = kind(
  'token-tenant-mismatch',
  'tenant',
  'The token is of another tenant',
  'is of another tenant than tenant-id',
  'The login that gave the token is signed in to another tenant.',
  'Sign in to the tenant of tenant-id in the earlier step, or correct tenant-id.',
  ownMismatch('tenant-id'),
);

export const tokenApplicationMismatch = kind(
  'token-application-mismatch',
  'client ID',
  'The token is of another application',
  'is of another application than client-id',
  'The login that gave the token belongs to another identity than the one in client-id.',
  'Sign in as the identity of client-id in the earlier step, or set credential: github-oidc, which asks as that identity itself.',
  ownMismatch('client-id'),
);

export const tokenAudienceMismatch = kind(
  'token-audience-mismatch',
  'audience',
  'The token is for another audience',
  'carries another audience',
  'The service compares the audience letter by letter and would answer 401.',
  'Set audience to what the service expects, exactly: a slash at the end counts.',
);

export const tokenExpired = kind(
  'token-expired',
  'time',
  'The token has expired already',
  'has expired already',
  'The login that gave the token kept an old one, or the clock of the runner is ahead.',
  'Run date -u on the runner; if the clock is right, sign in again in the earlier step.',
  {
    why: 'The clock of the runner is ahead, or what answered was not Entra.',
    next: "Run date -u on the runner; if the clock is right, ask the network team what answers in Entra's place.",
  },
);

/** All kinds of this party, for the catalogue. */
export const guardrailKinds: readonly LegacyDefinition<TokenContext>[] = [
  tokenTenantMismatch,
  tokenApplicationMismatch,
  tokenAudienceMismatch,
  tokenExpired,
];

/** What of a mismatch is told differently where no earlier step signed in: this one asked Entra itself. */
interface Own {
  readonly why: string;
  readonly next: string;
}

function ownMismatch(input: string): Own {
  return {
    why: 'This step asked Entra itself, which answered for something else: what answered may not have been Entra.',
    next: `Compare both values below with those of the identity (az ad app list --show-mine, az account show). If ${input} is wrong, correct it; if it is right, change nothing and ask the network team what answers in Entra's place.`,
  };
}

function kind(code: string, of: string, title: string, what: string, why: string, next: string, own?: Own): LegacyDefinition<TokenContext> {
  return {
    code,
    title,
    recovery: 'none',
    describe: ({ method: way, audience, asked, got }) => ({
      what: `The token for ${audience} ${what}, so it is not handed on.`,
      ...(way === 'github-oidc' && own !== undefined ? own : { why, next }),
      facts: [
        { name: `Asked for (${of})`, value: asked },
        { name: `Token has (${of})`, value: got },
      ],
    }),
  };
}
