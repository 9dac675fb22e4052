import { afterEach } from '@jest/globals';
import { startGitHubRest, type GitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import type { HttpClient } from '../../../src/http/client.ts';
import type { Failure } from '../../../src/model/failure.ts';
import type { Request } from '../../../src/model/request.ts';
import type { ReportingContext } from '../../../src/report/github/client.ts';
import { clientOf } from './real-http.ts';

/** The real HTTP client without a proxy. Requests to https://api.github.com go to `url`. */
export function githubAt(url: string): HttpClient {
  const http = clientOf(10_000);
  const origin = new URL(url).origin;
  return {
    ...http,
    async send(request) {
      const isApi = typeof request.only === 'object' && request.only.origin === request.url.origin;
      const moved = { url: new URL(`${origin}${request.url.pathname}${request.url.search}`), only: { origin } };
      const result = await http.send({ ...request, ...(isApi && moved) });
      const link = result.ok ? result.response.headers['link']?.replaceAll(origin, request.url.origin) : undefined;
      if (!result.ok || link === undefined) return result;
      return { ok: true, response: { ...result.response, headers: { ...result.response.headers, link } } };
    },
  };
}

/** Returns a context whose pauses take no time. */
export function reportingBy(http: HttpClient): ReportingContext {
  const clock = { now: Date.now, sleep: () => Promise.resolve(), random: () => 0.5 };
  return { http, clock, deadline: Date.now() + 60_000, log: () => undefined };
}

let github: GitHubRest | undefined;
let tokens = 0;

/** Starts a fake GitHub that stops after the test. */
export async function start(options: GitHubRestOptions = {}): Promise<GitHubRest> {
  github = await startGitHubRest({ repository: 'contoso/clinical-platform', ...options });
  return github;
}

afterEach(async () => {
  await github?.stop();
  github = undefined;
});

/** Returns the request with the address of the fake GitHub and a unique token, as in a real job. */
export function requestAt({ url }: GitHubRest, request: Request): Request {
  // The reports accept only https addresses.
  const apiUrl = `https://api.github.com${new URL(url).pathname.replace(/\/$/, '')}`;
  return { ...request, githubToken: `ghs_lab${String(++tokens)}`, run: { ...request.run, apiUrl } };
}

export const codes = (failures: readonly Failure[]): readonly string[] => failures.map(({ code }) => code);
