/** The run, readable as a table of contents. */
import { groupFailures } from './failures/group.ts';
import { noOutputFile } from './failures/reporting.ts';
import type { Failure } from './model/failure.ts';
import { info, notice, warning } from '@actions/core';
import pLimit from 'p-limit';
import { CONCURRENCY, type Prefetch } from './prefetch.ts';
import { createTokenProvider, type TokenProvider } from './auth/provider.ts';
import type { Inputs } from './inputs/index.ts';
import { isFailing, type EndpointOutcome, type Outcome, type Span, type TokenOutcome } from './model/outcome.ts';
import { mask } from './report/outputs.ts';
import type { Clock } from './util/retry.ts';
import { endpointLine, openingLines, pauseLine, tokenLine, tokenNotices, widthsOf } from './report/log.ts';
import { report } from './report/index.ts';
import type { Note, Request } from './model/request.ts';
import { smokeTest, type Testing } from './checks/smoke-test.ts';
import { worst } from './checks/evaluate.ts';

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
export async function run(
  { request, errors, canReportToGitHub, canWrite }: Inputs,
  begun: Prefetch | undefined,
  world: Effects,
): Promise<number> {
  emitNotices(request.notices);
  const tokens = begun && createTokens(request, begun, world);
  const found = begun === undefined || tokens === undefined ? failedOutcome(errors, world) : await runChecks(request, begun, tokens, world);
  const outcome = await report(found, request, { clock: world.clock, canReportToGitHub, canWrite, getToken: tokens?.provider.getToken });
  return exitCode(outcome, request);
}

/** A run that ended before anything was sent. */
function failedOutcome(errors: readonly Failure[], { clock, started }: Effects): Outcome {
  const groups = groupFailures({ errors });
  return { status: 'fail', groups, tokens: [], endpoints: [], spans: [], visibility: undefined, started, ended: clock.now() };
}

/** The tokens of a run, and what was observed while they were requested. */
interface Tokens {
  readonly provider: TokenProvider;
  readonly spans: readonly Span[];
  readonly onPause: Testing['onPause'];
  readonly hasPaused: () => boolean;
}

function createTokens(request: Request, { http, deadlines, idTokens }: Prefetch, { clock, started, newId }: Effects): Tokens {
  const spans: Span[] = [];
  let paused = false;
  const onPause: Testing['onPause'] = (what, pause) => {
    paused = true;
    info(pauseLine(what, pause, clock.now() - started));
  };
  const onSpan = (span: Span): void => {
    spans.push(span);
  };
  const provider = createTokenProvider(request, idTokens, { http, clock, deadlines, newId, mask, onPause, onSpan });
  return { provider, spans, onPause, hasPaused: () => paused };
}

/** Gets the tokens and checks the endpoints at the same time. */
async function runChecks(
  request: Request,
  { http, deadlines }: Prefetch,
  { provider, spans, onPause, hasPaused }: Tokens,
  { clock, started }: Effects,
): Promise<Outcome> {
  for (const line of openingLines(request)) info(line);
  const [tokens, endpoints] = await Promise.all([
    Promise.all(request.audiences.map((audience) => logToken(audience, provider, clock))),
    checkEndpoints(request, provider, { http, clock, deadlines, onPause }),
  ]);
  const waited = { waitMs: request.limits.waitMs, elapsedMs: clock.now() - started, paused: hasPaused() };
  return {
    status: statusOf(tokens, endpoints),
    groups: groupFailures({ tokens, endpoints }, waited),
    tokens,
    endpoints,
    spans: inOrder(spans, request),
    visibility: provider.repositoryVisibility(),
    started,
    ended: clock.now(),
  };
}

/** Spans arrive as they end. Readers expect the order of the request. */
function inOrder(spans: readonly Span[], { audiences }: Request): Span[] {
  return spans.toSorted((one, other) => audiences.indexOf(one.audience ?? '') - audiences.indexOf(other.audience ?? ''));
}

async function logToken(audience: string, tokens: TokenProvider, clock: Clock): Promise<TokenOutcome> {
  const token = await tokens.getToken(audience);
  if (token.granted) {
    info(tokenLine(token.grant, clock.now()));
    emitNotices(tokenNotices(token.grant, clock.now()));
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

function statusOf(tokens: readonly TokenOutcome[], endpoints: readonly EndpointOutcome[]): Outcome['status'] {
  if (endpoints.length > 0) return worst(endpoints);
  return tokens.every(({ granted }) => granted) ? 'skipped' : 'fail';
}

/** Returns the exit code. A missing token, and outputs that could not be written, always fail the step. Otherwise `fail-on` decides. */
function exitCode({ status, tokens, groups }: Outcome, { failOn }: Request): number {
  if (tokens[0]?.granted !== true || groups[0]?.failure.code === noOutputFile.code) return 1;
  return failOn !== 'never' && isFailing(status, failOn) ? 1 : 0;
}

function emitNotices(notes: readonly Note[]): void {
  const levels = { info, notice, warning };
  for (const { level, text } of notes) levels[level](text);
}
