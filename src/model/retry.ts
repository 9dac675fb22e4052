/** Retries with exponential backoff and jitter, up to a deadline. Only recoverable failures are retried. */
import type { AttemptResult, RetryDelay } from './failure.ts';

/** Source of time and random numbers. Tests replace it with a virtual clock. */
export interface Clock {
  /** Returns the current time in milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Returns a random number between 0 (inclusive) and 1 (exclusive). */
  readonly random: () => number;
}

/** Time limits of a run, in milliseconds since the epoch. */
export interface Deadlines {
  /** Time after which no new attempt starts. */
  readonly deadline: number;
  /** Time until which the run waits for changes to propagate. Equals the start of the run if `wait-seconds` is 0. */
  readonly waitUntil: number;
  /** Latest end of a pause that a server requests. Equals `waitUntil`, or `deadline` if `wait-seconds` is 0. */
  readonly pauseUntil: number;
}

/** Maximum number of attempts for a transient failure, including the first attempt, if `wait-seconds` is not set. */
const QUICK_ATTEMPTS = 3;
/** Minimum time between two of the `required-successes`, in milliseconds. */
export const BETWEEN_PASSES_MS = 5_000;
/** Pauses before the second and third attempt to send a report, in milliseconds. */
const PAUSES_OF_REPORTS_MS = [1_000, 4_000];
/** HTTP statuses for which a report is sent again. */
export const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** First and longest pause in milliseconds. Roles and credentials take minutes to propagate, so short pauses would be useless. */
const PAUSES = { transient: { first: 500, longest: 8_000 }, propagation: { first: 2_000, longest: 15_000 } } as const;

/** Repeats an attempt until it succeeds, fails permanently, or runs out of time. Attempt numbers start at 1. */
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
 * Pauses before a report is sent again. Returns false instead if there is no next attempt or not enough time.
 *
 * @param attempts number of attempts so far. Undefined if only the requested pause counts.
 * @param to the receiver and the reason, for the log: `GitHub (HTTP 503)`.
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
  log(`Waiting for ${to}. The report is sent again in ${(pauseMs / 1000).toFixed(1)} s.`);
  await clock.sleep(pauseMs);
  return true;
}

/** Returns the pause before the next attempt in milliseconds, or undefined if there is no next attempt. */
function pauseBefore(
  { failure, retryAfterMs, noRetry }: Extract<AttemptResult<unknown>, { ok: false }>,
  attempts: number,
  { deadline, waitUntil, pauseUntil }: Deadlines,
  clock: Clock,
): number | undefined {
  if (failure.recovery === 'none') return undefined;
  const quick = failure.recovery === 'transient' && attempts < QUICK_ATTEMPTS && noRetry !== true;
  const { first, longest } = PAUSES[failure.recovery];
  const backoff = Math.min(longest, first * 2 ** (attempts - 1));
  // Half of the pause is random, so that matrix jobs do not retry at the same time.
  const pauseMs = Math.max(retryAfterMs ?? 0, backoff * (0.5 + clock.random() / 2));
  // `pauseUntil` limits only requested pauses that are longer than the backoff of quick attempts.
  const quickUntil = (retryAfterMs ?? 0) > first * 2 ? pauseUntil : deadline;
  // `deadline` is never earlier than `waitUntil`.
  return clock.now() + pauseMs < (quick ? quickUntil : waitUntil) ? pauseMs : undefined;
}

/** Returns the delay in milliseconds if `x-ms-retry-after-ms` or `Retry-After` (RFC 9110 §10.2.3) has a valid value. */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const ms = headers['x-ms-retry-after-ms'] ?? '';
  if (/^\d{1,9}$/.test(ms)) return Number(ms);
  const after = headers['retry-after'] ?? '';
  if (/^\d{1,6}$/.test(after)) return Number(after) * 1000;
  const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(after) ? Date.parse(after) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Time for pauses and retries in addition to `wait-seconds`, in milliseconds. */
const SLACK_MS = 20_000;

/** Computes the deadlines of a run. `waves` is the number of groups of endpoints that are checked one after another. */
export function computeDeadlines(started: number, { timeoutMs, waitMs }: { timeoutMs: number; waitMs: number }, waves: number): Deadlines {
  const deadline = started + waitMs + SLACK_MS + timeoutMs * (1 + Math.max(1, waves));
  return { deadline, waitUntil: started + waitMs, pauseUntil: waitMs > 0 ? started + waitMs : deadline };
}
