/**
 * Sends the first requests before any library is loaded, so that module loading overlaps with network latency.
 *
 *   GitHub     [connect][ID token request ....................]
 *   libraries           [load, about 60 ms of CPU]
 *   Entra      [connect]                                       [token exchange]
 *   services   [connect]                       [anonymous checks]
 *
 * In this file, import only Node built-in modules and modules that input parsing already needs.
 */
import type { HttpClient } from './http/client.ts';
import type { HttpResult } from './http/types.ts';
import type { Request } from './model/request.ts';
import { CONCURRENCY } from './model/retry.ts';
import { ACTION } from './util/text.ts';

const MAX_BYTES = 64 * 1024;

/** Sends an ID token request for each audience, and opens connections to Entra and to the first `CONCURRENCY` endpoints. */
export function startPrefetch({ signIn, cloud, audiences, targets, smokeTest }: Request, http: HttpClient) {
  const sent = Promise.withResolvers<undefined>();
  const service = signIn.method === 'github-oidc' && signIn.idToken !== undefined ? { ...signIn, ...signIn.idToken } : undefined;
  // Do not use @actions/core, because its ID token request has a fixed timeout of three minutes.
  const send = (): Promise<HttpResult> | undefined => {
    if (service === undefined) return undefined;
    const url = new URL(service.url);
    url.searchParams.set('audience', service.oidcAudience);
    const headers = {
      authorization: `Bearer ${service.requestToken}`,
      accept: 'application/json; api-version=2.0',
      'user-agent': ACTION,
    };
    return http.send({ url, headers, maxBytes: MAX_BYTES, onRequestSent: () => sent.resolve(undefined) });
  };
  const early = new Map(audiences.map((audience) => [audience, send()]));
  const hosts = service === undefined ? [] : [`https://${cloud.authorityHost}`];
  if (smokeTest) hosts.push(...targets.slice(0, CONCURRENCY).map(({ base }) => new URL(base).origin));
  for (const origin of new Set(hosts)) http.open(new URL(origin));
  return {
    /**
     * Resolves when the first ID token request is sent or fails, or immediately if there are no ID token requests. Loading libraries
     * earlier would delay the TLS handshake by 26 ms.
     */
    firstRequestSent: Promise.race([sent.promise, ...early.values()]),
    /**
     * Returns the response to the prefetched ID token request for the audience. Later calls send a new request. Returns undefined if the
     * sign-in does not use an ID token or the job cannot request one.
     */
    requestIdToken: (audience: string): Promise<HttpResult> | undefined => {
      const response = early.get(audience) ?? send();
      early.delete(audience);
      return response;
    },
  };
}
