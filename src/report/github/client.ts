/** Calls GitHub's API through the action's own HTTP client. A report that GitHub refuses is a warning and never changes the verdict. */
import type { Failure } from '../../model/failure.ts';
import { getOctokit } from '@actions/github';
import type { HttpClient, HttpResult } from '../../http/client.ts';
import { isRecord, parseJson, text } from '../../util/json.ts';
import { retryAfter, type Clock } from '../../util/retry.ts';
import type { ApiContext } from '../../failures/contexts.ts';
import { createFailure, type AnyDefinition } from '../../failures/define.ts';
import { githubApiFailed } from '../../failures/github.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Request as ActionRequest, Run } from '../../model/request.ts';

/** What a report needs to send requests. */
export interface ReportingContext {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** When all reporting must be finished. Milliseconds since the epoch. */
  readonly deadline: number;
}

export type GitHubClient = ReturnType<typeof createGitHubClient>;

/** Limit for the body of a response: a page of 100 issues is smaller. Bytes. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Statuses whose responses have no body (fetch.spec.whatwg.org, "null body status"). */
const NO_BODY = new Set([101, 103, 204, 205, 304]);
const TRANSIENT = new Set([408, 500, 502, 503, 504]);
/** Pauses before the second and the third attempt. Milliseconds. */
const PAUSES_MS = [1_000, 4_000];
/** Pause before the second attempt if a rate limit does not say when it ends. Milliseconds. */
const UNKNOWN_LIMIT_MS = 5_000;
const RATE_LIMIT = /rate limit|abuse detection/i;

function ignore(): void {
  // Octokit prints deprecation notices, which are text from GitHub.
}

const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Creates a client that retries and prints nothing.
 *
 * @param token value of the input `github-token`.
 * @param apiUrl `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server.
 */
export function createGitHubClient(token: string, apiUrl: string, context: ReportingContext) {
  return getOctokit(token, { baseUrl: apiUrl, request: { fetch: createFetch(context), log: SILENT }, log: SILENT });
}

/**
 * Returns a `fetch` that uses the action's HTTP client, makes up to three attempts, and never follows a redirect.
 *
 * @throws the returned function throws a TypeError, as fetch does, with the code of the network error as its message.
 */
export function createFetch({ http, clock, deadline }: ReportingContext): typeof fetch {
  return async (input, init = {}) => {
    const request = new Request(input, init);
    const body = await request.text();
    const sent = { url: new URL(request.url), method: request.method, headers: Object.fromEntries(request.headers), maxBytes: MAX_BYTES };
    for (let attempts = 1; ; attempts++) {
      const result = await http.send({ ...sent, ...(body !== '' && { body }) });
      const pauseMs = pauseAfter(result, attempts, clock.now());
      if (pauseMs === undefined || clock.now() + pauseMs >= deadline) return toResponse(result);
      await clock.sleep(pauseMs);
    }
  };
}

/** Returns the pause before the next attempt, or undefined for none. Waits for a rate limit once. Milliseconds. */
function pauseAfter(result: HttpResult, attempts: number, now: number): number | undefined {
  if (!result.ok || TRANSIENT.has(result.response.status)) return PAUSES_MS[attempts - 1];
  const { status, headers, body } = result.response;
  const message = (): unknown => member(parseJson(body), 'message');
  if (attempts > 1 || !isRateLimit(status, headers, message)) return undefined;
  const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 - now : NaN;
  return retryAfter(headers, now) ?? (Number.isNaN(reset) ? UNKNOWN_LIMIT_MS : Math.max(0, reset));
}

/** True for a primary or secondary rate limit (docs.github.com, "Exceeding the rate limit"). Some are known by their message only. */
function isRateLimit(status: number, headers: unknown, message: () => unknown): boolean {
  if (status !== 403 && status !== 429) return false;
  const limited = member(headers, 'x-ratelimit-remaining') === '0' || member(headers, 'retry-after') !== undefined;
  return status === 429 || limited || RATE_LIMIT.test(text(message()) ?? '');
}

function toResponse(result: HttpResult): Response {
  if (!result.ok) throw new TypeError(result.error.code);
  const { status, headers, body } = result.response;
  return new Response(NO_BODY.has(status) ? null : Buffer.from(body), { status, headers });
}

/** Splits `owner/name` for Octokit. */
export function ownerAndName({ repository }: Run): { readonly owner: string; readonly repo: string } {
  const slash = repository.indexOf('/');
  return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}

/** Returns the URL of this run's log, or undefined if GitHub's environment does not have the known form. */
export function runUrl({ serverUrl, repository, runId, runAttempt }: Run): string | undefined {
  const url = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
  return /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\/attempts\/\d+$/.test(url) ? url : undefined;
}

/** True if `fail-on` counts this verdict as a failure. With `never`, only the verdict `fail` counts. */
export function isFailing({ status }: Outcome, { failOn }: ActionRequest): boolean {
  return status === 'fail' || (status === 'warn' && failOn === 'warn');
}

/** Returns the value at a path in a value of unknown shape. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

/** Reads the status of an error that Octokit threw, and whether it is a rate limit. */
function refusalIn(thrown: unknown): { readonly status: number | undefined; readonly limited: boolean } {
  const status = member(thrown, 'response', 'status');
  if (typeof status !== 'number') return { status: undefined, limited: false };
  const message = (): unknown => member(thrown, 'response', 'data', 'message');
  return { status, limited: isRateLimit(status, member(thrown, 'response', 'headers'), message) };
}

/**
 * Writes one report and never throws.
 * @param wanted what is asked of GitHub, as a phrase: `set the status of deployment 42`
 * @param refusals the failures of certain HTTP statuses. A 403 for too many requests is none of them.
 * @returns the warnings: none, or the one that says why GitHub does not have the report
 */
export async function asWarnings(
  wanted: string,
  refusals: ReadonlyMap<number | undefined, AnyDefinition<ApiContext>>,
  write: () => Promise<unknown>,
): Promise<readonly Failure[]> {
  try {
    await write();
    return [];
  } catch (thrown) {
    const { status, limited } = refusalIn(thrown);
    const kind = (limited ? undefined : refusals.get(status)) ?? githubApiFailed;
    return [createFailure(kind, { wanted, httpStatus: status })];
  }
}
