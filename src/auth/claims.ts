/**
 * Decodes tokens, and compares an access token with the request before the action outputs it. The action does not verify signatures,
 * because Entra verifies GitHub's token and the service verifies Entra's token.
 */
import { jwtDecode } from 'jwt-decode';
import { isComparable, isKnownAudience } from '../azure/audiences.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { AssertionClaims } from '../failures/contexts.ts';
import { createFailure } from '../failures/define.ts';
import { tokenFailures } from '../failures/token.ts';
import type { Failure } from '../model/failure.ts';
import type { AccessClaims, Granted } from '../model/outcome.ts';
import type { Run, SignIn } from '../model/request.ts';
import { GUID, guid, isRecord, text } from '../util/json.ts';
import type { Notice } from '../util/text.ts';

/** Matches printable characters in any script and single spaces, but no control characters, direction marks or line breaks. */
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| ){1,600}$/u;

function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = jwtDecode(token);
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the value, or `(hidden)` if the value contains part of a live token. */
type Hide = (value: string) => string;

function printable(value: unknown, hide: Hide): string | undefined {
  const string = text(value);
  return string !== undefined && PRINTABLE.test(string) ? hide(string) : undefined;
}

function shownGuid(value: unknown, hide: Hide): string | undefined {
  const id = guid(value);
  return id && hide(id);
}

/** Returns the URL slug of an enterprise, or undefined if it is invalid or contains part of a live token. */
function slug(value: unknown, hide: Hide): string | undefined {
  const string = text(value);
  return string !== undefined && /^[\w-]{1,100}$/.test(string) && hide(string) === string ? string : undefined;
}

/**
 * Returns the public claims in GitHub's ID token (GHD: reference/security/oidc).
 *
 * @returns undefined if the token cannot be decoded or lacks one of the three claims that Entra compares.
 */
export function assertionClaims(idToken: string, hide: Hide): AssertionClaims | undefined {
  const claims = claimsOf(idToken) ?? {};
  const [issuer, subject, audience] = [claims['iss'], claims['sub'], claims['aud']].map((claim) => printable(claim, hide));
  if (issuer === undefined || subject === undefined || audience === undefined) return undefined;
  return {
    issuer,
    subject,
    audience,
    jobWorkflowRef: printable(claims['job_workflow_ref'], hide),
    eventName: printable(claims['event_name'], hide),
    repository: printable(claims['repository'], hide),
    enterprise: slug(claims['enterprise'], hide),
    repositoryId: printable(claims['repository_id'], hide),
    repositoryOwnerId: printable(claims['repository_owner_id'], hide),
  };
}

/** Returns the repository visibility in GitHub's ID token (GHD: reference/security/oidc). */
export function repositoryVisibility(idToken: string): Run['visibility'] {
  const visibility = claimsOf(idToken)?.['repository_visibility'];
  return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : undefined;
}

/** Claims of an access token (ED: access-token-claims-reference), with the expiry time. */
type DecodedAccess = AccessClaims & {
  /** Milliseconds since the epoch. */
  readonly expiresOn: number | undefined;
};

/** True if a Date can represent this time, in milliseconds since the epoch. */
export function isTime(ms: number): boolean {
  return ms > 0 && ms <= 8.64e15;
}

/**
 * Decodes an access token. Tokens are opaque to clients (ED: access-tokens), so the result is used only for checks and diagnosis.
 *
 * @returns undefined if the token is not a JWT.
 */
export function accessClaims(token: string, hide: Hide): DecodedAccess | undefined {
  const claims = claimsOf(token);
  if (claims === undefined) return undefined;
  const expiry = claims['exp'];
  return {
    audience: printable(claims['aud'], hide),
    tenantId: shownGuid(claims['tid'], hide),
    // Version 1 tokens contain `appid`, and version 2 tokens contain `azp`.
    applicationId: shownGuid(claims['appid'], hide) ?? shownGuid(claims['azp'], hide),
    objectId: shownGuid(claims['oid'], hide),
    version: printable(claims['ver'], hide),
    expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
  };
}

/** Minimum remaining lifetime of a token, in milliseconds. A token that expires sooner is useless to the next step. */
const MIN_LIFE_MS = 5_000;

/**
 * Token lifetime above which a warning is logged, in milliseconds. Managed identity tokens are valid for about 24 hours, and application
 * tokens for about one hour (AL: README).
 */
const LONG_LIFE_MS = 2 * 60 * 60_000;

/**
 * Compares the tenant, application and audience of a token with the requested values if both are known, and checks the expiry time.
 *
 * @param grant the token. Its claims are undefined if the token cannot be decoded.
 * @param signIn the requested client and tenant IDs. A tenant that is specified by its domain cannot be compared.
 * @param now milliseconds since the epoch.
 * @returns the failure for the first difference, or undefined if there is none.
 */
export function checkToken(
  { claims, audience, expiresOn }: Granted,
  signIn: SignIn,
  { authorityHost }: Cloud,
  now: number,
): Failure | undefined {
  const { clientId, tenantId, method } = signIn;
  const rules: readonly (readonly [keyof typeof tokenFailures, string | undefined, string | undefined])[] = [
    ['token-tenant-mismatch', tenantId !== undefined && GUID.test(tenantId) ? tenantId : undefined, claims?.tenantId],
    ['token-application-mismatch', clientId, claims?.applicationId],
    ['token-audience-mismatch', isComparable(audience, claims?.audience) ? audience : undefined, claims?.audience],
  ];
  for (const [code, requested, received] of rules) {
    if (requested !== undefined && received !== undefined && requested.toLowerCase() !== received.toLowerCase())
      return createFailure(tokenFailures, code, {
        ...{ method, authorityHost, audience, requested },
        received: code === 'token-audience-mismatch' ? shownAudience(received, audience) : received,
      });
  }
  if (expiresOn > now + MIN_LIFE_MS) return undefined;
  return createFailure(tokenFailures, 'token-expired', {
    ...{ method, authorityHost, audience },
    requested: `a token that is valid at ${new Date(now).toISOString()}`,
    received: `a token that expires at ${new Date(expiresOn).toISOString()}`,
  });
}

/** Returns the audience in the form in which it is logged. The audience comes from the token, so it is logged only if it is well known or was requested. */
function shownAudience(received: string, requested: string): string {
  const bare = (audience: string): string => audience.replace(/\/$/, '');
  return isKnownAudience(bare(received)) || bare(received) === bare(requested) ? received : 'another audience (not shown)';
}

/**
 * Returns notices about a token that passed the check: claims that could not be compared, the existing login that was used, and an
 * unusually long lifetime.
 *
 * @param signIn the requested sign-in.
 * @param now milliseconds since the epoch.
 */
export function tokenNotices({ claims, audience, expiresOn, by }: Granted, signIn: SignIn, now: number): readonly Notice[] {
  const notices: Notice[] = [];
  const notice = (text: string): void => {
    notices.push({ level: 'notice', text });
  };
  if (signIn.method === 'existing-login') {
    const login = by === 'azure-powershell' ? 'Azure PowerShell' : 'Azure CLI';
    const who = claims?.applicationId === undefined ? 'of an unknown application' : `of the application ${claims.applicationId}`;
    notice(
      `client-id and tenant-id are empty, so the step uses the existing ${login} login ${who}. ` +
        'If you expect another identity, set client-id and tenant-id.',
    );
  }
  if (claims === undefined) {
    notice(
      `The token for ${audience} cannot be decoded, so the action does not check its claims. Entra can issue tokens that cannot be decoded.`,
    );
  } else {
    const missing = [claims.tenantId === undefined && 'tenant (tid)', claims.applicationId === undefined && 'application (appid)']
      .filter((name) => name !== false)
      .join(' and ');
    if (missing !== '') notice(`The token for ${audience} does not name its ${missing}, so the action cannot compare the ${missing}.`);
    if (signIn.tenantId !== undefined && !GUID.test(signIn.tenantId))
      notice(
        'tenant-id is a domain, so the action does not compare the tenant of the token. To compare it, set tenant-id to the GUID of the tenant.',
      );
    if (!isComparable(audience, claims.audience))
      notice(
        `The token for ${audience} has an audience in another form (a client ID, or none), so the action does not compare the audience.`,
      );
  }
  if (expiresOn - now > LONG_LIFE_MS) {
    const hours = Math.round((expiresOn - now) / 3_600_000);
    notices.push({
      level: 'warning',
      text:
        `The token for ${audience} is valid for ${String(hours)} hours and cannot be revoked. To block the token, remove the role, which takes up to 10 minutes. ` +
        'Tokens of managed identities are valid for about 24 hours. For patient data, use an app registration, because its tokens are valid for about one hour.',
    });
  }
  return notices;
}
