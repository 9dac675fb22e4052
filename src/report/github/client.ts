/**
 * GitHub's API, as the two reports that write there use it: one client on the action's own transport, and one answer to every way it
 * can say no. A report that GitHub refuses is a warning: it never turns a green check red, nor hides a red one.
 */
import type { Failure } from '../../model/failure.ts';
import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import Bottleneck from 'bottleneck/light.js';
import { isRecord } from '../../util/json.ts';
import type { ApiContext } from '../../failures/contexts.ts';
import { createFailure, type AnyDefinition } from '../../failures/define.ts';
import { githubApiFailed } from '../../failures/github.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Request, Run } from '../../model/request.ts';

/** What the reports need of the world. */
export interface GitHubDeps {
  /** The action's own transport: proxy, CA, time and size limits are its business. */
  readonly fetch: typeof fetch;
  /** How long one second of waiting between tries lasts, in milliseconds: 1000 but in tests. */
  readonly secondMs?: number;
}

export type GitHub = ReturnType<typeof connect>;

/** Seconds. Longer than that nobody waits for a report: a rate limit may ask for an hour, and all that is told to GitHub has one minute. */
const LONGEST_WAIT = 30;

/** The plugin's list, and 429: that one is the throttling plugin's to retry, which knows how long to wait. */
const NOT_RETRIED = [400, 401, 403, 404, 410, 422, 429, 451];

function briefly(seconds: number, _options: unknown, _github: unknown, retried: number): boolean {
  return retried === 0 && seconds <= LONGEST_WAIT;
}

/** The throttling plugin spaces writes by seconds, for clients that make hundreds. A run makes three. */
const AT_ONCE = new Bottleneck.Group();

function drop(): void {
  // Octokit prints notices of deprecation, on the console if nothing else is given: GitHub's words, in the midst of ours.
}

const SILENT = { debug: drop, info: drop, warn: drop, error: drop };

/**
 * @param token of the input `github-token`
 * @param apiUrl `https://api.github.com`, or a GitHub Enterprise Server's `https://HOST/api/v3`
 * @returns a client that tries three times, waits for a rate limit once and briefly, and prints nothing
 */
export function connect(token: string, apiUrl: string, { fetch, secondMs = 1000 }: GitHubDeps) {
  return getOctokit(
    token,
    {
      baseUrl: apiUrl,
      request: { fetch, log: SILENT },
      log: SILENT,
      retry: { retries: 2, doNotRetry: NOT_RETRIED, retryAfterBaseValue: secondMs },
      throttle: {
        retryAfterBaseValue: secondMs,
        onRateLimit: briefly,
        onSecondaryRateLimit: briefly,
        write: AT_ONCE,
        notifications: AT_ONCE,
      },
    },
    retry,
    throttling,
  );
}

/** @returns the two halves of `owner/name`, as every call wants them */
export function ownerAndName({ repository }: Run): { readonly owner: string; readonly repo: string } {
  const slash = repository.indexOf('/');
  return { owner: repository.slice(0, slash), repo: repository.slice(slash + 1) };
}

/** @returns the page of this run's log; undefined when GitHub's environment is not of the known shape, and then nothing links to it */
export function runUrl({ serverUrl, repository, runId, runAttempt }: Run): string | undefined {
  const url = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
  return /^https?:\/\/[\w.-]+(:\d+)?\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\/attempts\/\d+$/.test(url) ? url : undefined;
}

/**
 * Whether the user counts this verdict as a failure: what `fail-on` fails the step for. `never` leaves the step green, not the service:
 * there it is the verdict alone that counts.
 */
export function isFailing({ status }: Outcome, { failOn }: Request): boolean {
  return status === 'fail' || (status === 'warn' && failOn === 'warn');
}

/** What stands at a path in a value of unknown shape. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

/** Of what Octokit threw only the status and two headers are looked at: its message is GitHub's words. */
function refusalIn(thrown: unknown): { readonly status: number | undefined; readonly limited: boolean } {
  const status = member(thrown, 'response', 'status');
  const headers = member(thrown, 'response', 'headers');
  const limited = member(headers, 'x-ratelimit-remaining') === '0' || member(headers, 'retry-after') !== undefined;
  return { status: typeof status === 'number' ? status : undefined, limited };
}

/**
 * Writes one report and never throws.
 * @param wanted what is asked of GitHub, as a phrase: `set the status of deployment 42`
 * @param refusals the kinds that tell certain HTTP statuses of GitHub's. A 403 for too many requests is none of them: it differs by its headers
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
