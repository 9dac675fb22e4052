/** Retries with exponential backoff and jitter, up to a deadline. Only recoverable failures are retried. */
import type { AttemptResult, RetryDelay } from './failure.ts';

/** The clock. Tests pass a virtual one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** A random number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/** Time limits of a run. Milliseconds since the epoch. */
export interface Deadlines {
  /** No attempt starts after it. */
  readonly deadline: number;
  /** End of waiting for propagation. Equals the start of the run if `wait-seconds` is 0. */
  readonly waitUntil: number;
}

/** Attempts of a transient failure without `wait-seconds`. */
const QUICK_ATTEMPTS = 3;
/** Minimum time between consecutive passes. Milliseconds. */
export const BETWEEN_PASSES_MS = 5_000;
/** First and longest pause. Roles and credentials take minutes to propagate, so short pauses have no use there. */
const PAUSES = { transient: { first: 500, longest: 8_000 }, propagation: { first: 2_000, longest: 15_000 } } as const;

/**
 * Repeats an attempt until it succeeds, fails for good, or the next one would be too late.
 *
 * @param attempt one attempt. Receives its number, from 1.
 * @param onPause called before every pause.
 * @returns the value, or the last failure.
 */
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

/** Returns the pause before the next attempt in milliseconds, or undefined if there is no further attempt. */
function pauseBefore(
  { failure, retryAfterMs, noRetry }: Extract<AttemptResult<unknown>, { ok: false }>,
  attempts: number,
  { deadline, waitUntil }: Deadlines,
  clock: Clock,
): number | undefined {
  if (failure.recovery === 'none') return undefined;
  const quick = failure.recovery === 'transient' && attempts < QUICK_ATTEMPTS && noRetry !== true;
  const { first, longest } = PAUSES[failure.recovery];
  const backoff = Math.min(longest, first * 2 ** (attempts - 1));
  // Half of the pause is random, so that the jobs of a matrix do not retry at the same time.
  const pauseMs = Math.max(retryAfterMs ?? 0, backoff * (0.5 + clock.random() / 2));
  // The deadline of the run is never before the end of waiting.
  return clock.now() + pauseMs < (quick ? deadline : waitUntil) ? pauseMs : undefined;
}

/**
 * Returns how long a server asks to wait by `x-ms-retry-after-ms` or `Retry-After` (RFC 9110 §10.2.3), in milliseconds.
 *
 * @param headers of the response, with names in lower case.
 * @param now milliseconds since the epoch.
 * @returns undefined if there is no valid value.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const ms = headers['x-ms-retry-after-ms'];
  if (ms !== undefined && /^\d{1,9}$/.test(ms)) return Number(ms);
  const after = headers['retry-after'];
  if (after === undefined) return undefined;
  if (/^\d{1,6}$/.test(after)) return Number(after) * 1000;
  const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(after) ? Date.parse(after) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Time for pauses and second attempts in a run without `wait-seconds`. Milliseconds. */
const SLACK_MS = 20_000;

/**
 * Computes the deadlines of a run, so that silent servers cannot hold a job.
 *
 * @param started milliseconds since the epoch.
 * @param waves groups of endpoints that are checked one after the other.
 */
export function computeDeadlines(started: number, { timeoutMs, waitMs }: { timeoutMs: number; waitMs: number }, waves: number): Deadlines {
  return { deadline: started + waitMs + SLACK_MS + timeoutMs * (1 + Math.max(1, waves)), waitUntil: started + waitMs };
}
