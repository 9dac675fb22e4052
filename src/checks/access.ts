/** Determines which access rights a token grants, using only GET requests (docs/security.md). */
import { CHECKS } from '../azure/services/service.ts';
import { withUnverified } from '../failures/service-exposure.ts';
import { isTransient } from '../failures/service-responses.ts';
import type { Failure } from '../model/failure.ts';
import type { AccessExpectation } from '../model/request.ts';
import { accessFailure, isDenied, isRead, type Evidence } from './evaluate.ts';
import type { CheckRecorder, ProbeResponse, ProbeResult } from './recorder.ts';

type Observed = 'allowed' | 'denied' | 'unknown';

/** The largest possible job ID. Job IDs start at 1 and increase, so no real job has this ID (fhir-server: EnqueueJobs.sql). */
const LARGEST_ID = '9223372036854775807';

const HEADERS = { accept: 'application/fhir+json' } as const;

/** Records the observed read access if the `expect` input lists `read`. `failure` describes why the authorized read request failed. */
export function recordReadAccess(recorder: CheckRecorder, response: ProbeResponse, evidence: Evidence, failure: Failure | undefined): void {
  const expectation = recorder.request.access.find(({ right }) => right === 'read');
  if (expectation === undefined) return;
  const allowed = isRead(response) && evidence.anonymousReadStatus === 401;
  const observed = allowed ? 'allowed' : isDenied(response, evidence) ? 'denied' : 'unknown';
  recordAccess(recorder, expectation, observed, failure ?? differenceOf(expectation, observed, response, evidence));
}

/** For each access right that was not checked, records `unknown` and the failure that prevented the check. */
export function recordUncheckedAccess(recorder: CheckRecorder): void {
  const { target, request } = recorder;
  const { checks } = recorder.outcome();
  const own = checks.filter(({ name }) => name in CHECKS);
  const failure = own.findLast((check) => check.failure !== undefined)?.failure;
  for (const expectation of request.access) {
    const { right } = expectation;
    if (target.service.access[right] === undefined || checks.some((check) => check.right === right)) continue;
    recordAccess(recorder, expectation, 'unknown', failure);
  }
}

/** Checks an access right other than `read`. Does nothing if no lookup request is defined for the access right. */
export async function checkAccess(
  recorder: CheckRecorder,
  token: string,
  evidence: Evidence,
  expectation: AccessExpectation,
): Promise<void> {
  const { target, context } = recorder;
  const { right } = expectation;
  const lookup = target.service.access[right]?.lookup;
  if (lookup === undefined) return;
  const send = async (path: string, sentId: string, sentToken?: string): Promise<ProbeResult> => {
    const probe = { path: `${path}${sentId}`, headers: HEADERS, above: target.base, sentId, ...(sentToken && { token: sentToken }) };
    const result = await recorder.send(`access ${right}`, probe, (response) => {
      const known = { ...evidence, anonymousReadStatus: sentToken === undefined ? response.status : 401 };
      return isTransient(response.status) ? accessFailure('access-unknown', response, known, expectation) : undefined;
    });
    return result.failure && !result.response ? { ...result, failure: withUnverified(result.failure, expectation) } : result;
  };
  const id = lookup.id === 'guid' ? context.newId() : LARGEST_ID;
  const anonymous = await send(lookup.path, id);
  const known: Evidence = { ...evidence, anonymousReadStatus: anonymous.response?.status };
  // Send the token only if the host rejects the same request when it is sent without a token.
  const refused = anonymous.response?.status === 401;
  const { response, failure } = refused ? await send(lookup.path, id, token) : anonymous;
  const notFound = refused && response?.status === 404 && response.bodyKind !== 'html';
  const proven = notFound && response.repeatsId;
  // A 404 proves access only if the path exists. If anonymous requests to unknown paths return 404, a 401 shows that the path exists.
  const control =
    notFound && !proven ? await send('/_operations/', `${context.newId().replaceAll('-', '')}/${context.newId()}`) : undefined;
  const allowed = proven || control?.response?.status === 404;
  const observed = allowed ? 'allowed' : response !== undefined && isDenied(response, known) ? 'denied' : 'unknown';
  recordAccess(recorder, expectation, observed, control?.failure ?? failure ?? differenceOf(expectation, observed, response, known));
}

function differenceOf(
  expectation: AccessExpectation,
  observed: Observed,
  response: ProbeResponse,
  evidence: Evidence,
): Failure | undefined {
  if (observed === expectation.expected) return undefined;
  const code = observed === 'unknown' ? 'access-unknown' : observed === 'denied' ? 'access-missing' : 'access-excessive';
  return accessFailure(code, response, evidence, expectation);
}

function recordAccess(recorder: CheckRecorder, expectation: AccessExpectation, observed: Observed, failure: Failure | undefined): void {
  const { right, expected } = expectation;
  const status = observed === expected ? 'pass' : observed === 'unknown' ? 'warn' : 'fail';
  recorder.record({ name: 'access', right, expected: `${expected}: ${right}`, observed: { value: observed }, failure, status });
}
