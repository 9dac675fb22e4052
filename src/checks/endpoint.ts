/** Runs all checks for one endpoint: health, rejection of anonymous requests, expected values, authorization and access rights. */
import { createFailure } from '../failures/define.ts';
import { runFailures } from '../failures/run.ts';
import { createEndpointFailure } from '../failures/service.ts';
import { responseFailures } from '../failures/service-responses.ts';
import type { EndpointContext } from '../failures/contexts.ts';
import type { Failure } from '../model/failure.ts';
import type { EndpointOutcome, TokenOutcome } from '../model/outcome.ts';
import type { Context, Request, Target } from '../model/request.ts';
import type { Cloud } from '../azure/clouds.ts';
import { BODY_LIMIT } from '../http/attempt.ts';
import { objects, text } from '../util/json.ts';
import { checkAccess, recordReadAccess, recordUncheckedAccess } from './access.ts';
import * as evaluate from './evaluate.ts';
import type { Evidence } from './evaluate.ts';
import { CheckRecorder, earlierAttempts, type ProbeResponse, type ProbeResult } from './recorder.ts';
import { tenantOf } from './response-summary.ts';

/** Sends the anonymous requests first, so that they overlap with the token exchange. */
export async function checkEndpoint(
  target: Target,
  request: Request,
  getToken: () => Promise<TokenOutcome>,
  context: Context,
): Promise<EndpointOutcome> {
  const recorder = new CheckRecorder(target, request, context);
  await checkAll(recorder, getToken);
  recordUncheckedAccess(recorder);
  return recorder.outcome();
}

async function checkAll(recorder: CheckRecorder, getToken: () => Promise<TokenOutcome>): Promise<void> {
  const { target, request } = recorder;
  const known: Evidence = { target, cloud: request.cloud, clientId: request.signIn.clientId };

  const reachable = await checkReachable(recorder, known);
  if (!reachable.continues) return;
  const withHealth: Evidence = { ...known, anonymousStatus: reachable.response?.status };
  const { response: anonymous, intended } = await checkAnonymousRead(recorder, withHealth);
  if (anonymous !== undefined) await checkExpectations(recorder, withHealth);

  const token = await getToken();
  if (!token.granted) recorder.record({ name: 'authorised', failure: token.failure });
  if (!token.granted || anonymous === undefined) return;
  // Do not send the token to a host that unexpectedly accepted the anonymous read request.
  if (evaluate.isSuccess(anonymous.status) && !intended) return;
  const { token: secret, claims } = token.grant;
  const expects = { ...anonymous.challenge, source: 'challenge' } as const;
  const evidence: Evidence = { ...withHealth, token: claims, anonymousReadStatus: anonymous.status, expects };
  const { response, failure } = await checkAuthorised(recorder, secret, evidence);
  if (response === undefined) return;
  const success = evaluate.isSuccess(response.status);
  if (failure !== undefined && !success) {
    shareFailure(recorder, 'reachable', reachable.response, response, failure);
    shareFailure(recorder, 'anonymous', anonymous, response, failure);
  }
  // A status that `expect: anonymous` allows is accepted only if the authorized read request also succeeds.
  if (intended && success)
    recorder.recordResponse('anonymous', anonymous, { note: anonymous.status === 200 ? ANONYMOUS_ALLOWED : undefined });
  recordReadAccess(recorder, response, evidence, failure);
  if (!evaluate.isRead(response) && !evaluate.isDenied(response, evidence)) return;
  for (const expectation of request.access) await checkAccess(recorder, secret, evidence, expectation);
}

async function checkReachable(recorder: CheckRecorder, evidence: Evidence) {
  const { target } = recorder;
  const { response, failure } = await recorder.send(
    'reachable',
    { ...target.service.reachable, above: target.root, truncate: true },
    (received) => evaluate.evaluateReachable(received, evidence),
  );
  if (failure !== undefined) {
    // A trusted host might require authentication for its health path, so a failure is only a warning. After a timeout, the checks stop.
    const continues = target.trust === 'user' && failure.code !== 'timed-out' && failure.code !== 'deadline-reached';
    recorder.recordResponse('reachable', response, { failure, status: continues ? 'warn' : 'fail' });
    return { continues, response };
  }
  const degraded = response.health && createEndpointFailure(responseFailures, 'service-degraded', evaluate.contextOf(response, evidence));
  recorder.recordResponse('reachable', response, { failure: degraded });
  return { continues: true, response };
}

/** Sends the anonymous read request. `intended` is true if the returned status is one that the `expect` input allows. */
async function checkAnonymousRead(recorder: CheckRecorder, evidence: Evidence) {
  const { target, request } = recorder;
  const { response, failure } = await recorder.send(
    'anonymous',
    { ...target.service.authorised, above: target.base, truncate: true, partial: true },
    (received) => (evaluate.isIntended(received.status, target, request) ? undefined : evaluate.evaluateAnonymousRead(received, evidence)),
  );
  const intended = response !== undefined && evaluate.isIntended(response.status, target, request);
  const stricter = !intended && failure === undefined && target.trust === 'user';
  recorder.recordResponse('anonymous', response, {
    failure: intended ? evaluate.evaluateAnonymousRead(response, { ...evidence, intended }) : failure,
    note: stricter ? noteOnUnusedLine(target, request) : undefined,
  });
  return { response, intended };
}

/** Returns advice for a host that rejected the anonymous read request although an `anonymous` line allows another status. */
function noteOnUnusedLine({ name }: Target, { anonymousStatus, targets }: Request): string | undefined {
  if (anonymousStatus === undefined) return undefined;
  const line = `the line "anonymous: ${String(anonymousStatus)}"`;
  return targets.filter(({ trust }) => trust === 'user').length > 1
    ? `${name} rejected the anonymous read request. If other endpoints need ${line}, check ${name} in a separate step. Otherwise, remove the line from the expect input.`
    : `${name} rejected the anonymous read request. Remove ${line} from the expect input.`;
}

/**
 * Reports one failure if an anonymous request and the authorized read request received the same response, such as a redirect. Replaces the
 * warning for the anonymous request with the failure of the read request.
 */
function shareFailure(
  recorder: CheckRecorder,
  name: string,
  response: ProbeResponse | undefined,
  read: ProbeResponse,
  failure: Failure,
): void {
  const warns = recorder.outcome().checks.some((check) => check.name === name && check.status === 'warn');
  if (!warns || response?.status !== read.status || response.redirect?.to !== read.redirect?.to) return;
  recorder.recordResponse(name, response, { failure, status: 'warn' });
}

const ANONYMOUS_ALLOWED =
  'The host accepts anonymous requests, as the expect input allows. The check reads only conformance resources, so it does not show whether patient data is also exposed.';

const NOTHING_READ = 'The service rejected the read request, as the expect input requires. No data was read, so storage was not tested.';

async function checkAuthorised(recorder: CheckRecorder, token: string, evidence: Evidence): Promise<ProbeResult> {
  const { target, request } = recorder;
  const expectation = request.access.find(({ right }) => right === 'read');
  const result = await recorder.send(
    'authorised',
    { ...target.service.authorised, above: target.base, token, truncate: true, maxBytes: BODY_LIMIT },
    (received) => evaluate.evaluateRead(received, evidence, expectation),
  );
  const { response, failure } = result;
  if (failure === undefined) {
    recorder.recordResponse('authorised', response, { note: expectation?.expected === 'denied' ? NOTHING_READ : undefined });
    checkLatency(recorder, response);
    return result;
  }
  const expects = response?.status === 401 ? await expectedBy(recorder, response, evidence) : undefined;
  const explained = (response && expects && evaluate.evaluateRead(response, { ...evidence, expects }, expectation)) ?? failure;
  // An identity that has only the real-time role cannot list jobs, so a 403 from the de-identification service is only a warning.
  const warns = target.service.forbidden === 'warn' && explained.code === 'forbidden-unexplained';
  recorder.recordResponse('authorised', response, { failure: explained, status: warns ? 'warn' : undefined });
  return { response, failure: explained };
}

function checkLatency(recorder: CheckRecorder, { timings }: ProbeResponse): void {
  const { target, request } = recorder;
  const limitMs = request.maxLatencyMs;
  const latencyMs = Math.round(timings.firstByte);
  const slow = limitMs !== undefined && latencyMs > limitMs && { target, latencyMs, limitMs, occurrences: [] };
  recorder.record({
    name: 'responseTime',
    failure: slow ? createFailure(runFailures, 'latency-high', slow) : undefined,
    observed: { value: latencyMs, unit: 'ms' },
    expected: limitMs === undefined ? undefined : `${String(limitMs)} ms`,
  });
}

async function requestStatement(recorder: CheckRecorder, evidence: Evidence): Promise<ProbeResult | undefined> {
  const { base, service } = recorder.target;
  const probe = service.expectations && { ...service.expectations.question, above: base };
  return probe && recorder.send('statement', probe, (received) => evaluate.evaluateStatement(received, evidence));
}

async function checkExpectations(recorder: CheckRecorder, evidence: Evidence): Promise<void> {
  const { target, request, context } = recorder;
  const checks = target.service.expectations?.checks ?? {};
  const isWanted = request.expectations.some(({ name }) => checks[name] !== undefined);
  const result = isWanted ? await requestStatement(recorder, evidence) : undefined;
  if (result === undefined) return;
  const comparisons = new Map(Object.entries(checks).map(([name, check]) => [name, check(result.response?.statement)]));
  // All expected values are compared with the same response, so only the first check reports the retries.
  let note = earlierAttempts(result.response);
  for (const { name, value } of request.expectations) {
    const compare = comparisons.get(name);
    if (compare === undefined) continue;
    const { met, found } = compare(value);
    const observed = context.hide(found);
    const unmet = { target, name, expected: value, observed, occurrences: [] };
    recorder.record({
      name,
      expected: `${name}: ${value}`,
      failure: result.failure ?? (met ? undefined : createFailure(runFailures, 'expectation-unmet', unmet)),
      observed: result.failure === undefined ? { value: observed } : undefined,
      note: result.failure === undefined ? note : undefined,
    });
    note = undefined;
  }
}

/** Returns the audience and tenant that the service expects, according to its error responses or its CapabilityStatement. */
async function expectedBy(
  recorder: CheckRecorder,
  { challenge }: ProbeResponse,
  { expects, ...evidence }: Evidence,
): Promise<EndpointContext['expects']> {
  const audience = challenge.audience ?? expects?.audience;
  const tenantId = challenge.tenantId ?? expects?.tenantId;
  if (tenantId !== undefined) return { audience, tenantId, source: 'challenge' };
  const statement = await requestStatement(recorder, evidence);
  const tenant = tenantInStatement(statement?.response?.statement, evidence.cloud);
  const found = tenant !== undefined && recorder.context.hide(tenant) === tenant ? tenant : undefined;
  return { audience, tenantId: found, source: audience === undefined && found !== undefined ? '/metadata' : 'challenge' };
}

/** Finds the tenant in the OAuth URLs of a CapabilityStatement's SMART extension (fhir-server: SecurityProvider.cs). */
function tenantInStatement(statement: unknown, cloud: Cloud): string | undefined {
  const securities = objects(statement, 'rest').map(({ security }) => security);
  const uris = securities.flatMap((security) => objects(security, 'extension')).flatMap((extension) => objects(extension, 'extension'));
  return uris.map(({ valueUri }) => tenantOf(text(valueUri), cloud)).find((tenant) => tenant !== undefined);
}
