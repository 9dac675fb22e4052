/** The run, readable as a table of contents. */
import { info, notice, warning } from '@actions/core';
import pLimit from 'p-limit';
import { createTokenProvider, type TokenProvider } from './auth/provider.ts';
import { worst } from './checks/evaluate.ts';
import { smokeTest } from './checks/smoke-test.ts';
import { addWaitHint, mergeSharedCauses } from './failures/group.ts';
import { networkFailure } from './failures/network.ts';
import type { Inputs } from './inputs/index.ts';
import type { Context } from './model/context.ts';
import type { Failure } from './model/failure.ts';
import type { EndpointOutcome, Outcome, TokenOutcome } from './model/outcome.ts';
import type { Request, Target } from './model/request.ts';
import { CONCURRENCY, type Prefetch } from './prefetch.ts';
import { report } from './report/index.ts';
import { endpointLine, widthsOf } from './report/log.ts';
import { mask } from './report/outputs.ts';
import { openingLine, pauseLine, tokenLine } from './report/progress.ts';
import { createSecretFilter } from './util/secrets.ts';

/** Creates the side effects of a run from those that need no library. */
export function createContext(base: Omit<Context, 'mask' | 'hide' | 'log'>): Context {
  const secrets = createSecretFilter();
  const levels = { info, notice, warning };
  return {
    ...base,
    mask(secret) {
      mask(secret);
      secrets.add(secret);
    },
    hide: secrets.hide,
    log: {
      info,
      notice({ level, text }) {
        levels[level](text);
      },
      pause(what, delay) {
        info(pauseLine(what, delay, base.clock.now() - base.started));
      },
    },
  };
}

/**
 * Runs the action on inputs that have been read.
 *
 * @param prefetch the requests that were sent already. Undefined if there are input errors, so that nothing may be sent.
 * @param onVerdict called with the exit code before anything is reported.
 * @returns the exit code of the step.
 */
export async function run(
  { request, errors, canReportToGitHub }: Inputs,
  prefetch: Prefetch | undefined,
  context: Context,
  onVerdict: (exitCode: number) => void,
): Promise<number> {
  for (const note of request.notices) context.log.notice(note);
  const outcome = prefetch === undefined ? failedOutcome(errors, context) : await runChecks(request, prefetch, context);
  const exitCode = exitCodeOf(outcome, request);
  onVerdict(exitCode);
  await report(outcome, request, context.clock, canReportToGitHub);
  return exitCode;
}

/** Returns the outcome of a run that sent nothing. */
function failedOutcome(failures: readonly Failure[], { clock, started }: Context): Outcome {
  return { status: 'fail', failures, tokens: [], endpoints: [], spans: [], started, ended: clock.now() };
}

/** Gets the tokens and checks the endpoints, in parallel. */
async function runChecks(request: Request, { takeIdToken }: Prefetch, context: Context): Promise<Outcome> {
  const { clock, started, log } = context;
  log.info(openingLine(request));
  let paused = false;
  const onPause: Context['log']['pause'] = (what, delay) => {
    paused = true;
    log.pause(what, delay);
  };
  const tokens = createTokenProvider(request, takeIdToken, { ...context, log: { ...log, pause: onPause } });
  const [granted, endpoints] = await Promise.all([
    Promise.all(request.audiences.map((audience) => logToken(audience, tokens, request, context))),
    checkEndpoints(request, tokens, { ...context, log: { ...log, pause: onPause } }),
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

async function logToken(audience: string, tokens: TokenProvider, request: Request, context: Context): Promise<TokenOutcome> {
  const late = (): TokenOutcome => ({ granted: false, audience, failure: lateFailure(...signInPlace(request), request) });
  const token = await byDeadline(tokens.getToken(audience), late, context);
  if (token.granted) {
    context.log.info(tokenLine(token.grant, context.clock.now()));
  }
  return token;
}

async function checkEndpoints(request: Request, tokens: TokenProvider, context: Context): Promise<EndpointOutcome[]> {
  const { log } = context;
  const targets = request.smokeTest ? request.targets : [];
  const widths = widthsOf(targets);
  const resources = { tokens, limit: pLimit(CONCURRENCY) };
  return Promise.all(
    targets.map(async (target) => {
      const late = (): EndpointOutcome => lateEndpoint(target, request, context);
      const outcome = await byDeadline(smokeTest(target, request, resources, context), late, context);
      log.info(endpointLine(outcome, widths));
      return outcome;
    }),
  );
}

/** Requests end at the deadline. What does not, such as a child process, gets this much longer. Milliseconds. */
const GRACE_MS = 2_000;

/** Returns a result, or another value if it is not there shortly after the deadline. */
function byDeadline<Value>(result: Promise<Value>, late: () => Value, { clock, deadlines }: Context): Promise<Value> {
  return Promise.race([result, clock.sleep(Math.max(0, deadlines.deadline - clock.now()) + GRACE_MS).then(late)]);
}

function lateEndpoint(target: Target, request: Request, { clock }: Context): EndpointOutcome {
  const failure = lateFailure(new URL(target.base).host, `the ${target.service.title}`, request);
  const check = { name: 'reachable', status: 'fail', failure, time: clock.now() } as const;
  return { target, status: 'fail', checks: [check], httpStatus: undefined, latencyMs: undefined, timings: undefined, spans: [] };
}

/** Returns what a sign-in waits for, and its owner. */
function signInPlace({ signIn, cloud }: Request): readonly [string, string] {
  const places = {
    'github-oidc': [cloud.authorityHost, 'Microsoft Entra'],
    'azure-cli': ['az', 'the Azure CLI'],
    'azure-powershell': ['pwsh', 'Azure PowerShell'],
    'managed-identity': ['the local endpoint', 'the managed identity'],
    'existing-login': ['az or pwsh', 'an existing login'],
  } as const;
  return places[signIn.method];
}

function lateFailure(host: string, whose: string, { limits }: Request): Failure {
  const error = {
    phase: 'request',
    code: 'DEADLINE',
    host,
    afterMs: 0,
    proxy: undefined,
    proxyStatus: undefined,
    address: undefined,
  } as const;
  return networkFailure({ error, whose, timeoutMs: limits.timeoutMs });
}

/** Tokens first: an endpoint without its token failed because of the token, which is reported once. */
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

/** A missing token for the output `token` fails the step whatever `fail-on` is. Otherwise the verdict decides. */
function exitCodeOf({ status, tokens }: Outcome, { failOn }: Request): number {
  if (tokens[0]?.granted !== true) return 1;
  const failing: readonly Outcome['status'][] = { fail: ['fail'] as const, warn: ['fail', 'warn'] as const, never: [] }[failOn];
  return failing.includes(status) ? 1 : 0;
}
