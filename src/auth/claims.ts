/** Decodes tokens and checks that an access token matches the request. Does not verify signatures, because the recipients verify them. */
import { jwtDecode } from 'jwt-decode';
import { isKnownAudience } from '../azure/audiences.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { AssertionClaims } from '../failures/contexts.ts';
import { createFailure } from '../failures/define.ts';
import { tokenFailures } from '../failures/token.ts';
import type { Failure } from '../model/failure.ts';
import type { AccessClaims, Granted } from '../model/outcome.ts';
import type { Context, Run, SignIn } from '../model/request.ts';
import { GUID, guid, isRecord, text } from '../util/json.ts';
import { notice, warning, type Notice } from '../util/text.ts';

/** Matches text in any script if the text does not contain control characters, direction marks or line breaks. */
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| ){1,600}$/u;

function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = jwtDecode(token);
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

type Hide = Context['hide'];

function printable(value: unknown, hide: Hide): string | undefined {
  const string = text(value);
  return string !== undefined && PRINTABLE.test(string) ? hide(string) : undefined;
}

function shownGuid(value: unknown, hide: Hide): string | undefined {
  const id = guid(value);
  return id && hide(id);
}

/** Returns the enterprise slug, or undefined if it is invalid or contains part of a live token. */
function slug(value: unknown, hide: Hide): string | undefined {
  const string = text(value);
  return string !== undefined && /^[\w-]{1,100}$/.test(string) && hide(string) === string ? string : undefined;
}

/** Returns the claims of a GitHub ID token (GitHub docs: reference/security/oidc), or undefined if a claim that Entra checks is missing. */
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
    repositoryId: printable(claims['repository_id'], hide),
    repositoryOwnerId: printable(claims['repository_owner_id'], hide),
    enterprise: slug(claims['enterprise'], hide),
  };
}

/** Returns the repository visibility from a GitHub ID token (GitHub docs: reference/security/oidc). */
export function repositoryVisibility(idToken: string): Run['visibility'] {
  const visibility = claimsOf(idToken)?.['repository_visibility'];
  return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : undefined;
}

/** True if a JavaScript Date can represent this number of milliseconds since the epoch. */
export function isTime(ms: number): boolean {
  return ms > 0 && ms <= 8.64e15;
}

/** Converts the time in a claim from seconds to milliseconds. Returns undefined if the value is not a valid time. */
function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && isTime(seconds * 1000) ? seconds * 1000 : undefined;
}

/** Returns the claims of an access token (Entra docs: access-token-claims-reference), or undefined if the token cannot be decoded. */
export function accessClaims(token: string, hide: Hide) {
  const claims = claimsOf(token);
  if (claims === undefined) return undefined;
  const [audience, ...others] = [claims['aud']].flat();
  return {
    audience: others.length === 0 ? printable(audience, hide) : undefined,
    tenantId: shownGuid(claims['tid'], hide),
    // Version 1 tokens contain `appid`, and version 2 tokens contain `azp`.
    applicationId: shownGuid(claims['appid'], hide) ?? shownGuid(claims['azp'], hide),
    objectId: shownGuid(claims['oid'], hide),
    version: printable(claims['ver'], hide),
    notBefore: milliseconds(claims['nbf']),
    /** Expiration time of the token, in milliseconds since the epoch. */
    expiresOn: milliseconds(claims['exp']),
  };
}

/** Value to log if a token contains no audience or multiple audiences. */
const NO_AUDIENCE = 'none or several';

/**
 * True if the audience of a token can be compared with the requested audience. Version 2 tokens contain the resource's client ID as the
 * audience, even if the request specified another identifier (Entra docs: access-tokens, "Token formats").
 */
function isComparable(requested: string, { audience = '', version }: AccessClaims): boolean {
  return version !== '2.0' || !GUID.test(audience) || GUID.test(requested);
}

/** Minimum remaining lifetime of a token, in milliseconds. A token with less time left might expire before the next step uses it. */
const MIN_LIFE_MS = 5_000;

/** A warning is logged if the remaining lifetime of a token exceeds this value, in milliseconds. */
const LONG_LIFE_MS = 2 * 60 * 60_000;

/** True if a token has expired or is about to expire. */
export function isExpiring({ expiresOn }: Pick<Granted, 'expiresOn'>, now: number): boolean {
  return expiresOn <= now + MIN_LIFE_MS;
}

/** Checks that a token matches the request and has not expired. Tenant and application claims are optional. Returns the first failure. */
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
    ['token-audience-mismatch', claims && isComparable(audience, claims) ? audience : undefined, claims?.audience ?? NO_AUDIENCE],
  ];
  for (const [code, requested, received] of rules) {
    if (requested !== undefined && received !== undefined && requested.toLowerCase() !== received.toLowerCase())
      return createFailure(tokenFailures, code, {
        ...{ method, authorityHost, audience, requested },
        received: code === 'token-audience-mismatch' ? shownAudience(received, audience) : received,
      });
  }
  if (!isExpiring({ expiresOn }, now)) return undefined;
  return createFailure(tokenFailures, 'token-expired', {
    ...{ method, authorityHost, audience },
    requested: `a token that is valid at ${new Date(now + MIN_LIFE_MS).toISOString()}`,
    received: `a token that expires at ${new Date(expiresOn).toISOString()}`,
  });
}

/** Returns the audience to log. Redacts an audience that is neither well known nor requested, because its content is untrusted. */
function shownAudience(received: string, requested: string): string {
  const bare = (audience: string): string => audience.replace(/\/$/, '');
  return received === NO_AUDIENCE || isKnownAudience(bare(received)) || bare(received) === bare(requested)
    ? received
    : 'another audience (not shown)';
}

/** Returns the warning about an output token that has expired or is about to expire, because a new token could not be requested. */
export function expiryWarning({ audience, expiresOn }: Granted, { title, code }: Failure): Notice {
  return warning(
    `The token for ${audience} has expired or is about to expire (${new Date(expiresOn).toISOString()}), so later steps cannot use it. ` +
      `The step could not get a new token (${title}, ${code}).`,
  );
}

/** Returns notices about a token that passed the check. */
export function tokenNotices({ claims, audience, expiresOn, by }: Granted, signIn: SignIn, now: number): readonly Notice[] {
  const login = by === 'azure-powershell' ? 'Azure PowerShell' : 'Azure CLI';
  const who = claims?.applicationId === undefined ? 'of an unknown application' : `of application ${claims.applicationId}`;
  const missing = [claims?.tenantId === undefined && 'tenant (tid)', claims?.applicationId === undefined && 'application (appid)']
    .filter((name) => name !== false)
    .join(' or ');
  // Use the token's own start time, because the runner's clock might be behind.
  const lifeMs = Math.min(expiresOn - now, expiresOn - (claims?.notBefore ?? now));
  const notices = [
    signIn.method === 'existing-login' &&
      notice(
        `client-id and tenant-id are empty, so the step uses the existing ${login} login ${who}. ` +
          'If you expected another identity, set client-id and tenant-id.',
      ),
    claims === undefined &&
      notice(
        `The token for ${audience} cannot be decoded, so the action does not check its claims. Some valid Entra tokens cannot be decoded.`,
      ),
    claims !== undefined &&
      missing !== '' &&
      notice(`The token for ${audience} does not identify its ${missing}, so the action cannot compare it with the inputs.`),
    claims !== undefined &&
      signIn.tenantId !== undefined &&
      !GUID.test(signIn.tenantId) &&
      notice("tenant-id is a domain, so the token's tenant is not checked. To check it, set tenant-id to the tenant GUID."),
    claims !== undefined &&
      !isComparable(audience, claims) &&
      notice(`The audience in the token for ${audience} is a client ID, so the action cannot compare it with the requested audience.`),
    lifeMs > LONG_LIFE_MS &&
      warning(
        `The token for ${audience} is valid for ${String(Math.round(lifeMs / 3_600_000))} hours and cannot be revoked. ` +
          "To block the token, remove the identity's role. The removal takes effect within 10 minutes. " +
          'Managed identity tokens are valid for about 24 hours. ' +
          'For patient data, use an app registration, because its tokens are valid for about one hour.',
      ),
  ];
  return notices.filter((each) => each !== false);
}
