/** Credentials from @azure/identity, and their HTTP clients. */
import {
  createEmptyPipeline,
  createHttpHeaders,
  type HttpClient as AzureHttpClient,
  type PipelineRequest,
} from '@azure/core-rest-pipeline';
import { ClientAssertionCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import type { Cloud } from '../azure/clouds.ts';
import type { AttemptResult } from '../model/failure.ts';
import type { Context, SignIn } from '../model/request.ts';
import { isRecord, parseJson } from '../util/json.ts';
import { isTime } from './claims.ts';
import type { HttpRequest, HttpResponse, HttpResult } from '../http/types.ts';

/**
 * Name of the request ID. Microsoft Entra reads it from the header, and MSAL writes it to the query and the body (ED: v2-protocols,
 * "client-request-id").
 */
const REQUEST_ID = 'client-request-id';
const ID_IN_BODY = /(?<=(?:^|&)client-request-id=)[^&]*/;
/** Placeholder for the ID token. MSAL prepares the request with this value while the action waits for GitHub's response. */
const PENDING_ID_TOKEN = 'pending-id-token';
/** Maximum size of a response. Responses from Microsoft Entra and managed identity endpoints are shorter. */
const MAX_BYTES = 256 * 1024;

/** The last response to a credential's requests. It is recorded here because the library does not expose the body of an error response. */
export interface Exchange {
  /** Undefined if the library failed before it sent a request. */
  result: HttpResult | undefined;
}

/**
 * Creates the credential for GitHub's ID token. Each credential is used only once, because MSAL's throttling cache blocks requests after an
 * error response.
 */
export function createAssertionCredential(
  { clientId, tenantId }: Extract<SignIn, { method: 'github-oidc' }>,
  cloud: Cloud,
  httpClient: AzureHttpClient,
): TokenCredential {
  return new ClientAssertionCredential(tenantId, clientId, () => Promise.resolve(PENDING_ID_TOKEN), {
    authorityHost: `https://${cloud.authorityHost}`,
    ...withoutPolicies(httpClient),
  });
}

/** Creates the credential for this machine's managed identity. */
export function createManagedIdentityCredential(clientId: string | undefined, httpClient: AzureHttpClient): TokenCredential {
  const options = withoutPolicies(httpClient);
  return clientId === undefined ? new ManagedIdentityCredential(options) : new ManagedIdentityCredential({ clientId, ...options });
}

/**
 * Removes all policies from the library's pipeline. The policies retry, follow redirects, and load a second HTTP client (20 ms). The action
 * handles retries, time limits and redirects itself.
 */
function withoutPolicies(httpClient: AzureHttpClient): {
  httpClient: AzureHttpClient;
  pipeline: ReturnType<typeof createEmptyPipeline>;
  retryOptions: { maxRetries: 0 };
} {
  // The managed identity credential adds its own policy, which respects retryOptions.
  return { httpClient, pipeline: createEmptyPipeline(), retryOptions: { maxRetries: 0 } };
}

/**
 * Creates the HTTP client for one token exchange. The client sends only to the cloud's Microsoft Entra authority over https, because the
 * request contains the ID token. Otherwise, an environment variable such as MSAL_FORCE_REGION could make a library use another host.
 *
 * @param idToken awaited before the request is sent. The client sends nothing if there is no ID token.
 * @param exchange receives the result.
 * @param requestId ID of the request in the tenant's sign-in log.
 */
export function createEntraClient(
  { http }: Pick<Context, 'http'>,
  cloud: Cloud,
  idToken: Promise<AttemptResult<string>> | undefined,
  exchange: Exchange,
  requestId: string,
): AzureHttpClient {
  const only = { origin: `https://${cloud.authorityHost}` };
  return {
    async sendRequest(request) {
      const assertion = await idToken;
      // The caller reports the failure to get an ID token instead of this error.
      if (assertion?.ok !== true) throw new TransportError('NO_ID_TOKEN');
      exchange.result = await http.send({ ...requestOf(request, requestId, assertion.value), only });
      return responseOf(request, exchange.result);
    },
  };
}

/**
 * HTTP client for the managed identity endpoint. Each run creates only one client, because MSAL keeps using the client of the first
 * credential.
 */
export interface ManagedIdentityClient extends AzureHttpClient {
  /** Expiry time of each token that the endpoint returned. Milliseconds since the epoch. */
  readonly expiries: ReadonlyMap<string, number>;
  /** True if a request was blocked because the endpoint's address is not on this machine or its private network. */
  readonly addressRefused: () => boolean;
}

/**
 * Creates the HTTP client for the managed identity endpoint (IMDS, App Service, Container Apps, or Azure Arc on localhost). Requests never
 * use a proxy and go only to local or private addresses, because an environment variable may set the endpoint and a request may contain a
 * secret.
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

/**
 * Sets the expiry time in the response to now. Otherwise, MSAL's cache would return the old token when the action requests a new one.
 *
 * @param expiries receives the actual expiry time.
 */
function withoutCaching(body: string, now: number, expiries: Map<string, number>): string {
  const parsed = parseJson(body);
  if (!isRecord(parsed) || typeof parsed['access_token'] !== 'string') return body;
  const { expires_on: expiresOn, expires_in: expiresIn } = parsed;
  // `expires_on` is in seconds since the epoch, but App Service may send a date instead (LEARN: overview-managed-identity).
  const expiry = Number(expiresOn) * 1000 || Date.parse(String(expiresOn)) || now + Number(expiresIn) * 1000;
  if (isTime(expiry)) expiries.set(parsed['access_token'], expiry);
  return JSON.stringify({ ...parsed, expires_on: String(Math.floor(now / 1000)) });
}

function requestOf(request: PipelineRequest, requestId: string, idToken = ''): HttpRequest {
  const url = new URL(request.url);
  const body =
    typeof request.body === 'string'
      ? { body: request.body.replace(ID_IN_BODY, requestId).replace(PENDING_ID_TOKEN, encodeURIComponent(idToken)) }
      : {};
  if (url.searchParams.has(REQUEST_ID)) url.searchParams.set(REQUEST_ID, requestId);
  return { url, method: request.method, headers: { ...request.headers.toJSON(), [REQUEST_ID]: requestId }, maxBytes: MAX_BYTES, ...body };
}

/** Error that makes the library fail if there is no response. The action creates its failure from {@link Exchange}. */
class TransportError extends Error {
  override readonly name = 'RestError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function responseOf(request: PipelineRequest, result: HttpResult) {
  if (!result.ok) throw new TransportError(result.error.code);
  const { status, headers, body }: HttpResponse = result.response;
  return { request, status, headers: createHttpHeaders(headers), bodyAsText: Buffer.from(body).toString('utf8') };
}
