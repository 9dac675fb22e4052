/** Checks an endpoint until it passes, once or while `wait-seconds` last. */
import type { TokenProvider } from '../auth/provider.ts';
import { createFailure } from '../failures/define.ts';
import { runFailures } from '../failures/run.ts';
import type { AttemptResult, Failure } from '../model/failure.ts';
import type { Check, EndpointOutcome, TokenOutcome } from '../model/outcome.ts';
import type { Context, Request, Target } from '../model/request.ts';
import { checkEndpoint } from './endpoint.ts';
import { checkUnsignedToken } from './unsigned-token.ts';
import { BETWEEN_PASSES_MS, retry } from '../model/retry.ts';

/** Resources that all endpoint checks share. */
interface SharedResources {
  readonly tokens: TokenProvider;
  /** Limits how many endpoints are checked at a time, because each uses a connection. */
  readonly limit: <Value>(check: () => Promise<Value>) => Promise<Value>;
}

/** After this time a token is renewed, because a role may require a token that was issued after it. */
const OLD_TOKEN_MS = 5 * 60_000;

/**
 * Checks an endpoint as often as `wait-seconds` and `required-successes` ask for.
 *
 * @returns the last result.
 */
export async function smokeTest(
  target: Target,
  request: Request,
  { tokens, limit }: SharedResources,
  context: Context,
): Promise<EndpointOutcome> {
  const { clock, deadlines, log } = context;
  let tokenSince = clock.now();
  const getToken = (): Promise<TokenOutcome> => {
    if (clock.now() - tokenSince <= OLD_TOKEN_MS) return tokens.getToken(target.audience);
    tokenSince = clock.now();
    return tokens.renewToken(target.audience);
  };
  const check = (): Promise<EndpointOutcome> => limit(() => checkEndpoint(target, request, getToken, context));
  let last = await check();
  // The token had its own retries, so waiting here would not help.
  const token = await tokens.getToken(target.audience);
  if (!token.granted) return last;
  const attempt = async (number: number): Promise<AttemptResult<EndpointOutcome>> => {
    if (number > 1) last = await check();
    for (let passes = 1; ; passes++) {
      const failure = failureToWaitFor(last);
      // The probes had their own quick retries. Here only time passes.
      if (failure !== undefined) return { ok: false, failure, retryAfterMs: last.retryAfterMs, noRetry: true };
      if (passes >= request.limits.requiredSuccesses) return { ok: true, value: last };
      // A series of passes may end a little after `wait-seconds`, otherwise a healthy service would be reported as unsteady.
      if (clock.now() + BETWEEN_PASSES_MS >= deadlines.deadline) {
        const failed = createFailure(runFailures, 'unsteady', { target, required: request.limits.requiredSuccesses, seen: passes });
        last = {
          ...last,
          status: 'fail',
          checks: [...last.checks, { name: 'steady', status: 'fail', failure: failed, time: clock.now() }],
        };
        return { ok: false, failure: failed, noRetry: true };
      }
      await clock.sleep(BETWEEN_PASSES_MS);
      last = await check();
    }
  };
  await retry(attempt, deadlines, clock, (pause) => {
    log.pause(target.name, pause);
  });
  if (!mayCheckUnsignedToken(last, request)) return last;
  return limit(() => checkUnsignedToken(last, request, token.grant.claims, context));
}

/** Returns a failure that can resolve on its own, if there is one. It is waited for even if another failure remains. */
function failureToWaitFor({ checks }: EndpointOutcome): Failure | undefined {
  const failures = checks.filter(isWaitedFor).map(({ failure }) => failure);
  return failures.find((failure) => failure?.recovery !== 'none') ?? failures[0];
}

/** A failure, and the warning that a refusal of anonymous requests is not proven because the service was not available. */
function isWaitedFor({ status, failure }: Check): boolean {
  return status === 'fail' || failure?.code === 'anonymous-unavailable';
}

/** Once per run, on trusted hosts, after the read with the token passed. It proves nothing on a host that responds without a token. */
function mayCheckUnsignedToken({ target, checks, httpStatus }: EndpointOutcome, { checkUnsignedToken: wanted }: Request): boolean {
  if (!wanted || target.trust !== 'user' || httpStatus === undefined || httpStatus < 200 || httpStatus > 299) return false;
  const passed = checks.some(({ name, status }) => name === 'authorised' && status === 'pass');
  const anonymous = checks.find(({ name }) => name === 'anonymous')?.observed?.value;
  return passed && !(typeof anonymous === 'number' && anonymous >= 200 && anonymous <= 299);
}
