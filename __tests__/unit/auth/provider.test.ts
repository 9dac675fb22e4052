import { describe, expect, test } from '@jest/globals';
import type { TokenOutcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import { createTokenProvider } from '../../../src/auth/provider.ts';
import { askedAudience, earlyTokens, grant, idTokenNumber, openOffice, refuse, type Office } from '../support/entra.ts';
import { readGood } from '../support/inputs.ts';
import { requestOf } from '../support/requests.ts';
import { accessV1, jwt } from '../support/tokens.ts';
import { answer, fault } from '../support/http.ts';

const DICOM = 'https://dicom.healthcareapis.azure.com';
const DEID = 'https://deid.azure.com';
const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const THREE = { audience: `dicom\ndeid\n${FHIR}` };

/** Gets every token of a request, as the action does. */
const all = (request: Request, office: Office): Promise<TokenOutcome[]> => {
  const tokens = createTokenProvider(request, earlyTokens(request, office), office.context);
  return Promise.all(request.audiences.map((audience) => tokens.getToken(audience)));
};

/** Audience and what became of it. */
const told = (outcomes: readonly TokenOutcome[]): string[] =>
  outcomes.map((outcome) => `${outcome.audience}: ${outcome.granted ? 'granted' : outcome.failure.code}`);

/** The ID tokens that were presented, in order. */
const presented = (office: Office): (string | null)[] =>
  office.exchanges().map(({ body }) => new URLSearchParams(body).get('client_assertion'));

describe('how much is asked for', () => {
  test('one token is two requests: the ID token and the exchange', async () => {
    const office = openOffice();
    expect(told(await all(requestOf(), office))).toEqual([`${DICOM}: granted`]);
    expect([office.asked().length, office.exchanges().length, office.http.sent.length]).toEqual([1, 1, 2]);
  });

  test('N audiences are N exchanges and at most N ID tokens', async () => {
    const office = openOffice();
    expect(told(await all(requestOf(THREE), office))).toEqual([`${DICOM}: granted`, `${DEID}: granted`, `${FHIR}: granted`]);
    expect([office.asked().length, office.exchanges().length]).toEqual([3, 3]);
    expect(office.exchanges().map(askedAudience).sort()).toEqual([DEID, DICOM, FHIR].sort());
  });

  test('endpoints that share an audience share its exchange', async () => {
    const office = openOffice();
    const host = 'dicom.azurehealthcareapis.com';
    const request = requestOf({ endpoint: `https://a-one.${host}\nhttps://a-two.${host}\nhttps://a-three.${host}` });
    const tokens = createTokenProvider(request, earlyTokens(request, office), office.context);
    const outcomes = await Promise.all(request.targets.map(({ audience }) => tokens.getToken(audience)));
    expect(told(outcomes)).toEqual([`${DICOM}: granted`, `${DICOM}: granted`, `${DICOM}: granted`]);
    expect([office.asked().length, office.exchanges().length]).toEqual([1, 1]);
  });

  test("without the entry's early ones the ID tokens are asked for here", async () => {
    const office = openOffice();
    const tokens = createTokenProvider(requestOf(THREE), () => undefined, office.context);
    expect((await tokens.getToken(DEID)).granted).toBe(true);
    await Promise.all([tokens.getToken(DICOM), tokens.getToken(FHIR)]);
    expect([office.asked().length, office.exchanges().length]).toEqual([3, 3]);
  });

  test('an audience that fails costs the others nothing', async () => {
    const office = openOffice({
      onExchange: (request) => (askedAudience(request) === DICOM ? refuse(500011) : grant(jwt(accessV1(askedAudience(request))))),
    });
    expect(told(await all(requestOf(THREE), office))).toEqual([`${DICOM}: audience-not-found`, `${DEID}: granted`, `${FHIR}: granted`]);
    expect(office.exchanges()).toHaveLength(3);
  });
});

describe('a configuration that is wrong', () => {
  test.each([
    [700213, 'subject-mismatch'],
    [700016, 'application-not-found'],
    [90002, 'tenant-not-found'],
    [7002138, 'subject-case-mismatch'],
  ])('AADSTS%i costs exactly one exchange', async (code, failure) => {
    const office = openOffice({ onExchange: () => refuse(code) });
    expect(told(await all(requestOf(), office))).toEqual([`${DICOM}: ${failure}`]);
    expect([office.asked().length, office.exchanges().length, office.pauses]).toEqual([1, 1, []]);
  });

  test('a job without the permission costs no request at all', async () => {
    const office = openOffice();
    const { request } = readGood({}, { env: { ACTIONS_ID_TOKEN_REQUEST_URL: undefined } });
    expect(told(await all(request, office))).toEqual([`${DICOM}: id-token-permission-missing`]);
    expect(office.http.sent).toEqual([]);
  });

  test('an ID token that GitHub refuses costs no exchange', async () => {
    const office = openOffice({ github: () => answer(403) });
    expect(told(await all(requestOf(), office))).toEqual([`${DICOM}: id-token-refused`]);
    expect([office.asked().length, office.exchanges().length]).toEqual([1, 0]);
  });
});

describe('other ways', () => {
  const WITHOUT_IDS = { 'client-id': '', 'tenant-id': '' };

  test('a managed identity costs no ID token', async () => {
    const office = openOffice({ github: () => fault('EHOSTUNREACH', 'connect') });
    const outcomes = await all(requestOf({ ...WITHOUT_IDS, credential: 'managed-identity' }), office);
    expect(told(outcomes)).toEqual([`${DICOM}: managed-identity-unreachable`]);
    expect(office.http.sent.map(({ url }) => url.hostname)).not.toContain('pipelines.actions.githubusercontent.com');
  });
});

describe('what passes by itself', () => {
  test('is tried again, each time with a fresh ID token and a new credential', async () => {
    const office = openOffice({
      onExchange: (request, number) => (number < 3 ? refuse(90033, 503) : grant(jwt(accessV1(askedAudience(request))))),
    });
    expect(told(await all(requestOf(), office))).toEqual([`${DICOM}: granted`]);
    // MSAL would answer from its throttle cache, without a request, had it been the same credential.
    expect(presented(office)).toEqual([1, 2, 3].map(idTokenNumber));
    expect(office.pauses).toEqual(['a token: entra-transient, 250 ms', 'a token: entra-transient, 500 ms']);
  });

  test.each([
    ['a 429', refuse(50196, 429, { 'retry-after': '1' })],
    ['a reset', fault('ECONNRESET')],
    ['a time-out', fault('TIMEOUT')],
    ['a bad gateway', answer(502, { body: '<html></html>' })],
  ])('is given up after three tries: %s', async (_, reply) => {
    const office = openOffice({ onExchange: () => reply });
    const [outcome] = await all(requestOf(), office);
    expect(outcome?.granted).toBe(false);
    expect([office.asked().length, office.exchanges().length]).toEqual([3, 3]);
    expect(new Set(presented(office)).size).toBe(3);
  });

  test('is left alone for as long as it asks', async () => {
    const office = openOffice({
      onExchange: (request, number) =>
        number < 2 ? refuse(90033, 429, { 'retry-after': '7' }) : grant(jwt(accessV1(askedAudience(request)))),
    });
    await all(requestOf(), office);
    expect(office.clock.slept).toEqual([7000]);
  });

  test("at GitHub's service as well", async () => {
    const office = openOffice({ github: (number) => (number < 2 ? answer(503) : answer(200, { body: { value: idTokenNumber(number) } })) });
    expect(told(await all(requestOf(), office))).toEqual([`${DICOM}: granted`]);
    expect([office.asked().length, office.exchanges().length]).toEqual([2, 1]);
  });
});

describe('what propagates', () => {
  test('is outwaited while wait-seconds last, with a fresh ID token each time', async () => {
    const office = openOffice({
      onExchange: (request, number) => (number < 6 ? refuse(700213) : grant(jwt(accessV1(askedAudience(request))))),
      waitMs: 300_000,
    });
    expect(told(await all(requestOf({ 'wait-seconds': '300' }), office))).toEqual([`${DICOM}: granted`]);
    expect(new Set(presented(office)).size).toBe(6);
    expect(office.pauses).toHaveLength(5);
  });

  test('is told when wait-seconds are over', async () => {
    const office = openOffice({ onExchange: () => refuse(700213), waitMs: 60_000 });
    expect(told(await all(requestOf({ 'wait-seconds': '60' }), office))).toEqual([`${DICOM}: subject-mismatch`]);
    expect(office.clock.elapsed()).toBeLessThanOrEqual(60_000);
  });

  test('a refusal for good is not outwaited', async () => {
    const office = openOffice({ onExchange: (_, number) => refuse(number < 2 ? 700213 : 7002138), waitMs: 300_000 });
    expect(told(await all(requestOf({ 'wait-seconds': '300' }), office))).toEqual([`${DICOM}: subject-case-mismatch`]);
    expect(office.exchanges()).toHaveLength(2);
  });
});

describe('secrets', () => {
  test('every ID token and every token is masked before anybody else sees it', async () => {
    const office = openOffice();
    const outcomes = await all(requestOf(THREE), office);
    for (const outcome of outcomes) expect(office.masked).toContain(outcome.granted ? outcome.grant.token : '');
    for (const number of [1, 2, 3]) expect(office.masked).toContain(idTokenNumber(number));
  });

  test('an ID token is masked before it is presented', async () => {
    const office = openOffice({ onExchange: () => refuse(office.masked.includes(idTokenNumber(1)) ? 700213 : 999) });
    expect(told(await all(requestOf(), office))).toEqual([`${DICOM}: subject-mismatch`]);
  });

  test('what failed holds none', async () => {
    const office = openOffice({ onExchange: () => refuse(700213) });
    expect(JSON.stringify(await all(requestOf(), office))).not.toMatch(/eyJ|poison|request-token/);
  });
});

describe('a token is got once', () => {
  test('however often it is asked for', async () => {
    const office = openOffice();
    const request = requestOf();
    const tokens = createTokenProvider(request, earlyTokens(request, office), office.context);
    const [one, two] = await Promise.all([tokens.getToken(DICOM), tokens.getToken(DICOM)]);
    expect(one).toBe(two);
    expect(await tokens.getToken(DICOM)).toBe(one);
    expect(office.exchanges()).toHaveLength(1);
  });

  test('and again when a new one is asked for: from then on that is the one', async () => {
    const office = openOffice();
    const request = requestOf();
    const tokens = createTokenProvider(request, earlyTokens(request, office), office.context);
    const first = await tokens.getToken(DICOM);
    const second = await tokens.renewToken(DICOM);
    expect(second).not.toBe(first);
    expect(await tokens.getToken(DICOM)).toBe(second);
    expect(presented(office)).toEqual([1, 2].map(idTokenNumber));
  });
});

test('the times of all requests are returned', async () => {
  const office = openOffice({
    onExchange: (request, number) => (number < 2 ? refuse(90033, 503) : grant(jwt(accessV1(askedAudience(request))))),
  });
  const tokens = createTokenProvider(requestOf(), () => undefined, office.context);
  await tokens.getToken(DICOM);
  expect(tokens.spans().map(({ label, audience, ok }) => ({ label, audience, ok }))).toEqual([
    { label: 'ID token', audience: undefined, ok: true },
    { label: 'Exchange', audience: DICOM, ok: false },
    { label: 'ID token', audience: undefined, ok: true },
    { label: 'Exchange', audience: DICOM, ok: true },
  ]);
  for (const { start, end } of tokens.spans()) expect(end).toBeGreaterThanOrEqual(start);
});
