/** Converts responses to failures. These functions have no side effects. */
import type { Cloud } from '../azure/clouds.ts';
import type { AccessContext, EndpointContext } from '../failures/contexts.ts';
import { exposureFailures, rightFailures } from '../failures/service-exposure.ts';
import { hasOtherCause } from '../failures/service-access.ts';
import { authorisedFailure, createEndpointFailure, isTransient, reachableFailure, statementFailure } from '../failures/service.ts';
import type { Failure } from '../model/failure.ts';
import type { AccessClaims } from '../model/outcome.ts';
import type { AccessExpectation, Target } from '../model/request.ts';
import type { ProbeResponse } from './recorder.ts';

/** Facts about an endpoint that are known from earlier requests. */
export interface Evidence {
  readonly target: Target;
  readonly cloud: Cloud;
  readonly clientId: string | undefined;
  /** Status of the response to the anonymous health probe. */
  readonly anonymousStatus?: number | undefined;
  /** Status of the response to the read request without a token. */
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

/** Evaluates the response to the anonymous health probe. Returns undefined if the host is reachable. */
export function evaluateReachable(response: ProbeResponse, evidence: Evidence): Failure | undefined {
  const { trust, service } = evidence.target;
  const { status } = response;
  const reachable =
    isSuccess(status) ||
    (trust === 'user' ? MEANINGLESS.has(status) : service.reachableByAnyAnswer && status >= 400 && status < 500 && status !== 403);
  return reachable ? undefined : reachableFailure(contextOf(response, evidence));
}

/** HTTP statuses accepted from the health path on a trusted host. Many gateways do not expose that path. */
const MEANINGLESS: ReadonlySet<number> = new Set([401, 404, 405]);

/**
 * Evaluates the response to the read request without a token. Returns undefined for 401, and for 403 if the health probe returned another
 * status.
 */
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
 * Evaluates the response to the read request with the token. Returns undefined for the expected response.
 *
 * @param expectation the `expect` line for the right `read`. `denied` is met only if the service itself refuses the read request.
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
 * Evaluates the response to the read request with an unsigned token. Returns undefined if the host refused the token. A refusal is
 * inconclusive if the unsigned token had no tenant, because a host that only compares issuers would also refuse it. A 403 is inconclusive
 * if the read request with the real token also returned 403.
 *
 * @param realStatus status of the read request with the real token.
 */
export function evaluateUnsignedRead(response: ProbeResponse, evidence: Evidence, realStatus: number | undefined): Failure | undefined {
  const { status } = response;
  const refused = status === 400 || status === 401 || (status === 403 && realStatus !== 403);
  if (refused && evidence.claims?.tenantId !== undefined) return undefined;
  if (status === 429 || isTransient(status)) return authorisedFailure(contextOf(response, evidence));
  const accepted = isSuccess(status) && isServiceContent(response, evidence.target);
  return createEndpointFailure(exposureFailures, accepted ? 'token-not-checked' : 'token-check-unclear', contextOf(response, evidence));
}

/** Creates the context for a failure of an access right. */
export function accessContext(response: ProbeResponse, evidence: Evidence, { right, expected }: AccessExpectation): AccessContext {
  return { ...contextOf(response, evidence), right, expected };
}

/** True if the service allowed the read request with the token and refused the same request without a token. */
export function isAllowed(response: ProbeResponse, { anonymousReadStatus }: Evidence): boolean {
  return anonymousReadStatus === 401 && isRead(response);
}

/**
 * True if the service itself refused the read request because a role is missing. Always false for the de-identification service, because
 * its response in this case is not documented.
 */
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

/** True if the content could come from the service, in any of its formats. */
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
