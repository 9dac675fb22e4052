import { describe, expect, test } from '@jest/globals';
import { acquireToken } from '../../../src/auth/acquire.ts';
import { createManagedIdentityClient } from '../../../src/auth/credentials.ts';
import { START } from '../support/clock.ts';
import { askedAudience, grant, idToken, openOffice, refuse, singleSignIn, TRACE_ID } from '../support/entra.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import { OBJECT_ID, requestOf } from '../support/requests.ts';
import { accessV1, accessV2, ASSERTION, jwt } from '../support/tokens.ts';
import { answer, fault } from '../support/http.ts';
import type { HttpResult } from '../../../src/http/types.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
/** Tokens are opaque to clients by Entra's own word. */
const OPAQUE = `EwC${'opaque_'.repeat(20)}`;
const OTHER_ID = '99999999-0000-4aaa-8bbb-000000000000';

/** One try, by the real @azure/identity over a wire without a network. */
const attempt = async (
  reply?: HttpResult,
  { audience = DICOM, inputs = {} }: { audience?: string; inputs?: Readonly<Record<string, string>> } = {},
) => {
  const office = openOffice(reply === undefined ? {} : { onExchange: () => reply });
  const request = requestOf({ audience, ...inputs });
  const attempted = await acquireToken(
    singleSignIn(request),
    audience,
    { number: 1, idToken: Promise.resolve({ ok: true, value: idToken() }), managedIdentity: createManagedIdentityClient(office.context) },
    request,
    office.context,
  );
  return { attempted, office };
};

const failureOf = async (reply: HttpResult): Promise<string> => {
  const { attempted, office } = await attempt(reply);
  expect(office.http.sent).toHaveLength(1);
  return attempted.ok ? 'granted' : `${attempted.failure.code}, ${attempted.failure.recovery}`;
};

describe('an exchange', () => {
  test('is one POST and nothing else: no discovery', async () => {
    const { office } = await attempt();
    expect(office.http.sent.map(({ method, url }) => `${String(method)} ${url.origin}${url.pathname}`)).toEqual([
      `POST https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`,
    ]);
  });

  test.each([
    ['azurecloud', 'login.microsoftonline.com'],
    ['azureusgovernment', 'login.microsoftonline.us'],
    ['azurechinacloud', 'login.partner.microsoftonline.cn'],
  ])('goes to the authority of its cloud, without discovery: %s', async (environment, host) => {
    const { office, attempted } = await attempt(undefined, { audience: 'api://contoso', inputs: { environment } });
    expect(attempted.ok).toBe(true);
    expect(office.http.sent.map(({ url }) => url.host)).toEqual([host]);
  });

  test('goes to a tenant by its domain as well', async () => {
    const { office, attempted } = await attempt(undefined, { inputs: { 'tenant-id': 'contoso.onmicrosoft.com' } });
    expect(attempted.ok).toBe(true);
    expect(office.http.sent.map(({ url }) => url.pathname)).toEqual(['/contoso.onmicrosoft.com/oauth2/v2.0/token']);
  });

  /** ED: v2-oauth2-client-creds-grant-flow, "Third case". */
  test('presents the ID token for the scope of the audience', async () => {
    const { office } = await attempt();
    const body = new URLSearchParams(office.http.sent[0]?.body);
    expect(Object.fromEntries(body)).toMatchObject({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      scope: `${DICOM}/.default`,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: jwt(ASSERTION),
    });
    expect([...body.keys()].filter((key) => /secret|password|refresh/.test(key))).toEqual([]);
    expect(office.http.sent[0]?.headers).toMatchObject({ 'content-type': expect.stringMatching(/^application\/x-www-form-urlencoded/) });
  });

  test.each([
    ['https://smart.contoso.example/', 'https://smart.contoso.example//.default'],
    ['api://contoso', 'api://contoso/.default'],
    [OTHER_ID, `${OTHER_ID}/.default`],
  ])('asks for one scope and no more: %s', async (audience, scope) => {
    const { office } = await attempt(undefined, { audience });
    expect(new URLSearchParams(office.http.sent[0]?.body).get('scope')).toBe(scope);
  });

  test("can be found in the tenant's sign-in log by one ID, wherever the library writes one", async () => {
    const { office, attempted } = await attempt();
    const [sent] = office.http.sent;
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

  test('asks for no encoding that nobody here would decode', async () => {
    const { office } = await attempt();
    expect(office.http.sent[0]?.headers?.['accept-encoding'] ?? 'identity').toBe('identity');
  });

  test('reads as much as any answer of Entra is long and no more, and goes through the proxy where there is one', async () => {
    const { office } = await attempt();
    expect(office.http.sent[0]?.maxBytes).toBe(262_144);
    expect(office.http.sent[0]?.only).toEqual({ origin: 'https://login.microsoftonline.com' });
  });
});

describe('a token that was granted', () => {
  test('comes with its audience, expiry and claims, and is masked first', async () => {
    const token = jwt(accessV1(DICOM));
    const { attempted, office } = await attempt();
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
    expect(office.masked).toEqual([token]);
  });

  test('in version 2 names a client ID for a URI', async () => {
    const { attempted } = await attempt(grant(jwt(accessV2(OTHER_ID))), { audience: 'api://smart' });
    expect(attempted).toMatchObject({ ok: true, value: { audience: 'api://smart', claims: { audience: OTHER_ID, version: '2.0' } } });
  });

  test('may be opaque: it is passed through', async () => {
    // The library counts the seconds by the machine's own clock.
    const { attempted, office } = await attempt(grant(OPAQUE, { expires_in: 2_000_000_000 }));
    expect(attempted).toMatchObject({ ok: true, value: { token: OPAQUE, claims: undefined } });
    expect(attempted.ok && attempted.value.expiresOn).toBeGreaterThan(START);
    expect(office.masked).toEqual([OPAQUE]);
  });

  test.each([
    ['of another tenant', accessV1(DICOM, { tid: OTHER_ID }), 'token-tenant-mismatch'],
    ['of another application', accessV1(DICOM, { appid: OTHER_ID }), 'token-application-mismatch'],
    ['for another audience', accessV1('https://azurehealthcareapis.com'), 'token-audience-mismatch'],
    ['that is over', accessV1(DICOM, { exp: START / 1000 - 1 }), 'token-expired'],
  ])('%s is masked, and not handed on', async (_, claims, code) => {
    const { attempted, office } = await attempt(grant(jwt(claims)));
    expect(attempted).toMatchObject({ ok: false, failure: { code, recovery: 'none' } });
    expect(office.masked).toEqual([jwt(claims)]);
  });

  test.each([
    ['of two lines', 'eyJ.eyJ.x\n::error::x'],
    ['whose second line is one', `x\n${OPAQUE}`],
    ['whose first line is one', `${OPAQUE}\nx`],
    ['with a space', 'a token'],
    ['with a quote', 'a"b'],
    ['that is empty', ''],
    ['that would be struck out of ordinary words, once masked', 'token'],
  ])('%s is none', async (_, token) => {
    const { attempted } = await attempt(grant(token));
    expect(attempted).toMatchObject({ ok: false, failure: { code: 'entra-unreadable' } });
    expect(JSON.stringify(attempted)).not.toContain('::error');
  });

  test.each([
    ['no number', { expires_in: 'soon' }],
    ['a number beyond all measure', { expires_in: 1e300 }],
    ['nothing', { expires_in: undefined }],
  ])('an opaque one whose lifetime is %s never ends the action', async (_, others) => {
    const { attempted } = await attempt(grant(OPAQUE, others));
    const time = attempted.ok ? new Date(attempted.value.expiresOn).toISOString() : attempted.failure.code;
    expect(time).toMatch(/^(?:\d{4}-|[a-z-]+$)/);
  });
});

describe('a refusal', () => {
  test.each([
    [700213, 'subject-mismatch, propagation'],
    [700016, 'application-not-found, propagation'],
    [500011, 'audience-not-found, propagation'],
    [7000215, 'client-secret-refused, none'],
    [90033, 'entra-transient, transient'],
    [999999999, 'entra-refused, none'],
  ])('AADSTS%i, by its number alone, in one exchange', async (code, expected) => {
    expect(await failureOf(refuse(code))).toBe(expected);
  });

  test.each([
    [400, '{}', 'entra-unreadable, transient'],
    [400, 'AADSTS700213', 'entra-unreadable, transient'],
    [200, '<html>Sign in</html>', 'entra-unreadable, transient'],
    [200, '{"token_type":"Bearer"}', 'entra-unreadable, transient'],
    [200, '', 'entra-unreadable, transient'],
    [302, '', 'entra-unreadable, none'],
    [403, '<html>blocked</html>', 'entra-unreadable, none'],
    [408, '', 'entra-transient, transient'],
    [429, '', 'entra-transient, transient'],
    [500, '', 'entra-transient, transient'],
    [503, '<html>busy</html>', 'entra-transient, transient'],
  ])("%i %s, in one request: the library's own tries are off", async (status, body, expected) => {
    expect(await failureOf(answer(status, { body, headers: { location: 'https://login.microsoftonline.com/elsewhere' } }))).toBe(expected);
  });

  test('carries the IDs by which support finds it, and none of its words', async () => {
    const { attempted } = await attempt(refuse(700213));
    expect(JSON.stringify(attempted)).toContain(TRACE_ID);
    expect(JSON.stringify(attempted)).not.toMatch(/poison|eyJ/);
  });

  test('says what was presented', async () => {
    const { attempted } = await attempt(refuse(700213));
    expect(JSON.stringify(attempted)).toContain(ASSERTION.sub);
  });

  test('may ask to be left alone', async () => {
    expect((await attempt(refuse(90033, 429, { 'retry-after': '9' }))).attempted).toMatchObject({ ok: false, retryAfterMs: 9000 });
    expect((await attempt(refuse(90033, 400))).attempted).toMatchObject({ ok: false, retryAfterMs: undefined });
  });

  test.each([
    ['TIMEOUT', 'timed-out, transient'],
    ['ECONNRESET', 'connection-reset, transient'],
    ['ENOTFOUND', 'name-not-found, propagation'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-untrusted, none'],
    ['TOO_LARGE', 'answer-too-large, none'],
  ])('a fault of the http is told as one on the way to Entra: %s', async (code, expected) => {
    expect(await failureOf(fault(code))).toBe(expected);
    const { attempted } = await attempt(fault(code));
    expect(attempted.ok ? '' : attempted.failure.what).toContain('Microsoft Entra');
  });
});

/**
 * The library chooses the endpoint once a process and keeps the first credential's way to it, and every token that it was given: so there is one office
 * for all of these tests, and each asks for a resource of its own.
 */
describe('a managed identity', () => {
  const IMDS = 'http://169.254.169.254/metadata/identity/oauth2/token';
  let reply: () => HttpResult = () => fault('ECONNREFUSED');
  const office = openOffice({ github: () => reply() });
  const managedIdentity = createManagedIdentityClient(office.context);
  let asked = 0;

  const ask = async (answering: (token: string) => HttpResult, inputs: Readonly<Record<string, string>> = {}) => {
    const audience = `https://resource-${String(++asked)}.contoso.example`;
    const token = jwt(accessV1(audience));
    reply = () => answering(token);
    office.http.sent.length = 0;
    office.masked.length = 0;
    const request = requestOf({ audience, credential: 'managed-identity', 'client-id': '', 'tenant-id': '', ...inputs });
    return {
      audience,
      token,
      attempted: await acquireToken(
        singleSignIn(request),
        audience,
        { number: 1, idToken: undefined, managedIdentity },
        request,
        office.context,
      ),
    };
  };
  /** Until 2100: the library holds it against the machine's own clock. */
  const granted = (token: string): HttpResult =>
    answer(200, { body: { access_token: token, expires_in: '86400', expires_on: '4102444800', token_type: 'Bearer' } });

  test("asks this machine's own endpoint once, never through a proxy, and with nothing to steal", async () => {
    const { attempted, audience, token } = await ask(granted);
    expect(attempted).toMatchObject({ ok: true, value: { token } });
    expect(office.masked).toEqual([token]);
    expect(office.http.sent.map(({ url }) => `${url.origin}${url.pathname} ${String(url.searchParams.get('resource'))}`)).toEqual([
      `${IMDS} ${audience}`,
    ]);
    for (const { only, headers } of office.http.sent) {
      expect(only).toBe('private');
      expect(headers ?? {}).not.toHaveProperty('authorization');
    }
    // An endpoint of a machine may refuse what it does not know.
    expect([...(office.http.sent[0]?.url.searchParams.keys() ?? [])].sort()).toEqual(['api-version', 'resource']);
  });

  test('that is user-assigned is asked for by its client ID', async () => {
    await ask(granted, { 'client-id': CLIENT_ID });
    expect(office.http.sent.at(-1)?.url.searchParams.get('client_id')).toBe(CLIENT_ID);
  });

  test('is asked again for a new token, although the library keeps tokens until they expire', async () => {
    const { audience } = await ask(granted);
    const request = requestOf({ audience, credential: 'managed-identity', 'client-id': '', 'tenant-id': '' });
    const tokens: string[] = [];
    for (const uti of ['second', 'third']) {
      reply = () => granted(jwt({ ...accessV1(audience), uti }));
      const details = { number: 1, idToken: undefined, managedIdentity };
      const attempted = await acquireToken(singleSignIn(request), audience, details, request, office.context);
      tokens.push(attempted.ok ? attempted.value.token : attempted.failure.code);
    }
    expect(tokens).toEqual(['second', 'third'].map((uti) => jwt({ ...accessV1(audience), uti })));
    expect(office.http.sent).toHaveLength(3);
  });

  test('of another application is refused', async () => {
    const { attempted } = await ask(granted, { 'client-id': OTHER_ID });
    expect(attempted).toMatchObject({ ok: false, failure: { code: 'token-application-mismatch' } });
  });

  test.each([
    ['no endpoint on this machine', () => fault('ECONNREFUSED', 'connect'), 'managed-identity-unreachable'],
    ['an endpoint that is silent', () => fault('TIMEOUT', 'connect'), 'managed-identity-unreachable'],
    ['no route to it', () => fault('EHOSTUNREACH', 'connect'), 'managed-identity-unreachable'],
    [
      'no identity on this machine',
      () => answer(400, { body: { error: 'invalid_request', error_description: 'Identity not found' } }),
      'managed-identity-missing',
    ],
    ['an endpoint without this path', () => answer(404), 'managed-identity-failed'],
    ['an endpoint that asks for patience', () => answer(429), 'managed-identity-failed'],
    ['an endpoint in trouble', () => answer(500), 'managed-identity-failed'],
  ])('%s: told in one request', async (_, answering, code) => {
    const { attempted } = await ask(answering);
    expect(attempted).toMatchObject({ ok: false, failure: { code } });
    expect(office.http.sent).toHaveLength(1);
  });
});

test('the audience of an exchange is read off it as these tests do', () => {
  expect(askedAudience({ url: new URL('https://x.example'), body: 'scope=https%3A%2F%2Fx.example%2F.default' })).toBe('https://x.example');
});
