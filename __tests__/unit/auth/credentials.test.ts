import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, test } from '@jest/globals';
import { createManagedIdentityClient, type ManagedIdentityClient } from '../../../src/auth/credentials.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import { START } from '../support/clock.ts';
import { createTokenFixture } from '../support/entra.ts';
import { fault, respond } from '../support/http.ts';

const ENDPOINT = 'http://169.254.169.254/metadata/identity/oauth2/token';

/** Sends a request with a new client. Returns the client and the body of the response. */
async function send(reply: HttpResult): Promise<{ readonly client: ManagedIdentityClient; readonly body: unknown }> {
  const client = createManagedIdentityClient(createTokenFixture({ github: () => reply }).context);
  const { bodyAsText } = await client.sendRequest(createPipelineRequest({ url: ENDPOINT }));
  return { client, body: bodyAsText };
}

describe('the HTTP client for managed identities', () => {
  test.each([
    ['ECONNREFUSED', false],
    ['EHOSTUNREACH', false],
    ['TIMEOUT', false],
    ['ADDRESS_NOT_ALLOWED', true],
  ] as const)('rejects with %s, and reports a refused address: %s', async (code, refused) => {
    const client = createManagedIdentityClient(createTokenFixture({ github: () => fault(code, 'connect') }).context);
    expect(client.addressRefused()).toBe(false);
    await expect(client.sendRequest(createPipelineRequest({ url: ENDPOINT }))).rejects.toThrow(code);
    expect(client.addressRefused()).toBe(refused);
  });

  test.each([
    [400, '{"error":"invalid_request"}'],
    [200, '{"access_token":5,"expires_on":"4102444800"}'],
    [200, '["access_token"]'],
    [500, '<html>'],
  ])('does not change a response without a token: %i %s', async (status, body) => {
    const { client, body: received } = await send(respond(status, { body }));
    expect([received, [...client.expiries]]).toEqual([body, []]);
  });

  test.each([
    [{ expires_on: String(START / 1000 + 7200) }, [['T', START + 7_200_000]]],
    [{ expires_on: 'never' }, []],
    [{}, []],
  ])('keeps a valid expiry time, and sets the expiry in the response to the current time: %j', async (expiry, expected) => {
    const { client, body } = await send(respond(200, { body: { access_token: 'T', ...expiry } }));
    expect([...client.expiries]).toEqual(expected);
    expect(JSON.parse(String(body))).toEqual({ access_token: 'T', expires_on: String(START / 1000) });
  });
});
