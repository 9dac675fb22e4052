/** The run, readable as a table of contents. */
import { addWaitHint, mergeSharedCauses } from './failures/group.ts';
import type { Failure } from './model/failure.ts';
import { info, notice, warning } from '@actions/core';
import pLimit from 'p-limit';
import { CONCURRENCY, type Prefetch } from './prefetch.ts';
import { createTokenProvider, type TakeIdToken, type TokenProvider } from './auth/provider.ts';
import type { Inputs } from './inputs/index.ts';
import type { EndpointOutcome, Outcome, TokenOutcome } from './model/outcome.ts';
import { mask } from './report/outputs.ts';
import type { Clock } from './util/retry.ts';
import { endpointLine, widthsOf } from './report/log.ts';
import { openingLine, pauseLine, tokenLine } from './report/progress.ts';
import { report } from './report/index.ts';
import type { Note, Request } from './model/request.ts';
import { smokeTest, type Testing } from './checks/smoke-test.ts';
import { worst } from './checks/evaluate.ts';
import { createSecretFilter } from './util/secrets.ts';

/** Effects, beside the way out that has begun. */
export interface Effects {
  readonly clock: Clock;
  /** When the step began, milliseconds since the epoch: waiting is counted from here. */
  readonly started: number;
  readonly newId: () => string;
}

/**
 * Runs the action on inputs that have been read.
 *
 * @param begun what is already under way; undefined when the inputs are mistaken and nothing may be sent.
 * @returns the exit code of the step.
 */
export async function run({ request, errors: mistakes }: Inputs, begun: Prefetch | undefined, world: Effects): Promise<number> {
  emitNotices(request.notices);
  const outcome = begun === undefined ? failedOutcome(mistakes, world) : await runChecks(request, begun, world);
  await report(outcome, request, world.clock, begun !== undefined);
  return exitCode(outcome, request);
}

/** A run that was over before anything was sent. */
function failedOutcome(failures: readonly Failure[], { clock, started }: Effects): Outcome {
  return { status: 'fail', failures, tokens: [], endpoints: [], spans: [], started, ended: clock.now() };
}

/** Gets the tokens and examines the endpoints, side by side. */
async function runChecks(request: Request, { http: http, deadlines: deadlines, idTokens }: Prefetch, world: Effects): Promise<Outcome> {
  const { clock, started, newId } = world;
  info(openingLine(request));
  let paused = false;
  const onPause: Testing['onPause'] = (what, pause) => {
    paused = true;
    info(pauseLine(what, pause, clock.now() - started));
  };
  const takeIdToken: TakeIdToken = (audience) => {
    const idToken = idTokens.get(audience);
    idTokens.delete(audience);
    return idToken;
  };
  const secrets = createSecretFilter();
  const tokens = createTokenProvider(request, takeIdToken, {
    ...{ http, clock, started, deadlines, newId, hide: secrets.hide },
    mask(secret) {
      mask(secret);
      secrets.add(secret);
    },
    log: {
      info,
      notice(note) {
        emitNotices([note]);
      },
      pause: onPause,
    },
  });
  const [granted, endpoints] = await Promise.all([
    Promise.all(request.audiences.map((audience) => logToken(audience, tokens, clock))),
    checkEndpoints(request, tokens, { http: http, clock, deadlines: deadlines, onPause }),
  ]);
  const waited = { waitMs: request.limits.waitMs, elapsedMs: clock.now() - started, paused };
  const failures = mergeSharedCauses(failuresOf(granted, endpoints)).map((failure) => addWaitHint(failure, waited));
  return {
    status: statusOf(granted, endpoints),
    failures,
    tokens: granted,
    endpoints,
    spans: tokens.spans(),
    started,
    ended: clock.now(),
  };
}

async function logToken(audience: string, tokens: TokenProvider, clock: Clock): Promise<TokenOutcome> {
  const token = await tokens.getToken(audience);
  if (token.granted) {
    info(tokenLine(token.grant, clock.now()));
  }
  return token;
}

async function checkEndpoints(
  request: Request,
  tokens: TokenProvider,
  {
    http: http,
    clock,
    deadlines: deadlines,
    onPause,
  }: Pick<Prefetch, 'http' | 'deadlines'> & Pick<Effects, 'clock'> & Pick<Testing, 'onPause'>,
): Promise<EndpointOutcome[]> {
  const targets = request.smokeTest ? request.targets : [];
  const widths = widthsOf(targets);
  const limit = pLimit(CONCURRENCY);
  // What a probe alone may wait for is a passing fault; what propagates is waited for around the verdict.
  const asking = { http, clock, limit, timeoutMs: request.limits.timeoutMs, run: request.run, deadlines: { ...deadlines, waitUntil: 0 } };
  return Promise.all(
    targets.map(async (target) => {
      const outcome = await smokeTest(target, request, { asking, tokens, deadlines, onPause });
      info(endpointLine(outcome, widths));
      return outcome;
    }),
  );
}

/** Tokens first: an endpoint without its token has failed for the token's reason, and that is told once. */
function failuresOf(tokens: readonly TokenOutcome[], endpoints: readonly EndpointOutcome[]): Failure[] {
  const checks = endpoints.flatMap((endpoint) => endpoint.checks);
  const of = (status: 'fail' | 'warn'): Failure[] =>
    checks.flatMap((check) => (check.status === status && check.failure !== undefined ? [check.failure] : []));
  return [...new Set([...tokens.flatMap((token) => (token.granted ? [] : [token.failure])), ...of('fail'), ...of('warn')])];
}

function statusOf(tokens: readonly TokenOutcome[], endpoints: readonly EndpointOutcome[]): Outcome['status'] {
  if (endpoints.length > 0) return worst(endpoints);
  return tokens.every(({ granted }) => granted) ? 'skipped' : 'fail';
}

/** Without the token that the step is for, it fails whatever `fail-on` says; else the verdict decides. */
function exitCode({ status, tokens }: Outcome, { failOn }: Request): number {
  if (tokens[0]?.granted !== true) return 1;
  const failing: readonly Outcome['status'][] = { fail: ['fail'] as const, warn: ['fail', 'warn'] as const, never: [] }[failOn];
  return failing.includes(status) ? 1 : 0;
}

function emitNotices(notes: readonly Note[]): void {
  const levels = { info, notice, warning };
  for (const { level, text } of notes) levels[level](text);
}
