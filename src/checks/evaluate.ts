/** Converts responses to failures, without side effects. */
import type { Cloud } from '../azure/clouds.ts';
import type { AccessContext, EndpointContext } from '../failures/contexts.ts';
import { exposureFailures, rightFailures } from '../failures/service-exposure.ts';
import { hasOtherCause } from '../failures/service-access.ts';
import { authorisedFailure, createEndpointFailure, isTransient, reachableFailure, statementFailure } from '../failures/service.ts';
import type { Failure } from '../model/failure.ts';
import type { AccessClaims } from '../model/outcome.ts';
import type { AccessExpectation, Target } from '../model/request.ts';
import type { ProbeResponse } from './recorder.ts';

/** Earlier observations about an endpoint. */
export interface Evidence {
  readonly target: Target;
  readonly cloud: Cloud;
  readonly clientId: string | undefined;
  /** Status of the anonymous health probe. */
  readonly anonymousStatus?: number | undefined;
  /** Status of the read without a token. */
  readonly anonymousReadStatus?: number | undefined;
  readonly claims?: AccessClaims | undefined;
  readonly expects?: EndpointContext['expects'];
}

/** Creates the context for a failure. */
export function contextOf(
  response: ProbeResponse,
  { claims, expects, anonymousStatus, anonymousReadStatus, ...evidence }: Evidence,
): EndpointContext {
  const { audience, tenantId } = response.challenge;
  return {
    ...response,
    ...evidence,
    ...{ anonymousStatus, anonymousReadStatus },
    token: claims && { audience: claims.audience, tenantId: claims.tenantId, objectId: claims.objectId },
    expects: expects ?? { audience, tenantId, source: 'challenge' },
  };
}

/** Evaluates the anonymous health probe. Returns undefined if the host is reachable. */
export function evaluateReachable(response: ProbeResponse, evidence: Evidence): Failure | undefined {
  const { trust, service } = evidence.target;
  const { status } = response;
  const reachable =
    isSuccess(status) ||
    (trust === 'user' ? MEANINGLESS.has(status) : service.reachableByAnyAnswer && status >= 400 && status < 500 && status !== 403);
  return reachable ? undefined : reachableFailure(contextOf(response, evidence));
}

/** Health path statuses that are ignored on a trusted host, because many gateways do not expose that path. */
const MEANINGLESS: ReadonlySet<number> = new Set([401, 404, 405]);

/** Evaluates the read without a token. Returns undefined only for 401, or for 403 if the health probe did not also return 403. */
export function evaluateAnonymousRead(response: ProbeResponse, evidence: Evidence): Failure | undefined {
  const { status } = response;
  const fail = (code: keyof typeof exposureFailures): Failure =>
    createEndpointFailure(exposureFailures, code, contextOf(response, evidence));
  if (isSuccess(status)) return fail(isServiceContent(response, evidence.target) ? 'open-server' : 'anonymous-accepted');
  if (status === 401) return undefined;
  if (status === 403 && evidence.anonymousStatus !== undefined && evidence.anonymousStatus !== 403) return undefined;
  return fail(isTransient(status) || status === 429 ? 'anonymous-unavailable' : 'anonymous-unclear');
}

/**
 * Evaluates the read with the token. Returns undefined for the expected response.
 *
 * @param expectation the line of `expect` for the right `read`. `denied` is met only if the service itself refuses the read.
 */
export function evaluateRead(response: ProbeResponse, evidence: Evidence, expectation: AccessExpectation | undefined): Failure | undefined {
  const fail = (code: keyof typeof rightFailures, expected: AccessExpectation): Failure =>
    createEndpointFailure(rightFailures, code, accessContext(response, evidence, expected));
  const denied = isDenied(response, evidence);
  const read = isRead(response);
  if (expectation?.expected === 'allowed' && denied) return fail('access-missing', expectation);
  if (expectation?.expected === 'denied' && read) return fail('access-excessive', expectation);
  if (expectation?.expected === 'denied' && response.status === 403) return denied ? undefined : fail('access-unknown', expectation);
  return read ? undefined : authorisedFailure(contextOf(response, evidence));
}

/** Evaluates the response to the CapabilityStatement request. */
export function evaluateStatement(response: ProbeResponse, evidence: Evidence): Failure | undefined {
  return response.status === 200 && response.matchesForm ? undefined : statementFailure(contextOf(response, evidence));
}

/**
 * Evaluates the read with an unsigned token. Returns undefined if it was refused. A refusal is inconclusive if the token had no tenant,
 * because a host that only compares issuers would also refuse it. A 403 is inconclusive if the read with the real token also returned it.
 *
 * @param realStatus status of the read with the real token.
 */
export function evaluateUnsignedRead(response: ProbeResponse, evidence: Evidence, realStatus: number | undefined): Failure | undefined {
  const { status } = response;
  const refused = status === 400 || status === 401 || (status === 403 && realStatus !== 403);
  if (refused && evidence.claims?.tenantId !== undefined) return undefined;
  if (status === 429 || isTransient(status)) return authorisedFailure(contextOf(response, evidence));
  const accepted = isSuccess(status) && isServiceContent(response, evidence.target);
  return createEndpointFailure(exposureFailures, accepted ? 'token-not-checked' : 'token-check-unclear', contextOf(response, evidence));
}

/** Creates the context for a failure about a right. */
export function accessContext(response: ProbeResponse, evidence: Evidence, { right, expected }: AccessExpectation): AccessContext {
  return { ...contextOf(response, evidence), right, expected };
}

/** True if the service allowed the read and would not have allowed it without a token. */
export function isAllowed(response: ProbeResponse, { anonymousReadStatus }: Evidence): boolean {
  return anonymousReadStatus === 401 && isRead(response);
}

/** True if the service itself refused the read because a role is missing. For the de-identification service, this response is undocumented. */
export function isDenied(response: ProbeResponse, evidence: Evidence): boolean {
  const { target, anonymousReadStatus } = evidence;
  return (
    anonymousReadStatus === 401 &&
    response.status === 403 &&
    response.ownRefusal &&
    target.service.refusal !== 'error-object' &&
    !hasOtherCause(contextOf(response, evidence))
  );
}

/** True for a successful response with content that only the service itself returns. */
export function isRead(response: ProbeResponse): boolean {
  return isSuccess(response.status) && response.matchesForm;
}

/** True for content that the service could have returned, in any format. */
function isServiceContent(response: ProbeResponse, { service }: Target): boolean {
  const { bodyKind, issueCode, matchesForm } = response;
  return service.authorised.form === 'fhir-bundle'
    ? bodyKind === 'fhir-xml' || (bodyKind === 'fhir' && issueCode === undefined)
    : bodyKind === 'xml' || matchesForm;
}

/** True for a 2xx status. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
