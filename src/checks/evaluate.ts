/** What answers mean: pure rules, from what was seen to a failure or none. */
import type { Failure } from '../model/failure.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { BodyForm } from '../azure/services/service.ts';
import { isRecord } from '../util/json.ts';
import type { ResponseContext } from '../failures/contexts.ts';
import { authorisedFailure, openServer, reachableFailure } from '../failures/service.ts';
import type { AccessClaims, Check, Status } from '../model/outcome.ts';
import type { Target } from '../model/request.ts';
import type { ResponseSummary } from './probe.ts';

/** What the probes of one endpoint are judged against. */
export interface EvaluationContext {
  readonly target: Target;
  readonly cloud: Cloud;
  readonly clientId: string | undefined;
}

/** What is known beside the answer itself. */
export interface Evidence {
  readonly anonymousStatus: number | undefined;
  readonly claims: AccessClaims | undefined;
  /** What the service says it expects, from all that was seen of it. */
  readonly expects: ResponseContext['expects'];
}

/** Whether the anonymous answer says that the service is there, and lets this network in. */
export function evaluateReachable(seen: ResponseSummary, { target, cloud, clientId }: EvaluationContext): Failure | undefined {
  const { status } = seen;
  const lenient = target.trust === 'user' || target.service.reachableByAnyAnswer;
  const reachable = lenient ? status < 500 && status !== 403 && !isRedirect(status) : isSuccess(status);
  return reachable ? undefined : reachableFailure(factsOf('reachable', seen, { target, cloud, clientId }, NOTHING_BESIDE));
}

/**
 * Whether the service refuses the read to somebody without a token: any answer but a success is a refusal. A success in the service's own form is an
 * open server; in another it is a portal's page, and calling that a breach would alarm a hospital at night for nothing.
 */
export function evaluateAnonymousRead(seen: ResponseSummary, which: EvaluationContext): Failure | undefined {
  if (!isSuccess(seen.status)) return undefined;
  const tell = FORMS[which.target.service.authorised.form](seen) ? openServer : authorisedFailure;
  return tell(factsOf('authorised', seen, which, NOTHING_BESIDE));
}

/** Whether the read with the token was answered, in the form that only the service itself answers in. */
export function evaluateAuthorised(seen: ResponseSummary, which: EvaluationContext, beside: Evidence): Failure | undefined {
  const answered = isSuccess(seen.status) && FORMS[which.target.service.authorised.form](seen);
  return answered ? undefined : authorisedFailure(factsOf('authorised', seen, which, beside));
}

/** A proxy's or portal's page is a success by its status: the form of the body tells it from the service's own answer. */
const FORMS: Readonly<Record<BodyForm, (seen: ResponseSummary) => boolean>> = {
  'fhir-bundle': ({ json }) => isRecord(json) && json['resourceType'] === 'Bundle' && json['type'] === 'searchset',
  'json-array': ({ json, status }) => status === 204 || Array.isArray(json),
  ignored: ({ bodyKind: looks }) => looks !== 'html',
};

/** The verdict of an endpoint: its worst check. */
export function worst(checks: readonly Pick<Check, 'status'>[]): Status {
  const order: readonly Status[] = ['fail', 'warn'];
  return order.find((status) => checks.some((check) => check.status === status)) ?? 'pass';
}

const NOTHING_BESIDE: Evidence = { anonymousStatus: undefined, claims: undefined, expects: { audience: undefined, tenantId: undefined } };

function factsOf(
  asked: ResponseContext['asked'],
  { status, issueCode, bodyKind: looks, requestId, redirectsTo }: ResponseSummary,
  { target, cloud, clientId }: EvaluationContext,
  { anonymousStatus, claims, expects }: Evidence,
): ResponseContext {
  const token = claims && { audience: claims.audience, tenantId: claims.tenantId, objectId: claims.objectId };
  return { target, cloud, asked, status, redirectsTo, anonymousStatus, token, expects, requestId, clientId, issueCode, bodyKind: looks };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
