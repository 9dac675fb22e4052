import { describe, expect, test } from '@jest/globals';
import { requestIdToken } from '../../../src/auth/github-oidc.ts';
import { readIdToken } from '../../../src/auth/provider.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import { VirtualClock } from '../support/clock.ts';
import { requestOf } from '../support/requests.ts';
import { ASSERTION, jwt } from '../support/tokens.ts';
import { respond, FakeHttpClient, fault } from '../support/http.ts';

const { run } = requestOf();
const SERVICE = {
  url: new URL('https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0&x=y%20z'),
  requestToken: 'request-token',
};
const ID_TOKEN = jwt(ASSERTION);

const requestToken = async (reply: HttpResult) => {
  const http = new FakeHttpClient(() => reply);
  const result = await requestIdToken(SERVICE, 'api://AzureADTokenExchange', http);
  const attempted = await readIdToken(
    result,
    { run, host: 'run-actions-1.actions.githubusercontent.com', timeoutMs: 10_000, attempts: 1, deadline: Infinity },
    new VirtualClock(),
  );
  return { attempted, http };
};

/** Returns the code and recovery of the failure. */
const summaryOf = async (reply: HttpResult): Promise<string> => {
  const { attempted } = await requestToken(reply);
  return attempted.ok ? 'an ID token' : `${attempted.failure.code}, ${attempted.failure.recovery}`;
};

describe('the request', () => {
  test("uses the runner's URL and token and adds the audience", async () => {
    const { http } = await requestToken(respond(200, { body: { value: ID_TOKEN } }));
    expect(http.sent.map(({ url, method, headers, body }) => ({ url: url.href, method, headers, body }))).toEqual([
      {
        url: 'https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0&x=y+z&audience=api%3A%2F%2FAzureADTokenExchange',
        method: undefined,
        headers: {
          authorization: 'Bearer request-token',
          accept: 'application/json; api-version=2.0',
          'user-agent': 'azure-healthcare-token',
        },
        body: undefined,
      },
    ]);
  });

  test('limits the size of the response', async () => {
    const { http } = await requestToken(respond(200, { body: { value: ID_TOKEN } }));
    expect(http.sent[0]?.maxBytes).toBe(65_536);
  });

  test("does not change the runner's URL", async () => {
    await requestToken(respond(200, { body: { value: ID_TOKEN } }));
    expect(SERVICE.url.searchParams.has('audience')).toBe(false);
  });

  test('reports when it was sent', async () => {
    const events: string[] = [];
    const http = new FakeHttpClient(() => respond(200, { body: { value: ID_TOKEN } }));
    await requestIdToken(SERVICE, 'a', http, () => events.push('sent'));
    expect(events).toEqual(['sent']);
  });
});

describe('the response', () => {
  test('contains the ID token', async () => {
    const { attempted } = await requestToken(respond(200, { body: { count: 1, value: ID_TOKEN } }));
    expect(attempted).toMatchObject({ ok: true, value: ID_TOKEN });
  });

  test('can contain a token that cannot be decoded', async () => {
    const { attempted } = await requestToken(respond(200, { body: { value: 'a.b.c' } }));
    expect(attempted).toMatchObject({ ok: true, value: 'a.b.c' });
  });

  test.each([
    ['an empty body', ''],
    ['HTML', '<html>Sign in</html>'],
    ['no value', {}],
    ['an empty value', { value: '' }],
    ['a value that is not a string', { value: { token: ID_TOKEN } }],
    ['a value that is not a JWT', { value: 'opaque' }],
    ['a value with two lines', { value: `${ID_TOKEN}\n::error::x` }],
    ['a value with a trailing newline', { value: `${ID_TOKEN}\n` }],
    ['a value with a space', { value: `Bearer ${ID_TOKEN}` }],
    ['truncated JSON', `{"value":"${ID_TOKEN}`],
    ['an array', [{ value: ID_TOKEN }]],
  ])('with %s is rejected and not shown', async (_, body) => {
    const { attempted } = await requestToken(respond(200, { body }));
    expect(attempted).toMatchObject({ ok: false, failure: { code: 'id-token-unreadable' } });
    expect(JSON.stringify(attempted)).not.toMatch(/eyJ|::error|Sign in/);
  });

  test.each([
    [204, 'id-token-unreadable, none'],
    [302, 'id-token-unreadable, none'],
    [400, 'id-token-refused, none'],
    [401, 'id-token-refused, none'],
    [403, 'id-token-refused, none'],
    [404, 'id-token-refused, none'],
    [408, 'id-token-unavailable, transient'],
    [429, 'id-token-unavailable, transient'],
    [500, 'id-token-unavailable, transient'],
    [503, 'id-token-unavailable, transient'],
  ])('with status %i is %s', async (status, expected) => {
    expect(await summaryOf(respond(status, { body: { value: ID_TOKEN } }))).toBe(expected);
  });

  test('can request a delay', async () => {
    const { attempted } = await requestToken(respond(429, { headers: { 'retry-after': '7' } }));
    expect(attempted).toMatchObject({ ok: false, retryAfterMs: 7000 });
  });

  test.each([
    ['TIMEOUT', 'timed-out, transient'],
    ['ECONNRESET', 'connection-reset, transient'],
    ['ENOTFOUND', 'name-not-found, propagation'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted, none'],
    ['TOO_LARGE', 'answer-too-large, none'],
  ])('is missing after the network error %s', async (code, expected) => {
    expect(await summaryOf(fault(code))).toBe(expected);
    const { attempted } = await requestToken(fault(code));
    expect(attempted.ok ? '' : attempted.failure.what).toContain("GitHub's ID token service");
  });
});
