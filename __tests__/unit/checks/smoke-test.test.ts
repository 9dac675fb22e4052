import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import type { TokenOutcome } from '../../../src/model/outcome.ts';
import { smokeTest } from '../../../src/checks/smoke-test.ts';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import type { HttpClient } from '../../../src/http/client.ts';
import { failing } from '../support/failures.ts';
import { gateway, target } from '../support/requests.ts';
import { createProbeFixture, checksOf, DENIED, FakeTokens, serviceOf, STATEMENT, type Behaviour } from '../support/services.ts';
import { respond, fault } from '../support/http.ts';

/** A failure that is retried until `wait-seconds` have elapsed. */
const NO_TOKEN = failing('propagation', 'no-token');
const FHIR = target('fhir');
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
    ['a host that times out', { reachable: until(4, fault('TIMEOUT'), respond(200)) }, 4],
  ])('cover %s', async (_, behaviour, expected) => {
    const { outcome, verdicts, fixture } = await run(behaviour, { 'wait-seconds': '600' });
    expect([outcome.status, verdicts]).toEqual(['pass', expected]);
    expect(fixture.pauses).toHaveLength(expected - 1);
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

  test('are reported with the host and the failure', async () => {
    const { fixture } = await run({ authorised: until(3, NO_ROLE) }, { 'wait-seconds': '600' });
    expect(fixture.pauses).toEqual([
      'contoso-prod.fhir.azurehealthcareapis.com: role-missing after 1',
      'contoso-prod.fhir.azurehealthcareapis.com: role-missing after 2',
    ]);
  });

  test.each([
    ['a token that the service does not accept', { authorised: REJECTED }],
    ['disabled public network access', { reachable: respond(403) }],
    ['an open server', { anonymous: SEARCHSET }],
    ['a retired service', { authorised: respond(410, { body: RETIRED }) }],
    ['an untrusted certificate', { reachable: fault('SELF_SIGNED_CERT_IN_CHAIN', 'tls') }],
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
    ['a bundle, with a reset for the CapabilityStatement', SEARCHSET, fault('ECONNRESET', 'body'), 'open-server'],
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

  test('include the delay that a service requests', async () => {
    const throttled = respond(429, { headers: { 'retry-after': '25' } });
    const { startTimes } = await run({ reachable: until(4, throttled, respond(200)) }, { 'wait-seconds': '600' });
    for (const [index, time] of startTimes.slice(1).entries()) expect(time - (startTimes[index] ?? 0)).toBeGreaterThanOrEqual(25_000);
  });

  test.each(['8', '15'])('are kept even if a service requests a delay of %s s', async (seconds) => {
    const { outcome, fixture } = await run({ reachable: respond(429, { headers: { 'retry-after': seconds } }) }, { 'wait-seconds': '5' });
    expect([outcome.status, fixture.clock.elapsed()]).toEqual(['fail', 0]);
  });
});

test.each([
  ['its first token', 0],
  ['a renewed token', 1],
])('an endpoint that waits for %s does not delay the requests to another endpoint', async (_, renewals) => {
  const behaviour = { authorised: renewals === 0 ? SEARCHSET : NO_ROLE };
  const { request, context, fakeTokens } = createProbeFixture(serviceOf(FHIR, behaviour), { inputs: { 'wait-seconds': '400' } });
  const other = createProbeFixture(serviceOf(FHIR));
  const limit = pLimit(1);
  const passes: string[] = [];
  const late = async (token: Promise<TokenOutcome>): Promise<TokenOutcome> => {
    const { status } = await smokeTest(FHIR, other.request, { tokens: other.fakeTokens, limit }, other.context);
    passes.push(status);
    return token;
  };
  let first: Promise<TokenOutcome> | undefined;
  const tokens = {
    repositoryVisibility: fakeTokens.repositoryVisibility,
    spans: fakeTokens.spans,
    getToken: (audience: string) => (first ??= renewals === 0 ? late(fakeTokens.getToken(audience)) : fakeTokens.getToken(audience)),
    renewToken: (audience: string) => late(fakeTokens.renewToken(audience)),
  };
  await smokeTest(FHIR, request, { tokens, limit }, context);
  expect(passes).toEqual(['pass']);
});

describe('a token issued before the role assignment', () => {
  test.each([
    ['900', 2],
    ['290', 0],
  ])('is renewed every five minutes: in %s seconds %i times', async (seconds, renewed) => {
    const { fixture } = await run({ authorised: NO_ROLE }, { 'wait-seconds': seconds });
    const sent = fixture.http.sent.flatMap(({ headers }) => headers?.['authorization'] ?? []);
    expect([sent[0], sent.at(-1)]).toEqual(['Bearer token-number-1', `Bearer token-number-${String(1 + renewed)}`]);
    expect(fixture.fakeTokens.renewed).toBe(renewed);
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
    expect(fixture.pauses).toHaveLength(1);
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
