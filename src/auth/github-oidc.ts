/**
 * Requests GitHub's ID token, which identifies the job (GHD: reference/security/oidc). The first request for each audience is sent before
 * the libraries are loaded.
 */
import type { HttpClient } from '../http/client.ts';
import type { HttpResult } from '../http/types.ts';
import type { IdTokenService } from '../model/request.ts';
import { ACTION } from '../util/text.ts';

/** Maximum size of the response. ID tokens are shorter. */
const MAX_BYTES = 64 * 1024;

/**
 * Makes one attempt to get an ID token. The action does not use the client in @actions/core, because its timeout is fixed at three minutes.
 *
 * @param service the runner's endpoint and bearer token.
 * @param audience value for the `aud` claim, as the federated credential expects it.
 * @param onSent called after the request has been written.
 */
export function requestIdToken(service: IdTokenService, audience: string, http: HttpClient, onSent?: () => void): Promise<HttpResult> {
  const url = new URL(service.url);
  url.searchParams.set('audience', audience);
  const headers = {
    authorization: `Bearer ${service.requestToken}`,
    accept: 'application/json; api-version=2.0',
    'user-agent': ACTION,
  };
  return http.send({ url, headers, maxBytes: MAX_BYTES, ...(onSent && { onRequestSent: onSent }) });
}
