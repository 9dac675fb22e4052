/** Refusals by Microsoft Entra, by `error_codes[0]` alone: its texts are not stable (ED: reference-error-codes.md). */
import type { Failure } from '../model/failure.ts';
import type { EntraContext } from './contexts.ts';
import { createFailure, type LegacyDefinition } from './define.ts';
import * as directory from './entra/directory.ts';
import * as exchange from './entra/exchange.ts';
import * as federation from './entra/federation.ts';
import * as policy from './entra/policy.ts';

/** Kinds and the codes they answer. A code that stands nowhere is told as `entra-refused`, with Microsoft's page for it. */
const CODES: readonly (readonly [LegacyDefinition<EntraContext>, readonly number[]])[] = [
  [federation.federatedCredentialMismatch, [70021]],
  [federation.issuerMismatch, [700211]],
  [federation.oidcAudienceMismatch, [700212, 7002121, 70022204]],
  [federation.subjectMismatch, [700213]],
  [federation.subjectCaseMismatch, [7002138]],
  [federation.federatedCredentialMissing, [70025]],
  [directory.applicationNotFound, [700016]],
  [directory.servicePrincipalMissing, [7000229]],
  [directory.applicationDisabled, [7000112]],
  [directory.tenantNotFound, [90002, 900023]],
  [directory.cloudMismatch, [900439, 90038, 900382, 900432, 1000104]],
  [directory.audienceNotFound, [500011, 50001]],
  [policy.appRoleMissing, [501051, 50105]],
  [policy.apiPermissionMissing, [65001, 650056, 650057]],
  [policy.conditionalAccessBlocked, [53003]],
  [policy.securityPolicyBlocked, [530032, 530035]],
  [policy.tenantRestricted, [50002, 500021, 500022]],
  [exchange.assertionExpired, [700024, 50013, 500133]],
  [exchange.assertionSignature, [700027]],
  [exchange.assertionNotGithub, [700222, 700226, 700227, 700236]],
  [exchange.issuerUnreachable, [90061, 50166, 900612]],
  [exchange.scopeInvalid, [70011, 1002012, 28000, 700022]],
  [exchange.exchangeMalformed, [900144, 900561, 50027, 5002723, 901002]],
  [exchange.clientSecretRefused, [7000215, 7000222, 7000218]],
  [exchange.entraTransient, [90012, 90024, 90033, 90055, 50196]],
];

/** What each AADSTS number means here. */
export const kindOfEntraCode: ReadonlyMap<number, LegacyDefinition<EntraContext>> = new Map(
  CODES.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
);

/** All kinds of this party, for the catalogue. */
export const entraKinds: readonly LegacyDefinition<EntraContext>[] = [
  ...CODES.map(([kind]) => kind),
  exchange.clockSkew,
  exchange.entraUnreadable,
  exchange.entraRefused,
];

/** Beyond this the clock itself is the cause to name: an ID token lives 300 s, and ordinary clocks agree within seconds. */
const SKEW_SECONDS = 60;

/** Tells a refusal by Entra, whatever it answered. */
export function entraFailure(facts: EntraContext): Failure {
  return createFailure(kindOf(facts), facts);
}

function kindOf({ errorCode, httpStatus = 0, clockSkewSeconds }: EntraContext): LegacyDefinition<EntraContext> {
  const kind = errorCode === undefined ? undefined : kindOfEntraCode.get(errorCode);
  if (kind === exchange.assertionExpired && Math.abs(clockSkewSeconds ?? 0) > SKEW_SECONDS) return exchange.clockSkew;
  if (kind !== undefined) return kind;
  if (httpStatus === 408 || httpStatus === 429 || httpStatus >= 500) return exchange.entraTransient;
  return errorCode === undefined ? exchange.entraUnreadable : exchange.entraRefused;
}
