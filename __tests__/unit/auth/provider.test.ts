import { describe, expect, test } from '@jest/globals';
import type { TokenOutcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import { createTokenProvider } from '../../../src/auth/provider.ts';
import { requestedAudience, earlyTokens, grant, idTokenNumber, createTokenFixture, refuse, type TokenFixture } from '../support/entra.ts';
import { readGood } from '../support/inputs.ts';
import { requestOf } from '../support/requests.ts';
import { accessV1, jwt } from '../support/tokens.ts';
import { respond, fault } from '../support/http.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://deid.azure.com';
const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const THREE = { audience: `dicom\ndeid\n${FHIR}` };

/** Gets every token of a request, as the action does. */
const all = (request: Request, fixture: TokenFixture): Promise<TokenOutcome[]> => {
  const tokens = createTokenProvider(request, earlyTokens(request, fixture), fixture.context);
  return Promise.all(request.audiences.map((audience) => tokens.getToken(audience)));
};

/** Audience and what became of it. */
const summaryOf = (outcomes: readonly TokenOutcome[]): string[] =>
  outcomes.map((outcome) => `${outcome.audience}: ${outcome.granted ? 'granted' : outcome.failure.code}`);

/** The ID tokens that were presented, in order. */
const presented = (fixture: TokenFixture): (string | null)[] =>
  fixture.exchanges().map(({ body }) => new URLSearchParams(body).get('client_assertion'));

describe('how much is asked for', () => {
  test('one token is two requests: the ID token and the exchange', async () => {
    const fixture = createTokenFixture();
    expect(summaryOf(await all(requestOf(), fixture))).toEqual([`${DICOM}: granted`]);
    expect([fixture.asked().length, fixture.exchanges().length, fixture.http.sent.length]).toEqual([1, 1, 2]);
  });

  test('N audiences need N exchanges and at most N ID tokens', async () => {
    const fixture = createTokenFixture();
    expect(summaryOf(await all(requestOf(THREE), fixture))).toEqual([`${DICOM}: granted`, `${DEID}: granted`, `${FHIR}: granted`]);
    expect([fixture.asked().length, fixture.exchanges().length]).toEqual([3, 3]);
    expect(fixture.exchanges().map(requestedAudience).sort()).toEqual([DEID, DICOM, FHIR].sort());
  });

  test('endpoints that share an audience share its exchange', async () => {
    const fixture = createTokenFixture();
    const host = 'dicom.azurehealthcareapis.com';
    const request = requestOf({ endpoint: `https://a-one.${host}\nhttps://a-two.${host}\nhttps://a-three.${host}` });
    const tokens = createTokenProvider(request, earlyTokens(request, fixture), fixture.context);
    const outcomes = await Promise.all(request.targets.map(({ audience }) => tokens.getToken(audience)));
    expect(summaryOf(outcomes)).toEqual([`${DICOM}: granted`, `${DICOM}: granted`, `${DICOM}: granted`]);
    expect([fixture.asked().length, fixture.exchanges().length]).toEqual([1, 1]);
  });

  test('ID tokens without a prefetch are requested later', async () => {
    const fixture = createTokenFixture();
    const tokens = createTokenProvider(requestOf(THREE), () => undefined, fixture.context);
    expect((await tokens.getToken(DEID)).granted).toBe(true);
    await Promise.all([tokens.getToken(DICOM), tokens.getToken(FHIR)]);
    expect([fixture.asked().length, fixture.exchanges().length]).toEqual([3, 3]);
  });

  test('an audience that fails does not affect the others', async () => {
    const fixture = createTokenFixture({
      onExchange: (request) => (requestedAudience(request) === DICOM ? refuse(500011) : grant(jwt(accessV1(requestedAudience(request))))),
    });
    expect(summaryOf(await all(requestOf(THREE), fixture))).toEqual([
      `${DICOM}: audience-not-found`,
      `${DEID}: granted`,
      `${FHIR}: granted`,
    ]);
    expect(fixture.exchanges()).toHaveLength(3);
  });
});

describe('a wrong configuration', () => {
  test.each([
    [700213, 'subject-mismatch'],
    [700016, 'application-not-found'],
    [90002, 'tenant-not-found'],
    [7002138, 'subject-case-mismatch'],
  ])('AADSTS%i needs exactly one exchange', async (code, failure) => {
    const fixture = createTokenFixture({ onExchange: () => refuse(code) });
    expect(summaryOf(await all(requestOf(), fixture))).toEqual([`${DICOM}: ${failure}`]);
    expect([fixture.asked().length, fixture.exchanges().length, fixture.pauses]).toEqual([1, 1, []]);
  });

  test('a job without the permission sends no request', async () => {
    const fixture = createTokenFixture();
    const { request } = readGood({}, { env: { ACTIONS_ID_TOKEN_REQUEST_URL: undefined } });
    expect(summaryOf(await all(request, fixture))).toEqual([`${DICOM}: id-token-permission-missing`]);
    expect(fixture.http.sent).toEqual([]);
  });

  test('a refused ID token causes no exchange', async () => {
    const fixture = createTokenFixture({ github: () => respond(403) });
    expect(summaryOf(await all(requestOf(), fixture))).toEqual([`${DICOM}: id-token-refused`]);
    expect([fixture.asked().length, fixture.exchanges().length]).toEqual([1, 0]);
  });
});

describe('other sign-in methods', () => {
  const WITHOUT_IDS = { 'client-id': '', 'tenant-id': '' };

  test('a managed identity needs no ID token', async () => {
    const fixture = createTokenFixture({ github: () => fault('EHOSTUNREACH', 'connect') });
    const outcomes = await all(requestOf({ ...WITHOUT_IDS, credential: 'managed-identity' }), fixture);
    expect(summaryOf(outcomes)).toEqual([`${DICOM}: managed-identity-unreachable`]);
    expect(fixture.http.sent.map(({ url }) => url.hostname)).not.toContain('pipelines.actions.githubusercontent.com');
  });
});

describe('temporary faults', () => {
  test('is retried with a new ID token and a new credential', async () => {
    const fixture = createTokenFixture({
      onExchange: (request, number) => (number < 3 ? refuse(90033, 503) : grant(jwt(accessV1(requestedAudience(request))))),
    });
    expect(summaryOf(await all(requestOf(), fixture))).toEqual([`${DICOM}: granted`]);
    // With the same credential, MSAL would respond from its throttle cache without a request.
    expect(presented(fixture)).toEqual([1, 2, 3].map(idTokenNumber));
    expect(fixture.pauses).toEqual(['a token: entra-transient, 250 ms', 'a token: entra-transient, 500 ms']);
  });

  test.each([
    ['a 429', refuse(50196, 429, { 'retry-after': '1' })],
    ['a reset', fault('ECONNRESET')],
    ['a time-out', fault('TIMEOUT')],
    ['a bad gateway', respond(502, { body: '<html></html>' })],
  ])('fails after three attempts: %s', async (_, reply) => {
    const fixture = createTokenFixture({ onExchange: () => reply });
    const [outcome] = await all(requestOf(), fixture);
    expect(outcome?.granted).toBe(false);
    expect([fixture.asked().length, fixture.exchanges().length]).toEqual([3, 3]);
    expect(new Set(presented(fixture)).size).toBe(3);
  });

  test('is retried after the pause that the response asks for', async () => {
    const fixture = createTokenFixture({
      onExchange: (request, number) =>
        number < 2 ? refuse(90033, 429, { 'retry-after': '7' }) : grant(jwt(accessV1(requestedAudience(request)))),
    });
    await all(requestOf(), fixture);
    expect(fixture.clock.slept).toEqual([7000]);
  });

  test("of GitHub's service are retried", async () => {
    const fixture = createTokenFixture({
      github: (number) => (number < 2 ? respond(503) : respond(200, { body: { value: idTokenNumber(number) } })),
    });
    expect(summaryOf(await all(requestOf(), fixture))).toEqual([`${DICOM}: granted`]);
    expect([fixture.asked().length, fixture.exchanges().length]).toEqual([2, 1]);
  });
});

describe('propagation', () => {
  test('is retried during wait-seconds, with a new ID token each time', async () => {
    const fixture = createTokenFixture({
      onExchange: (request, number) => (number < 6 ? refuse(700213) : grant(jwt(accessV1(requestedAudience(request))))),
      waitMs: 300_000,
    });
    expect(summaryOf(await all(requestOf({ 'wait-seconds': '300' }), fixture))).toEqual([`${DICOM}: granted`]);
    expect(new Set(presented(fixture)).size).toBe(6);
    expect(fixture.pauses).toHaveLength(5);
  });

  test('is reported when wait-seconds are over', async () => {
    const fixture = createTokenFixture({ onExchange: () => refuse(700213), waitMs: 60_000 });
    expect(summaryOf(await all(requestOf({ 'wait-seconds': '60' }), fixture))).toEqual([`${DICOM}: subject-mismatch`]);
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(60_000);
  });

  test('a permanent refusal ends the retries', async () => {
    const fixture = createTokenFixture({ onExchange: (_, number) => refuse(number < 2 ? 700213 : 7002138), waitMs: 300_000 });
    expect(summaryOf(await all(requestOf({ 'wait-seconds': '300' }), fixture))).toEqual([`${DICOM}: subject-case-mismatch`]);
    expect(fixture.exchanges()).toHaveLength(2);
  });
});

describe('secrets', () => {
  test('every ID token and every token is masked', async () => {
    const fixture = createTokenFixture();
    const outcomes = await all(requestOf(THREE), fixture);
    for (const outcome of outcomes) expect(fixture.masked).toContain(outcome.granted ? outcome.grant.token : '');
    for (const number of [1, 2, 3]) expect(fixture.masked).toContain(idTokenNumber(number));
  });

  test('an ID token is masked before it is presented', async () => {
    const fixture = createTokenFixture({ onExchange: () => refuse(fixture.masked.includes(idTokenNumber(1)) ? 700213 : 999) });
    expect(summaryOf(await all(requestOf(), fixture))).toEqual([`${DICOM}: subject-mismatch`]);
  });

  test('failures contain none', async () => {
    const fixture = createTokenFixture({ onExchange: () => refuse(700213) });
    expect(JSON.stringify(await all(requestOf(), fixture))).not.toMatch(/eyJ|hostile|request-token/);
  });
});

describe('a token is requested once', () => {
  test('for any number of calls', async () => {
    const fixture = createTokenFixture();
    const request = requestOf();
    const tokens = createTokenProvider(request, earlyTokens(request, fixture), fixture.context);
    const [one, two] = await Promise.all([tokens.getToken(DICOM), tokens.getToken(DICOM)]);
    expect(one).toBe(two);
    expect(await tokens.getToken(DICOM)).toBe(one);
    expect(fixture.exchanges()).toHaveLength(1);
  });

  test('and again for a renewal, which replaces it', async () => {
    const fixture = createTokenFixture();
    const request = requestOf();
    const tokens = createTokenProvider(request, earlyTokens(request, fixture), fixture.context);
    const first = await tokens.getToken(DICOM);
    const second = await tokens.renewToken(DICOM);
    expect(second).not.toBe(first);
    expect(await tokens.getToken(DICOM)).toBe(second);
    expect(presented(fixture)).toEqual([1, 2].map(idTokenNumber));
  });
});

test('a notice that concerns two tokens is logged once', async () => {
  const fixture = createTokenFixture();
  await all(requestOf({ audience: 'dicom\ndeid', 'tenant-id': 'contoso.onmicrosoft.com' }), fixture);
  expect(fixture.notices.map(({ text }) => text)).toEqual([expect.stringContaining('tenant-id is a domain')]);
});

test('the times of all requests are returned', async () => {
  const fixture = createTokenFixture({
    onExchange: (request, number) => (number < 2 ? refuse(90033, 503) : grant(jwt(accessV1(requestedAudience(request))))),
  });
  const tokens = createTokenProvider(requestOf(), () => undefined, fixture.context);
  await tokens.getToken(DICOM);
  expect(tokens.spans().map(({ label, audience, ok }) => ({ label, audience, ok }))).toEqual([
    { label: 'ID token', audience: undefined, ok: true },
    { label: 'Exchange', audience: DICOM, ok: false },
    { label: 'ID token', audience: undefined, ok: true },
    { label: 'Exchange', audience: DICOM, ok: true },
  ]);
  for (const { start, end } of tokens.spans()) expect(end).toBeGreaterThanOrEqual(start);
});
