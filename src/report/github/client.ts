/** Sends reports to the GitHub API. If GitHub rejects a report, the step logs a warning and the verdict does not change. */
import { getOctokit } from '@actions/github';
import { createFailure } from '../../failures/define.ts';
import { reportFailures, type GitHubApiContext } from '../../failures/reporting.ts';
import type { HttpClient } from '../../http/client.ts';
import type { HttpResult } from '../../http/types.ts';
import type { Failure } from '../../model/failure.ts';
import { failureCodes, isFailing, isPublicRepository, type Outcome } from '../../model/outcome.ts';
import type { Request as ActionRequest, Run } from '../../model/request.ts';
import { type Clock, pauseForReport, TRANSIENT_STATUSES } from '../../model/retry.ts';
import { isRecord, member, parseJson, retryAfter, text } from '../../util/json.ts';
import { plural } from '../../util/text.ts';

export interface ReportingContext {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Time at which the step stops sending reports, in milliseconds since the epoch. */
  readonly deadline: number;
  readonly log: (line: string) => void;
}

/** Maximum size of a response body in bytes. A page of 100 issues is usually smaller than this limit. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Statuses of responses that never have a body (fetch.spec.whatwg.org, "null body status"). */
const NO_BODY = new Set([204, 205, 304]);
/** Time to wait, in milliseconds, if the response does not specify when the rate limit resets. */
const UNKNOWN_LIMIT_MS = 5_000;
const RATE_LIMIT = /rate limit|abuse detection/i;

/** Discards Octokit's deprecation notices, because they contain text from GitHub's responses. */
const ignore = (): undefined => undefined;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function createGitHubClient(token: string, baseUrl: string, context: ReportingContext) {
  const github = getOctokit(token, {
    baseUrl,
    request: { fetch: createFetch(context, new URL(baseUrl).origin), log: SILENT },
    log: SILENT,
  });
  // Octokit treats redirects and web pages as successful responses, but the action must accept only JSON.
  github.hook.after('request', (response) => {
    if (response.status >= 300 || !(isRecord(response.data) || Array.isArray(response.data)))
      throw Object.assign(new Error(), { response });
  });
  return github;
}

export type GitHubClient = ReturnType<typeof createGitHubClient>;

/**
 * Returns a `fetch` function that makes up to three attempts and never follows a redirect. The function sends requests only to `origin`,
 * because the next-page URL that Octokit reads from the response could point to another host.
 */
export function createFetch(context: ReportingContext, origin: string): typeof fetch {
  return async (input, init = {}) => {
    const request = new Request(input, init);
    const body = await request.text();
    const { url, method, headers } = request;
    const options = { method, headers: Object.fromEntries(headers), maxBytes: MAX_BYTES, only: { origin }, ...(body !== '' && { body }) };
    for (let attempts = 1; ; attempts++) {
      const result = await context.http.send({ url: new URL(url), ...options });
      if (!(await pauseAfter(result, attempts, context))) return toResponse(result);
    }
  };
}

/** Pauses before the next attempt. Returns false if no attempts remain. Waits at most once for a rate limit to reset. */
async function pauseAfter(result: HttpResult, attempts: number, context: ReportingContext): Promise<boolean> {
  if (!result.ok) {
    const { code } = result.error;
    return code !== 'ADDRESS_NOT_ALLOWED' && pauseForReport(`GitHub (${code})`, attempts, undefined, context);
  }
  const { status, headers, body } = result.response;
  const to = `GitHub (HTTP ${String(status)})`;
  const requested = requestedPause(headers, context.clock.now());
  if (isRateLimit(status, headers, () => member(parseJson(body), 'message')))
    return attempts === 1 && pauseForReport(to, undefined, requested ?? UNKNOWN_LIMIT_MS, context);
  return TRANSIENT_STATUSES.has(status) && pauseForReport(to, attempts, requested, context);
}

/** Returns the delay in milliseconds that the server requested, or the time until its rate limit resets. */
function requestedPause(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 - now : NaN;
  return retryAfter(headers, now) ?? (Number.isNaN(reset) ? undefined : Math.max(0, reset));
}

/** True if a header or the message reports a primary or secondary rate limit (docs.github.com, "Exceeding the rate limit"). */
function isRateLimit(status: number, headers: unknown, message: () => unknown): boolean {
  if (status !== 403 && status !== 429) return false;
  const limited = member(headers, 'x-ratelimit-remaining') === '0' || member(headers, 'retry-after') !== undefined;
  return status === 429 || limited || RATE_LIMIT.test(String(text(message())));
}

function toResponse(result: HttpResult): Response {
  if (!result.ok) throw new TypeError(result.error.code);
  const { status, headers, body } = result.response;
  return new Response(NO_BODY.has(status) ? null : Buffer.from(body), { status, headers });
}

/** Splits `owner/name` into the two parameters that Octokit expects. */
export function ownerAndName({ repository }: Run): { readonly owner: string; readonly repo: string } {
  const slash = repository.indexOf('/');
  return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}

/** Phrases in GitHub's error messages, in order of precedence. */
const PHRASES: readonly (readonly [RegExp, GitHubApiContext['refusal']])[] = [
  [/^Resource not accessible by (?:integration|personal access token)/, 'permission'],
  [RATE_LIMIT, 'rate-limit'],
  [/IP allow list|IP address is not permitted/i, 'ip-allow-list'],
  [/SAML/, 'saml'],
  [/\barchived\b/i, 'archived'],
  [/\blocked\b/i, 'locked'],
];

/** Sends one report to GitHub. Returns warnings and never throws. `action` is a phrase such as `set the status of deployment 42`. */
export async function reportToGitHub(
  action: string,
  permission: 'deployments' | 'issues',
  { githubToken, run }: ActionRequest,
  context: ReportingContext,
  write: (github: GitHubClient) => Promise<readonly Failure[]>,
): Promise<readonly Failure[]> {
  if (githubToken === undefined) return [];
  try {
    return await write(createGitHubClient(githubToken, run.apiUrl, context));
  } catch (thrown) {
    const given = member(thrown, 'response', 'headers');
    const headers = Object.fromEntries(Object.entries(isRecord(given) ? given : {}).map(([name, value]) => [name, String(value)]));
    const refused = { ...refusalOf(thrown), retryAfterMs: requestedPause(headers, context.clock.now()) };
    const code = refused.refusal === 'permission' ? (`${permission}-permission-missing` as const) : 'github-api-failed';
    return [createFailure(reportFailures, code, { action, ...refused })];
  }
}

/** The error message is compared with fixed phrases but never logged. */
function refusalOf(thrown: unknown): Omit<GitHubApiContext, 'action'> {
  const httpStatus = member(thrown, 'response', 'status');
  // Octokit throws an `HttpError` if `fetch` fails. Any other error comes from reading the content of a response.
  if (typeof httpStatus !== 'number')
    return { httpStatus: undefined, refusal: member(thrown, 'name') === 'HttpError' ? 'no-response' : 'unexpected-json' };
  if (httpStatus < 400) return { httpStatus, refusal: 'not-github' };
  const message = text(member(thrown, 'response', 'data', 'message')) ?? '';
  const headers = member(thrown, 'response', 'headers');
  const [, phrase] = PHRASES.find(([pattern]) => pattern.test(message)) ?? [];
  const known = httpStatus === 403 || httpStatus === 429 || httpStatus === 404 ? phrase : undefined;
  if (known !== undefined) return { httpStatus, refusal: known };
  if (isRateLimit(httpStatus, headers, () => message)) return { httpStatus, refusal: 'rate-limit' };
  // GitHub uses this header to list the permissions that are sufficient for the request.
  const names = httpStatus === 403 && member(headers, 'x-accepted-github-permissions') !== undefined;
  return { httpStatus, refusal: names ? 'permission' : 'other' };
}

/** Maximum length of a deployment status description, in characters (GitHub's OpenAPI schema). */
const LONGEST_DESCRIPTION = 140;

/** Converts the verdict to a deployment status. In a public repository, the description does not reveal what failed. */
export function deploymentStatus(outcome: Outcome, request: Pick<ActionRequest, 'failOn' | 'run'>) {
  const { status, endpoints, groups } = outcome;
  const count = endpoints.filter((endpoint) => endpoint.status === status).length;
  const where = count === 0 ? '' : ` at ${String(count)} of ${plural(endpoints.length, 'endpoint')}`;
  const failing = isFailing(status, request.failOn);
  const verdict = failing ? (status === 'warn' ? 'Failed on warnings' : 'Failed') : status === 'warn' ? 'Passed with warnings' : 'Passed';
  const description = withCodes(`${verdict}${where}`, isPublicRepository(outcome, request) ? [] : failureCodes(groups));
  return { state: failing ? ('failure' as const) : ('success' as const), description };
}

/** Appends as many failure codes as fit, followed by the number of omitted codes. */
function withCodes(start: string, codes: readonly string[]): string {
  const texts = codes.map((_code, omitted) => {
    const rest = omitted > 0 ? ` and ${String(omitted)} more` : '';
    return `${start} (${codes.slice(0, codes.length - omitted).join(', ')}${rest})`;
  });
  return texts.find(({ length }) => length <= LONGEST_DESCRIPTION) ?? start;
}

/** Sets the final deployment status unless the verdict is `skipped`. Returns warnings and never throws. */
export async function reportDeployment(outcome: Outcome, request: ActionRequest, context: ReportingContext): Promise<readonly Failure[]> {
  const { deploymentId: id, run } = request;
  if (id === undefined || outcome.status === 'skipped') return [];
  return reportToGitHub(`set the status of deployment ${String(id)}`, 'deployments', request, context, async (github) => {
    await github.rest.repos.createDeploymentStatus({
      ...ownerAndName(run),
      deployment_id: id,
      ...deploymentStatus(outcome, request),
      ...(run.links.run !== undefined && { log_url: run.links.run }),
    });
    return [];
  });
}
