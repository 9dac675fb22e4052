import { describe, expect, test } from '@jest/globals';
import { acquireToken } from '../../../src/auth/acquire.ts';
import { createManagedIdentityClient } from '../../../src/auth/credentials.ts';
import { START } from '../support/clock.ts';
import { grant, createTokenFixture, refuse, singleSignIn, TRACE_ID } from '../support/entra.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import { OBJECT_ID, requestOf } from '../support/requests.ts';
import { accessV1, accessV2, ASSERTION, jwt } from '../support/tokens.ts';
import { respond, fault } from '../support/http.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import type { Request } from '../../../src/model/request.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
/** A token that cannot be decoded. According to Entra's documentation, access tokens are opaque to clients. */
const OPAQUE = `EwC${'opaque_'.repeat(20)}`;
const OTHER_ID = '99999999-0000-4aaa-8bbb-000000000000';

/** Requests a token once, with the real @azure/identity and a fake HTTP client. */
const attempt = async (
  reply?: HttpResult | (() => HttpResult | Promise<HttpResult>),
  { audience = DICOM, inputs = {} }: { audience?: string; inputs?: Readonly<Record<string, string>> } = {},
) => {
  const fixture = createTokenFixture(reply === undefined ? {} : { onExchange: () => (typeof reply === 'function' ? reply() : reply) });
  const request = requestOf({ audience, ...inputs });
  const attempted = await acquireToken(singleSignIn(request), {
    ...{ number: 1, idToken: Promise.resolve({ ok: true, value: jwt(ASSERTION) }) },
    ...{ managedIdentity: createManagedIdentityClient(fixture.context), audience, request, context: fixture.context },
  });
  return { attempted, fixture };
};

const failureOf = async (reply: Parameters<typeof attempt>[0]): Promise<string> => {
  const { attempted, fixture } = await attempt(reply);
  expect(fixture.http.sent).toHaveLength(1);
  return attempted.ok ? 'granted' : `${attempted.failure.code}, ${attempted.failure.recovery}`;
};

describe('a token exchange', () => {
  test('is one POST without discovery, with a limited response, only to the authority', async () => {
    const { fixture } = await attempt();
    expect(fixture.http.sent.map(({ method, url }) => `${String(method)} ${url.origin}${url.pathname}`)).toEqual([
      `POST https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`,
    ]);
    expect(fixture.http.sent).toMatchObject([{ maxBytes: 262_144, only: { origin: 'https://login.microsoftonline.com' } }]);
    expect(fixture.http.sent[0]?.headers?.['accept-encoding'] ?? 'identity').toBe('identity');
  });

  test.each([
    ['azurecloud', 'login.microsoftonline.com'],
    ['azureusgovernment', 'login.microsoftonline.us'],
    ['azurechinacloud', 'login.partner.microsoftonline.cn'],
  ])('uses the authority of %s without discovery', async (environment, host) => {
    const { fixture, attempted } = await attempt(undefined, { audience: 'api://contoso', inputs: { environment } });
    expect(attempted.ok).toBe(true);
    expect(fixture.http.sent.map(({ url }) => url.host)).toEqual([host]);
  });

  test('accepts a domain name as the tenant', async () => {
    const { fixture, attempted } = await attempt(undefined, { inputs: { 'tenant-id': 'contoso.onmicrosoft.com' } });
    expect(attempted.ok).toBe(true);
    expect(fixture.http.sent.map(({ url }) => url.pathname)).toEqual(['/contoso.onmicrosoft.com/oauth2/v2.0/token']);
  });

  /** Entra docs: v2-oauth2-client-creds-grant-flow, "Third case". */
  test('sends the ID token and the scope of the audience', async () => {
    const { fixture } = await attempt();
    const body = new URLSearchParams(fixture.http.sent[0]?.body);
    expect(Object.fromEntries(body)).toMatchObject({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      scope: `${DICOM}/.default`,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: jwt(ASSERTION),
    });
    expect([...body.keys()].filter((key) => /secret|password|refresh/.test(key))).toEqual([]);
    expect(fixture.http.sent[0]?.headers).toMatchObject({ 'content-type': expect.stringMatching(/^application\/x-www-form-urlencoded/) });
  });

  test.each([
    ['https://smart.contoso.example/', 'https://smart.contoso.example//.default'],
    ['api://contoso', 'api://contoso/.default'],
    [OTHER_ID, `${OTHER_ID}/.default`],
  ])('requests exactly one scope: %s', async (audience, scope) => {
    const { fixture } = await attempt(undefined, { audience });
    expect(new URLSearchParams(fixture.http.sent[0]?.body).get('scope')).toBe(scope);
  });

  test("has one request ID, which is searchable in the tenant's sign-in logs", async () => {
    const { fixture, attempted } = await attempt();
    const [sent] = fixture.http.sent;
    const ids = [
      sent?.headers?.['client-request-id'],
      sent?.url.searchParams.get('client-request-id'),
      new URLSearchParams(sent?.body).get('client-request-id'),
    ];
    const mine = '77777777-9abc-4def-8123-000000000001';
    for (const id of ids) expect([mine, null, undefined]).toContain(id);
    expect(ids[0]).toBe(mine);
    expect(attempted).toMatchObject({ value: { requestId: mine } });
  });
});

describe('a granted token', () => {
  test('is masked and returned with its audience, expiry and claims', async () => {
    const token = jwt(accessV1(DICOM));
    const { attempted, fixture } = await attempt();
    expect(attempted).toEqual({
      ok: true,
      value: {
        audience: DICOM,
        token,
        expiresOn: START + 3_599_000,
        by: 'github-oidc',
        claims: {
          audience: DICOM,
          tenantId: TENANT_ID,
          applicationId: CLIENT_ID,
          objectId: OBJECT_ID,
          version: '1.0',
          expiresOn: START + 3_599_000,
        },
        requestId: '77777777-9abc-4def-8123-000000000001',
      },
    });
    expect(fixture.masked).toEqual([token]);
  });

  test('of version 2 can have a client ID as its audience', async () => {
    const { attempted } = await attempt(grant(jwt(accessV2(OTHER_ID))), { audience: 'api://smart' });
    expect(attempted).toMatchObject({ ok: true, value: { audience: 'api://smart', claims: { audience: OTHER_ID, version: '2.0' } } });
  });

  test('can be opaque', async () => {
    // The library uses the system clock instead of the virtual clock.
    const { attempted, fixture } = await attempt(grant(OPAQUE, { expires_in: 2_000_000_000 }));
    expect(attempted).toMatchObject({ ok: true, value: { token: OPAQUE, claims: undefined } });
    expect(attempted.ok && attempted.value.expiresOn).toBeGreaterThan(START);
    expect(fixture.masked).toEqual([OPAQUE]);
  });

  test.each([
    ['of another tenant', accessV1(DICOM, { tid: OTHER_ID }), 'token-tenant-mismatch'],
    ['of another application', accessV1(DICOM, { appid: OTHER_ID }), 'token-application-mismatch'],
    ['for another audience', accessV1('https://azurehealthcareapis.com'), 'token-audience-mismatch'],
    ['that has expired', accessV1(DICOM, { exp: START / 1000 - 1 }), 'token-expired'],
  ])('%s is masked and rejected', async (_, claims, code) => {
    const { attempted, fixture } = await attempt(grant(jwt(claims)));
    expect(attempted).toMatchObject({ ok: false, failure: { code, recovery: 'none' } });
    expect(fixture.masked).toEqual([jwt(claims)]);
  });

  test.each([
    ['with two lines', 'eyJ.eyJ.x\n::error::x'],
    ['with a line before it', `x\n${OPAQUE}`],
    ['with a line after it', `${OPAQUE}\nx`],
    ['with a space', 'a token'],
    ['that is empty', ''],
    ['that is an ordinary word', 'token'],
  ])('%s is rejected', async (_, token) => {
    const { attempted } = await attempt(grant(token));
    expect(attempted).toMatchObject({ ok: false, failure: { code: 'entra-unreadable' } });
    expect(JSON.stringify(attempted)).not.toContain('::error');
  });

  test.each([
    ['text', { expires_in: 'soon' }],
    ['a number that is too large', { expires_in: 1e300 }],
    ['undefined', { expires_in: undefined }],
  ])('does not throw if it is opaque and expires_in is %s', async (_, others) => {
    const { attempted } = await attempt(grant(OPAQUE, others));
    const time = attempted.ok ? new Date(attempted.value.expiresOn).toISOString() : attempted.failure.code;
    expect(time).toMatch(/^(?:\d{4}-|[a-z-]+$)/);
  });
});

describe('a refusal', () => {
  test.each([
    [700213, 'subject-mismatch, propagation'],
    [7000215, 'client-secret-refused, none'],
    [90033, 'entra-transient, transient'],
    [999999999, 'entra-refused, none'],
  ])('with AADSTS%i is reported as %s after one exchange', async (code, expected) => {
    expect(await failureOf(refuse(code))).toBe(expected);
  });

  test.each([
    [400, '{}', 'entra-unreadable, transient'],
    [200, '<html>Sign in</html>', 'entra-unreadable, transient'],
    [200, '{"token_type":"Bearer"}', 'entra-unreadable, transient'],
    [302, '', 'entra-unreadable, none'],
    [403, '<html>blocked</html>', 'entra-unreadable, none'],
    [429, '', 'entra-transient, transient'],
    [503, '<html>busy</html>', 'entra-transient, transient'],
  ])('with status %i and body "%s" is not retried by the library', async (status, body, expected) => {
    expect(await failureOf(respond(status, { body, headers: { location: 'https://login.microsoftonline.com/elsewhere' } }))).toBe(expected);
  });

  test('contains the IDs for support, the presented claims, and no text from the response', async () => {
    const text = JSON.stringify((await attempt(refuse(700213))).attempted);
    expect(text).toContain(TRACE_ID);
    expect(text).toContain(ASSERTION.sub);
    expect(text).not.toMatch(/hostile|eyJ/);
  });

  test('can request a delay', async () => {
    expect((await attempt(refuse(90033, 429, { 'retry-after': '9' }))).attempted).toMatchObject({ ok: false, retryAfterMs: 9000 });
    expect((await attempt(refuse(90033, 400))).attempted).toMatchObject({ ok: false, retryAfterMs: undefined });
  });

  test.each([
    ['TIMEOUT', 'timed-out, transient'],
    ['ENOTFOUND', 'name-not-found, propagation'],
    ['ADDRESS_NOT_ALLOWED', 'address-not-allowed, none'],
  ])('includes the network error %s in requests to Entra', async (code, expected) => {
    expect(await failureOf(fault(code))).toBe(expected);
    const { attempted } = await attempt(fault(code));
    expect(attempted.ok ? '' : attempted.failure.what).toContain('Microsoft Entra');
  });

  test('includes errors of the library', async () => {
    expect(await failureOf(() => Promise.reject(new Error('hostile')))).toBe('exchange-failed, transient');
  });
});

/**
 * The library selects the endpoint once per process and caches its first client and all tokens. These tests therefore share one fixture,
 * and each requests a different resource.
 */
describe('a managed identity', () => {
  const IMDS = 'http://169.254.169.254/metadata/identity/oauth2/token';
  let reply: () => HttpResult = () => fault('ECONNREFUSED');
  const fixture = createTokenFixture({ github: () => reply() });
  const managedIdentity = createManagedIdentityClient(fixture.context);
  let resources = 0;

  const acquire = (audience: string, request: Request) =>
    acquireToken(singleSignIn(request), { number: 1, idToken: undefined, managedIdentity, audience, request, context: fixture.context });

  const requestToken = async (respondWith: (token: string) => HttpResult, inputs: Readonly<Record<string, string>> = {}) => {
    const audience = `https://resource-${String(++resources)}.contoso.example`;
    const token = jwt(accessV1(audience));
    reply = () => respondWith(token);
    fixture.http.sent.length = 0;
    fixture.masked.length = 0;
    const request = requestOf({ audience, credential: 'managed-identity', 'client-id': '', 'tenant-id': '', ...inputs });
    return { audience, token, request, attempted: await acquire(audience, request) };
  };
  /** The token expires in 2100, because the library uses the system clock. */
  const granted = (token: string): HttpResult =>
    respond(200, { body: { access_token: token, expires_in: '86400', expires_on: '4102444800', token_type: 'Bearer' } });

  test('sends one request to the endpoint of this machine, without a proxy and without credentials', async () => {
    const { attempted, audience, token } = await requestToken(granted);
    expect(attempted).toMatchObject({ ok: true, value: { token } });
    expect(fixture.masked).toEqual([token]);
    expect(fixture.http.sent.map(({ url }) => `${url.origin}${url.pathname} ${String(url.searchParams.get('resource'))}`)).toEqual([
      `${IMDS} ${audience}`,
    ]);
    for (const { only, headers } of fixture.http.sent) {
      expect(only).toBe('private');
      expect(headers ?? {}).not.toHaveProperty('authorization');
    }
    // An endpoint might reject unknown parameters.
    expect([...(fixture.http.sent[0]?.url.searchParams.keys() ?? [])].sort()).toEqual(['api-version', 'resource']);
  });

  test('is requested by its client ID if it is user-assigned', async () => {
    await requestToken(granted, { 'client-id': CLIENT_ID });
    expect(fixture.http.sent.at(-1)?.url.searchParams.get('client_id')).toBe(CLIENT_ID);
  });

  test('gets a new token for each attempt, although the library caches tokens', async () => {
    const { audience, request } = await requestToken(granted);
    const tokens: string[] = [];
    for (const uti of ['second', 'third']) {
      reply = () => granted(jwt({ ...accessV1(audience), uti }));
      const attempted = await acquire(audience, request);
      tokens.push(attempted.ok ? attempted.value.token : attempted.failure.code);
    }
    expect(tokens).toEqual(['second', 'third'].map((uti) => jwt({ ...accessV1(audience), uti })));
    expect(fixture.http.sent).toHaveLength(3);
  });

  test.each([
    ['only expires_in', { expires_in: '86400' }],
    ['a date', { expires_on: '2100-01-01T00:00:00Z' }],
    ['an invalid time', { expires_on: 'never' }],
  ])('gets its expiry from the claims if the response has %s', async (_, expiry) => {
    const { attempted, token } = await requestToken((access_token) =>
      respond(200, { body: { access_token, token_type: 'Bearer', ...expiry } }),
    );
    expect(attempted).toMatchObject({ ok: true, value: { token, expiresOn: START + 3_599_000 } });
  });

  test.each([
    ['expires_on', { expires_on: String(START / 1000 + 7200) }],
    ['a date', { expires_on: new Date(START + 7_200_000).toISOString() }],
    ['expires_in', { expires_in: '7200' }],
  ])('gets the expiry of an opaque token from %s', async (format, expiry) => {
    const access_token = `${OPAQUE}${format.replace(/\W/, '')}`;
    const { attempted } = await requestToken(() => respond(200, { body: { access_token, token_type: 'Bearer', ...expiry } }));
    expect(attempted).toMatchObject({ ok: true, value: { token: access_token, expiresOn: START + 7_200_000 } });
  });

  test.each([
    ['no endpoint on this machine', () => fault('ECONNREFUSED', 'connect'), 'managed-identity-unreachable'],
    ['an endpoint that does not respond', () => fault('TIMEOUT', 'connect'), 'managed-identity-unreachable'],
    ['no route to the endpoint', () => fault('EHOSTUNREACH', 'connect'), 'managed-identity-unreachable'],
    [
      'no identity on this machine',
      () => respond(400, { body: { error: 'invalid_request', error_description: 'Identity not found' } }),
      'managed-identity-missing',
    ],
    ['an endpoint without this path', () => respond(404), 'managed-identity-failed'],
    ['an endpoint that throttles', () => respond(429), 'managed-identity-failed'],
    ['an endpoint on the internet', () => fault('ADDRESS_NOT_ALLOWED', 'dns'), 'managed-identity-not-local'],
    ['an endpoint that returns no token', () => granted('hostile'), 'token-malformed'],
  ])('reports %s after one request', async (_, respondWith, code) => {
    const { attempted } = await requestToken(respondWith);
    expect(attempted).toMatchObject({ ok: false, failure: { code } });
    expect(fixture.http.sent).toHaveLength(1);
  });
});
