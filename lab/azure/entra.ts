/**
 * Simulates the Microsoft Entra token endpoint for the client credentials grant with a federated credential (Entra docs:
 * v2-oauth2-client-creds-grant-flow.md, "Third case"). The endpoint checks the assertion as the documentation describes, and returns
 * Entra's error codes (Entra docs: reference-error-codes.md). Microsoft does not document the order of the checks. The lab checks the
 * tenant, application, credential, signature, time and resource in this order.
 */
import { AUTHORITIES, type AuthorityHost, responseHeaders, discover, refusal } from './entra-responses.ts';
import { checkAssertion, Refused } from './entra-assertion.ts';
import { type TokenOverrides, mintAccessToken } from './entra-tokens.ts';
import { type Handler, json, type LabResponse, type LabRequest } from '../network/site.ts';
import type { Vault } from './tokens.ts';
import type { Web } from '../network/web.ts';

export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

export interface Registration {
  readonly clientId: string;
  readonly tenantId: string;
  readonly objectId: string;
  readonly kind: 'app' | 'user-assigned';
  readonly federated: readonly FederatedCredential[];
}

export interface Tenant {
  readonly tenantId: string;
  readonly domains: readonly string[];
  readonly authority: AuthorityHost;
}

export interface Resource {
  /** Identifier URIs without a trailing slash. Entra also accepts them with a trailing slash (fhir-server#269). */
  readonly identifiers: readonly string[];
  /** Value of `accessTokenAcceptedVersion`. With version 2, `aud` is the application ID (Entra docs: access-tokens.md). */
  readonly version: 1 | 2;
  readonly applicationId: string;
}

export interface Entra {
  readonly tenants: Tenant[];
  readonly resources: Resource[];
  /** Adds or replaces an identity. */
  register(registration: Registration): void;
  unregister(clientId: string): void;
  /** Makes token requests fail with an error code, either a number of times or always. */
  refuseWith(
    code: number,
    filter?: { readonly times?: number; readonly status?: number; readonly headers?: Readonly<Record<string, string>> },
  ): void;
  /** Values that replace the requested values in later tokens. */
  readonly overrides: TokenOverrides;
  /** Number of seconds by which Entra's clock is ahead. */
  clockSkewSeconds: number;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Adds the authorities of the three clouds to the lab. */
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
    overrides: {},
    clockSkewSeconds: 0,
  };
  const now = (): Date => new Date(Date.now() + entra.clockSkewSeconds * 1000);

  function tenantOf(name: string, authority: AuthorityHost): Tenant {
    if (!GUID.test(name) && !DOMAIN.test(name)) throw new Refused(900023);
    const tenant = entra.tenants.find((one) => one.tenantId === name || one.domains.includes(name));
    if (tenant?.authority !== authority) throw new Refused(90002);
    return tenant;
  }

  function resourceOf(scope: string): { readonly requested: string; readonly resource: Resource } {
    if (scope.includes(' ')) throw new Refused(28000);
    if (!scope.endsWith('/.default')) throw new Refused(1002012);
    // "A resource that ends in / needs the double slash" (Entra docs: scopes-oidc.md), so the resource is everything before /.default.
    const requested = scope.slice(0, -'/.default'.length);
    const bare = requested.replace(/\/$/, '').toLowerCase();
    const resource = entra.resources.find((one) => one.applicationId === bare || one.identifiers.some((uri) => uri.toLowerCase() === bare));
    if (resource === undefined) throw new Refused(requested === '' || requested.endsWith('/.default') ? 70011 : 500011);
    return { requested, resource };
  }

  async function grant(request: LabRequest, form: URLSearchParams, authority: AuthorityHost): Promise<LabResponse> {
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
    const { requested, resource } = resourceOf(form.get('scope') ?? '');
    const token = await mintAccessToken({ identity, requested, resource, now: now(), overrides: entra.overrides });
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
        return { ...(await grant(request, form, authority)), ...responseHeaders(now(), request) };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return refusal(error.code, request, form, now());
      }
    };
  }

  for (const authority of AUTHORITIES) web.attach(authority, handlerOf(authority));
  return entra;
}
