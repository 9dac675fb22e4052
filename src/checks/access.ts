/** Determines which access rights a token grants, using only GET requests (docs/security.md). */
import { rightFailures } from '../failures/service-exposure.ts';
import { createEndpointFailure } from '../failures/service.ts';
import type { Failure } from '../model/failure.ts';
import type { AccessExpectation } from '../model/request.ts';
import { accessContext, isAllowed, isDenied, type Evidence } from './evaluate.ts';
import type { CheckRecorder, ProbeResponse } from './recorder.ts';

type Observed = 'allowed' | 'denied' | 'unknown';

/** The largest possible job ID. Job IDs start at 1 and increase, so no job has this ID (FS: EnqueueJobs.sql). */
const LARGEST_ID = '9223372036854775807';

const HEADERS = { accept: 'application/fhir+json' } as const;

/**
 * Records whether the token grants the right `read`, if the `expect` input contains it.
 *
 * @param failure failure of the read request. It is reused here so that the same cause is reported only once.
 */
export function recordReadAccess(recorder: CheckRecorder, response: ProbeResponse, evidence: Evidence, failure: Failure | undefined): void {
  const expectation = recorder.request.access.find(({ right }) => right === 'read');
  if (expectation === undefined) return;
  const observed = isAllowed(response, evidence) ? 'allowed' : isDenied(response, evidence) ? 'denied' : 'unknown';
  recordAccess(recorder, expectation, observed, failure ?? differenceOf(expectation, observed, response, evidence));
}

/** Records each right that could not be checked as `unknown`, with the failure that prevented the check. */
export function recordUncheckedAccess(recorder: CheckRecorder): void {
  const { target, request } = recorder;
  const { checks } = recorder.outcome();
  const failure = checks.findLast(
    (check) => check.failure !== undefined && target.service.checks.some(({ name }) => name === check.name),
  )?.failure;
  for (const expectation of request.access) {
    const { right } = expectation;
    if (target.service.access[right] === undefined || checks.some((check) => check.right === right)) continue;
    recordAccess(recorder, expectation, 'unknown', failure);
  }
}

/** Checks the other rights that the `expect` input contains and the service supports. */
export async function checkAccess(recorder: CheckRecorder, token: string, evidence: Evidence): Promise<void> {
  for (const expectation of recorder.request.access) await checkRight(recorder, token, evidence, expectation);
}

async function checkRight(recorder: CheckRecorder, token: string, evidence: Evidence, expectation: AccessExpectation): Promise<void> {
  const { target, context } = recorder;
  const lookup = target.service.access[expectation.right]?.lookup;
  if (lookup === undefined) return;
  const sentId = lookup.id === 'guid' ? context.newId() : LARGEST_ID;
  const label = `access ${expectation.right}`;
  const probe = { path: `${lookup.path}${sentId}`, headers: HEADERS, above: target.base, sentId };
  const anonymous = await recorder.send(label, probe, retryIfTransient(evidence, expectation));
  const known: Evidence = { ...evidence, anonymousReadStatus: anonymous.response?.status };
  // Send the token only if the host refuses the same request without a token.
  const refused = anonymous.response?.status === 401;
  const { response, failure } = refused ? await recorder.send(label, { ...probe, token }, retryIfTransient(known, expectation)) : anonymous;
  if (response === undefined) {
    recordAccess(recorder, expectation, 'unknown', failure);
    return;
  }
  const observed = refused ? await observe(recorder, response, known) : 'unknown';
  recordAccess(recorder, expectation, observed, differenceOf(expectation, observed, response, known));
}

async function observe(recorder: CheckRecorder, response: ProbeResponse, evidence: Evidence): Promise<Observed> {
  if (isDenied(response, evidence)) return 'denied';
  if (response.status !== 404 || response.bodyKind === 'html') return 'unknown';
  if (response.repeatsId) return 'allowed';
  // A 404 proves access only if the host routes a request before it authorizes it. Such a host returns 404 for an unknown path even without
  // a token.
  const { target, context } = recorder;
  const word = context.newId().replaceAll('-', '');
  const path = `/_operations/${word}/${context.newId()}`;
  const control = await recorder.send('access control', { path, headers: HEADERS, above: target.base }, () => undefined);
  return control.response?.status === 404 ? 'allowed' : 'unknown';
}

function retryIfTransient(evidence: Evidence, expectation: AccessExpectation): (response: ProbeResponse) => Failure | undefined {
  return (response) => {
    const { status } = response;
    if (status !== 408 && status !== 429 && status < 500) return undefined;
    const unknown = createEndpointFailure(rightFailures, 'access-unknown', accessContext(response, evidence, expectation));
    return { ...unknown, recovery: 'transient' };
  };
}

/** Returns the failure if the observed access differs from the expected access. */
function differenceOf(
  expectation: AccessExpectation,
  observed: Observed,
  response: ProbeResponse,
  evidence: Evidence,
): Failure | undefined {
  if (observed === expectation.expected) return undefined;
  const code = observed === 'unknown' ? 'access-unknown' : observed === 'denied' ? 'access-missing' : 'access-excessive';
  return createEndpointFailure(rightFailures, code, accessContext(response, evidence, expectation));
}

function recordAccess(
  recorder: CheckRecorder,
  { right, expected }: AccessExpectation,
  observed: Observed,
  failure: Failure | undefined,
): void {
  recorder.record({
    ...{ name: 'access', right, expected: `${expected}: ${right}`, observed: { value: observed }, failure },
    status: observed === expected ? 'pass' : observed === 'unknown' ? 'warn' : 'fail',
  });
}
