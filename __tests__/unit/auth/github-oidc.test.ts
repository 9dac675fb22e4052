import { describe, expect, test } from '@jest/globals';
import { requestIdToken } from '../../../src/auth/github-oidc.ts';
import { readIdToken } from '../../../src/auth/response.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import { VirtualClock } from '../support/clock.ts';
import { requestOf } from '../support/requests.ts';
import { ASSERTION, jwt } from '../support/tokens.ts';
import { answer, FakeWire, fault } from '../support/http.ts';

const { run } = requestOf();
const SERVICE = {
  url: new URL('https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0&x=y%20z'),
  requestToken: 'request-token',
};
const ID_TOKEN = jwt(ASSERTION);

const ask = async (reply: HttpResult) => {
  const http = new FakeWire(() => reply);
  const result = await requestIdToken(SERVICE, 'api://AzureADTokenExchange', http);
  const attempted = await readIdToken(result, { run, timeoutMs: 10_000, attempts: 1, deadline: Infinity }, new VirtualClock());
  return { attempted, http };
};

/** Code of the failure and what heals it. */
const told = async (reply: HttpResult): Promise<string> => {
  const { attempted } = await ask(reply);
  return attempted.ok ? 'an ID token' : `${attempted.failure.code}, ${attempted.failure.recovery}`;
};

describe('the request', () => {
  test("is one, to the runner's address with the audience added, with the runner's bearer", async () => {
    const { http } = await ask(answer(200, { body: { value: ID_TOKEN } }));
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

  test('reads as much as any ID token is long, and no more', async () => {
    const { http } = await ask(answer(200, { body: { value: ID_TOKEN } }));
    expect(http.sent[0]?.maxBytes).toBe(65_536);
  });

  test("leaves the runner's address as it is for the next", async () => {
    await ask(answer(200, { body: { value: ID_TOKEN } }));
    expect(SERVICE.url.searchParams.has('audience')).toBe(false);
  });

  test('tells when it has left', async () => {
    const left: string[] = [];
    const http = new FakeWire(() => answer(200, { body: { value: ID_TOKEN } }));
    await requestIdToken(SERVICE, 'a', http, () => left.push('left'));
    expect(left).toEqual(['left']);
  });
});

describe('the answer', () => {
  test('is the token', async () => {
    const { attempted } = await ask(answer(200, { body: { count: 1, value: ID_TOKEN } }));
    expect(attempted).toMatchObject({ ok: true, value: ID_TOKEN });
  });

  test('may be a token that cannot be decoded: it is for Entra to judge', async () => {
    const { attempted } = await ask(answer(200, { body: { value: 'a.b.c' } }));
    expect(attempted).toMatchObject({ ok: true, value: 'a.b.c' });
  });

  test.each([
    ['nothing', ''],
    ['HTML', '<html>Sign in</html>'],
    ['no value', {}],
    ['an empty value', { value: '' }],
    ['a value that is no string', { value: { token: ID_TOKEN } }],
    ['a value that is no JWT', { value: 'opaque' }],
    ['a value of two lines', { value: `${ID_TOKEN}\n::error::x` }],
    ['a value with a line end', { value: `${ID_TOKEN}\n` }],
    ['a value with a space', { value: `Bearer ${ID_TOKEN}` }],
    ['JSON that is cut off', `{"value":"${ID_TOKEN}`],
    ['an array', [{ value: ID_TOKEN }]],
  ])('%s is no ID token, and nothing of it is told', async (_, body) => {
    const { attempted } = await ask(answer(200, { body }));
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
  ])('%i is %s', async (status, expected) => {
    expect(await told(answer(status, { body: { value: ID_TOKEN } }))).toBe(expected);
  });

  test('a service that asks to be left alone is', async () => {
    const { attempted } = await ask(answer(429, { headers: { 'retry-after': '7' } }));
    expect(attempted).toMatchObject({ ok: false, retryAfterMs: 7000 });
  });

  test.each([
    ['TIMEOUT', 'timed-out, transient'],
    ['ECONNRESET', 'connection-reset, transient'],
    ['ENOTFOUND', 'name-not-found, propagation'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted, none'],
    ['TOO_LARGE', 'answer-too-large, none'],
  ])('a fault of the http is told as one of the ID token service: %s', async (code, expected) => {
    expect(await told(fault(code))).toBe(expected);
    const { attempted } = await ask(fault(code));
    expect(attempted.ok ? '' : attempted.failure.what).toContain("GitHub's ID token service");
  });
});
