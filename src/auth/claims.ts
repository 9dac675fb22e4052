/** What is read off tokens: a few claims of known shapes. Nothing is verified here: GitHub's token is for Entra to verify, Entra's for the service. */
import { jwtDecode } from 'jwt-decode';
import { guid, isRecord, text } from '../util/json.ts';
import type { AssertionClaims } from '../failures/contexts.ts';
import type { AccessClaims } from '../model/outcome.ts';
import type { Run } from '../model/request.ts';

/** Words, digits, signs and single spaces, in any script: no control characters, no direction marks, no line ends. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,600}$/u;

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

/**
 * The public claims of GitHub's ID token (GHD: reference/security/oidc).
 *
 * @returns undefined when the token cannot be decoded, or lacks one of the three that Entra compares.
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
  };
}

/** Returns the visibility of the repository in GitHub's ID token (GHD: reference/security/oidc). */
export function repositoryVisibility(idToken: string): Run['visibility'] {
  const visibility = claimsOf(idToken)?.['repository_visibility'];
  return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : undefined;
}

/** What an access token says of itself (ED: access-token-claims-reference), with its expiry. */
export type DecodedAccess = AccessClaims & {
  /** Milliseconds since the epoch. */
  readonly expiresOn: number | undefined;
};

/** Whether a number of milliseconds since the epoch is a time that a Date can tell. */
export function isTime(ms: number): boolean {
  return ms > 0 && ms <= 8.64e15;
}

/**
 * Decodes an access token where it can be. Tokens are opaque to clients by Entra's own word, so this is for diagnosis and guardrail, never a need.
 *
 * @returns undefined when it is no JWT.
 */
export function accessClaims(token: string): DecodedAccess | undefined {
  const claims = claimsOf(token);
  if (claims === undefined) return undefined;
  const expiry = claims['exp'];
  return {
    audience: printable(claims['aud']),
    tenantId: guid(claims['tid']),
    // v1 tokens say appid, v2 tokens azp.
    applicationId: guid(claims['appid']) ?? guid(claims['azp']),
    objectId: guid(claims['oid']),
    version: printable(claims['ver']),
    expiresOn: typeof expiry === 'number' && isTime(expiry * 1000) ? expiry * 1000 : undefined,
  };
}
