import type { AttemptResult, RetryDelay } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { START, VirtualClock } from '../support/clock.ts';
import { failing } from '../support/failures.ts';
import { anyText, hold, nearly } from '../support/property.ts';
import { type Deadlines, computeDeadlines, retry, retryAfter } from '../../../src/model/retry.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Chance at its two ends: half of a pause is chance. */
const LEAST = 0;
const MOST = 0.999_999;

interface Case {
  /** What each attempt comes to; the last one again and again. */
  readonly attempts: readonly AttemptResult<string>[];
  readonly waitMs?: number;
  readonly deadlineMs?: number;
  readonly random?: number;
  /** How long one attempt takes. */
  readonly takesMs?: number;
}

const FINE: AttemptResult<string> = { ok: true, value: 'fine' };
const no = (
  recovery: 'transient' | 'propagation' | 'none',
  others: { retryAfterMs?: number; noRetry?: boolean } = {},
): AttemptResult<string> => ({ ok: false, failure: failing(recovery), ...others });

/** Runs a case, and says what came of it, how many attempts it took, and the pauses between them. */
const run = async ({ attempts, waitMs = 0, deadlineMs = 10 * MINUTE, random = LEAST, takesMs = 0 }: Case) => {
  const clock = new VirtualClock(random);
  const deadlines: Deadlines = { deadline: START + deadlineMs, waitUntil: START + waitMs };
  const began: number[] = [];
  const pauses: RetryDelay[] = [];
  const attempt = (number: number): Promise<AttemptResult<string>> => {
    began.push(clock.elapsed());
    clock.pass(takesMs);
    return Promise.resolve(attempts[Math.min(number, attempts.length) - 1] ?? FINE);
  };
  const result = await retry(attempt, deadlines, clock, (pause) => pauses.push(pause));
  return {
    result: result.ok ? result.value : result.failure.code,
    calls: began.length,
    began,
    pauses,
    slept: clock.slept,
    elapsed: clock.elapsed(),
  };
};

describe('how often is tried when nothing is waited for', () => {
  test.each([
    ['what works at once', [FINE], 1, 'fine'],
    ['what works at the second try', [no('transient'), FINE], 2, 'fine'],
    ['what works at the third try', [no('transient'), no('transient'), FINE], 3, 'fine'],
    ['what passes by itself, three times', [no('transient')], 3, 'recovery-transient'],
    ['what only waiting recovery, once', [no('propagation'), FINE], 1, 'recovery-propagation'],
    ['what never recovery, once', [no('none'), FINE], 1, 'recovery-none'],
    ['a refusal after a passing fault, and no more', [no('transient'), no('none'), FINE], 2, 'recovery-none'],
    ['a silent host, once', [no('transient', { noRetry: true }), FINE], 1, 'recovery-transient'],
  ] as const)('%s', async (_, attempts, calls, result) => {
    expect(await run({ attempts })).toMatchObject({ calls, result });
  });

  test('attempts are numbered from 1, and the last failure is returned', async () => {
    const clock = new VirtualClock();
    const numbers: number[] = [];
    const result = await retry(
      (number) => {
        numbers.push(number);
        return Promise.resolve({ ok: false, failure: failing('transient', `failure-${String(number)}`) });
      },
      { deadline: START + MINUTE, waitUntil: START },
      clock,
      () => undefined,
    );
    expect(numbers).toEqual([1, 2, 3]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'failure-3' } });
  });
});

describe('pauses', () => {
  test('double, and half of each is chance: the jobs of a matrix must not come back all at once', async () => {
    expect((await run({ attempts: [no('transient')], random: LEAST })).slept).toEqual([250, 500]);
    const most = (await run({ attempts: [no('transient')], random: MOST })).slept;
    expect(most.map(Math.round)).toEqual([500, 1000]);
  });

  test('do not grow without end', async () => {
    const { slept } = await run({ attempts: [no('transient')], waitMs: 5 * MINUTE, random: MOST });
    expect(slept.slice(0, 6).map(Math.round)).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
    expect(Math.max(...slept)).toBeLessThanOrEqual(8 * SECOND);
  });

  test('are longer for what takes minutes anyway', async () => {
    const { slept } = await run({ attempts: [no('propagation')], waitMs: 5 * MINUTE, random: MOST });
    expect(slept.slice(0, 5).map(Math.round)).toEqual([2000, 4000, 8000, 15_000, 15_000]);
    expect((await run({ attempts: [no('propagation')], waitMs: 5 * MINUTE, random: LEAST })).slept.slice(0, 5)).toEqual([
      1000, 2000, 4000, 7500, 7500,
    ]);
  });

  test('are logged before they begin, with the remaining wait-seconds', async () => {
    const { pauses } = await run({ attempts: [no('propagation'), no('transient'), FINE], waitMs: MINUTE, takesMs: SECOND });
    expect(pauses).toMatchObject([
      { failure: { code: 'recovery-propagation' }, attempts: 1, pauseMs: 1000, remainingMs: 59_000 },
      { failure: { code: 'recovery-transient' }, attempts: 2, pauseMs: 500, remainingMs: 57_000 },
    ]);
  });

  test('say that nothing is waited for when nothing is', async () => {
    const { pauses } = await run({ attempts: [no('transient'), FINE], takesMs: SECOND });
    expect(pauses).toMatchObject([{ attempts: 1, remainingMs: 0 }]);
  });
});

describe('a server that asks to be left alone', () => {
  test.each([
    ['is, for as long as it asks', 3 * SECOND, [3 * SECOND]],
    ['is, for the usual pause when that is longer', 10, [250]],
    ['is asked again at once when it asks for nothing', 0, [250]],
  ])('%s', async (_, retryAfterMs, slept) => {
    expect(await run({ attempts: [no('transient', { retryAfterMs }), FINE] })).toMatchObject({ result: 'fine', slept });
  });

  test('that is longer than the remaining time ends the retries', async () => {
    expect(await run({ attempts: [no('transient', { retryAfterMs: 2 * MINUTE }), FINE], deadlineMs: MINUTE })).toMatchObject({
      calls: 1,
      result: 'recovery-transient',
      elapsed: 0,
    });
  });

  test('for longer than wait-seconds last may still be asked within the deadline of the run', async () => {
    expect(
      await run({ attempts: [no('transient', { retryAfterMs: 8 * SECOND }), FINE], waitMs: 5 * SECOND, deadlineMs: MINUTE }),
    ).toMatchObject({ calls: 2, result: 'fine' });
  });

  test('is not asked again after a refusal, whatever it asks for', async () => {
    expect(await run({ attempts: [no('none', { retryAfterMs: 1 }), FINE], waitMs: MINUTE })).toMatchObject({
      calls: 1,
      result: 'recovery-none',
    });
  });

  test('is left alone that long while wait-seconds last, too', async () => {
    expect(await run({ attempts: [no('propagation', { retryAfterMs: 20 * SECOND }), FINE], waitMs: MINUTE })).toMatchObject({
      result: 'fine',
      slept: [20 * SECOND],
    });
  });
});

describe('waiting', () => {
  test.each([
    ['outwaits what propagates', [no('propagation'), no('propagation'), no('propagation'), no('propagation'), FINE], 'fine', 5],
    [
      'retries temporary faults more than three times',
      [no('transient'), no('transient'), no('transient'), no('transient'), FINE],
      'fine',
      5,
    ],
    ['outwaits a silent host', [no('transient', { noRetry: true }), no('transient', { noRetry: true }), FINE], 'fine', 3],
    ['never outwaits a refusal', [no('propagation'), no('none'), FINE], 'recovery-none', 2],
  ] as const)('%s', async (_, attempts, result, calls) => {
    expect(await run({ attempts, waitMs: 10 * MINUTE })).toMatchObject({ result, calls });
  });

  test('ends with wait-seconds: no attempt begins after them', async () => {
    const { began, result } = await run({ attempts: [no('propagation')], waitMs: MINUTE, random: MOST });
    expect(result).toBe('recovery-propagation');
    expect(began.every((at) => at <= MINUTE)).toBe(true);
    // And it is used: the last one is not long before their end.
    expect(Math.max(...began)).toBeGreaterThan(MINUTE - 15 * SECOND);
  });

  test('counts the time that attempts take', async () => {
    const { began } = await run({ attempts: [no('propagation')], waitMs: MINUTE, takesMs: 25 * SECOND });
    expect(began).toEqual([0, 26 * SECOND, 53 * SECOND]);
  });

  test('that is over leaves the quick attempts', async () => {
    expect(await run({ attempts: [no('transient')], waitMs: 100, takesMs: SECOND })).toMatchObject({ calls: 3 });
    expect(await run({ attempts: [no('propagation')], waitMs: 100, takesMs: SECOND })).toMatchObject({ calls: 1 });
  });
});

describe('the deadline of the run', () => {
  test('ends quick attempts too', async () => {
    expect(await run({ attempts: [no('transient')], deadlineMs: 400 })).toMatchObject({ calls: 2, elapsed: 250 });
    expect(await run({ attempts: [no('transient')], deadlineMs: 250 })).toMatchObject({ calls: 1, elapsed: 0 });
    expect(await run({ attempts: [no('transient')], deadlineMs: 0 })).toMatchObject({ calls: 1, elapsed: 0 });
  });
});

/** RFC 9110 §10.2.3, and Azure's own header in milliseconds (FS: ThrottlingMiddleware.cs). */
describe('what a server asks for', () => {
  test.each([
    ['seconds', { 'retry-after': '3' }, 3000],
    ['no seconds', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 04:05:36 GMT' }, 30_000],
    ['a date that is over', { 'retry-after': 'Sat, 21 Nov 2026 04:00:00 GMT' }, 0],
    ['milliseconds', { 'x-ms-retry-after-ms': '1500' }, 1500],
    ['milliseconds before seconds', { 'x-ms-retry-after-ms': '1500', 'retry-after': '2' }, 1500],
    ['seconds when the milliseconds are unreadable', { 'x-ms-retry-after-ms': 'soon', 'retry-after': '2' }, 2000],
    ['nothing', {}, undefined],
    ['something empty', { 'retry-after': '' }, undefined],
    ['a negative number', { 'retry-after': '-1' }, undefined],
    ['a fraction', { 'retry-after': '1.5' }, undefined],
    ['too large', { 'retry-after': '99999999999999999999' }, undefined],
    ['two values', { 'retry-after': '3, 4' }, undefined],
    ['words and seconds', { 'retry-after': 'in 3' }, undefined],
    ['seconds and words', { 'retry-after': '3 s' }, undefined],
    ['words and milliseconds', { 'x-ms-retry-after-ms': 'in 1500' }, undefined],
    ['milliseconds and words', { 'x-ms-retry-after-ms': '1500 ms' }, undefined],
    ['the most seconds that are believed', { 'retry-after': '999999' }, 999_999_000],
    ['the most milliseconds that are believed', { 'x-ms-retry-after-ms': '999999999' }, 999_999_999],
    ['more milliseconds than are believed', { 'x-ms-retry-after-ms': '9999999999' }, undefined],
    ['words and a date', { 'retry-after': 'Until Sat, 21 Nov 2026 04:05:36 GMT' }, undefined],
    ['a date and a zone', { 'retry-after': 'Sat, 21 Nov 2026 04:05:36 GMT+0100' }, undefined],
    ['a date of another form', { 'retry-after': '2026-11-21T04:05:36Z' }, undefined],
    ['a date that is none', { 'retry-after': 'Sat, 99 Nov 2026 04:05:36 GMT' }, undefined],
    ['words', { 'retry-after': 'tomorrow' }, undefined],
  ])('%s', (_, headers: Readonly<Record<string, string>>, ms) => expect(retryAfter(headers, START)).toBe(ms));
});

test('whatever a server asks for is a number of milliseconds, or nothing', () => {
  const asked = fc.oneof(
    anyText,
    nearly(fc.constantFrom('Sat, 21 Nov 2026 04:05:36 GMT', '120', '1e3', '-5')),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  hold(
    fc.property(fc.record({ 'retry-after': asked, 'x-ms-retry-after-ms': asked }, { requiredKeys: [] }), (headers) => {
      const ms = retryAfter(headers, START);
      if (ms !== undefined) expect(Number.isSafeInteger(ms) && ms >= 0).toBe(true);
    }),
    1000,
  );
});

test('no attempt starts after the deadline, and the number of attempts is limited', async () => {
  const failed = fc.tuple(
    fc.constantFrom('transient', 'propagation', 'none'),
    fc.option(fc.nat(100_000), { nil: undefined }),
    fc.boolean(),
  );
  const cases = fc.array(
    fc.tuple(
      fc.array(failed, { minLength: 1, maxLength: 8 }),
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
      no(recovery, { noRetry, ...(retryAfterMs !== undefined && { retryAfterMs }) }),
    );
    const { began, calls, result } = await run({ attempts: outcomes, waitMs, deadlineMs, takesMs: takesMs + 1, random });
    expect(result).toMatch(/^recovery-/);
    expect(Math.max(0, ...began.slice(1))).toBeLessThanOrEqual(deadlineMs);
    expect(calls).toBeLessThanOrEqual(3 + deadlineMs / 250);
    expect(attempts.slice(0, Math.min(calls, attempts.length) - 1).every(([recovery]) => recovery !== 'none')).toBe(true);
  }
});

/** All servers silent, defaults: 45 s for one endpoint, 120 s for 200. */
describe('one deadline over the whole run', () => {
  const SILENT = { timeoutMs: 10 * SECOND, waitMs: 0 };

  test.each([
    ['one endpoint: 45 s', 1, 45],
    ['none: no longer than one', 0, 45],
    ['200 endpoints, 25 at a time: 120 s', 8, 120],
  ])('%s', (_, waves, seconds) => {
    const { deadline, waitUntil } = computeDeadlines(START, SILENT, waves);
    expect(deadline - START).toBeLessThanOrEqual(seconds * SECOND);
    expect(deadline - START).toBeGreaterThanOrEqual((1 + Math.max(1, waves)) * 10 * SECOND);
    expect(waitUntil).toBe(START);
  });

  test('wait-seconds are counted from the start, and an attempt that has begun may end', () => {
    const { deadline, waitUntil } = computeDeadlines(START, { timeoutMs: 10 * SECOND, waitMs: 10 * MINUTE }, 1);
    expect(waitUntil).toBe(START + 10 * MINUTE);
    expect(deadline).toBeGreaterThan(waitUntil + 10 * SECOND);
  });
});
