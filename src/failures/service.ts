/** Maps the response of a service to a failure, and adds evidence such as the HTTP status to the failure. */
import type { Fact, Failure } from '../model/failure.ts';
import type { EndpointContext } from './contexts.ts';
import { createFailure, known, type DefinitionsOf } from './define.ts';
import { withBypass } from './network-facts.ts';
import { accessFailures, hasOtherCause } from './service-access.ts';
import { exposureFailures, rightFailures } from './service-exposure.ts';
import { bodyOf, isTransient, responseFailures, user } from './service-responses.ts';

export const serviceFailures = { ...accessFailures, ...exposureFailures, ...rightFailures, ...responseFailures };

type Rule = readonly [code: keyof typeof accessFailures | keyof typeof responseFailures, when: (context: EndpointContext) => boolean];

/** FHIR issue codes for internal service errors. The response might have status 401 (fhir-server: SqlExceptionActionProcessor.cs:55). */
const SERVER_FAULTS: ReadonlySet<string | undefined> = new Set(['exception', 'transient', 'timeout', 'throttled']);

/** The first matching rule applies. The 5xx rule precedes the web page rule, because a gateway often returns 502 with a web page. */
const GENERAL: readonly Rule[] = [
  ['redirected', ({ status }) => status >= 300 && status < 400 && status !== 304],
  ['dependency-failed', ({ status }) => status === 424],
  ['service-throttled', ({ status }) => status === 429],
  ['service-unavailable', ({ status, issueCode }) => isTransient(status) || (status === 401 && SERVER_FAULTS.has(issueCode))],
  ['html-answer', ({ bodyKind, status }) => bodyKind === 'html' && status !== 401],
  ['service-deprecated', ({ status, issueCode }) => status === 410 && issueCode === 'service-deprecated'],
  ['gone', ({ status }) => status === 410],
  ['read-not-offered', (context) => context.status === 404 && isServiceThere(context)],
  ['path-not-found', ({ status }) => status === 404],
  ['service-locked', ({ status }) => status === 423],
  ['unexpected-answer', ({ status }) => status < 300],
];

/** Rules for the unauthenticated health check. If a network rule blocks a request, the service returns 403 without validating the token. */
const REACHABLE: readonly Rule[] = [
  ['health-path-failed', user],
  ['network-blocked', ({ status, bodyKind }) => status === 403 && bodyKind !== 'html'],
  ...GENERAL,
];

/** Rules for the authorized read request. The status codes of earlier unauthenticated requests show whether a network rule caused a 403. */
const AUTHORISED: readonly Rule[] = [
  ['network-blocked', (context) => context.status === 403 && context.bodyKind !== 'html' && isRefusedForAll(context)],
  ...GENERAL,
  ['token-rejected', ({ status, issueCode, challenge }) => status === 401 && (issueCode === 'login' || challenge.bearer)],
  ['read-unauthorised', ({ status }) => status === 401],
  ['request-forbidden', (context) => context.status === 403 && hasOtherCause(context)],
  [
    'token-rejected',
    ({ status, challenge, target }) => status === 403 && challenge.insufficientScope && target.service.forbidden === 'fail',
  ],
  ['forbidden-unexplained', ({ status, ownRefusal }) => status === 403 && !ownRefusal],
  ['jobs-not-listable', ({ status, target }) => status === 403 && target.service.forbidden === 'warn'],
  ['role-missing', ({ status }) => status === 403],
];

/** Returns the failure indicated by the response to the authorized read request. */
export function authorisedFailure(context: EndpointContext): Failure {
  const failure = failureOf(AUTHORISED, context);
  // The missing app role might have been assigned recently.
  return failure.code === 'token-rejected' && context.status === 403 ? { ...failure, recovery: 'propagation' } : failure;
}

/** Returns the failure indicated by the response to the unauthenticated health check. */
export function reachableFailure(context: EndpointContext): Failure {
  const failure = failureOf(REACHABLE, context);
  const { status } = context;
  // Retries do not help if a gateway does not expose the health path, because the gateway's configuration does not change during a run.
  return user(context) && !isTransient(status) ? { ...failure, recovery: 'none' } : failure;
}

/** Returns the failure indicated by a CapabilityStatement response. A retry after 404 can help, because the service might be starting. */
export function statementFailure(context: EndpointContext): Failure {
  const { status } = context;
  const code = isTransient(status) ? 'service-unavailable' : 'statement-unreadable';
  const failure = createEndpointFailure(responseFailures, code, context);
  return status === 404 ? { ...failure, recovery: 'propagation' } : failure;
}

function failureOf(rules: readonly Rule[], context: EndpointContext): Failure {
  const [code] = rules.find(([, when]) => when(context)) ?? ['unexpected-status'];
  return createEndpointFailure({ ...accessFailures, ...responseFailures }, code, context);
}

/** Status codes that proxies and filters return for blocked requests. */
const OF_PROXIES: ReadonlySet<number> = new Set([302, 307, 403, 407, 451, 511]);

/** Creates a failure and adds the evidence from the response. */
export function createEndpointFailure<Contexts, Code extends keyof Contexts & string>(
  definitions: DefinitionsOf<Contexts>,
  code: Code,
  context: NoInfer<Contexts[Code]> & EndpointContext,
): Failure {
  const { bodyKind, status, ownRefusal, missedBypass } = context;
  const isForeign = bodyKind === 'html' || (!ownRefusal && OF_PROXIES.has(status));
  const failure = withBypass(createFailure(definitions, code, context), isForeign ? missedBypass : undefined);
  return { ...failure, retryAfterMs: context.retryAfterMs, facts: [...failure.facts, ...evidence(context)] };
}

function evidence(context: EndpointContext): readonly Fact[] {
  const { bodyKind, retryAfterMs, issueCode, ownRefusal } = context;
  return known({
    Request: `GET ${context.path}`,
    'HTTP status': String(context.status),
    Body: ownRefusal || bodyKind === 'fhir' || bodyKind === 'json' ? undefined : bodyKind === 'empty' ? 'empty' : bodyOf(context),
    'Issue code': issueCode === 'other' ? 'not in the list of FHIR R4' : issueCode,
    'Retry-After': retryAfterMs === undefined ? undefined : `${String(Math.ceil(retryAfterMs / 1000))} s`,
    'Health check without the token': httpStatus(context.anonymousStatus),
    'Same request without the token': httpStatus(context.anonymousReadStatus),
    Proxy: ownRefusal ? undefined : context.proxy,
    Address: ownRefusal ? undefined : context.address,
    'Request ID, for Azure support': context.requestId,
  });
}

const httpStatus = (status: number | undefined): string | undefined => (status === undefined ? undefined : `HTTP ${String(status)}`);

function isServiceThere({ issueCode, anonymousStatus, path, target }: EndpointContext): boolean {
  if (path === target.service.reachable.path) return false;
  return issueCode !== undefined || (anonymousStatus !== undefined && anonymousStatus >= 200 && anonymousStatus < 300);
}

/**
 * True if unauthenticated requests also returned 403. A host from `trusted-hosts` might block only the health check path. For these hosts,
 * the unauthenticated read request must also return 403.
 */
const isRefusedForAll = ({ target, anonymousStatus, anonymousReadStatus }: EndpointContext): boolean =>
  anonymousStatus === 403 && (target.trust === 'azure' || anonymousReadStatus === 403);
