import type { AttemptResult, RetryDelay } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { START, VirtualClock } from '../support/clock.ts';
import { failing } from '../support/failures.ts';
import { anyText, checkProperty, nearMissesOf } from '../support/property.ts';
import { type Deadlines, computeDeadlines, retry, TRANSIENT_STATUSES } from '../../../src/model/retry.ts';
import { retryAfter } from '../../../src/util/json.ts';
import { createFetch } from '../../../src/report/github/client.ts';
import { FakeHttpClient, respond } from '../support/http.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Smallest and largest random number. They give the shortest and longest pauses. */
const RANDOM_MIN = 0;
const RANDOM_MAX = 0.999_999;

interface Case {
  /** Results of the attempts. Any further attempt has the same result as the last one. */
  readonly attempts: readonly AttemptResult<string>[];
  readonly waitMs?: number;
  readonly deadlineMs?: number;
  readonly random?: number;
  readonly takesMs?: number;
}

const SUCCESS: AttemptResult<string> = { ok: true, value: 'value' };
const failed = (
  recovery: 'transient' | 'propagation' | 'none',
  options: { retryAfterMs?: number; noRetry?: boolean } = {},
): AttemptResult<string> => ({ ok: false, failure: failing(recovery), ...options });

const run = async ({ attempts, waitMs = 0, deadlineMs = 10 * MINUTE, random = RANDOM_MIN, takesMs = 0 }: Case) => {
  const clock = new VirtualClock(random);
  const deadlines: Deadlines = { deadline: START + deadlineMs, waitUntil: START + waitMs, pauseUntil: START + (waitMs || deadlineMs) };
  const startTimes: number[] = [];
  const pauses: RetryDelay[] = [];
  const attempt = (number: number): Promise<AttemptResult<string>> => {
    startTimes.push(clock.elapsed());
    clock.pass(takesMs);
    return Promise.resolve(attempts[Math.min(number, attempts.length) - 1] ?? SUCCESS);
  };
  const result = await retry(attempt, deadlines, clock, (pause) => pauses.push(pause));
  return {
    result: result.ok ? result.value : result.failure.code,
    calls: startTimes.length,
    startTimes,
    pauses,
    slept: clock.slept,
    elapsed: clock.elapsed(),
  };
};

const T = failed('transient');
const P = failed('propagation');
const NONE = failed('none');
const NO_QUICK_RETRY = failed('transient', { noRetry: true });
const delayed = (retryAfterMs: number, recovery: 'transient' | 'propagation' | 'none' = 'transient') => failed(recovery, { retryAfterMs });

describe('without wait-seconds', () => {
  test.each([
    ['makes one attempt if it succeeds', [SUCCESS], 1, 'value'],
    ['makes a second attempt after a transient failure', [T, SUCCESS], 2, 'value'],
    ['makes a third attempt after two transient failures', [T, T, SUCCESS], 3, 'value'],
    ['makes at most three attempts', [T], 3, 'recovery-transient'],
    ['does not retry a propagation failure', [P, SUCCESS], 1, 'recovery-propagation'],
    ['does not retry a permanent failure', [NONE, SUCCESS], 1, 'recovery-none'],
    ['stops at a permanent failure after a transient one', [T, NONE, SUCCESS], 2, 'recovery-none'],
    ['does not retry a transient failure marked as noRetry', [NO_QUICK_RETRY, SUCCESS], 1, 'recovery-transient'],
  ] as const)('%s', async (_, attempts, calls, result) => expect(await run({ attempts })).toMatchObject({ calls, result }));

  test.each([4000, 7000])('waits for the delay of %i ms that is part of a failure', async (retryAfterMs) => {
    const failure = { ...failing('transient'), retryAfterMs };
    expect((await run({ attempts: [{ ok: false, failure }, SUCCESS] })).slept).toEqual([retryAfterMs]);
  });

  test('numbers attempts from 1 and returns the last failure', async () => {
    const numbers: number[] = [];
    const attempt = (number: number) => {
      numbers.push(number);
      return Promise.resolve({ ok: false, failure: failing('transient', `failure-${String(number)}`) } as const);
    };
    const result = await retry(
      attempt,
      { deadline: START + MINUTE, waitUntil: START, pauseUntil: START },
      new VirtualClock(),
      () => undefined,
    );
    expect(numbers).toEqual([1, 2, 3]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'failure-3' } });
  });
});

describe('with wait-seconds', () => {
  test.each([
    ['retries a propagation failure until it succeeds', [P, P, P, P, SUCCESS], 'value', 5],
    ['retries a transient failure more than three times', [T, T, T, T, SUCCESS], 'value', 5],
    ['retries a transient failure marked as noRetry', [NO_QUICK_RETRY, NO_QUICK_RETRY, SUCCESS], 'value', 3],
    ['does not retry a permanent failure', [P, NONE, SUCCESS], 'recovery-none', 2],
    ['does not retry a permanent failure that requests a delay', [delayed(1, 'none'), SUCCESS], 'recovery-none', 1],
  ] as const)('%s', async (_, attempts, result, calls) => {
    expect(await run({ attempts, waitMs: 10 * MINUTE })).toMatchObject({ result, calls });
  });

  test('starts no attempt after wait-seconds', async () => {
    const { startTimes, result } = await run({ attempts: [P], waitMs: MINUTE, random: RANDOM_MAX });
    expect(result).toBe('recovery-propagation');
    expect(startTimes.every((at) => at <= MINUTE)).toBe(true);
    // The time between the last attempt and the end is shorter than the longest pause.
    expect(Math.max(...startTimes)).toBeGreaterThan(MINUTE - 15 * SECOND);
  });

  test('includes the duration of attempts in the wait time', async () => {
    const { startTimes } = await run({ attempts: [P], waitMs: MINUTE, takesMs: 25 * SECOND });
    expect(startTimes).toEqual([0, 26 * SECOND, 53 * SECOND]);
  });

  test('allows the quick attempts after the wait time', async () => {
    expect(await run({ attempts: [T], waitMs: 100, takesMs: SECOND })).toMatchObject({ calls: 3 });
    expect(await run({ attempts: [P], waitMs: 100, takesMs: SECOND })).toMatchObject({ calls: 1 });
  });
});

describe('pauses double, and half of each pause is random', () => {
  test.each([
    ['quick attempts, shortest', T, 0, RANDOM_MIN, [250, 500]],
    ['quick attempts, longest', T, 0, RANDOM_MAX, [500, 1000]],
    ['transient, limited to 8 seconds', T, 5 * MINUTE, RANDOM_MAX, [500, 1000, 2000, 4000, 8000, 8000, 8000]],
    ['propagation, shortest', P, 5 * MINUTE, RANDOM_MIN, [1000, 2000, 4000, 7500, 7500, 7500]],
    ['propagation, limited to 15 seconds', P, 5 * MINUTE, RANDOM_MAX, [2000, 4000, 8000, 15_000, 15_000, 15_000]],
  ])('%s', async (_, attempt, waitMs, random, expected) => {
    const { slept } = await run({ attempts: [attempt], waitMs, random });
    expect(slept.slice(0, expected.length).map(Math.round)).toEqual(expected);
  });

  test('and are reported before they start, with the remaining wait time', async () => {
    const { pauses } = await run({ attempts: [P, T, SUCCESS], waitMs: MINUTE, takesMs: SECOND });
    expect(pauses).toMatchObject([
      { failure: { code: 'recovery-propagation' }, attempts: 1, pauseMs: 1000, remainingMs: 59_000 },
      { failure: { code: 'recovery-transient' }, attempts: 2, pauseMs: 500, remainingMs: 57_000 },
    ]);
    expect((await run({ attempts: [T, SUCCESS], takesMs: SECOND })).pauses).toMatchObject([{ attempts: 1, remainingMs: 0 }]);
  });
});

describe('a requested delay', () => {
  test.each([
    ['is respected', { attempts: [delayed(3 * SECOND), SUCCESS] }, { result: 'value', slept: [3 * SECOND] }],
    ['does not shorten the backoff', { attempts: [delayed(10), SUCCESS] }, { result: 'value', slept: [250] }],
    ['of zero does not shorten the backoff', { attempts: [delayed(0), SUCCESS] }, { result: 'value', slept: [250] }],
    [
      'longer than the remaining time ends the retries',
      { attempts: [delayed(2 * MINUTE), SUCCESS], deadlineMs: MINUTE },
      { calls: 1, result: 'recovery-transient', elapsed: 0 },
    ],
    ...[1.1, 8, 15].map(
      (seconds) =>
        [
          `of ${String(seconds)} s is not longer than wait-seconds`,
          { attempts: [delayed(seconds * SECOND), SUCCESS], waitMs: 1.1 * SECOND, deadlineMs: MINUTE },
          { calls: 1, elapsed: 0 },
        ] as const,
    ),
    [
      'of 1 s is no longer than the backoff, so it may exceed wait-seconds',
      { attempts: [delayed(SECOND), SUCCESS], waitMs: SECOND / 2, deadlineMs: MINUTE },
      { calls: 2, result: 'value' },
    ],
    [
      'is respected while waiting for propagation',
      { attempts: [delayed(20 * SECOND, 'propagation'), SUCCESS], waitMs: MINUTE },
      { result: 'value', slept: [20 * SECOND] },
    ],
  ])('%s', async (_, given, expected) => expect(await run(given)).toMatchObject(expected));
});

test.each([
  [400, { calls: 2, elapsed: 250 }],
  [250, { calls: 1, elapsed: 0 }],
  [0, { calls: 1, elapsed: 0 }],
])('the deadline limits quick attempts (%i ms)', async (deadlineMs, expected) =>
  expect(await run({ attempts: [T], deadlineMs })).toMatchObject(expected),
);

/** RFC 9110 §10.2.3, and Azure's header in milliseconds (fhir-server: ThrottlingMiddleware.cs). */
describe('retryAfter returns the requested delay', () => {
  test.each([
    ['seconds', { 'retry-after': '3' }, 3000],
    ['no seconds', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 04:05:36 GMT' }, 30_000],
    ['a past date', { 'retry-after': 'Sat, 21 Nov 2026 04:00:00 GMT' }, 0],
    ['milliseconds', { 'x-ms-retry-after-ms': '1500' }, 1500],
    ['milliseconds instead of seconds', { 'x-ms-retry-after-ms': '1500', 'retry-after': '2' }, 1500],
    ['seconds if the milliseconds are invalid', { 'x-ms-retry-after-ms': 'soon', 'retry-after': '2' }, 2000],
    ['neither header', {}, undefined],
    ['an empty value', { 'retry-after': '' }, undefined],
    ['a fraction', { 'retry-after': '1.5' }, undefined],
    ['more seconds than the maximum', { 'retry-after': '1000000' }, 999_999_999],
    ['more seconds than a number can hold', { 'retry-after': '9'.repeat(400) }, 999_999_999],
    ['text before seconds', { 'retry-after': 'in 3' }, undefined],
    ['text after seconds', { 'retry-after': '3 s' }, undefined],
    ['text before milliseconds', { 'x-ms-retry-after-ms': 'in 1500' }, undefined],
    ['text after milliseconds', { 'x-ms-retry-after-ms': '1500 ms' }, undefined],
    ['more milliseconds than the maximum', { 'x-ms-retry-after-ms': '1000000000' }, 999_999_999],
    ['text before a date', { 'retry-after': 'Until Sat, 21 Nov 2026 04:05:36 GMT' }, undefined],
    ['a date with an offset', { 'retry-after': 'Sat, 21 Nov 2026 04:05:36 GMT+0100' }, undefined],
    ['a date in ISO 8601', { 'retry-after': '2026-11-21T04:05:36Z' }, undefined],
    ['an invalid date', { 'retry-after': 'Sat, 99 Nov 2026 04:05:36 GMT' }, undefined],
  ])('%s', (_, headers: Readonly<Record<string, string>>, ms) => expect(retryAfter(headers, START)).toBe(ms));
});

test('retryAfter returns a non-negative integer or undefined for any header values', () => {
  const headerValue = fc.oneof(
    anyText,
    nearMissesOf(fc.constantFrom('Sat, 21 Nov 2026 04:05:36 GMT', '120', '1e3', '-5')),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  checkProperty(
    fc.property(fc.record({ 'retry-after': headerValue, 'x-ms-retry-after-ms': headerValue }, { requiredKeys: [] }), (headers) => {
      const ms = retryAfter(headers, START);
      if (ms !== undefined) expect(Number.isSafeInteger(ms) && ms >= 0).toBe(true);
    }),
    1000,
  );
});

test('retry limits the number of attempts and starts none after the deadline', async () => {
  const failure = fc.tuple(
    fc.constantFrom('transient', 'propagation', 'none'),
    fc.option(fc.nat(100_000), { nil: undefined }),
    fc.boolean(),
  );
  const cases = fc.array(
    fc.tuple(
      fc.array(failure, { minLength: 1, maxLength: 8 }),
      fc.nat(120_000),
      fc.nat(60_000),
      fc.nat(30_000),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
    ),
    { minLength: 300, maxLength: 300 },
  );
  for (const [attempts, waitMs, afterMs, takesMs, random] of fc.sample(cases, { seed: 20_261_121, numRuns: 1 })[0] ?? []) {
    const deadlineMs = waitMs + afterMs;
    const outcomes = attempts.map(([recovery, retryAfterMs, noRetry]) =>
      failed(recovery, { noRetry, ...(retryAfterMs !== undefined && { retryAfterMs }) }),
    );
    const { startTimes, calls, result } = await run({ attempts: outcomes, waitMs, deadlineMs, takesMs: takesMs + 1, random });
    expect(result).toMatch(/^recovery-/);
    expect(Math.max(0, ...startTimes.slice(1))).toBeLessThanOrEqual(deadlineMs);
    expect(calls).toBeLessThanOrEqual(3 + deadlineMs / 250);
    expect(attempts.slice(0, Math.min(calls, attempts.length) - 1).every(([recovery]) => recovery !== 'none')).toBe(true);
  }
});

describe('reports', () => {
  test.each([
    [500, 0, [1000, 4000], ['1.0', '4.0']],
    [503, 0.5, [1250, 5000], ['1.3', '5.0']],
  ])('are sent again after a %i and a logged pause (jitter: %d)', async (status, random, slept, seconds) => {
    const clock = new VirtualClock(random);
    const http = new FakeHttpClient(() => respond(status));
    const log: string[] = [];
    const context = { http, clock, deadline: START + MINUTE, log: (line: string) => log.push(line) };
    await createFetch(context, 'https://api.github.com')('https://api.github.com/');
    expect(clock.slept).toEqual(slept);
    expect(log).toEqual(seconds.map((each) => `Waiting for GitHub (HTTP ${String(status)}). Sending the report again in ${each} s.`));
  });

  test('are sent again only after a transient status', () => {
    const statuses = Array.from({ length: 400 }, (_, index) => 200 + index);
    expect(statuses.filter((status) => TRANSIENT_STATUSES.has(status))).toEqual([408, 429, 500, 502, 503, 504]);
  });
});

/** Limits of a run with default inputs if no server responds. */
describe('computeDeadlines', () => {
  const DEFAULTS = { timeoutMs: 10 * SECOND, waitMs: 0 };

  test.each([
    ['limits a run with one endpoint to 45 s', 1, 45],
    ['limits a run without endpoints to 45 s', 0, 45],
    ['limits a run with 200 endpoints, 25 at a time, to 120 s', 8, 120],
  ])('%s', (_, waves, seconds) => {
    const { deadline, waitUntil, pauseUntil } = computeDeadlines(START, DEFAULTS, waves);
    expect(deadline - START).toBeLessThanOrEqual(seconds * SECOND);
    expect(deadline - START).toBeGreaterThanOrEqual((1 + Math.max(1, waves)) * 10 * SECOND);
    expect([waitUntil, pauseUntil]).toEqual([START, deadline]);
  });

  test('counts wait-seconds from the start and allows the last attempt to finish', () => {
    const { deadline, waitUntil, pauseUntil } = computeDeadlines(START, { timeoutMs: 10 * SECOND, waitMs: 10 * MINUTE }, 1);
    expect([waitUntil, pauseUntil]).toEqual([START + 10 * MINUTE, START + 10 * MINUTE]);
    expect(deadline).toBeGreaterThan(waitUntil + 10 * SECOND);
  });
});
