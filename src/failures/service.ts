/** Failures of services: which definition a response matches, and the evidence that every failure of a response carries. */
import type { Fact, Failure } from '../model/failure.ts';
import type { EndpointContext } from './contexts.ts';
import { createFailure, type FailureDefinition } from './define.ts';
import * as exposure from './service-exposure.ts';
import * as network from './service-network.ts';
import * as responses from './service-responses.ts';
import { bodyOf, known, user } from './service-responses.ts';
import * as token from './service-token.ts';

interface Rule {
  readonly when: (context: EndpointContext) => boolean;
  readonly definition: FailureDefinition<EndpointContext>;
}

/** Issue codes with which a FHIR service reports a fault of its own, with 401 too (FS: SqlExceptionActionProcessor.cs:55). */
const SERVER_FAULTS: ReadonlySet<string | undefined> = new Set(['exception', 'transient', 'timeout', 'throttled']);

/** For every request: the first rule that matches. A 502 of a gateway is often a web page, so pages come after the statuses. */
const GENERAL: readonly Rule[] = [
  { when: ({ status }) => status >= 300 && status < 400, definition: network.redirected },
  { when: ({ status }) => status === 424, definition: responses.dependencyFailed },
  { when: ({ status }) => status === 429, definition: responses.serviceThrottled },
  {
    when: ({ status, issueCode }) => isTransient(status) || (status === 401 && SERVER_FAULTS.has(issueCode)),
    definition: responses.serviceUnavailable,
  },
  { when: ({ bodyKind, status }) => bodyKind === 'html' && status !== 401, definition: network.htmlResponse },
  { when: ({ status, issueCode }) => status === 410 && issueCode === 'service-deprecated', definition: responses.serviceDeprecated },
  { when: ({ status }) => status === 410, definition: responses.gone },
  { when: (context) => context.status === 404 && isServiceThere(context), definition: responses.readNotOffered },
  { when: ({ status }) => status === 404, definition: responses.pathNotFound },
  { when: ({ status }) => status === 423, definition: responses.serviceLocked },
  { when: ({ status }) => status < 300, definition: responses.unexpectedResponse },
];

/** The anonymous probe: network rules refuse a request before the service looks at a token. */
const REACHABLE: readonly Rule[] = [
  { when: user, definition: responses.healthPathFailed },
  { when: ({ status }) => status === 403, definition: network.networkBlocked },
  ...GENERAL,
];

/** The read with the token. A bare 403 looks the same for a network rule and for a missing role, so the anonymous requests decide. */
const AUTHORISED: readonly Rule[] = [
  { when: (context) => context.status === 403 && isRefusedForAll(context), definition: network.networkBlocked },
  ...GENERAL,
  {
    when: ({ status, issueCode, challenge }) => status === 401 && (issueCode === 'login' || challenge.bearer),
    definition: token.tokenRejected,
  },
  { when: ({ status }) => status === 401, definition: token.readUnauthorised },
  { when: (context) => context.status === 403 && token.hasOtherCause(context), definition: token.requestForbidden },
  { when: ({ status, ownRefusal }) => status === 403 && !ownRefusal, definition: token.forbiddenUnexplained },
  { when: ({ status, target }) => status === 403 && target.service.forbidden === 'warn', definition: token.jobsNotListable },
  { when: ({ status }) => status === 403, definition: token.roleMissing },
];

const STATEMENT: readonly Rule[] = [
  { when: ({ status }) => isTransient(status) || status === 429, definition: responses.serviceUnavailable },
  { when: () => true, definition: responses.statementUnreadable },
];

/** Creates the failure of a response to the read with the token. */
export function authorisedFailure(context: EndpointContext): Failure {
  return failureOf(AUTHORISED, context);
}

/** Creates the failure of a response to the anonymous health probe. */
export function reachableFailure(context: EndpointContext): Failure {
  const failure = failureOf(REACHABLE, context);
  const { status } = context;
  // A gateway that does not publish the path does not begin to within a run.
  return user(context) && !isTransient(status) && status !== 429 ? { ...failure, recovery: 'none' } : failure;
}

/** Creates the failure of a response to the request for the CapabilityStatement. */
export function statementFailure(context: EndpointContext): Failure {
  return failureOf(STATEMENT, context);
}

/** True for a status that the next attempt may not get. */
export function isTransient(status: number): boolean {
  return status === 408 || status >= 500;
}

function failureOf(rules: readonly Rule[], context: EndpointContext): Failure {
  const { definition } = rules.find(({ when }) => when(context)) ?? { definition: responses.unexpectedStatus };
  return createEndpointFailure(definition, context);
}

/** Creates a failure with the evidence that every response carries. */
export function createEndpointFailure<Context extends EndpointContext>(definition: FailureDefinition<Context>, context: Context): Failure {
  const failure = createFailure(definition, context);
  return { ...failure, facts: [...failure.facts, ...evidence(context)] };
}

function evidence(context: EndpointContext): readonly Fact[] {
  const { status, path, bodyKind, retryAfterMs, proxy, address, issueCode, ownRefusal, anonymousStatus, anonymousReadStatus, requestId } =
    context;
  return [
    { name: 'Request', value: `GET ${path}` },
    { name: 'HTTP status', value: String(status) },
    ...(bodyKind === 'fhir' || bodyKind === 'json' ? [] : known('Body', bodyOf(context))),
    ...known('Issue code', issueCode === 'other' ? 'not in the list of FHIR R4' : issueCode),
    ...known('Retry-After', retryAfterMs === undefined ? undefined : `${String(Math.ceil(retryAfterMs / 1000))} s`),
    ...known('HTTP status of the anonymous probe', anonymousStatus?.toString()),
    ...known('HTTP status of the read without a token', anonymousReadStatus?.toString()),
    ...(ownRefusal ? [] : [...known('Proxy', proxy), ...known('Address', address)]),
    ...known('Request ID, for Azure support', requestId),
  ];
}

/** An OperationOutcome, or a 200 of another request, proves that a service is there. */
function isServiceThere({ issueCode, anonymousStatus, path, target }: EndpointContext): boolean {
  if (path === target.service.reachable.path) return false;
  return issueCode !== undefined || (anonymousStatus !== undefined && anonymousStatus >= 200 && anonymousStatus < 300);
}

/** True if the health probe got 403 too. On a trusted host the health path may be protected, so the read without a token counts as well. */
function isRefusedForAll({ target, anonymousStatus, anonymousReadStatus }: EndpointContext): boolean {
  return anonymousStatus === 403 && (target.trust === 'azure' || anonymousReadStatus === 403);
}

/** Failures of a response to any request. */
export const serviceDefinitions = [
  ...[token.tokenRejected, token.readUnauthorised, token.roleMissing, token.jobsNotListable, token.requestForbidden],
  ...[token.forbiddenUnexplained, network.networkBlocked, exposure.openServer, exposure.anonymousAccepted],
  ...[exposure.anonymousUnavailable, exposure.anonymousUnclear, exposure.tokenNotChecked, exposure.tokenCheckUnclear],
  ...[exposure.accessMissing, exposure.accessExcessive, exposure.accessUnknown],
  ...[
    network.redirected,
    responses.dependencyFailed,
    responses.serviceThrottled,
    responses.serviceUnavailable,
    responses.serviceDegraded,
    responses.healthPathFailed,
    network.htmlResponse,
  ],
  ...[
    responses.serviceDeprecated,
    responses.gone,
    responses.readNotOffered,
    responses.pathNotFound,
    responses.serviceLocked,
    responses.unexpectedResponse,
    responses.statementUnreadable,
    responses.unexpectedStatus,
  ],
] as const;
