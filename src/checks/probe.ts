/** Sends a request to an endpoint and retries it after transient failures. */
import type { ProbeRequest } from '../azure/services/service.ts';
import { networkFailure } from '../failures/network.ts';
import type { ResponseSummary } from '../failures/contexts.ts';
import type { AttemptResult, Failure } from '../model/failure.ts';
import type { Context, Request, Target } from '../model/request.ts';
import { reduceResponse } from './response-summary.ts';
import { retry } from '../model/retry.ts';
import type { Timings } from '../http/types.ts';
import { ACTION } from '../util/text.ts';

/** A response, with the earlier attempts. */
export interface ProbeResponse extends ResponseSummary {
  readonly url: string;
  readonly path: string;
  /** Number of attempts, including this one. */
  readonly attempts: number;
  /** Status of each earlier attempt. */
  readonly earlier: readonly number[];
  readonly timings: Timings;
  /** The parsed body, not validated. It must not leave the checks. */
  readonly json: unknown;
}

/** The last response, with the failure if it was missing or unexpected. */
export type ProbeResult =
  | { readonly response: ProbeResponse; readonly failure: undefined }
  | { readonly response: ProbeResponse | undefined; readonly failure: Failure };

export interface Probe extends ProbeRequest {
  /** URL that precedes the path, which is the target's `base` or `root`. */
  readonly above: string;
  /** Bearer token. */
  readonly token?: string;
  /** True if the start of a large body is enough to determine its kind. */
  readonly truncate?: boolean;
  /** ID in the path. */
  readonly sentId?: string;
}

/** Longest requested pause that may extend beyond `wait-seconds`. Milliseconds. */
const LONGEST_QUICK_PAUSE_MS = 10_000;

/**
 * Sends a request, up to three times if the failure is transient. smoke-test.ts waits for propagation.
 *
 * @param evaluate returns the failure for an unexpected response.
 */
export async function probe(
  target: Target,
  { cloud, limits, run }: Pick<Request, 'cloud' | 'limits' | 'run'>,
  request: Probe,
  evaluate: (response: ProbeResponse) => Failure | undefined,
  context: Context,
): Promise<ProbeResult> {
  const { http, clock, deadlines, log } = context;
  const url = new URL(`${request.above}${request.path}`);
  // The ID is compared with the response and never printed.
  const path = request.sentId === undefined ? request.path : request.path.replace(request.sentId, '<ID>');
  const headers = headersOf(target, request, `${run.repository}/${run.runId}/${run.runAttempt}`);
  const earlier: number[] = [];
  let response: ProbeResponse | undefined;
  const attempt = async (number: number): Promise<AttemptResult<ProbeResponse>> => {
    if (response !== undefined) earlier.push(response.status);
    response = undefined;
    const result = await http.send({
      ...{ url, headers, truncate: request.truncate },
      ...(request.maxBytes !== undefined && { maxBytes: request.maxBytes }),
    });
    if (!result.ok) {
      const { error } = result;
      const whose = `the ${target.service.title}`;
      const failure = networkFailure({ error, whose, timeoutMs: limits.timeoutMs, path, url: url.href });
      // A timeout is not retried within a check, because 200 unresponsive hosts would exceed the deadline of the run.
      return { ok: false, failure, noRetry: TIMEOUTS.has(error.code) };
    }
    const { summary, json } = reduceResponse(result.response, {
      ...{ url, cloud, now: clock.now(), hide: context.hide, service: target.service, audience: target.audience },
      ...{ form: request.form, sentId: request.sentId },
    });
    response = { ...summary, json, url: url.href, path, attempts: number, earlier, timings: result.response.timings };
    const failure = evaluate(response);
    if (failure === undefined) return { ok: true, value: response };
    const pauseMs = response.retryAfterMs ?? 0;
    const tooLong = limits.waitMs > 0 && pauseMs > Math.max(LONGEST_QUICK_PAUSE_MS, deadlines.waitUntil - clock.now());
    return { ok: false, failure, retryAfterMs: response.retryAfterMs, noRetry: tooLong };
  };
  const result = await retry(attempt, { ...deadlines, waitUntil: 0 }, clock, (pause) => {
    log.pause(target.name, pause);
  });
  return result.ok ? { response: result.value, failure: undefined } : { response, failure: result.failure };
}

const TIMEOUTS: ReadonlySet<string> = new Set(['TIMEOUT', 'DEADLINE', 'ETIMEDOUT']);

/** True if the host did not respond in time, so another request would be useless. */
export function isTimeout({ code }: Failure): boolean {
  return code === 'timed-out' || code === 'deadline-reached';
}

function headersOf(target: Target, { headers, token }: Probe, run: string): Record<string, string> {
  return {
    'user-agent': ACTION,
    // Without this header, the server may use any compression (RFC 9110 §12.5.3).
    'accept-encoding': 'identity',
    ...headers,
    // Only Azure's hosts log the audit headers. A gateway does not need to know where the action runs.
    ...(target.trust === 'azure' && target.service.auditHeaders(run)),
    // Few requests follow this one. Without this header, checking many services would keep hundreds of connections open.
    ...(token !== undefined && { connection: 'close', authorization: `Bearer ${token}` }),
  };
}
