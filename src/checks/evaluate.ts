/** Decides whether a response is a failure. The functions in this file have no side effects. */
import type { EndpointContext } from '../failures/contexts.ts';
import { exposureFailures, rightFailures } from '../failures/service-exposure.ts';
import { hasOtherCause } from '../failures/service-access.ts';
import { authorisedFailure, createEndpointFailure, reachableFailure, statementFailure } from '../failures/service.ts';
import { isTransient } from '../failures/service-responses.ts';
import type { Failure } from '../model/failure.ts';
import type { AccessExpectation, Request, Target } from '../model/request.ts';
import type { ProbeResponse } from './recorder.ts';

/** Information from earlier requests to an endpoint. */
export type Evidence = Pick<EndpointContext, 'target' | 'cloud' | 'clientId'> &
  Partial<Pick<EndpointContext, 'anonymousStatus' | 'anonymousReadStatus' | 'intended' | 'token' | 'expects'>>;

/** Collects the data that a failure message needs. */
export function contextOf(response: ProbeResponse, evidence: Evidence): EndpointContext {
  const { audience, tenantId } = response.challenge;
  const unknown = { anonymousStatus: undefined, anonymousReadStatus: undefined, token: undefined };
  return { ...unknown, expects: { audience, tenantId, source: 'challenge' }, ...response, ...evidence };
}

/** Checks the response to the anonymous health request. Returns undefined if the host is reachable. */
export function evaluateReachable(response: ProbeResponse, evidence: Evidence): Failure | undefined {
  const { trust, service } = evidence.target;
  const { status } = response;
  const reachable =
    isSuccess(status) ||
    (trust === 'user' && MEANINGLESS.has(status)) ||
    (service.reachableByAnyAnswer && status >= 400 && status < 500 && status !== 403);
  return reachable ? undefined : reachableFailure(contextOf(response, evidence));
}

/** HTTP statuses that the health check accepts from a trusted host, because many gateways do not have a health endpoint. */
const MEANINGLESS: ReadonlySet<number> = new Set([401, 404, 405]);

/** Checks the response to the anonymous read request. A 403 is inconclusive if the health request also returned 403. */
export function evaluateAnonymousRead(response: ProbeResponse, evidence: Evidence): Failure | undefined {
  const { status } = response;
  const fail = (code: keyof typeof exposureFailures): Failure =>
    createEndpointFailure(exposureFailures, code, contextOf(response, evidence));
  if (isSuccess(status)) return fail(isServiceContent(response, evidence.target) ? 'open-server' : 'anonymous-accepted');
  if (status === 401) return undefined;
  if (status === 403 && evidence.anonymousStatus !== undefined && evidence.anonymousStatus !== 403) return undefined;
  return fail(isTransient(status) ? 'anonymous-unavailable' : 'anonymous-unclear');
}

/** True if `expect: anonymous` allows this status for the anonymous read request. Always false for Azure hosts. */
export function isIntended(status: number | string | undefined, target: Target, request: Pick<Request, 'anonymousStatus'>): boolean {
  return target.trust === 'user' && status !== undefined && status === request.anonymousStatus;
}

/**
 * Checks the response to the authorized read request. `denied: read` passes only if the service itself rejects the request. The result is
 * unknown if the host did not reject the anonymous read request.
 */
export function evaluateRead(response: ProbeResponse, evidence: Evidence, expectation: AccessExpectation | undefined): Failure | undefined {
  const denied = isDenied(response, evidence);
  const read = isRead(response);
  if (expectation?.expected === 'allowed' && denied) return accessFailure('access-missing', response, evidence, expectation);
  if (expectation?.expected === 'denied' && (read || response.status === 403)) {
    if (denied) return undefined;
    const code = read && evidence.anonymousReadStatus === 401 ? 'access-excessive' : 'access-unknown';
    return accessFailure(code, response, evidence, expectation);
  }
  return read ? undefined : authorisedFailure(contextOf(response, evidence));
}

/** Checks the response to the CapabilityStatement request. */
export function evaluateStatement(response: ProbeResponse, evidence: Evidence): Failure | undefined {
  return response.status === 200 && response.matchesForm ? undefined : statementFailure(contextOf(response, evidence));
}

/**
 * Checks the response to a read request that uses an unsigned token. If the tenant is unknown, the unsigned token has an invalid issuer. A
 * rejection is then inconclusive, because a host that checks only the issuer also rejects the token.
 *
 * @param realStatus HTTP status of the authorized read request. If it is 403, a 403 for the unsigned token is inconclusive.
 */
export function evaluateUnsignedRead(response: ProbeResponse, evidence: Evidence, realStatus: number | undefined): Failure | undefined {
  const { status } = response;
  const refused = status === 400 || status === 401 || (status === 403 && realStatus !== 403);
  if (refused && evidence.token?.tenantId !== undefined) return undefined;
  const accepted = isSuccess(status) && isServiceContent(response, evidence.target);
  const code = accepted ? 'token-not-checked' : 'token-check-unclear';
  const failure = createEndpointFailure(exposureFailures, code, contextOf(response, evidence));
  return isTransient(status) ? { ...failure, recovery: 'transient' } : failure;
}

/** Creates the failure for an access right that does not match the `expect` input or could not be determined. */
export function accessFailure(
  code: keyof typeof rightFailures,
  response: ProbeResponse,
  evidence: Evidence,
  expectation: AccessExpectation,
): Failure {
  const failure = createEndpointFailure(rightFailures, code, { ...contextOf(response, evidence), ...expectation });
  return isTransient(response.status) ? { ...failure, recovery: 'transient' } : failure;
}

/** True if the service itself reports a missing role. False for the de-identification service, whose 403 responses are undocumented. */
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

/** True if the response is successful and only the service itself could have sent this content. */
export function isRead(response: ProbeResponse): boolean {
  return isSuccess(response.status) && response.matchesForm;
}

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
