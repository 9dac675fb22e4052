/** Records the checks and requests of one endpoint, in order. */
import type { Failure } from '../model/failure.ts';
import { worst, type Check, type EndpointOutcome, type Span, type Status } from '../model/outcome.ts';
import type { Context, Request, Target } from '../model/request.ts';
import { probe, type Probe, type ProbeResponse, type ProbeResult } from './probe.ts';

/** A check without its time. */
interface CheckResult {
  readonly name: string;
  readonly failure?: Failure | undefined;
  /** Derived from the failure if it is not set. */
  readonly status?: Status | undefined;
  readonly observed?: Check['observed'] | undefined;
  readonly expected?: string | undefined;
  readonly right?: Check['right'] | undefined;
  readonly note?: string | undefined;
}

/** Codes of the failures that are only warnings. */
const WARNINGS: ReadonlySet<string> = new Set([
  ...['jobs-not-listable', 'latency-high', 'service-degraded', 'health-path-failed'],
  ...['anonymous-unavailable', 'anonymous-unclear', 'token-check-unclear', 'access-unknown'],
]);

/** Records the checks and requests of one endpoint. */
export class CheckRecorder {
  readonly target: Target;
  readonly request: Request;
  readonly context: Context;
  readonly #checks: Check[] = [];
  readonly #spans: Span[] = [];
  /** The response to the read with the token. */
  #authorised: ProbeResponse | undefined;
  #first: ProbeResponse | undefined;
  #retryAfterMs: number | undefined;

  constructor(target: Target, request: Request, context: Context) {
    this.target = target;
    this.request = request;
    this.context = context;
  }

  /** Sends a request and records its timing and response, but no check. */
  async send(name: string, request: Probe, evaluate: (response: ProbeResponse) => Failure | undefined): Promise<ProbeResult> {
    const { now } = this.context.clock;
    const start = now();
    const result = await probe(this.target, this.request, request, evaluate, this.context);
    this.#spans.push({ label: name, start, end: now(), ok: result.failure === undefined });
    this.#first ??= result.response;
    if (name === 'authorised') this.#authorised = result.response;
    if (result.failure !== undefined) this.#retryAfterMs = result.response?.retryAfterMs;
    return result;
  }

  /** Records a check. Replaces a check with the same name and expectation. */
  record({ name, failure, status, observed, expected, right, note }: CheckResult): void {
    const check: Check = {
      name,
      status: status ?? (failure === undefined ? 'pass' : WARNINGS.has(failure.code) ? 'warn' : 'fail'),
      time: this.context.clock.now(),
      ...(observed && { observed }),
      ...(expected !== undefined && { expected }),
      ...(right !== undefined && { right }),
      ...(failure && { failure }),
      ...(note !== undefined && { note }),
    };
    const at = this.#checks.findIndex((other) => other.name === name && other.expected === expected);
    if (at === -1) this.#checks.push(check);
    else this.#checks[at] = check;
  }

  /** Records the check that a response belongs to. */
  recordResponse(name: string, response: ProbeResponse | undefined, result: Omit<CheckResult, 'name' | 'observed'>): void {
    const note = result.note ?? (result.failure === undefined ? earlierAttempts(response) : undefined);
    this.record({ name, ...result, observed: response && { value: response.status }, note });
  }

  /** Returns the outcome for the endpoint. */
  outcome(): EndpointOutcome {
    return {
      target: this.target,
      status: worst(this.#checks),
      checks: this.#checks,
      httpStatus: this.#authorised?.status,
      latencyMs: this.#authorised && Math.round(this.#authorised.timings.firstByte),
      timings: this.#first?.timings,
      spans: this.#spans,
      retryAfterMs: this.#retryAfterMs,
    };
  }
}

/** Returns a note about earlier responses: `Returned 503 twice before.` */
function earlierAttempts(response: ProbeResponse | undefined): string | undefined {
  if (response === undefined || response.earlier.length === 0) return undefined;
  const counts = Map.groupBy(response.earlier, (status) => status);
  const times = [...counts].map(
    ([status, all]) => `${String(status)} ${all.length === 1 ? 'once' : all.length === 2 ? 'twice' : `${String(all.length)} times`}`,
  );
  return `Returned ${times.join(' and ')} before.`;
}
