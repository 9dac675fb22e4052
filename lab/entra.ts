/**
 * Microsoft Entra's token endpoint: the client credentials grant with a federated credential (ED: v2-oauth2-client-creds-grant-flow.md,
 * "Third case"). It checks the assertion as Entra documents it, and answers with its codes and its shape of body (domain notes §5.3, §5.4).
 * The order of the checks is not documented: the lab's is tenant, scope, application, credential, signature, time, resource.
 */
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { mintAccessToken, type Minting } from './entra-tokens.ts';
import { REFUSALS } from './entra-errors.ts';
import { signer } from './keys.ts';
import { type Handler, isRecord, json, type LabAnswer, type LabRequest } from './site.ts';
import type { Vault } from './tokens.ts';
import type { Web } from './web.ts';

/** Authorities of the three clouds (ED: authentication-national-cloud.md). */
export const AUTHORITIES = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'] as const;
export type AuthorityHost = (typeof AUTHORITIES)[number];

export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** An app registration or a user-assigned identity. */
export interface Registration {
  readonly clientId: string;
  readonly tenantId: string;
  readonly objectId: string;
  readonly kind: 'app' | 'user-assigned';
  readonly federated: readonly FederatedCredential[];
}

/** A tenant: known to one cloud's authority alone, by its GUID and its verified domains. */
export interface Tenant {
  readonly tenantId: string;
  readonly domains: readonly string[];
  readonly authority: AuthorityHost;
}

/** Something that tokens are issued for. */
export interface Resource {
  /** URIs without a slash at the end; Entra finds them with one too (fhir-server#269). */
  readonly identifiers: readonly string[];
  /** `accessTokenAcceptedVersion`: 2 makes `aud` the application ID (ED: access-tokens.md). */
  readonly version: 1 | 2;
  readonly applicationId: string;
  /** Tokens that cannot be decoded, as Microsoft's own APIs may have them (ED: access-tokens.md). */
  readonly opaque?: true;
}

export interface Entra {
  readonly tenants: Tenant[];
  readonly resources: Resource[];
  /** Adds an identity, or replaces that of the same client ID. */
  register(registration: Registration): void;
  unregister(clientId: string): void;
  /** Makes the next exchanges fail with a code, whatever is asked: as often as told, else for ever. */
  refuseWith(
    code: number,
    narrowing?: { readonly times?: number; readonly status?: number; readonly headers?: Readonly<Record<string, string>> },
  ): void;
  /** What tokens issued from now on have in the place of what was asked for: for the guardrail. */
  readonly minting: Minting;
  /** Seconds that Entra's clock is ahead of the machine's. */
  clockSkewSeconds: number;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A refusal on its way out of a check. */
class Refused extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`AADSTS${String(code)}`);
    this.code = code;
  }
}

/** Puts the three authorities into the lab. */
export function startEntra(web: Web, vault: Vault): Entra {
  const registrations = new Map<string, Registration>();
  const refusals: {
    readonly code: number;
    readonly status: number | undefined;
    readonly headers: Readonly<Record<string, string>>;
    left: number;
  }[] = [];
  const entra: Entra = {
    tenants: [],
    resources: [],
    register(registration) {
      registrations.set(registration.clientId, registration);
    },
    unregister(clientId) {
      registrations.delete(clientId);
    },
    refuseWith(code, { times = Infinity, status, headers = {} } = {}) {
      refusals.push({ code, status, headers, left: times });
    },
    minting: {},
    clockSkewSeconds: 0,
  };
  const now = (): Date => new Date(Date.now() + entra.clockSkewSeconds * 1000);

  function tenantOf(name: string, authority: AuthorityHost): Tenant {
    if (!GUID.test(name) && !DOMAIN.test(name)) throw new Refused(900023);
    const tenant = entra.tenants.find((one) => one.tenantId === name || one.domains.includes(name));
    if (tenant?.authority !== authority) throw new Refused(90002);
    return tenant;
  }

  function resourceOf(scope: string): { readonly asked: string; readonly resource: Resource } {
    if (scope.includes(' ')) throw new Refused(28000);
    if (!scope.endsWith('/.default')) throw new Refused(1002012);
    // "A resource that ends in / needs the double slash" (ED: scopes-oidc.md): what stands before /.default is the resource, as it is.
    const asked = scope.slice(0, -'/.default'.length);
    const bare = asked.replace(/\/$/, '').toLowerCase();
    const resource = entra.resources.find((one) => one.applicationId === bare || one.identifiers.some((uri) => uri.toLowerCase() === bare));
    if (resource === undefined) throw new Refused(asked === '' || asked.endsWith('/.default') ? 70011 : 500011);
    return { asked, resource };
  }

  async function grant(request: LabRequest, form: URLSearchParams, authority: AuthorityHost): Promise<LabAnswer> {
    const tenant = tenantOf(decodeURIComponent(request.path.split('/')[1] ?? ''), authority);
    if (form.get('grant_type') !== 'client_credentials') throw new Refused(900144);
    if (form.has('resource')) throw new Refused(901002);
    const clientId = form.get('client_id') ?? '';
    if (clientId === '') throw new Refused(900144);
    const identity = registrations.get(clientId);
    if (identity?.tenantId !== tenant.tenantId) throw new Refused(700016);
    const assertion = form.get('client_assertion');
    if (assertion === null || form.get('client_assertion_type') !== ASSERTION_TYPE) throw new Refused(7000218);
    await checkAssertion(web, assertion, identity, now());
    const { asked, resource } = resourceOf(form.get('scope') ?? '');
    const token = await mintAccessToken({ identity, asked, resource, now: now(), minting: entra.minting });
    vault.issue(token.issued);
    return json(200, {
      token_type: 'Bearer',
      expires_in: token.expiresIn,
      ext_expires_in: token.expiresIn,
      access_token: token.issued.value,
    });
  }

  function handlerOf(authority: AuthorityHost): Handler {
    return async (request) => {
      const discovery = await discover(authority, request);
      if (discovery !== undefined) return discovery;
      if (!/^\/[^/]+\/oauth2\/v2\.0\/token$/.test(request.path)) return { status: 404 };
      const form = new URLSearchParams(request.body);
      try {
        const forced = refusals.find(({ left }) => left > 0);
        if (forced !== undefined) {
          forced.left -= 1;
          return refusal(forced.code, request, form, now(), forced);
        }
        if (request.method !== 'POST') throw new Refused(900561);
        return { ...(await grant(request, form, authority)), ...dated(now(), request) };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return refusal(error.code, request, form, now());
      }
    };
  }

  for (const authority of AUTHORITIES) web.attach(authority, handlerOf(authority));
  return entra;
}

/** Holds the assertion to the identity's federated credentials, then to its issuer's keys and its time. */
async function checkAssertion(web: Web, assertion: string, identity: Registration, now: Date): Promise<void> {
  const { iss = '', sub = '', aud = '' } = decoded(assertion);
  if (identity.federated.length === 0) throw new Refused(70025);
  const ofIssuer = identity.federated.filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) throw new Refused(700211);
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub);
  if (ofSubject.length === 0) {
    throw new Refused(ofIssuer.some(({ subject }) => subject.toLowerCase() === sub.toLowerCase()) ? 7002138 : 700213);
  }
  if (!ofSubject.some(({ audience }) => audience === aud)) throw new Refused(700212);
  const keys = createLocalJWKSet(await keysOf(web, iss));
  try {
    await jwtVerify(assertion, keys, { currentDate: now, algorithms: ['RS256'] });
  } catch (error) {
    if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) throw new Refused(700024);
    throw new Refused(700027);
  }
}

function decoded(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch {
    throw new Refused(50027);
  }
}

/** Keys of an issuer through its discovery document, as Entra gets them; 90061 when it cannot be reached. */
async function keysOf(web: Web, issuer: string): Promise<JSONWebKeySet> {
  const document = parsed(await web.inside(`${issuer}/.well-known/openid-configuration`));
  const keys = typeof document['jwks_uri'] === 'string' ? parsed(await web.inside(document['jwks_uri'])) : {};
  if (!isKeySet(keys)) throw new Refused(90061);
  return keys;
}

function parsed({ status, body }: LabAnswer): Record<string, unknown> {
  if (status !== 200) throw new Refused(90061);
  const value: unknown = JSON.parse(body?.toString() ?? '');
  return isRecord(value) ? value : {};
}

function isKeySet(value: Record<string, unknown>): value is Record<string, unknown> & JSONWebKeySet {
  return Array.isArray(value['keys']);
}

/** The body of a refusal, member by member as ED reference-error-codes.md shows it; `error_description` has line ends, as Entra's has. */
function refusal(
  code: number,
  request: LabRequest,
  form: URLSearchParams,
  now: Date,
  forced: { readonly status?: number | undefined; readonly headers?: Readonly<Record<string, string>> } = {},
): LabAnswer {
  const row = REFUSALS[code] ?? { error: 'invalid_request', status: 400, text: () => 'A refusal that is not documented.' };
  const presented = presentedClaims(form.get('client_assertion') ?? '');
  const text = row.text({
    issuer: presented.iss ?? '',
    subject: presented.sub ?? '',
    audience: String(presented.aud ?? ''),
    clientId: form.get('client_id') ?? '',
    tenant: decodeURIComponent(request.path.split('/')[1] ?? ''),
    resource: (form.get('scope') ?? '').replace(/\/\.default$/, ''),
  });
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
  return { ...answer, headers: { ...answer.headers, ...dated(now, request).headers, 'x-ms-request-id': traceId } };
}

function presentedClaims(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch {
    return {};
  }
}

/** `Date` by Entra's clock, and the client's own request ID back (UNVERIFIED for the header; the body's correlation_id echoes it). */
function dated(now: Date, request: LabRequest): { headers: Record<string, string> } {
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

/** The client's ID of its request: a header, or by MSAL's habit a query parameter. */
function clientRequestId({ headers, query }: LabRequest): string | undefined {
  return headers['client-request-id'] ?? query.get('client-request-id') ?? undefined;
}

/** Discovery documents: an honest client of a main authority asks for none of them, so that whoever does is seen in the list of requests. */
async function discover(authority: AuthorityHost, { path }: LabRequest): Promise<LabAnswer | undefined> {
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
