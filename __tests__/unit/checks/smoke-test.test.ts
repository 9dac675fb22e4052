import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { jwtDecode } from 'jwt-decode';
import { createTokenProvider } from '../../../src/auth/provider.ts';
import type { HttpRequest, HttpResult } from '../../../src/http/types.ts';
import { startPrefetch } from '../../../src/prefetch.ts';
import type { TokenOutcome } from '../../../src/model/outcome.ts';
import { smokeTest } from '../../../src/checks/smoke-test.ts';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import type { HttpClient } from '../../../src/http/client.ts';
import { failing } from '../support/failures.ts';
import { grant, idTokenNumber, isExchange, refuse, requestedAudience } from '../support/entra.ts';
import { gateway, target } from '../support/requests.ts';
import { createProbeFixture, checksOf, DENIED, FakeTokens, serviceOf, STATEMENT, type Behaviour } from '../support/services.ts';
import { FakeHttpClient, respond, fault } from '../support/http.ts';
import { START } from '../support/clock.ts';
import { accessV1, jwt } from '../support/tokens.ts';

/** A failure that is retried until `wait-seconds` have elapsed. */
const NO_TOKEN = failing('propagation', 'no-token');
const FHIR = target('fhir');
const DICOM = target('dicom');
const SEARCHSET = respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } });
const NO_ROLE = respond(403, { body: DENIED });
const RETIRED = { resourceType: 'OperationOutcome', issue: [{ details: { coding: [{ code: 'service-deprecated' }] } }] };
const REJECTED = respond(401, { headers: { 'www-authenticate': 'Bearer' } });
const MINUTE = 60_000;

const run = async (
  behaviour: Behaviour,
  inputs: Readonly<Record<string, string>> = {},
  { of = FHIR, ...options }: Omit<NonNullable<Parameters<typeof createProbeFixture>[1]>, 'inputs'> & { readonly of?: Endpoint } = {},
) => {
  const fixture = createProbeFixture(serviceOf(of, behaviour), { inputs, ...options });
  const sendTimes: number[] = [];
  const send: HttpClient['send'] = (request) => {
    sendTimes.push(fixture.clock.elapsed());
    return fixture.http.send(request);
  };
  const http = { ...fixture.context.http, send };
  const outcome = await smokeTest(of, fixture.request, fixture.resources, { ...fixture.context, http });
  /** The `reachable` probe is the first probe of each attempt. */
  const startTimes = fixture.probes().flatMap((probe, index) => (probe === 'reachable' ? [sendTimes[index] ?? 0] : []));
  return { outcome, fixture, startTimes, verdicts: startTimes.length };
};

describe('wait-seconds', () => {
  const until =
    (number: number, before: ReturnType<typeof respond>, after = SEARCHSET) =>
    (count: number) =>
      count < number ? before : after;

  test.each([
    ['a role that propagates', { authorised: until(4, NO_ROLE) }, 4],
    ['a name that is being created', { reachable: until(4, fault('ENOTFOUND', 'dns'), respond(200)) }, 4],
    ['a service that is starting', { reachable: until(4, fault('ECONNREFUSED', 'connect'), respond(200)) }, 4],
  ])('cover %s', async (_, behaviour, expected) => {
    const { outcome, verdicts, fixture } = await run(behaviour, { 'wait-seconds': '600' });
    expect([outcome.status, verdicts]).toEqual(['pass', expected]);
    expect(fixture.pauses).toHaveLength(expected - 1);
  });

  test.each<readonly [string, Behaviour, string]>([
    ['the anonymous read', { anonymous: respond(500) }, 'anonymous-unavailable'],
    ['the read with the token', { authorised: respond(503) }, 'service-unavailable'],
  ])('do not lead to a false number of attempts for %s', async (_, behaviour, code) => {
    const { outcome, verdicts } = await run(behaviour, { 'wait-seconds': '60' });
    const { failure } = outcome.checks.find((check) => check.failure !== undefined) ?? {};
    expect(verdicts).toBeGreaterThan(3);
    expect(failure?.code).toBe(code);
    expect(failure?.what.replace('The last 3 attempts failed.', '')).not.toContain('attempt');
  });

  test.each([
    ['the 403 of the service', respond(403, { body: { error: { code: 'Forbidden' } } }), {}],
    ['the 403 of the service, with allowed: read', respond(403, { body: { error: { code: 'Forbidden' } } }), { expect: 'allowed: read' }],
    ['a 403 without a reason', respond(403), {}],
  ])('apply to the warning of a de-identification service: %s', async (_, before, inputs) => {
    const of = target('deid');
    const waiting = { ...inputs, 'wait-seconds': '600' };
    const { outcome, verdicts } = await run({ authorised: until(4, before, respond(200, { body: { value: [] } })) }, waiting, { of });
    expect([outcome.status, verdicts]).toEqual(['pass', 4]);
    const realtimeOnly = await run({ authorised: before }, waiting, { of });
    expect(realtimeOnly.outcome.status).toBe('warn');
    expect(realtimeOnly.fixture.clock.elapsed()).toBeLessThanOrEqual(600_000);
  });

  test.each([
    ['a token that the service does not accept', { authorised: REJECTED }],
    ['disabled public network access', { reachable: respond(403) }],
    ['a retired service', { authorised: respond(410, { body: RETIRED }) }],
  ])('do not apply to a permanent failure: %s', async (_, behaviour) => {
    const { outcome, verdicts } = await run(behaviour, { 'wait-seconds': '600' });
    expect([outcome.status, verdicts]).toEqual(['fail', 1]);
  });

  test.each([
    ['without a body', respond(404)],
    ['with an OperationOutcome', respond(404, { body: { resourceType: 'OperationOutcome', issue: [{ code: 'not-found' }] } })],
  ])('apply to a CapabilityStatement that a starting service does not offer yet: 404 %s', async (_, before) => {
    const { outcome, verdicts } = await run(
      { statement: until(3, before, respond(200, { body: STATEMENT })) },
      { 'wait-seconds': '600', expect: 'fhir-version: R4' },
    );
    expect([outcome.status, verdicts]).toEqual(['pass', 3]);
  });

  test.each([
    ['a bundle, with an unavailable CapabilityStatement', SEARCHSET, respond(503), 'open-server'],
    ['a page, with an unavailable CapabilityStatement', respond(200, { body: '<html></html>' }), respond(503), 'anonymous-accepted'],
  ])('do not apply if the anonymous read returns %s', async (_, first, statement, code) => {
    // A retry would pass, because the next anonymous read gets 401. A load balancer can cause this.
    const anonymous = (number: number) => (number === 1 ? first : respond(401));
    const { outcome, verdicts, fixture } = await run({ statement, anonymous }, { 'wait-seconds': '600', expect: 'fhir-version: R4' });
    expect([outcome.status, verdicts]).toEqual(['fail', 1]);
    expect(checksOf(outcome)).toContain(`anonymous fail ${code}`);
    expect(fixture.probes()).not.toContain('authorised');
  });

  test.each([
    ['a role that propagates', NO_ROLE],
    ['a 503 of the read', respond(503)],
  ])('apply if expect allows the anonymous response: %s', async (_, before) => {
    const of = gateway('fhir');
    const behaviour = { anonymous: SEARCHSET, authorised: until(6, before) };
    const { outcome } = await run(behaviour, { 'wait-seconds': '600' }, { of, changes: { anonymousStatus: 200 } });
    expect(outcome.status).toBe('pass');
    const azure = await run(behaviour, { 'wait-seconds': '600' }, { changes: { anonymousStatus: 200 } });
    expect([azure.outcome.status, azure.verdicts]).toEqual(['fail', 1]);
  });

  test('do not apply to a missing token, which was already retried', async () => {
    const { outcome, verdicts } = await run({}, { 'wait-seconds': '600' }, { fakeTokens: new FakeTokens(NO_TOKEN) });
    expect([checksOf(outcome).at(-1), verdicts]).toEqual(['authorised fail no-token', 1]);
  });

  test('limit the retries, and the last verdict is reported', async () => {
    const { outcome, fixture, startTimes } = await run({ authorised: NO_ROLE }, { 'wait-seconds': '120' });
    expect(checksOf(outcome).at(-1)).toBe('authorised fail role-missing');
    expect(Math.max(...startTimes)).toBeLessThanOrEqual(2 * MINUTE);
    expect(Math.max(...startTimes)).toBeGreaterThan(2 * MINUTE - 15_000);
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(2 * MINUTE);
  });
});

test.each([
  ['its first token', 0],
  ['a renewed token', 1],
])('an endpoint that waits for %s does not delay the requests to another endpoint', async (_, renewals) => {
  const behaviour = { authorised: renewals === 0 ? SEARCHSET : NO_ROLE };
  const { request, context, fakeTokens } = createProbeFixture(serviceOf(FHIR, behaviour), { inputs: { 'wait-seconds': '60' } });
  const other = createProbeFixture(serviceOf(FHIR));
  const limit = pLimit(1);
  const passes: string[] = [];
  const late = async (token: Promise<TokenOutcome>): Promise<TokenOutcome> => {
    const { status } = await smokeTest(FHIR, other.request, { tokens: other.fakeTokens, limit }, other.context);
    passes.push(status);
    return token;
  };
  let checks = 0;
  const { getToken, lastGrant, spans, repositoryVisibility } = fakeTokens;
  const tokens = {
    ...{ getToken, lastGrant, spans, repositoryVisibility },
    getFreshToken: (audience: string) => (checks++ === renewals ? late(getToken(audience)) : getToken(audience)),
  };
  await smokeTest(FHIR, request, { tokens, limit }, context);
  expect(passes).toEqual(['pass']);
});

describe('while an endpoint waits, its token is renewed', () => {
  const HOUR_S = 3599;

  /** Checks endpoints with the same audience, with tokens from Entra that expire after `lifeSeconds`. */
  const runWithEntra = async (
    authorised: HttpResult,
    inputs: Readonly<Record<string, string>>,
    { lifeSeconds = HOUR_S, onRenewal }: { lifeSeconds?: number; onRenewal?: HttpResult } = {},
  ) => {
    let exchanges = 0;
    const used: { readonly leftMs: number }[] = [];
    const receive =
      (response: HttpResult) =>
      (_: number, { headers = {} }: HttpRequest): HttpResult => {
        const { exp = 0 } = jwtDecode(headers['authorization'] ?? '');
        used.push({ leftMs: exp * 1000 - fixture.clock.now() });
        return response;
      };
    const service = serviceOf(DICOM, { authorised: receive(authorised), unsigned: receive(respond(401)) });
    const http = new FakeHttpClient((request) => {
      if (request.url.hostname.startsWith('pipelines.')) return respond(200, { body: { value: idTokenNumber(exchanges) } });
      if (!isExchange(request)) return service.send(request);
      exchanges += 1;
      if (exchanges > 1 && onRenewal !== undefined) return onRenewal;
      const nbf = Math.floor(fixture.clock.now() / 1000);
      return grant(jwt(accessV1(requestedAudience(request), { nbf, exp: nbf + lifeSeconds })));
    });
    const fixture = createProbeFixture(http, { inputs });
    const { request, context } = fixture;
    const tokens = createTokenProvider(request, startPrefetch(request, http).requestIdToken, context);
    const outcomes = await Promise.all(request.targets.map((one) => smokeTest(one, request, { ...fixture.resources, tokens }, context)));
    return { outcomes, exchanges, used };
  };
  const endpointsOf = (count: number): Readonly<Record<string, string>> => ({
    endpoint: Array.from({ length: count }, (_, index) => `https://a-${String(index)}.dicom.azurehealthcareapis.com/v2`).join('\n'),
  });

  test.each([
    ['every five minutes, because a role might apply only to a new token', '900', HOUR_S, 3],
    ['not in less than five minutes', '290', HOUR_S, 1],
    ['before it expires', '60', 20, 4],
    ['before it expires, with a life that is shorter than a pause', '60', 12, 9],
  ])('%s: once for one endpoint and for three', async (_, seconds, lifeSeconds, expected) => {
    for (const count of [1, 3]) {
      const inputs = { ...endpointsOf(count), 'wait-seconds': seconds };
      const { outcomes, exchanges, used } = await runWithEntra(respond(403), inputs, { lifeSeconds });
      expect(new Set(outcomes.map((outcome) => checksOf(outcome).at(-1)))).toEqual(new Set(['authorised fail forbidden-unexplained']));
      expect(Math.min(...used.map(({ leftMs }) => leftMs))).toBeGreaterThan(5_000);
      expect(exchanges).toBe(expected);
    }
  });

  test('between the passes of required-successes', async () => {
    const inputs = { ...endpointsOf(2), 'wait-seconds': '60', 'required-successes': '5' };
    const { outcomes, exchanges, used } = await runWithEntra(respond(200, { body: [] }), inputs, { lifeSeconds: 12 });
    expect(outcomes.map(({ status }) => status)).toEqual(['pass', 'pass']);
    expect(used).toHaveLength(10);
    expect(exchanges).toBe(3);
  });

  test('and the unsigned token has the lifetime of the renewed token', async () => {
    const endpoint = 'https://gateway.contoso.example/healthcare service=dicom audience=dicom';
    const inputs = { endpoint, 'trusted-hosts': 'gateway.contoso.example', 'wait-seconds': '60', 'required-successes': '4' };
    const { outcomes, exchanges, used } = await runWithEntra(respond(200, { body: [] }), inputs, { lifeSeconds: 12 });
    expect(outcomes.map((outcome) => checksOf(outcome).at(-1))).toEqual(['unsigned-token pass']);
    expect([used.length, exchanges]).toEqual([5, 2]);
    expect(Math.min(...used.map(({ leftMs }) => leftMs))).toBeGreaterThan(5_000);
  });

  test.each([
    ['a refusal', refuse(7000112), 'application-disabled'],
    ['the token that is about to expire', grant(jwt(accessV1(DICOM.audience, { exp: START / 1000 + 12 }))), 'token-expired'],
  ])('once, and the endpoint reports %s', async (_, onRenewal, code) => {
    const inputs = { ...endpointsOf(2), 'wait-seconds': '600' };
    const { outcomes, exchanges } = await runWithEntra(respond(403), inputs, { lifeSeconds: 12, onRenewal });
    expect(outcomes.map((outcome) => checksOf(outcome).at(-1))).toEqual([`authorised fail ${code}`, `authorised fail ${code}`]);
    expect(exchanges).toBe(2);
  });
});

describe('required-successes', () => {
  const three = { 'wait-seconds': '60', 'required-successes': '3' };

  test.each([
    [0, 5000, '5.0'],
    [0.5, 5250, '5.3'],
  ])('are logged and jittered (%d)', async (random, ms, seconds) => {
    const { startTimes, fixture } = await run({}, three, { random });
    expect(startTimes).toEqual([0, ms, 2 * ms]);
    expect(fixture.lines).toEqual([1, 2].map((passes) => expect.stringMatching(`in ${seconds} s \\(${String(passes)} of 3 passes\\)`)));
  });

  test('start again after a failure', async () => {
    const { outcome, startTimes, fixture } = await run({ authorised: (number) => (number === 3 ? NO_ROLE : SEARCHSET) }, three);
    expect(outcome.status).toBe('pass');
    expect(startTimes.slice(0, 3)).toEqual([0, 5000, 10_000]);
    expect(startTimes).toHaveLength(6);
    expect(fixture.pauses).toEqual(['contoso-prod.fhir.azurehealthcareapis.com: role-missing after 1']);
    const after = startTimes.slice(3);
    expect(after.map((time) => time - (after[0] ?? 0))).toEqual([0, 5000, 10_000]);
  });

  test('end after a permanent failure', async () => {
    const { outcome, verdicts } = await run({ authorised: (number) => (number === 2 ? REJECTED : SEARCHSET) }, three);
    expect([outcome.status, verdicts]).toEqual(['fail', 2]);
  });

  test('include warnings', async () => {
    const { outcome, verdicts } = await run({}, { ...three, 'max-latency-ms': '1' });
    expect([outcome.status, verdicts]).toEqual(['warn', 3]);
  });

  test('can finish after wait-seconds', async () => {
    const behaviour = { authorised: (number: number) => (number < 6 ? NO_ROLE : SEARCHSET) };
    const { outcome, startTimes } = await run(behaviour, { 'wait-seconds': '30', 'required-successes': '5' });
    expect(outcome.status).toBe('pass');
    expect(Math.max(...startTimes)).toBeGreaterThan(30_000);
  });

  test('are reported as unstable if there is no time left', async () => {
    const late = { authorised: (number: number) => (number < 11 ? NO_ROLE : SEARCHSET) };
    const { outcome, fixture } = await run(late, { 'wait-seconds': '60', 'required-successes': '10' }, { deadlineMs: 40_000 });
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(100_000);
    expect(outcome.status).toBe('fail');
    expect(checksOf(outcome).at(-1)).toBe('steady fail unsteady');
    expect(outcome.checks.at(-1)?.failure?.what).toMatch(/passed only 9 times within the time limit/);
  });

  test('have the latency of the last pass', async () => {
    const body = { resourceType: 'Bundle', type: 'searchset' };
    const { outcome } = await run({ authorised: (number) => respond(200, { body, timings: { firstByte: number * 100 } }) }, three);
    expect(outcome.latencyMs).toBe(300);
  });
});
