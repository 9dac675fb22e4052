/** Reads a few claims of tokens, each with a validated shape. Verifies nothing: Entra verifies GitHub's token, and the service verifies Entra's. */
import { jwtDecode } from 'jwt-decode';
import { guid, isRecord, text } from '../util/json.ts';
import type { AssertionClaims } from '../failures/contexts.ts';
import type { AccessClaims } from '../model/outcome.ts';
import type { Run } from '../model/request.ts';

/** Words, digits, signs and single spaces in any script. No control characters, direction marks or line ends. */
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| ){1,600}$/u;

function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = jwtDecode(token);
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

function printable(value: unknown): string | undefined {
  const string = text(value);
  return string !== undefined && PRINTABLE.test(string) ? string : undefined;
}

/** Returns the name of an enterprise as it is in URLs. */
function slug(value: unknown): string | undefined {
  const string = text(value);
  return string !== undefined && /^[\w-]{1,100}$/.test(string) ? string : undefined;
}

/**
 * Returns the public claims of GitHub's ID token (GHD: reference/security/oidc).
 *
 * @returns undefined if the token cannot be decoded, or lacks one of the three claims that Entra compares.
 */
export function assertionClaims(idToken: string): AssertionClaims | undefined {
  const claims = claimsOf(idToken) ?? {};
  const [issuer, subject, audience] = [claims['iss'], claims['sub'], claims['aud']].map(printable);
  if (issuer === undefined || subject === undefined || audience === undefined) return undefined;
  return {
    issuer,
    subject,
    audience,
    jobWorkflowRef: printable(claims['job_workflow_ref']),
    environment: printable(claims['environment']),
    eventName: printable(claims['event_name']),
    ref: printable(claims['ref']),
    repository: printable(claims['repository']),
    enterprise: slug(claims['enterprise']),
  };
}

/** Returns the visibility of the repository in GitHub's ID token (GHD: reference/security/oidc). */
export function repositoryVisibility(idToken: string): Run['visibility'] {
  const visibility = claimsOf(idToken)?.['repository_visibility'];
  return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : undefined;
}

/** Claims of an access token (ED: access-token-claims-reference), with its expiry. */
type DecodedAccess = AccessClaims & {
  /** Milliseconds since the epoch. */
  readonly expiresOn: number | undefined;
};

/** True if a number of milliseconds since the epoch is a time that a Date can hold. */
export function isTime(ms: number): boolean {
  return ms > 0 && ms <= 8.64e15;
}

/**
 * Decodes an access token. Tokens are opaque to clients (ED: access-tokens), so the result is used for checks and diagnosis only.
 *
 * @returns undefined if the token is not a JWT.
 */
export function accessClaims(token: string): DecodedAccess | undefined {
  const claims = claimsOf(token);
  if (claims === undefined) return undefined;
  const expiry = claims['exp'];
  return {
    audience: printable(claims['aud']),
    tenantId: guid(claims['tid']),
    // Version 1 tokens have appid, version 2 tokens azp.
    applicationId: guid(claims['appid']) ?? guid(claims['azp']),
    objectId: guid(claims['oid']),
    version: printable(claims['ver']),
    expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
  };
}
