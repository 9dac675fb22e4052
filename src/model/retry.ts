/** Retries with exponential backoff and jitter, up to a deadline. Permanent failures are not retried. */
import type { AttemptResult, RetryDelay } from './failure.ts';

/** Source of the current time and random numbers. Tests replace it with a virtual clock. */
export interface Clock {
  /** Returns the current time in milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Returns a random number between 0 (inclusive) and 1 (exclusive). */
  readonly random: () => number;
}

/** Deadlines of a run, in milliseconds since the epoch. */
export interface Deadlines {
  /** No new attempt starts after this time. */
  readonly deadline: number;
  /** The run waits until this time for changes to take effect. Same as the start time of the run if `wait-seconds` is 0. */
  readonly waitUntil: number;
  /** The action gives up if a server-requested delay ends after this time. Same as `waitUntil`, or as `deadline` if `wait-seconds` is 0. */
  readonly pauseUntil: number;
}

/** Maximum number of endpoints to check in parallel, and to connect to in advance. */
export const CONCURRENCY = 25;

/** Maximum number of attempts, including the first, if the failures are transient and `wait-seconds` is 0. */
const QUICK_ATTEMPTS = 3;
/** Minimum time between two successful checks that count toward `required-successes`, in milliseconds. */
export const BETWEEN_PASSES_MS = 5_000;
/** Delays in milliseconds before the second and third attempts to send a report. */
const PAUSES_OF_REPORTS_MS = [1_000, 4_000];
/** HTTP status codes that cause the action to resend a report. */
export const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** Initial and maximum retry delays in milliseconds. Propagation of roles and credentials takes minutes, so short delays would not help. */
const PAUSES = { transient: { first: 500, longest: 8_000 }, propagation: { first: 2_000, longest: 15_000 } } as const;

/** Retries an operation until it succeeds, it fails permanently, or time runs out. Attempts are numbered from 1. */
export async function retry<Value>(
  attempt: (number: number) => Promise<AttemptResult<Value>>,
  deadlines: Deadlines,
  clock: Clock,
  onPause: (pause: RetryDelay) => void,
): Promise<AttemptResult<Value>> {
  for (let attempts = 1; ; attempts++) {
    const attempted = await attempt(attempts);
    if (attempted.ok) return attempted;
    const { failure } = attempted;
    const pauseMs = pauseBefore(attempted, attempts, deadlines, clock);
    if (pauseMs === undefined) return { ok: false, failure };
    onPause({ failure, attempts, pauseMs, remainingMs: Math.max(0, deadlines.waitUntil - clock.now()) });
    await clock.sleep(pauseMs);
  }
}

/**
 * Waits before the next attempt to send a report. Returns false immediately if no attempts are left or too little time remains.
 *
 * @param attempts number of attempts so far. Undefined if the number is not limited.
 * @param to recipient of the report and reason for the pause, such as `GitHub (HTTP 503)`. Used in the log.
 */
export async function pauseForReport(
  to: string,
  attempts: number | undefined,
  requestedMs: number | undefined,
  { clock, deadline, log }: { readonly clock: Clock; readonly deadline: number; readonly log: (line: string) => void },
): Promise<boolean> {
  const backoff = attempts === undefined ? 0 : (PAUSES_OF_REPORTS_MS[attempts - 1] ?? Infinity);
  const pauseMs = Math.max(requestedMs ?? 0, backoff * (1 + clock.random() / 2));
  if (clock.now() + pauseMs >= deadline) return false;
  log(`Waiting for ${to}. Sending the report again in ${(pauseMs / 1000).toFixed(1)} s.`);
  await clock.sleep(pauseMs);
  return true;
}

function pauseBefore(
  { failure, retryAfterMs = failure.retryAfterMs, noRetry }: Extract<AttemptResult<unknown>, { ok: false }>,
  attempts: number,
  { deadline, waitUntil, pauseUntil }: Deadlines,
  clock: Clock,
): number | undefined {
  if (failure.recovery === 'none') return undefined;
  const quick = failure.recovery === 'transient' && attempts < QUICK_ATTEMPTS && noRetry !== true;
  const { first, longest } = PAUSES[failure.recovery];
  const backoff = Math.min(longest, first * 2 ** (attempts - 1));
  // Half of the pause is random. Otherwise, all matrix jobs would retry at the same time.
  const pauseMs = Math.max(retryAfterMs ?? 0, backoff * (0.5 + clock.random() / 2));
  // `pauseUntil` applies only if the server requests a delay that is longer than the usual delay between quick retries.
  const quickUntil = (retryAfterMs ?? 0) > first * 2 ? pauseUntil : deadline;
  // `waitUntil` is never later than `deadline`, so there is no need to check both.
  return clock.now() + pauseMs < (quick ? quickUntil : waitUntil) ? pauseMs : undefined;
}

/** Extra time for delays and retries, in milliseconds. Added to `wait-seconds`. */
const SLACK_MS = 20_000;

/** Computes the deadlines of a run. `waves` is the number of groups of endpoints that are checked in sequence. */
export function computeDeadlines(started: number, { timeoutMs, waitMs }: { timeoutMs: number; waitMs: number }, waves: number): Deadlines {
  const deadline = started + waitMs + SLACK_MS + timeoutMs * (1 + Math.max(1, waves));
  return { deadline, waitUntil: started + waitMs, pauseUntil: waitMs > 0 ? started + waitMs : deadline };
}
