/** Sends requests to an endpoint, and records the requests and check results. */
import type { ProbeRequest } from '../azure/services/service.ts';
import { networkFailure } from '../failures/network.ts';
import { withUnsignedToken } from '../failures/service-exposure.ts';
import type { Timings } from '../http/types.ts';
import type { AttemptResult, Failure } from '../model/failure.ts';
import { worst, type Check, type EndpointOutcome, type Span, type Status } from '../model/outcome.ts';
import type { Context, Request, Target } from '../model/request.ts';
import { retry } from '../model/retry.ts';
import { ACTION } from '../util/text.ts';
import { reduceResponse, START_BYTES } from './response-summary.ts';

/** An endpoint's response and details of any earlier attempts. */
export interface ProbeResponse extends ReturnType<typeof reduceResponse> {
  readonly url: string;
  readonly path: string;
  /** Number of attempts so far, including this one. */
  readonly attempts: number;
  /** HTTP statuses of the earlier attempts. Attempts without a response are omitted. */
  readonly earlier: readonly number[];
  readonly timings: Timings;
}

/** The last response, plus a failure if there was no response or it was unexpected. */
export type ProbeResult =
  | { readonly response: ProbeResponse; readonly failure: undefined }
  | { readonly response: ProbeResponse | undefined; readonly failure: Failure };

interface Probe extends ProbeRequest {
  /** URL to which the request path is appended, either the `base` or the `root` of the target. */
  readonly above: string;
  readonly token?: string;
  /** True if the beginning of a large body is enough to evaluate the response. */
  readonly truncate?: boolean;
  /** True if a 2xx response with an incomplete body is accepted. A retry could reach another server that returns a different status. */
  readonly partial?: boolean;
  readonly sentId?: string;
}

/** The result of a check. If `status` is undefined, it is derived from the failure. */
type CheckResult = Omit<Check, 'status' | 'time'> & { readonly status?: Status | undefined };

const TIMEOUTS: ReadonlySet<string> = new Set(['TIMEOUT', 'DEADLINE', 'ETIMEDOUT']);

/** Failure codes that are reported as warnings. */
const WARNINGS: ReadonlySet<string> = new Set([
  ...['jobs-not-listable', 'latency-high', 'service-degraded', 'health-path-failed'],
  ...['anonymous-unavailable', 'anonymous-unclear', 'token-check-unclear', 'access-unknown'],
]);

export class CheckRecorder {
  readonly target: Target;
  readonly request: Request;
  readonly context: Context;
  readonly #checks: Check[] = [];
  readonly #spans: Span[] = [];
  #authorised: ProbeResponse | undefined;
  #first: ProbeResponse | undefined;

  constructor(target: Target, request: Request, context: Context) {
    this.target = target;
    this.request = request;
    this.context = context;
  }

  /**
   * Sends a request, and retries transient failures up to two times. Records the timings and the response, but not a check result.
   *
   * @param evaluate returns the failure for an unexpected response.
   */
  async send(name: string, request: Probe, evaluate: (response: ProbeResponse) => Failure | undefined): Promise<ProbeResult> {
    const { clock, deadlines, log } = this.context;
    const earlier: number[] = [];
    let response: ProbeResponse | undefined;
    const attempt = async (number: number): Promise<AttemptResult<ProbeResponse>> => {
      if (response !== undefined) earlier.push(response.status);
      response = undefined;
      const sent = await this.#sendOnce(request, { attempts: number, earlier });
      if (!sent.ok) return sent;
      response = sent.value;
      const failure = evaluate(response);
      return failure === undefined ? sent : { ok: false, failure, retryAfterMs: response.retryAfterMs };
    };
    const start = clock.now();
    const result = await retry(attempt, { ...deadlines, waitUntil: 0 }, clock, (pause) => {
      log.pause(this.target.name, pause);
    });
    this.#spans.push({ label: name, start, end: clock.now(), ok: result.ok });
    this.#first ??= response;
    if (name === 'authorised') this.#authorised = response;
    if (result.ok) return { response: result.value, failure: undefined };
    const { failure } = result;
    return { response, failure: name === 'unsigned-token' && response === undefined ? withUnsignedToken(failure, this.target) : failure };
  }

  async #sendOnce(request: Probe, attempt: Pick<ProbeResponse, 'attempts' | 'earlier'>): Promise<AttemptResult<ProbeResponse>> {
    const { target, context } = this;
    const { cloud, limits, run } = this.request;
    const { service, audience } = target;
    const { form, maxBytes, sentId, truncate, partial } = request;
    const url = new URL(`${request.above}${request.path}`);
    // The job ID must not be logged.
    const path = sentId === undefined ? request.path : request.path.replace(sentId, '<ID>');
    const headers = headersOf(target, request, `${run.repository}/${run.runId}/${run.runAttempt}`);
    const result = await context.http.send({ url, headers, truncate, partial, maxBytes: maxBytes ?? (truncate ? START_BYTES : undefined) });
    if (!result.ok) {
      const { error } = result;
      const failure = networkFailure({ error, whose: `the ${service.title}`, timeoutMs: limits.timeoutMs, path, url: url.href });
      // Do not retry a request that timed out, because retrying 200 unresponsive hosts would make the run miss its deadline.
      return { ok: false, failure, noRetry: TIMEOUTS.has(error.code) };
    }
    const options = { url, cloud, now: context.clock.now(), hide: context.hide, service, audience, form, sentId };
    const { timings } = result.response;
    return { ok: true, value: { ...reduceResponse(result.response, options), ...attempt, url: url.href, path, timings } };
  }

  /** Records a check. Replaces an earlier result of the same check. */
  record(result: CheckResult): void {
    const { failure } = result;
    const status = result.status ?? (failure === undefined ? 'pass' : WARNINGS.has(failure.code) ? 'warn' : 'fail');
    const check = { ...result, status, time: this.context.clock.now() };
    const at = this.#checks.findIndex(({ name, expected }) => name === check.name && expected === check.expected);
    if (at === -1) this.#checks.push(check);
    else this.#checks[at] = check;
  }

  /** Records a check and the HTTP status of its response. */
  recordResponse(name: string, response: ProbeResponse | undefined, result: Omit<CheckResult, 'name' | 'observed'>): void {
    const note = result.note ?? (result.failure === undefined ? earlierAttempts(response) : undefined);
    this.record({ name, ...result, observed: response && { value: response.status }, note });
  }

  outcome(): EndpointOutcome {
    return {
      target: this.target,
      status: worst(this.#checks),
      checks: this.#checks,
      httpStatus: this.#authorised?.status,
      latencyMs: this.#authorised && Math.round(this.#authorised.timings.firstByte),
      timings: this.#first?.timings,
      spans: this.#spans,
    };
  }
}

function headersOf(target: Target, { headers, token }: Probe, run: string): Record<string, string> {
  return {
    'user-agent': ACTION,
    ...headers,
    // Only Azure hosts log audit headers. Other hosts do not need to know which repository and run sent the request.
    ...(target.trust === 'azure' && target.service.auditHeaders?.(run)),
    // Close the connection after the request. Otherwise, a run with many services would keep hundreds of connections open.
    ...(token !== undefined && { connection: 'close', authorization: `Bearer ${token}` }),
  };
}

/** Returns a note about earlier attempts, such as `GET /metadata returned 503 twice before the last attempt.` */
export function earlierAttempts(response: ProbeResponse | undefined): string | undefined {
  if (response === undefined || response.earlier.length === 0) return undefined;
  const counts = Map.groupBy(response.earlier, (status) => status);
  // A request is retried at most twice.
  const times = [...counts].map(([status, all]) => `${String(status)} ${all.length === 1 ? 'once' : 'twice'}`);
  return `GET ${response.path.replace(/\?.*$/, '')} returned ${times.join(' and ')} before the last attempt.`;
}
