/** The smoke test of an endpoint: verdicts until one stands, at once or while `wait-seconds` last. */
import { failure, type Failure } from '../failures/failure.ts';
import { unsteady } from '../failures/run.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { EndpointOutcome } from '../outcome.ts';
import { BETWEEN_PASSES_MS, patiently, type Attempted, type Horizon, type Pause } from '../patience.ts';
import type { Request, Target } from '../request.ts';
import { examineOnce } from './examine.ts';
import type { Asking } from './probe.ts';

/** What a smoke test needs beside asking. */
export interface Testing {
  readonly asking: Asking;
  readonly tokens: Tokens;
  /** Until when what propagates is waited for. */
  readonly horizon: Horizon;
  readonly onPause: (what: string, pause: Pause) => void;
}

/** After so long a role that was assigned meanwhile may want a token issued after it. */
const OLD_TOKEN_MS = 5 * 60_000;

/**
 * Tests an endpoint.
 *
 * @returns the last verdict.
 */
export async function smokeTest(target: Target, request: Request, { asking, tokens, horizon, onPause }: Testing): Promise<EndpointOutcome> {
  const { clock } = asking;
  let tokenSince = clock.now();
  const tokenOf = (): ReturnType<Tokens['of']> => {
    if (clock.now() - tokenSince <= OLD_TOKEN_MS) return tokens.of(target.audience);
    tokenSince = clock.now();
    return tokens.renew(target.audience);
  };
  const examine = (): Promise<EndpointOutcome> => asking.limit(() => examineOnce(target, request, tokenOf, asking));
  let last = await examine();
  // The token had a patience of its own, and that is over: nothing more can come of waiting here.
  if (!(await tokens.of(target.audience)).granted) return last;
  const attempt = async (number: number): Promise<Attempted<EndpointOutcome>> => {
    if (number > 1) last = await examine();
    for (let passes = 1; ; passes++) {
      const failed = firstFailure(last);
      // Quick tries were the probes' own; here only time is waited for.
      if (failed !== undefined) return { ok: false, failure: failed, retryAfterMs: last.retryAfterMs, final: true };
      if (passes >= request.patience.requiredSuccesses) return { ok: true, value: last };
      // A row of passes that has begun may end a little late: cutting it off would call a healthy service unsteady.
      if (clock.now() + BETWEEN_PASSES_MS >= horizon.deadline) {
        const why = failure(unsteady, { target, required: request.patience.requiredSuccesses, seen: passes });
        last = { ...last, status: 'fail', checks: [...last.checks, { name: 'steady', status: 'fail', failure: why, time: clock.now() }] };
        return { ok: false, failure: why, final: true };
      }
      await clock.sleep(BETWEEN_PASSES_MS);
      last = await examine();
    }
  };
  await patiently(attempt, horizon, clock, (pause) => {
    onPause(target.name, pause);
  });
  return last;
}

function firstFailure({ checks }: EndpointOutcome): Failure | undefined {
  return checks.find(({ status }) => status === 'fail')?.failure;
}
