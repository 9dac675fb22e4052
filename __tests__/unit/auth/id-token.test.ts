import { describe, expect, test } from '@jest/globals';
import { createTokenProvider } from '../../../src/auth/provider.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import { createTokenFixture, earlyTokens } from '../support/entra.ts';
import { requestOf } from '../support/requests.ts';
import { ASSERTION, jwt } from '../support/tokens.ts';
import { respond, fault } from '../support/http.ts';

const ID_TOKEN = jwt(ASSERTION);

/** Returns the ID token that was sent in the exchange, or the failure. GitHub's ID token service responds with `reply`. */
const requestToken = async (reply: HttpResult) => {
  const fixture = createTokenFixture({ github: () => reply });
  const request = requestOf();
  const outcome = await createTokenProvider(request, earlyTokens(request, fixture), fixture.context).getToken(request.audiences[0] ?? '');
  const idToken = new URLSearchParams(fixture.exchanges()[0]?.body).get('client_assertion');
  return { idToken, failure: outcome.granted ? undefined : outcome.failure, fixture };
};

const summaryOf = async (reply: HttpResult): Promise<string> => {
  const { failure } = await requestToken(reply);
  return failure === undefined ? 'an ID token' : `${failure.code}, ${failure.recovery}`;
};

test("the request uses the runner's URL and token, adds the audience, and limits the size of the response", async () => {
  const { fixture } = await requestToken(respond(200, { body: { value: ID_TOKEN } }));
  expect(fixture.idTokenRequests()).toEqual([
    {
      url: new URL('https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange'),
      headers: {
        authorization: 'Bearer request-token',
        accept: 'application/json; api-version=2.0',
        'user-agent': 'azure-healthcare-token',
      },
      maxBytes: 65_536,
      onRequestSent: expect.any(Function),
    },
  ]);
});

describe('the response', () => {
  test.each([ID_TOKEN, 'a.b.c'])('contains the ID token, which may be undecodable: %s', async (value) => {
    expect(await requestToken(respond(200, { body: { count: 1, value } }))).toMatchObject({ idToken: value });
  });

  test.each([
    ['HTML', '<html>Sign in</html>'],
    ['a value that is not a string', { value: { token: ID_TOKEN } }],
    ['a value that is not a JWT', { value: 'opaque' }],
    ['a value with two lines', { value: `${ID_TOKEN}\n::error::x` }],
    ['a value with a space', { value: `Bearer ${ID_TOKEN}` }],
    ['truncated JSON', `{"value":"${ID_TOKEN}`],
    ['an array', [{ value: ID_TOKEN }]],
  ])('with %s is rejected and not shown', async (_, body) => {
    const { failure } = await requestToken(respond(200, { body }));
    expect(failure).toMatchObject({ code: 'id-token-unreadable' });
    expect(JSON.stringify(failure)).not.toMatch(/eyJ|::error|Sign in/);
  });

  test.each([
    [204, 'id-token-unreadable, none'],
    [302, 'id-token-unreadable, none'],
    [400, 'id-token-refused, none'],
    [403, 'id-token-refused, none'],
    [429, 'id-token-unavailable, transient'],
    [503, 'id-token-unavailable, transient'],
  ])('with status %i is %s', async (status, expected) => {
    expect(await summaryOf(respond(status, { body: { value: ID_TOKEN } }))).toBe(expected);
  });

  test.each(['<!-- c --><html>', '<?xml version="1.0"?><!DOCTYPE html>', '\ufeff<title>Blocked</title>', '<h1>Blocked</h1>'])(
    'is a web page without a content type: %s',
    async (body) => {
      for (const status of [200, 403]) {
        const { failure } = await requestToken(respond(status, { body }));
        expect(failure).toMatchObject({ code: 'id-token-unreadable', what: expect.stringContaining('returned a web page') });
      }
    },
  );

  test('is reported with the host of the request', async () => {
    const { failure, fixture } = await requestToken(respond(204));
    const host = String(fixture.idTokenRequests()[0]?.url.host);
    expect(failure?.facts).toContainEqual(expect.objectContaining({ name: 'Request', value: `GET https://${host}/…` }));
  });

  test('can request a delay', async () => {
    const { fixture } = await requestToken(respond(429, { headers: { 'retry-after': '7' } }));
    expect(fixture.clock.slept).toEqual([7000, 7000]);
  });

  test.each([
    ['TIMEOUT', 'timed-out, transient'],
    ['ENOTFOUND', 'name-not-found, propagation'],
  ])('is missing after the network error %s', async (code, expected) => {
    expect(await summaryOf(fault(code))).toBe(expected);
    expect((await requestToken(fault(code))).failure?.what).toContain("GitHub's ID token service");
  });
});
