/** Before a token is handed on, it is held against what was asked for: Entra is right, but a leftover login or a proxy may not be. */
import { GUID } from '../azure/shape.ts';
import type { GuardrailFacts } from '../failures/facts.ts';
import { failure, type Failure, type Kind } from '../failures/failure.ts';
import { tokenApplicationMismatch, tokenAudienceMismatch, tokenExpired, tokenTenantMismatch } from '../failures/guardrail.ts';
import type { SignIn } from '../request.ts';
import type { DecodedAccess } from './jwt.ts';

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
export function guardrail(claims: DecodedAccess, audience: string, signIn: SignIn, now: number): Failure | undefined {
  const { clientId, tenantId, way } = signIn;
  const rules: readonly (readonly [Kind<GuardrailFacts>, string | undefined, string | undefined])[] = [
    [tokenTenantMismatch, tenantId !== undefined && GUID.test(tenantId) ? tenantId : undefined, claims.tenantId],
    [tokenApplicationMismatch, clientId, claims.applicationId],
    [tokenAudienceMismatch, comparable(audience, claims) ? audience : undefined, claims.audience],
  ];
  for (const [kind, asked, got] of rules) {
    if (asked !== undefined && got !== undefined && asked.toLowerCase() !== got.toLowerCase())
      return failure(kind, { way, audience, asked, got });
  }
  if (claims.expiresOn !== undefined && claims.expiresOn <= now + LEAST_LIFE_MS) {
    return failure(tokenExpired, {
      way,
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

/**
 * Whether the token's audience can be held against the one asked for: the resource decides between its URI (v1) and its client ID (v2), so a GUID
 * for a URI says nothing (ED: access-tokens, "Token formats").
 */
export function comparable(audience: string, { audience: got }: Pick<DecodedAccess, 'audience'>): boolean {
  return got !== undefined && GUID.test(got) === GUID.test(audience);
}
