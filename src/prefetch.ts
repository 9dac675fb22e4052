/** The wire first: what must be asked anyway is asked before any library is evaluated, so that evaluating costs no time of its own. */
import type { AttemptResult } from './model/failure.ts';
import { requestIdToken, type IdToken } from './auth/github-oidc.ts';
import { createHttpClient, type HttpClient } from './http/client.ts';
import { computeDeadlines, type Clock, type Deadlines } from './util/retry.ts';
import type { Request } from './model/request.ts';

/** Endpoints that are asked at a time, and connections at most. */
export const CONCURRENCY = 25;

/** What is under way when the rest of the action wakes up. */
export interface Prefetch {
  readonly http: HttpClient;
  readonly deadlines: Deadlines;
  /** ID tokens, by the audience whose exchange will present them. */
  readonly idTokens: Map<string, Promise<AttemptResult<IdToken>>>;
  /** When the first request has left, or failed: evaluating libraries sooner would hold up its handshake. */
  readonly firstRequestSent: Promise<unknown>;
}

/**
 * Begins a run: asks for the ID tokens, and opens connections to the token host and to the endpoints.
 *
 * @param started milliseconds since the epoch.
 */
export function startPrefetch(request: Request, started: number, clock: Clock): Prefetch {
  const { signIn, cloud, audiences, targets, smokeTest, limits: patience, proxies, run } = request;
  const deadlines = computeDeadlines(started, patience, Math.ceil(targets.length / CONCURRENCY));
  const http = createHttpClient(proxies, { timeoutMs: patience.timeoutMs, deadline: deadlines.deadline }, clock.now);
  const left = Promise.withResolvers<undefined>();
  const idTokens: Prefetch['idTokens'] = new Map();
  if (signIn.method === 'github-oidc' && signIn.idToken !== undefined) {
    const { idToken, oidcAudience } = signIn;
    for (const audience of audiences) {
      idTokens.set(
        audience,
        requestIdToken(idToken, oidcAudience, { run, timeoutMs: patience.timeoutMs }, http, clock, () => {
          left.resolve(undefined);
        }),
      );
    }
    http.open(new URL(`https://${cloud.authorityHost}`));
  }
  const probed = smokeTest ? targets.slice(0, CONCURRENCY) : [];
  for (const origin of new Set(probed.map(({ base }) => new URL(base).origin))) http.open(new URL(origin));
  return {
    http: http,
    deadlines: deadlines,
    idTokens,
    firstRequestSent: idTokens.size === 0 ? Promise.resolve() : Promise.race([left.promise, ...idTokens.values()]),
  };
}
