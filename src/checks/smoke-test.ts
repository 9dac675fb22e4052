/** The smoke test of an endpoint: verdicts until one stands, at once or while `wait-seconds` last. */
import type { Failure, AttemptResult, RetryDelay } from '../model/failure.ts';
import { createFailure } from '../failures/define.ts';
import { unsteady } from '../failures/run.ts';
import type { TokenProvider } from '../auth/provider.ts';
import type { EndpointOutcome } from '../model/outcome.ts';
import { BETWEEN_PASSES_MS, retry, type Deadlines } from '../util/retry.ts';
import type { Request, Target } from '../model/request.ts';
import { checkEndpoint } from './endpoint.ts';
import type { ProbeContext } from './probe.ts';

/** What a smoke test needs beside asking. */
export interface Testing {
  readonly asking: ProbeContext;
  readonly tokens: TokenProvider;
  /** Until when what propagates is waited for. */
  readonly deadlines: Deadlines;
  readonly onPause: (what: string, pause: RetryDelay) => void;
}

/** After so long a role that was assigned meanwhile may want a token issued after it. */
const OLD_TOKEN_MS = 5 * 60_000;

/**
 * Tests an endpoint.
 *
 * @returns the last verdict.
 */
export async function smokeTest(
  target: Target,
  request: Request,
  { asking, tokens, deadlines, onPause }: Testing,
): Promise<EndpointOutcome> {
  const { clock } = asking;
  let tokenSince = clock.now();
  const tokenOf = (): ReturnType<TokenProvider['getToken']> => {
    if (clock.now() - tokenSince <= OLD_TOKEN_MS) return tokens.getToken(target.audience);
    tokenSince = clock.now();
    return tokens.renewToken(target.audience);
  };
  const check = (): Promise<EndpointOutcome> => asking.limit(() => checkEndpoint(target, request, tokenOf, asking));
  let last = await check();
  // The token had a patience of its own, and that is over: nothing more can come of waiting here.
  if (!(await tokens.getToken(target.audience)).granted) return last;
  const attempt = async (number: number): Promise<AttemptResult<EndpointOutcome>> => {
    if (number > 1) last = await check();
    for (let passes = 1; ; passes++) {
      const failed = firstFailure(last);
      // Quick tries were the probes' own; here only time is waited for.
      if (failed !== undefined) return { ok: false, failure: failed, retryAfterMs: last.retryAfterMs, noRetry: true };
      if (passes >= request.limits.requiredSuccesses) return { ok: true, value: last };
      // A row of passes that has begun may end a little late: cutting it off would call a healthy service unsteady.
      if (clock.now() + BETWEEN_PASSES_MS >= deadlines.deadline) {
        const why = createFailure(unsteady, { target, required: request.limits.requiredSuccesses, seen: passes });
        last = { ...last, status: 'fail', checks: [...last.checks, { name: 'steady', status: 'fail', failure: why, time: clock.now() }] };
        return { ok: false, failure: why, noRetry: true };
      }
      await clock.sleep(BETWEEN_PASSES_MS);
      last = await check();
    }
  };
  await retry(attempt, deadlines, clock, (pause) => {
    onPause(target.name, pause);
  });
  return last;
}

function firstFailure({ checks }: EndpointOutcome): Failure | undefined {
  return checks.find(({ status }) => status === 'fail')?.failure;
}
