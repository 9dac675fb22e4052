/** Retries with exponential backoff and jitter, up to a deadline. Permanent failures are not retried. */
import type { AttemptResult, RetryDelay } from './failure.ts';

/** Provides the time and random numbers. Tests replace it with a virtual clock. */
export interface Clock {
  /** Returns the current time in milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Returns a random number between 0 (inclusive) and 1 (exclusive). */
  readonly random: () => number;
}

/** Time limits of a run, in milliseconds since the epoch. */
export interface Deadlines {
  /** No new attempt starts after this time. */
  readonly deadline: number;
  /** The run waits for changes to take effect until this time. Equals the start of the run if `wait-seconds` is 0. */
  readonly waitUntil: number;
  /** A pause that a server requests must end before this time. Equals `waitUntil`, or `deadline` if `wait-seconds` is 0. */
  readonly pauseUntil: number;
}

/** Maximum number of attempts, including the first, for transient failures if `wait-seconds` is not set. */
const QUICK_ATTEMPTS = 3;
/** Minimum time between two passes that count toward `required-successes`, in milliseconds. */
export const BETWEEN_PASSES_MS = 5_000;
/** Pauses before the second and third attempts to send a report, in milliseconds. */
const PAUSES_OF_REPORTS_MS = [1_000, 4_000];
/** HTTP statuses after which a report is sent again. */
export const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** First and longest pause, in milliseconds. Changes to roles and credentials take minutes to propagate, so short pauses would not help. */
const PAUSES = { transient: { first: 500, longest: 8_000 }, propagation: { first: 2_000, longest: 15_000 } } as const;

/** Repeats an attempt until it succeeds, fails permanently, or time runs out. Attempts are numbered from 1. */
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
 * Pauses before a report is sent again. Returns false immediately if no attempts are left or not enough time is left.
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
  { failure, retryAfterMs, noRetry }: Extract<AttemptResult<unknown>, { ok: false }>,
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
  // `pauseUntil` applies only if the server requests a longer delay than the usual delay between quick attempts.
  const quickUntil = (retryAfterMs ?? 0) > first * 2 ? pauseUntil : deadline;
  // `waitUntil` is never later than `deadline`, so there is no need to check both.
  return clock.now() + pauseMs < (quick ? quickUntil : waitUntil) ? pauseMs : undefined;
}

/** Returns the delay in milliseconds from `x-ms-retry-after-ms` or `Retry-After` (RFC 9110 §10.2.3). Ignores invalid values. */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const ms = headers['x-ms-retry-after-ms'] ?? '';
  if (/^\d{1,9}$/.test(ms)) return Number(ms);
  const after = headers['retry-after'] ?? '';
  if (/^\d{1,6}$/.test(after)) return Number(after) * 1000;
  const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(after) ? Date.parse(after) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Time that a run may spend on pauses and retries in addition to `wait-seconds`, in milliseconds. */
const SLACK_MS = 20_000;

/** Computes the deadlines of a run. `waves` is the number of groups of endpoints, which are checked one after another. */
export function computeDeadlines(started: number, { timeoutMs, waitMs }: { timeoutMs: number; waitMs: number }, waves: number): Deadlines {
  const deadline = started + waitMs + SLACK_MS + timeoutMs * (1 + Math.max(1, waves));
  return { deadline, waitUntil: started + waitMs, pauseUntil: waitMs > 0 ? started + waitMs : deadline };
}
