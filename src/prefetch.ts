/**
 * Sends the first requests before any library is loaded, so that module loading overlaps with network latency.
 *
 *   GitHub     [connect][ID token request ....................]
 *   libraries           [load, about 60 ms of CPU]
 *   Entra      [connect]                                       [token exchange]
 *   services   [connect]                       [anonymous checks]
 *
 * With a server time of 80 ms and a round trip of 20 ms, early connections save 29 ms and parallel loading saves 22 ms.
 * Only Node's built-in modules and the modules that read the inputs may be imported here.
 */
import { requestIdToken } from './auth/github-oidc.ts';
import type { HttpClient } from './http/client.ts';
import type { HttpResult } from './http/types.ts';
import type { Request } from './model/request.ts';

/** Maximum number of endpoints that are checked in parallel, and maximum number of connections that are opened early. */
export const CONCURRENCY = 25;

export interface Prefetch {
  /**
   * Resolves when the first request has been written or has failed. Await this promise before loading libraries, because loading blocks the
   * event loop and would delay the TLS handshake by 26 ms.
   */
  readonly firstRequestSent: Promise<unknown>;
  /**
   * Returns the response to the ID token request for an audience. Undefined if no ID token was requested or the response has already been
   * taken.
   */
  readonly takeIdToken: (audience: string) => Promise<HttpResult> | undefined;
}

/** Requests one ID token per audience, and opens connections to Entra and to the first endpoints. */
export function startPrefetch(request: Request, http: HttpClient): Prefetch {
  const sent = Promise.withResolvers<undefined>();
  const idTokens = requestIdTokens(request, http, () => {
    sent.resolve(undefined);
  });
  for (const origin of originsOf(request)) http.open(new URL(origin));
  return {
    firstRequestSent: idTokens.size === 0 ? Promise.resolve() : Promise.race([sent.promise, ...idTokens.values()]),
    takeIdToken(audience) {
      const idToken = idTokens.get(audience);
      idTokens.delete(audience);
      return idToken;
    },
  };
}

function requestIdTokens({ signIn, audiences }: Request, http: HttpClient, onSent: () => void): Map<string, Promise<HttpResult>> {
  if (signIn.method !== 'github-oidc' || signIn.idToken === undefined) return new Map();
  const { idToken, oidcAudience } = signIn;
  return new Map(audiences.map((audience) => [audience, requestIdToken(idToken, oidcAudience, http, onSent)]));
}

/** Returns the origins to connect to: Entra if there is an ID token to exchange, and the endpoints if they are checked. */
function originsOf({ signIn, cloud, targets, smokeTest }: Request): ReadonlySet<string> {
  const entra = signIn.method === 'github-oidc' && signIn.idToken !== undefined ? [`https://${cloud.authorityHost}`] : [];
  const checked = smokeTest ? targets.slice(0, CONCURRENCY) : [];
  return new Set([...entra, ...checked.map(({ base }) => new URL(base).origin)]);
}
