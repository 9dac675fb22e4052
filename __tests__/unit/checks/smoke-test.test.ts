import { describe, expect, test } from '@jest/globals';
import { smokeTest } from '../../../src/checks/smoke-test.ts';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import type { Request } from '../../../src/model/request.ts';
import { failing } from '../support/failures.ts';
import { target } from '../support/requests.ts';
import { createProbeFixture, checksOf, DENIED, FakeTokens, serviceOf, type Behaviour } from '../support/services.ts';
import { respond, fault } from '../support/http.ts';

/** Failures after which the check retries until wait-seconds are over. */
const NO_TOKEN = failing('propagation', 'no-token');
const FHIR = target('fhir');
const SEARCHSET = respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } });
const NO_ROLE = respond(403, { body: DENIED });
const REJECTED = respond(401, { headers: { 'www-authenticate': 'Bearer' } });
const MINUTE = 60_000;

const run = async (
  behaviour: Behaviour,
  inputs: Readonly<Record<string, string>> = {},
  {
    fakeTokens = new FakeTokens(),
    deadlineMs = MINUTE,
    of = FHIR,
    changes = {},
  }: { fakeTokens?: FakeTokens; deadlineMs?: number; of?: Endpoint; changes?: Partial<Request> } = {},
) => {
  const fixture = createProbeFixture(serviceOf(of, behaviour), { inputs, fakeTokens, deadlineMs, changes });
  const at: number[] = [];
  const { send } = fixture.http;
  const http = {
    ...fixture.context.http,
    send: (request: Parameters<typeof send>[0]) => {
      at.push(fixture.clock.elapsed());
      return send(request);
    },
  };
  const outcome = await smokeTest(of, fixture.request, fixture.resources, { ...fixture.context, http });
  /** When each verdict began. Milliseconds. */
  const began = fixture.probes().flatMap((probe, index) => (probe === 'reachable' ? [at[index] ?? 0] : []));
  return { outcome, fixture, began, verdicts: began.length };
};

describe('without wait-seconds there is one verdict', () => {
  test.each([
    ['a pass', {}, 'pass'],
    ['a role that is missing', { authorised: NO_ROLE }, 'fail'],
    ['a host that is silent', { reachable: fault('TIMEOUT') }, 'fail'],
    ['a name that does not exist', { reachable: fault('ENOTFOUND', 'dns') }, 'fail'],
    ['a refusal for good', { authorised: REJECTED }, 'fail'],
  ] as const)('%s', async (_, behaviour, status) => {
    const { outcome, verdicts, fixture } = await run(behaviour);
    expect([outcome.status, verdicts, fixture.pauses]).toEqual([status, 1, []]);
  });
});

describe('wait-seconds outwait', () => {
  const until =
    (number: number, wrong: ReturnType<typeof respond>, right = SEARCHSET) =>
    (count: number) =>
      count < number ? wrong : right;

  test.each([
    ['a role that propagates', { authorised: until(4, NO_ROLE) }, 4],
    ['a name that is being made', { reachable: until(4, fault('ENOTFOUND', 'dns'), respond(200)) }, 4],
    ['a service that comes up', { reachable: until(4, fault('ECONNREFUSED', 'connect'), respond(200)) }, 4],
    ['a host that is silent', { reachable: until(4, fault('TIMEOUT'), respond(200)) }, 4],
  ])('%s', async (_, behaviour, expected) => {
    const { outcome, verdicts, fixture } = await run(behaviour, { 'wait-seconds': '600' });
    expect([outcome.status, verdicts]).toEqual(['pass', expected]);
    expect(fixture.pauses).toHaveLength(expected - 1);
  });

  test('in words: who is waited for, and why', async () => {
    const { fixture } = await run({ authorised: until(3, NO_ROLE) }, { 'wait-seconds': '600' });
    expect(fixture.pauses).toEqual([
      'contoso-prod.fhir.azurehealthcareapis.com: role-missing after 1',
      'contoso-prod.fhir.azurehealthcareapis.com: role-missing after 2',
    ]);
  });

  test.each([
    ['a token that the service does not accept', { authorised: REJECTED }],
    ['a closed network', { reachable: respond(403) }],
    ['an open server', { anonymous: SEARCHSET }],
    [
      'a retired service',
      {
        authorised: respond(410, {
          body: { resourceType: 'OperationOutcome', issue: [{ details: { coding: [{ code: 'service-deprecated' }] } }] },
        }),
      },
    ],
    ['a certificate that is unknown', { reachable: fault('SELF_SIGNED_CERT_IN_CHAIN', 'tls') }],
  ])('nothing that cannot recover: %s', async (_, behaviour) => {
    const { outcome, verdicts } = await run(behaviour, { 'wait-seconds': '600' });
    expect([outcome.status, verdicts]).toEqual(['fail', 1]);
  });

  test.each([
    ['an unavailable statement after a bundle', { anonymous: SEARCHSET, statement: respond(503) }, 'open-server'],
    ['a broken connection after a bundle', { anonymous: SEARCHSET, statement: fault('ECONNRESET', 'body') }, 'open-server'],
    [
      'an unavailable statement after a page',
      { anonymous: respond(200, { body: '<html></html>' }), statement: respond(503) },
      'anonymous-accepted',
    ],
  ])('not even once more if the anonymous read was accepted: %s', async (_, first, code) => {
    // The next check would pass, as if another server behind a load balancer had responded.
    const anonymous = (number: number) => (number === 1 ? first.anonymous : respond(401));
    const { outcome, verdicts, fixture } = await run({ ...first, anonymous }, { 'wait-seconds': '600', expect: 'fhir-version: R4' });
    expect([outcome.status, verdicts]).toEqual(['fail', 1]);
    expect(checksOf(outcome)).toContain(`anonymous fail ${code}`);
    expect(fixture.probes()).not.toContain('authorised');
  });

  test('a token that could not be got has been waited for already', async () => {
    const { outcome, verdicts } = await run({}, { 'wait-seconds': '600' }, { fakeTokens: new FakeTokens(NO_TOKEN) });
    expect([checksOf(outcome).at(-1), verdicts]).toEqual(['authorised fail no-token', 1]);
  });

  test('until they are over: the last verdict stands', async () => {
    const { outcome, fixture, began } = await run({ authorised: NO_ROLE }, { 'wait-seconds': '120' });
    expect(checksOf(outcome).at(-1)).toBe('authorised fail role-missing');
    expect(Math.max(...began)).toBeLessThanOrEqual(2 * MINUTE);
    expect(Math.max(...began)).toBeGreaterThan(2 * MINUTE - 15_000);
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(2 * MINUTE);
  });

  test('and leave a service alone for as long as it asks', async () => {
    const { began } = await run(
      { reachable: (number) => (number < 4 ? respond(429, { headers: { 'retry-after': '25' } }) : respond(200)) },
      { 'wait-seconds': '600' },
    );
    for (const [index, time] of began.slice(1).entries()) expect(time - (began[index] ?? 0)).toBeGreaterThanOrEqual(25_000);
  });
});

describe('a role that was assigned meanwhile may want a token issued after it', () => {
  test('so a new one is asked for when five minutes have passed', async () => {
    const { fixture } = await run({ authorised: NO_ROLE }, { 'wait-seconds': '900' });
    expect(fixture.fakeTokens.renewed).toBe(2);
    const sent = fixture.http.sent.flatMap(({ headers }) => headers?.['authorization'] ?? []);
    expect([sent[0], sent.at(-1)]).toEqual(['Bearer token-number-1', 'Bearer token-number-3']);
  });

  test('and not before', async () => {
    const { fixture } = await run({ authorised: NO_ROLE }, { 'wait-seconds': '290' });
    expect(fixture.fakeTokens.renewed).toBe(0);
  });
});

describe('required-successes', () => {
  const three = { 'wait-seconds': '60', 'required-successes': '3' };

  test('are passes in a row, at least 5 s apart', async () => {
    const { outcome, began } = await run({}, three);
    expect(outcome.status).toBe('pass');
    expect(began).toEqual([0, 5000, 10_000]);
  });

  test('a failure between them starts the count again', async () => {
    const { outcome, began, fixture } = await run({ authorised: (number) => (number === 3 ? NO_ROLE : SEARCHSET) }, three);
    expect(outcome.status).toBe('pass');
    expect(began.slice(0, 3)).toEqual([0, 5000, 10_000]);
    expect(began).toHaveLength(6);
    expect(fixture.pauses).toHaveLength(1);
    const after = began.slice(3);
    expect(after.map((time) => time - (after[0] ?? 0))).toEqual([0, 5000, 10_000]);
  });

  test('a failure for good between them ends it', async () => {
    const { outcome, verdicts } = await run({ authorised: (number) => (number === 2 ? REJECTED : SEARCHSET) }, three);
    expect([outcome.status, verdicts]).toEqual(['fail', 2]);
  });

  test('a warning is a pass', async () => {
    const { outcome, verdicts } = await run({}, { ...three, 'max-latency-ms': '1' });
    expect([outcome.status, verdicts]).toEqual(['warn', 3]);
  });

  test('a row that has begun may end a little late', async () => {
    const behaviour = { authorised: (number: number) => (number < 6 ? NO_ROLE : SEARCHSET) };
    const { outcome, began } = await run(behaviour, { 'wait-seconds': '30', 'required-successes': '5' });
    expect(outcome.status).toBe('pass');
    expect(Math.max(...began)).toBeGreaterThan(30_000);
  });

  test('that there is no time for are a failure with a name', async () => {
    const late = { authorised: (number: number) => (number < 11 ? NO_ROLE : SEARCHSET) };
    const { outcome, fixture } = await run(late, { 'wait-seconds': '60', 'required-successes': '10' }, { deadlineMs: 40_000 });
    expect(fixture.clock.elapsed()).toBeLessThanOrEqual(100_000);
    expect(outcome.status).toBe('fail');
    expect(checksOf(outcome).at(-1)).toBe('steady fail unsteady');
    expect(outcome.checks.at(-1)?.failure?.what).toMatch(/passed 9 times in a row/);
  });

  test("the latency is the last pass's", async () => {
    const { outcome } = await run(
      {
        authorised: (number) => respond(200, { body: { resourceType: 'Bundle', type: 'searchset' }, timings: { firstByte: number * 100 } }),
      },
      three,
    );
    expect(outcome.latencyMs).toBe(300);
  });
});
