/** Runs the action: gets the tokens, checks the endpoints and reports the outcome. */
import { info, notice, warning } from '@actions/core';
import pLimit from 'p-limit';
import { expiryWarning, isExpiring } from './auth/claims.ts';
import { createTokenProvider, type TokenProvider } from './auth/provider.ts';
import { groupFailures } from './failures/group.ts';
import { createInputFailures } from './failures/reporting.ts';
import type { Inputs } from './inputs/index.ts';
import type { Failure } from './model/failure.ts';
import { isFailing, worst, type EndpointOutcome, type Outcome, type TokenOutcome } from './model/outcome.ts';
import type { Context, Request, Target } from './model/request.ts';
import { CONCURRENCY } from './model/retry.ts';
import type { startPrefetch } from './prefetch.ts';
import { report } from './report/index.ts';
import { endpointLine, openingLines, pauseLine, tokenLine } from './report/log.ts';
import { mask } from './report/outputs.ts';
import { createSecretFilter } from './util/secrets.ts';

/** Adds the functions that mask secrets and write the log. Does not mask secrets in the inputs, because the runner already masks them. */
export function createContext(base: Omit<Context, 'mask' | 'hide' | 'log'>, { githubToken, signIn }: Request): Context {
  const secrets = createSecretFilter();
  const idTokens = signIn.method === 'github-oidc' ? signIn.idToken : undefined;
  for (const secret of [githubToken, idTokens?.requestToken]) if (secret !== undefined) secrets.add(secret);
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
 * Runs the action with the given inputs. Returns the exit code of the step.
 *
 * @param prefetch undefined if inputs are invalid or the output file is missing. In both cases, no requests are sent to Azure.
 * @param onVerdict called with the exit code before the outcome is reported.
 */
export async function run(
  { request, errors, missesOutputFile, canReportToGitHub, canWrite }: Inputs,
  prefetch: ReturnType<typeof startPrefetch> | undefined,
  context: Context,
  onVerdict: (exitCode: number) => void,
): Promise<number> {
  for (const note of request.notices) context.log.notice(note);
  let paused = false;
  const pause: Context['log']['pause'] = (what, delay) => {
    paused = true;
    context.log.pause(what, delay);
  };
  const watched = { ...context, log: { ...context.log, pause } };
  const tokens = prefetch && createTokenProvider(request, prefetch.requestIdToken, watched);
  const found = tokens
    ? await runChecks(request, tokens, watched, () => paused)
    : failedOutcome(createInputFailures(errors, missesOutputFile), context);
  onVerdict(exitCodeOf(found, request));
  const reporting = { clock: context.clock, canReportToGitHub, canWrite, getToken: tokens?.getToken };
  return exitCodeOf(await report(found, request, reporting), request);
}

function failedOutcome(errors: readonly Failure[], { clock, started }: Context): Outcome {
  const groups = groupFailures({ errors });
  return { status: 'fail', groups, tokens: [], endpoints: [], spans: [], visibility: undefined, started, ended: clock.now() };
}

async function runChecks(request: Request, provider: TokenProvider, context: Context, hasPaused: () => boolean): Promise<Outcome> {
  const { clock, started, log } = context;
  for (const line of openingLines(request)) log.info(line);
  const [first, endpoints] = await Promise.all([
    Promise.all(request.audiences.map((audience) => logToken(audience, provider, request, context))),
    checkEndpoints(request, provider, context),
  ]);
  const tokens = await Promise.all(first.map((token) => latestToken(token, provider, request, context)));
  const waited = { waitMs: request.limits.waitMs, elapsedMs: clock.now() - started, paused: hasPaused() };
  return {
    status: statusOf(tokens, endpoints),
    groups: groupFailures({ tokens, endpoints }, waited),
    tokens,
    endpoints,
    spans: provider.spans(),
    visibility: provider.repositoryVisibility(),
    started,
    ended: clock.now(),
  };
}

async function logToken(audience: string, tokens: TokenProvider, request: Request, context: Context): Promise<TokenOutcome> {
  const token = await byDeadline(tokens.getToken(audience), () => lateToken(audience, request), context);
  if (token.granted) context.log.info(tokenLine(token.grant, context.clock.now()));
  return token;
}

/** Returns the last token for an audience. Requests a new token if later steps could not use the last one, and logs changes. */
async function latestToken(first: TokenOutcome, tokens: TokenProvider, request: Request, context: Context): Promise<TokenOutcome> {
  const { audience, granted } = first;
  const { clock, log } = context;
  const renewed = granted && request.outputToken;
  const latest = renewed ? await byDeadline(tokens.getFreshToken(audience), () => lateToken(audience, request), context) : first;
  const grant = tokens.lastGrant(audience);
  if (!first.granted || grant === undefined) return first;
  if (grant !== first.grant) log.info(tokenLine(grant, clock.now()));
  if (!latest.granted && isExpiring(grant, clock.now())) log.notice(expiryWarning(grant, latest.failure));
  return { ...first, grant };
}

async function lateToken(audience: string, request: Request): Promise<TokenOutcome> {
  return { granted: false, audience, failure: await lateFailure(...signInPlace(request), request) };
}

async function checkEndpoints(request: Request, tokens: TokenProvider, context: Context): Promise<EndpointOutcome[]> {
  const { log } = context;
  const targets = request.smokeTest ? request.targets : [];
  if (targets.length === 0) return [];
  const { smokeTest } = await import('./checks/smoke-test.ts');
  const resources = { tokens, limit: pLimit(CONCURRENCY) };
  return Promise.all(
    targets.map(async (target) => {
      const late = (): Promise<EndpointOutcome> => lateEndpoint(target, request, context);
      const outcome = await byDeadline(smokeTest(target, request, resources, context), late, context);
      log.info(endpointLine(outcome, targets));
      return outcome;
    }),
  );
}

/** Grace period for child processes to exit after the deadline, in milliseconds. */
const GRACE_MS = 2_000;

function byDeadline<Value>(result: Promise<Value>, late: () => Promise<Value>, { clock, deadlines }: Context): Promise<Value> {
  return Promise.race([result, clock.sleep(Math.max(0, deadlines.deadline + GRACE_MS - clock.now())).then(late)]);
}

async function lateEndpoint(target: Target, request: Request, { clock }: Context): Promise<EndpointOutcome> {
  const failure = await lateFailure(new URL(target.base).host, `the ${target.service.title}`, request);
  const check = { name: 'reachable', status: 'fail', failure, time: clock.now() } as const;
  return { target, status: 'fail', checks: [check], httpStatus: undefined, latencyMs: undefined, timings: undefined, spans: [] };
}

/** Returns the host or command that provides the tokens, and its display name in messages. */
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

async function lateFailure(host: string, whose: string, { limits }: Request): Promise<Failure> {
  const { networkFailure } = await import('./failures/network.ts');
  const nothing = { proxy: undefined, proxyStatus: undefined, address: undefined };
  const error = { phase: 'request', code: 'DEADLINE', host, afterMs: 0, ...nothing } as const;
  return networkFailure({ error, whose, timeoutMs: limits.timeoutMs });
}

function statusOf(tokens: readonly TokenOutcome[], endpoints: readonly EndpointOutcome[]): Outcome['status'] {
  if (endpoints.length > 0) return worst(endpoints);
  return tokens.every(({ granted }) => granted) ? 'skipped' : 'fail';
}

/** Returns 1 if the verdict is at least as bad as `fail-on`, the first token is missing, or the outputs could not be written. */
function exitCodeOf({ status, tokens, groups }: Outcome, { failOn }: Request): number {
  if (tokens[0]?.granted !== true || groups[0]?.failure.code === 'no-output-file') return 1;
  return failOn !== 'never' && isFailing(status, failOn) ? 1 : 0;
}
