/** Connects the GitHub reports to a loopback GitHub. */
import { createHttpClient, type HttpClient } from '../../../src/http/client.ts';
import type { ReportingContext } from '../../../src/report/github/client.ts';

/** The real HTTP client without a proxy. Requests to https://api.github.com go to `url`. */
export function githubAt(url: string): HttpClient {
  const http = createHttpClient(
    { https: undefined, http: undefined, bypass: [] },
    { timeoutMs: 10_000, deadline: Date.now() + 60_000 },
    Date.now,
  );
  const origin = new URL(url).origin;
  return {
    ...http,
    send: (request) => http.send({ ...request, url: new URL(`${origin}${request.url.pathname}${request.url.search}`) }),
  };
}

/** A context whose pauses take no time. */
export function reportingBy(http: HttpClient): ReportingContext {
  const clock = { now: Date.now, sleep: () => Promise.resolve(), random: () => 0.5 };
  return { http, clock, deadline: Date.now() + 60_000 };
}
