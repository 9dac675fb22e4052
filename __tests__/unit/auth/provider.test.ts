import { describe, expect, test } from '@jest/globals';
import type { HttpRequest, HttpResult } from '../../../src/http/types.ts';
import type { TokenOutcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import { createTokenProvider } from '../../../src/auth/provider.ts';
import { requestedAudience, earlyTokens, grant, idTokenNumber, createTokenFixture, refuse, type TokenFixture } from '../support/entra.ts';
import { START } from '../support/clock.ts';
import { readGood } from '../support/inputs.ts';
import { requestOf } from '../support/requests.ts';
import { accessV1, ASSERTION, jwt } from '../support/tokens.ts';
import { respond, fault } from '../support/http.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
const OTHER_ID = '99999999-1234-4abc-9def-999999999999';
const DEID = 'https://deid.azure.com';
const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const THREE = { audience: `dicom\ndeid\n${FHIR}` };

const getTokens = (request: Request, fixture: TokenFixture): Promise<TokenOutcome[]> => {
  const tokens = createTokenProvider(request, earlyTokens(request, fixture), fixture.context);
  return Promise.all(request.audiences.map((audience) => tokens.getToken(audience)));
};

const summaryOf = (outcomes: readonly TokenOutcome[]): string[] =>
  outcomes.map((outcome) => `${outcome.audience}: ${outcome.granted ? 'granted' : outcome.failure.code}`);

const sentIdTokens = (fixture: TokenFixture): (string | null)[] =>
  fixture.exchanges().map(({ body }) => new URLSearchParams(body).get('client_assertion'));

describe('the number of requests', () => {
  test('is one ID token and one exchange per audience', async () => {
    const fixture = createTokenFixture();
    expect(summaryOf(await getTokens(requestOf(THREE), fixture))).toEqual([`${DICOM}: granted`, `${DEID}: granted`, `${FHIR}: granted`]);
    expect([fixture.idTokenRequests().length, fixture.exchanges().length, fixture.http.sent.length]).toEqual([3, 3, 6]);
    expect(fixture.exchanges().map(requestedAudience).sort()).toEqual([DEID, DICOM, FHIR].sort());
  });

  test('includes every audience after a failure of one', async () => {
    const fixture = createTokenFixture({
      onExchange: (request) => (requestedAudience(request) === DICOM ? refuse(500011) : grant(jwt(accessV1(requestedAudience(request))))),
    });
    expect(summaryOf(await getTokens(requestOf(THREE), fixture))).toEqual([
      `${DICOM}: audience-not-found`,
      `${DEID}: granted`,
      `${FHIR}: granted`,
    ]);
    expect(fixture.exchanges()).toHaveLength(3);
  });
});

describe('a configuration error', () => {
  test('sends no exchange if GitHub refuses an ID token', async () => {
    const fixture = createTokenFixture({ github: () => respond(403) });
    expect(summaryOf(await getTokens(requestOf(), fixture))).toEqual([`${DICOM}: id-token-refused`]);
    expect([fixture.idTokenRequests().length, fixture.exchanges().length]).toEqual([1, 0]);
    expect(fixture.masked).toEqual([]);
  });

  test.each([
    ['the URL', readGood({}, { env: { ACTIONS_ID_TOKEN_REQUEST_URL: undefined } }).request, Promise.resolve(respond(200))],
    ['the request', requestOf(), undefined],
  ])('is reported without %s of the ID token service', async (_, request, response) => {
    const tokens = createTokenProvider(request, () => response, createTokenFixture().context);
    expect(await tokens.getToken(DICOM)).toMatchObject({ failure: { code: 'id-token-permission-missing' } });
    expect(tokens.spans().map(({ label }) => label)).not.toContain('Exchange');
  });
});

test('the repository visibility comes from the ID token', async () => {
  const value = jwt({ ...ASSERTION, repository_visibility: 'private' });
  const fixture = createTokenFixture({ github: () => respond(200, { body: { value } }) });
  const tokens = createTokenProvider(requestOf(), earlyTokens(requestOf(), fixture), fixture.context);
  await tokens.getToken(DICOM);
  expect(tokens.repositoryVisibility()).toBe('private');
});

describe('transient failures', () => {
  test('are retried with a new ID token and a new credential', async () => {
    const fixture = createTokenFixture({
      onExchange: (request, number) => (number < 3 ? refuse(90033, 503) : grant(jwt(accessV1(requestedAudience(request))))),
    });
    expect(summaryOf(await getTokens(requestOf(), fixture))).toEqual([`${DICOM}: granted`]);
    // If the credential were reused, MSAL would return an error from its throttling cache and send no request.
    expect(sentIdTokens(fixture)).toEqual([1, 2, 3].map(idTokenNumber));
    expect(fixture.pauses).toEqual(['a token: entra-transient, 250 ms', 'a token: entra-transient, 500 ms']);
  });

  test.each([
    ['a reset', fault('ECONNRESET')],
    ['a bad gateway', respond(502, { body: '<html></html>' })],
  ])('are reported after three attempts: %s', async (_, reply) => {
    const fixture = createTokenFixture({ onExchange: () => reply });
    const [outcome] = await getTokens(requestOf(), fixture);
    expect(outcome?.granted).toBe(false);
    expect([fixture.idTokenRequests().length, fixture.exchanges().length]).toEqual([3, 3]);
    expect(new Set(sentIdTokens(fixture)).size).toBe(3);
  });

  const pause15 = { 'retry-after': '15' };
  test.each([
    ['Entra', { onExchange: () => refuse(90033, 429, pause15) }],
    ["GitHub's ID token service", { github: () => respond(503, { headers: pause15 }) }],
  ])('are not retried after a delay that is longer than wait-seconds: %s', async (_, responses) => {
    const fixture = createTokenFixture({ ...responses, waitMs: 5000 });
    const [outcome] = await getTokens(requestOf(), fixture);
    expect(fixture.clock.slept).toEqual([]);
    expect(outcome).toMatchObject({
      granted: false,
      failure: { why: expect.stringMatching(/15 s, which is longer/) },
    });
  });
});

describe('a propagation failure', () => {
  test('is retried during wait-seconds, with a new ID token each time', async () => {
    const fixture = createTokenFixture({
      onExchange: (request, number) => (number < 6 ? refuse(700213) : grant(jwt(accessV1(requestedAudience(request))))),
      waitMs: 300_000,
    });
    expect(summaryOf(await getTokens(requestOf({ 'wait-seconds': '300' }), fixture))).toEqual([`${DICOM}: granted`]);
    expect(new Set(sentIdTokens(fixture)).size).toBe(6);
    expect(fixture.pauses).toHaveLength(5);
  });
});

describe('secrets', () => {
  test('include every ID token and access token, which are masked', async () => {
    const fixture = createTokenFixture();
    const outcomes = await getTokens(requestOf(THREE), fixture);
    for (const outcome of outcomes) expect(fixture.masked).toContain(outcome.granted ? outcome.grant.token : '');
    for (const number of [1, 2, 3]) expect(fixture.masked).toContain(idTokenNumber(number));
  });

  test('are masked before they are sent', async () => {
    const fixture = createTokenFixture({ onExchange: () => refuse(fixture.masked.includes(idTokenNumber(1)) ? 700213 : 999) });
    expect(summaryOf(await getTokens(requestOf(), fixture))).toEqual([`${DICOM}: subject-mismatch`]);
  });
});

describe('a token', () => {
  const LIFE_MS = 60_000;
  const granted = (request: HttpRequest, startMs = 0) =>
    grant(jwt(accessV1(requestedAudience(request), { exp: (START + startMs + LIFE_MS) / 1000 })));

  const start = async (onExchange: (request: HttpRequest, number: number) => HttpResult) => {
    const fixture = createTokenFixture({ onExchange });
    const tokens = createTokenProvider(requestOf(), earlyTokens(requestOf(), fixture), fixture.context);
    const first = await tokens.getToken(DICOM);
    expect(fixture.exchanges()).toHaveLength(1);
    return { fixture, tokens, first };
  };

  test.each([0, LIFE_MS - 5_001])('is requested once for any number of calls within %i ms', async (ms) => {
    const { fixture, tokens, first } = await start((request) => granted(request));
    fixture.clock.pass(ms);
    for (const token of await Promise.all([tokens.getFreshToken(DICOM, ms), tokens.getFreshToken(DICOM), tokens.getToken(DICOM)]))
      expect(token).toBe(first);
    expect(fixture.exchanges()).toHaveLength(1);
  });

  test.each([
    ['that is about to expire', LIFE_MS - 5_000, undefined],
    ['that has expired', LIFE_MS, undefined],
    ['that is old', 20_001, 20_000],
  ])('%s is renewed once for all callers, with a new ID token', async (_, ms, maxAgeMs) => {
    const { fixture, tokens, first } = await start((request, number) => granted(request, (number - 1) * ms));
    fixture.clock.pass(ms);
    expect(await tokens.getToken(DICOM)).toBe(first);
    const [renewed, ...others] = await Promise.all([1, 2, 3].map(() => tokens.getFreshToken(DICOM, maxAgeMs)));
    expect(renewed).toMatchObject({ granted: true, grant: { expiresOn: START + ms + LIFE_MS } });
    for (const other of [...others, await tokens.getFreshToken(DICOM, maxAgeMs), await tokens.getToken(DICOM)]) expect(other).toBe(renewed);
    expect(renewed).toMatchObject({ grant: tokens.lastGrant(DICOM) });
    expect(fixture.masked).toContain(tokens.lastGrant(DICOM)?.token);
    expect(sentIdTokens(fixture)).toEqual([1, 2].map(idTokenNumber));
  });

  test.each([
    ['is refused', () => refuse(700016), 'application-not-found'],
    ['returns the same token', granted, 'token-expired'],
    [
      'returns a token of another tenant',
      () => grant(jwt(accessV1(DICOM, { tid: OTHER_ID, exp: START / 1000 + 3599 }))),
      'token-tenant-mismatch',
    ],
  ])('is renewed once and kept as the last one if the renewal %s', async (_, onRenewal, code) => {
    const { fixture, tokens, first } = await start((request, number) => (number === 1 ? granted(request) : onRenewal(request)));
    fixture.clock.pass(LIFE_MS);
    const outcomes = await Promise.all([1, 2, 3].map(() => tokens.getFreshToken(DICOM)));
    expect(summaryOf([...outcomes, await tokens.getFreshToken(DICOM), await tokens.getToken(DICOM)])).toEqual(
      Array.from({ length: 5 }, () => `${DICOM}: ${code}`),
    );
    expect(first).toMatchObject({ granted: true, grant: tokens.lastGrant(DICOM) });
    expect(fixture.exchanges()).toHaveLength(2);
  });

  test('that was never granted is not the last one', async () => {
    const { tokens } = await start(() => refuse(700016));
    expect(tokens.lastGrant(DICOM)).toBeUndefined();
  });
});

test('a notice about three tokens is logged once', async () => {
  const fixture = createTokenFixture();
  await getTokens(requestOf({ ...THREE, 'tenant-id': 'contoso.onmicrosoft.com' }), fixture);
  expect(fixture.notices.map(({ text }) => text)).toEqual([expect.stringContaining('tenant-id is a domain')]);
});

test('spans returns the times of all requests', async () => {
  const fixture = createTokenFixture({
    onExchange: (request, number) => (number < 2 ? refuse(90033, 503) : grant(jwt(accessV1(requestedAudience(request))))),
  });
  const tokens = createTokenProvider(requestOf(), earlyTokens(requestOf(), fixture), fixture.context);
  await tokens.getToken(DICOM);
  expect(tokens.spans().map(({ label, audience, ok }) => ({ label, audience, ok }))).toEqual([
    { label: 'ID token', audience: undefined, ok: true },
    { label: 'Exchange', audience: DICOM, ok: false },
    { label: 'ID token', audience: undefined, ok: true },
    { label: 'Exchange', audience: DICOM, ok: true },
  ]);
  for (const { start, end } of tokens.spans()) expect(end).toBeGreaterThanOrEqual(start);
});
