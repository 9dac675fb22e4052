/** Gets tokens through the credential classes of @azure/identity, which send their requests through the action's HTTP client. */
import {
  createEmptyPipeline,
  createHttpHeaders,
  type HttpClient as AzureHttpClient,
  type PipelineRequest,
} from '@azure/core-rest-pipeline';
import { ClientAssertionCredential, ManagedIdentityCredential, type AccessToken, type TokenCredential } from '@azure/identity';
import { scopeOf } from '../azure/audiences.ts';
import type { Cloud } from '../azure/clouds.ts';
import type { AttemptResult } from '../model/failure.ts';
import type { Context, SignIn } from '../model/request.ts';
import { isRecord, parseJson } from '../util/json.ts';
import { isTime } from './claims.ts';
import type { HttpRequest, HttpResult } from '../http/types.ts';

/** Header that sets the request ID for the sign-in log. MSAL also puts the ID in the query string and body (Entra docs: v2-protocols). */
const REQUEST_ID = 'client-request-id';
const ID_IN_BODY = /(?<=(?:^|&)client-request-id=)[^&]*/;
/** Placeholder for the ID token, so that MSAL can prepare the request while the action waits for GitHub's response. */
const PENDING_ID_TOKEN = 'pending-id-token';
const MAX_BYTES = 256 * 1024;

/** Disables the library's policies, because they retry requests and follow redirects. They also load an HTTP client, which takes 20 ms. */
function withoutPolicies(httpClient: AzureHttpClient) {
  // The managed identity credential adds its own retry policy, which respects `retryOptions`.
  return { httpClient, pipeline: createEmptyPipeline(), retryOptions: { maxRetries: 0 } };
}

/**
 * Exchanges a GitHub ID token for an access token. Sends the ID token only to the HTTPS origin of the cloud's authority, because
 * environment variables such as MSAL_FORCE_REGION could select another host.
 *
 * @param idToken awaited before the request is sent. If there is no ID token, no request is sent.
 * @param requestId ID of the request in the tenant's sign-in log.
 * @returns the token or null, and the HTTP result, because the library hides the body. `result` is undefined if no request was sent.
 */
export async function exchangeToken(
  { clientId, tenantId }: Extract<SignIn, { method: 'github-oidc' }>,
  { authorityHost }: Cloud,
  audience: string,
  idToken: Promise<AttemptResult<string>> | undefined,
  requestId: string,
  { http }: Context,
): Promise<{ readonly access: AccessToken | null; readonly result: HttpResult | undefined }> {
  const origin = `https://${authorityHost}`;
  let result: HttpResult | undefined;
  const client: AzureHttpClient = {
    async sendRequest(request) {
      const assertion = await idToken;
      // The caller ignores this error and reports why it could not get an ID token.
      if (assertion?.ok !== true) throw new Error('no ID token');
      result = await http.send({ ...requestOf(request, requestId, assertion.value), only: { origin } });
      return responseOf(request, result);
    },
  };
  // MSAL's throttling cache blocks requests after an error response, so each attempt creates its own credential.
  const credential = new ClientAssertionCredential(tenantId, clientId, () => Promise.resolve(PENDING_ID_TOKEN), {
    authorityHost: origin,
    ...withoutPolicies(client),
  });
  const access = await credential.getToken(scopeOf(audience)).catch(() => null);
  return { access, result };
}

export function createManagedIdentityCredential(clientId: string | undefined, client: AzureHttpClient): TokenCredential {
  return new ManagedIdentityCredential({ ...(clientId !== undefined && { clientId }), ...withoutPolicies(client) });
}

/** HTTP client for managed identity requests. Created once per run, because MSAL always uses the HTTP client of the first credential. */
export interface ManagedIdentityClient extends AzureHttpClient {
  /** Expiration time of each token that the endpoint returned, in milliseconds since the epoch. */
  readonly expiries: ReadonlyMap<string, number>;
  /** True if a request was blocked because the endpoint's IP address is neither local nor private. */
  readonly addressRefused: () => boolean;
}

/**
 * Creates the client for the managed identity endpoint (IMDS, App Service, Container Apps, or Azure Arc). Environment variables can set
 * any URL as the endpoint, and requests contain secrets. Therefore, the client bypasses proxies and connects only to private addresses.
 */
export function createManagedIdentityClient({ http, clock, newId }: Pick<Context, 'http' | 'clock' | 'newId'>): ManagedIdentityClient {
  const expiries = new Map<string, number>();
  let refused = false;
  return {
    expiries,
    addressRefused: () => refused,
    async sendRequest(request) {
      const result = await http.send({ ...requestOf(request, newId()), only: 'private' });
      refused ||= !result.ok && result.error.code === 'ADDRESS_NOT_ALLOWED';
      const response = responseOf(request, result);
      return { ...response, bodyAsText: withoutCaching(response.bodyAsText, clock.now(), expiries) };
    },
  };
}

/** Sets the expiration time in a token response to the current time, so that MSAL does not reuse the token from its cache. */
function withoutCaching(body: string, now: number, expiries: Map<string, number>): string {
  const parsed = parseJson(body);
  if (!isRecord(parsed) || typeof parsed['access_token'] !== 'string') return body;
  const { expires_on: expiresOn, expires_in: expiresIn } = parsed;
  // `expires_on` is in seconds since the epoch, but App Service might send a date instead (Microsoft Learn: overview-managed-identity).
  const expiry = Number(expiresOn) * 1000 || Date.parse(String(expiresOn)) || now + Number(expiresIn) * 1000;
  if (isTime(expiry)) expiries.set(parsed['access_token'], expiry);
  return JSON.stringify({ ...parsed, expires_on: String(Math.floor(now / 1000)) });
}

function requestOf(request: PipelineRequest, requestId: string, idToken = ''): HttpRequest {
  const { method, body } = request;
  const url = new URL(request.url);
  if (url.searchParams.has(REQUEST_ID)) url.searchParams.set(REQUEST_ID, requestId);
  const sent = { url, method, headers: { ...request.headers.toJSON(), [REQUEST_ID]: requestId }, maxBytes: MAX_BYTES };
  if (typeof body !== 'string') return sent;
  return { ...sent, body: body.replace(ID_IN_BODY, requestId).replace(PENDING_ID_TOKEN, encodeURIComponent(idToken)) };
}

/** Converts a response to the type that the Azure SDK expects. Throws if the request failed. The action reports `result.error` itself. */
function responseOf(request: PipelineRequest, result: HttpResult) {
  if (!result.ok) throw new Error(result.error.code);
  const { status, headers, body } = result.response;
  return { request, status, headers: createHttpHeaders(headers), bodyAsText: Buffer.from(body).toString('utf8') };
}
