/** Creates Microsoft Entra error responses and discovery documents. */
import { decodeJwt, type JWTPayload } from 'jose';
import { REFUSALS } from './entra-errors.ts';
import { signer } from '../network/keys.ts';
import { json, type LabResponse, type LabRequest } from '../network/site.ts';

/** Authorities of the three clouds (Entra docs: authentication-national-cloud.md). */
export const AUTHORITIES = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'] as const;
export type AuthorityHost = (typeof AUTHORITIES)[number];

/** Returns an error response (Entra docs: reference-error-codes.md). As in Entra, `error_description` contains line breaks. */
export function refusal(
  code: number,
  request: LabRequest,
  form: URLSearchParams,
  now: Date,
  forced: { readonly status?: number | undefined; readonly headers?: Readonly<Record<string, string>> } = {},
): LabResponse {
  const row = REFUSALS[code] ?? { error: 'invalid_request', status: 400, text: 'A refusal that is not documented.' };
  const presented = presentedClaims(form.get('client_assertion') ?? '');
  const values: Readonly<Record<string, string>> = {
    issuer: presented.iss ?? '',
    subject: presented.sub ?? '',
    audience: String(presented.aud ?? ''),
    clientId: form.get('client_id') ?? '',
    tenant: decodeURIComponent(request.path.split('/')[1] ?? ''),
    resource: (form.get('scope') ?? '').replace(/\/\.default$/, ''),
  };
  const text = row.text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const traceId = crypto.randomUUID();
  const correlationId = clientRequestId(request) ?? crypto.randomUUID();
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const body = {
    error: row.error,
    error_description: `AADSTS${String(code)}: ${text}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${String(code)}`,
  };
  const answer = json(forced.status ?? row.status, body, forced.headers);
  return { ...answer, headers: { ...answer.headers, ...responseHeaders(now, request).headers, 'x-ms-request-id': traceId } };
}

function presentedClaims(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch {
    return {};
  }
}

/** Returns the headers of a response: Entra's time and the client's request ID (UNVERIFIED; the body contains the ID as correlation_id). */
export function responseHeaders(now: Date, request: LabRequest): { headers: Record<string, string> } {
  const id = clientRequestId(request);
  return {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store, no-cache',
      date: now.toUTCString(),
      ...(id === undefined ? {} : { 'client-request-id': id }),
    },
  };
}

/** Returns the client's request ID. MSAL sends it as a query parameter. */
function clientRequestId({ headers, query }: LabRequest): string | undefined {
  return headers['client-request-id'] ?? query.get('client-request-id') ?? undefined;
}

/** Returns a discovery document. Clients of the three main authorities do not request it. */
export async function discover(authority: AuthorityHost, { path }: LabRequest): Promise<LabResponse | undefined> {
  if (path === '/common/discovery/instance') {
    const metadata = AUTHORITIES.map((host) => ({ preferred_network: host, preferred_cache: host, aliases: [host] }));
    return json(200, {
      'api-version': '1.1',
      tenant_discovery_endpoint: `https://${authority}/common/v2.0/.well-known/openid-configuration`,
      metadata,
    });
  }
  const tenant = /^\/([^/]+)(\/v2\.0)?\/\.well-known\/openid-configuration$/.exec(path)?.[1];
  if (tenant !== undefined) {
    const base = `https://${authority}/${tenant}`;
    return json(200, {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      response_types_supported: ['code', 'id_token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  }
  if (/^\/[^/]+\/discovery\/v2\.0\/keys$/.test(path)) return json(200, { keys: [(await signer('entra')).publicKey] });
  return undefined;
}
