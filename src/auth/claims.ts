/** Reads and validates token claims. Does not verify signatures, because Entra verifies GitHub's token and the service verifies Entra's. */
import { jwtDecode } from 'jwt-decode';
import { guid, isRecord, text } from '../util/json.ts';
import type { AssertionClaims } from '../failures/contexts.ts';
import type { AccessClaims } from '../model/outcome.ts';
import type { Run } from '../model/request.ts';

/** Matches printable characters in any script and single spaces. Excludes control characters, direction marks and line breaks. */
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| ){1,600}$/u;

function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = jwtDecode(token);
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the value, or `(hidden)` if it contains part of a live token. */
type Hide = (value: string) => string;

function printable(value: unknown, hide: Hide): string | undefined {
  const string = text(value);
  return string !== undefined && PRINTABLE.test(string) ? hide(string) : undefined;
}

function shownGuid(value: unknown, hide: Hide): string | undefined {
  const id = guid(value);
  return id && hide(id);
}

/** Returns an enterprise name in its URL form. */
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
    environment: printable(claims['environment'], hide),
    eventName: printable(claims['event_name'], hide),
    ref: printable(claims['ref'], hide),
    repository: printable(claims['repository'], hide),
    enterprise: slug(claims['enterprise'], hide),
  };
}

/** Returns the repository visibility in GitHub's ID token (GHD: reference/security/oidc). */
export function repositoryVisibility(idToken: string): Run['visibility'] {
  const visibility = claimsOf(idToken)?.['repository_visibility'];
  return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : undefined;
}

/** Access token claims (ED: access-token-claims-reference) and the expiry time. */
type DecodedAccess = AccessClaims & {
  /** Milliseconds since the epoch. */
  readonly expiresOn: number | undefined;
};

/** True if a Date can represent this number of milliseconds since the epoch. */
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
    // Version 1 tokens have appid, and version 2 tokens have azp.
    applicationId: shownGuid(claims['appid'], hide) ?? shownGuid(claims['azp'], hide),
    objectId: shownGuid(claims['oid'], hide),
    version: printable(claims['ver'], hide),
    expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
  };
}
