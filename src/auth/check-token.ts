/** Before a token is handed on, it is held against what was asked for: Entra is right, but a leftover login or a proxy may not be. */
import type { Failure } from '../model/failure.ts';
import { isComparable } from '../azure/audiences.ts';
import { GUID } from '../util/json.ts';
import type { TokenContext } from '../failures/contexts.ts';
import { createFailure, type AnyDefinition } from '../failures/define.ts';
import { tokenApplicationMismatch, tokenAudienceMismatch, tokenExpired, tokenTenantMismatch } from '../failures/token.ts';
import type { SignIn } from '../model/request.ts';
import type { DecodedAccess } from './claims.ts';

/** A token that is gone before the next step can send it is of no use to anybody. Milliseconds. */
const LEAST_LIFE_MS = 5_000;

/**
 * Compares what can be compared.
 *
 * @param claims of the token.
 * @param audience as asked for.
 * @param signIn the IDs asked for; a tenant given as a domain cannot be compared.
 * @param now milliseconds since the epoch.
 * @returns the first difference.
 */
export function checkToken(claims: DecodedAccess, audience: string, signIn: SignIn, now: number): Failure | undefined {
  const { clientId, tenantId, method } = signIn;
  const rules: readonly (readonly [AnyDefinition<TokenContext>, string | undefined, string | undefined])[] = [
    [tokenTenantMismatch, tenantId !== undefined && GUID.test(tenantId) ? tenantId : undefined, claims.tenantId],
    [tokenApplicationMismatch, clientId, claims.applicationId],
    [tokenAudienceMismatch, isComparable(audience, claims.audience) ? audience : undefined, claims.audience],
  ];
  for (const [kind, asked, got] of rules) {
    if (asked !== undefined && got !== undefined && asked.toLowerCase() !== got.toLowerCase())
      return createFailure(kind, { method, audience, asked, got });
  }
  if (claims.expiresOn !== undefined && claims.expiresOn <= now + LEAST_LIFE_MS) {
    return createFailure(tokenExpired, {
      method,
      audience,
      asked: `a token that is valid at ${iso(now)}`,
      got: `one that expires at ${iso(claims.expiresOn)}`,
    });
  }
  return undefined;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
