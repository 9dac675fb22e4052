/** Checks an endpoint repeatedly until the check passes or the `wait-seconds` limit is reached. */
import { setImmediate } from 'node:timers/promises';
import type { TokenProvider } from '../auth/provider.ts';
import { createFailure } from '../failures/define.ts';
import { runFailures } from '../failures/run.ts';
import type { AttemptResult, Failure } from '../model/failure.ts';
import { worstFirst, type EndpointOutcome, type TokenOutcome } from '../model/outcome.ts';
import type { Context, Request, Target } from '../model/request.ts';
import { checkEndpoint } from './endpoint.ts';
import { isIntended } from './evaluate.ts';
import { checkUnsignedToken } from './unsigned-token.ts';
import { BETWEEN_PASSES_MS, retry } from '../model/retry.ts';

interface SharedResources {
  readonly tokens: TokenProvider;
  /** Limits how many endpoints are checked in parallel, because each check uses a connection. */
  readonly limit: <Value>(check: () => Promise<Value>) => Promise<Value>;
}

/** Age in milliseconds at which a token is renewed. A new role assignment might not apply to tokens issued before the assignment. */
const OLD_TOKEN_MS = 5 * 60_000;

/** Time in milliseconds that a check waits for its token before it lets another check start. */
const SLOW_TOKEN_MS = 1_000;

/** Checks an endpoint until it passes `required-successes` times in a row, fails permanently, or reaches the `wait-seconds` limit. */
export async function smokeTest(
  target: Target,
  request: Request,
  { tokens, limit }: SharedResources,
  context: Context,
): Promise<EndpointOutcome> {
  const { clock, deadlines, log } = context;
  const check = async (): Promise<EndpointOutcome> => {
    let release = await takeSlot(limit);
    const waitForToken = async (): Promise<TokenOutcome> => {
      const token = tokens.getFreshToken(target.audience, OLD_TOKEN_MS);
      const isPending = (await Promise.race([token, setImmediate()])) === undefined;
      if (isPending && (await Promise.race([token, clock.sleep(SLOW_TOKEN_MS)])) === undefined) {
        release();
        await token;
        release = await takeSlot(limit);
      }
      return token;
    };
    try {
      return await checkEndpoint(target, request, waitForToken, context);
    } finally {
      release();
    }
  };
  let last = await check();
  await tokens.getToken(target.audience);
  // The token request has already been retried, so waiting longer does not help.
  if (tokens.lastGrant(target.audience) === undefined) return last;
  const attempt = async (number: number): Promise<AttemptResult<EndpointOutcome>> => {
    if (number > 1) last = await check();
    for (let passes = 1; ; passes++) {
      const failure = failureToWaitFor(last, request);
      // The requests have already been retried after short delays, so `retry` must wait longer before the next check.
      if (failure !== undefined) return { ok: false, failure, retryAfterMs: failure.retryAfterMs, noRetry: true };
      if (passes >= request.limits.requiredSuccesses) return { ok: true, value: last };
      // After a pass, checks continue even beyond the `wait-seconds` limit, so that a healthy service can reach `required-successes`.
      const pauseMs = BETWEEN_PASSES_MS * (1 + clock.random() / 10);
      if (clock.now() + pauseMs >= deadlines.deadline) {
        const unsteady = createFailure(runFailures, 'unsteady', { target, required: request.limits.requiredSuccesses, seen: passes });
        const check = { name: 'steady', status: 'fail', failure: unsteady, time: clock.now() } as const;
        last = { ...last, status: 'fail', checks: [...last.checks, check] };
        return { ok: false, failure: unsteady, noRetry: true };
      }
      const seen = `${String(passes)} of ${String(request.limits.requiredSuccesses)} passes`;
      log.info(`The next check of ${target.name} starts in ${(pauseMs / 1000).toFixed(1)} s (${seen}).`);
      await clock.sleep(pauseMs);
      last = await check();
    }
  };
  await retry(attempt, deadlines, clock, (pause) => {
    log.pause(target.name, pause);
  });
  const grant = tokens.lastGrant(target.audience);
  if (grant === undefined || !mayCheckUnsignedToken(last, request)) return last;
  return limit(() => checkUnsignedToken(last, request, grant, context));
}

/** Waits until the number of parallel checks is below the limit. Returns a function that lets the next check start. */
async function takeSlot(limit: SharedResources['limit']): Promise<() => void> {
  const taken = Promise.withResolvers<undefined>();
  const released = Promise.withResolvers<undefined>();
  void limit(() => {
    taken.resolve(undefined);
    return released.promise;
  });
  await taken.promise;
  return () => {
    released.resolve(undefined);
  };
}

/** Failure codes for a host that accepted an anonymous read request. */
const ACCEPTED: ReadonlySet<string> = new Set(['open-server', 'anonymous-accepted']);

/** Checks that are repeated after a warning, because their result is unknown. */
const REPEATED: ReadonlySet<string> = new Set(['anonymous', 'authorised', 'access']);

/**
 * Returns the failure that determines whether the check is repeated. An unexpectedly accepted anonymous read request takes precedence over
 * a later rejection, because the rejection might come from another server behind the load balancer. Otherwise, a recoverable failure takes
 * precedence over a permanent failure.
 */
function failureToWaitFor({ target, checks }: EndpointOutcome, request: Request): Failure | undefined {
  const failures = checks.toSorted(worstFirst).flatMap(({ name, status, failure }) => {
    const counts = status === 'fail' || (REPEATED.has(name) && failure?.recovery !== 'none');
    return counts && failure !== undefined ? [failure] : [];
  });
  const status = checks.find(({ name }) => name === 'anonymous')?.observed?.value;
  const accepted = isIntended(status, target, request) ? undefined : failures.find(({ code }) => ACCEPTED.has(code));
  return accepted ?? failures.find(({ recovery }) => recovery !== 'none') ?? failures[0];
}

/**
 * True for a trusted host if the authorized read check passed and the `expect` input does not disable the unsigned token check.
 * False if the host accepted the anonymous read request, because such a host would also accept an unsigned token.
 */
function mayCheckUnsignedToken({ target, checks }: EndpointOutcome, { checkUnsignedToken: wanted }: Request): boolean {
  if (!wanted || target.trust !== 'user') return false;
  const passed = checks.some(({ name, status }) => name === 'authorised' && status === 'pass');
  const anonymous = checks.find(({ name }) => name === 'anonymous')?.observed?.value;
  return passed && !(typeof anonymous === 'number' && anonymous >= 200 && anonymous <= 299);
}
