import { describe, expect, test } from '@jest/globals';
import { smokeTest } from '../../../src/checks/smoke-test.ts';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import type { Request } from '../../../src/model/request.ts';
import { failing } from '../support/failures.ts';
import { target } from '../support/requests.ts';
import { benchOf, checksOf, DENIED, Purse, serviceOf, type Behaviour } from '../support/services.ts';
import { answer, fault } from '../support/http.ts';

/** What only waiting would heal, and has been waited for. */
const NO_TOKEN = failing('propagation', 'no-token');
const FHIR = target('fhir');
const SEARCHSET = answer(200, { body: { resourceType: 'Bundle', type: 'searchset' } });
const NO_ROLE = answer(403, { body: DENIED });
const REJECTED = answer(401, { headers: { 'www-authenticate': 'Bearer' } });
const MINUTE = 60_000;

const run = async (
  behaviour: Behaviour,
  inputs: Readonly<Record<string, string>> = {},
  {
    purse = new Purse(),
    deadlineMs = MINUTE,
    of = FHIR,
    changes = {},
  }: { purse?: Purse; deadlineMs?: number; of?: Endpoint; changes?: Partial<Request> } = {},
) => {
  const bench = benchOf(serviceOf(of, behaviour), { inputs, purse, deadlineMs, changes });
  const at: number[] = [];
  const { send } = bench.http;
  const http = {
    ...bench.context.http,
    send: (request: Parameters<typeof send>[0]) => {
      at.push(bench.clock.elapsed());
      return send(request);
    },
  };
  const outcome = await smokeTest(of, bench.request, bench.resources, { ...bench.context, http });
  /** When each verdict began. Milliseconds. */
  const began = bench.probes().flatMap((probe, index) => (probe === 'reachable' ? [at[index] ?? 0] : []));
  return { outcome, bench, began, verdicts: began.length };
};

describe('without wait-seconds there is one verdict', () => {
  test.each([
    ['a pass', {}, 'pass'],
    ['a role that is missing', { authorised: NO_ROLE }, 'fail'],
    ['a host that is silent', { reachable: fault('TIMEOUT') }, 'fail'],
    ['a name that does not exist', { reachable: fault('ENOTFOUND', 'dns') }, 'fail'],
    ['a refusal for good', { authorised: REJECTED }, 'fail'],
  ] as const)('%s', async (_, behaviour, status) => {
    const { outcome, verdicts, bench } = await run(behaviour);
    expect([outcome.status, verdicts, bench.pauses]).toEqual([status, 1, []]);
  });
});

describe('wait-seconds outwait', () => {
  const until =
    (number: number, wrong: ReturnType<typeof answer>, right = SEARCHSET) =>
    (count: number) =>
      count < number ? wrong : right;

  test.each([
    ['a role that propagates', { authorised: until(4, NO_ROLE) }, 4],
    ['a name that is being made', { reachable: until(4, fault('ENOTFOUND', 'dns'), answer(200)) }, 4],
    ['a service that comes up', { reachable: until(4, fault('ECONNREFUSED', 'connect'), answer(200)) }, 4],
    ['a host that is silent', { reachable: until(4, fault('TIMEOUT'), answer(200)) }, 4],
  ])('%s', async (_, behaviour, expected) => {
    const { outcome, verdicts, bench } = await run(behaviour, { 'wait-seconds': '600' });
    expect([outcome.status, verdicts]).toEqual(['pass', expected]);
    expect(bench.pauses).toHaveLength(expected - 1);
  });

  test('in words: who is waited for, and why', async () => {
    const { bench } = await run({ authorised: until(3, NO_ROLE) }, { 'wait-seconds': '600' });
    expect(bench.pauses).toEqual([
      'contoso-prod.fhir.azurehealthcareapis.com: role-missing after 1',
      'contoso-prod.fhir.azurehealthcareapis.com: role-missing after 2',
    ]);
  });

  test.each([
    ['a token that the service does not accept', { authorised: REJECTED }],
    ['a closed network', { reachable: answer(403) }],
    ['an open server', { anonymous: SEARCHSET }],
    [
      'a retired service',
      {
        authorised: answer(410, {
          body: { resourceType: 'OperationOutcome', issue: [{ details: { coding: [{ code: 'service-deprecated' }] } }] },
        }),
      },
    ],
    ['a certificate that is unknown', { reachable: fault('SELF_SIGNED_CERT_IN_CHAIN', 'tls') }],
  ])('nothing that waiting cannot heal: %s', async (_, behaviour) => {
    const { outcome, verdicts } = await run(behaviour, { 'wait-seconds': '600' });
    expect([outcome.status, verdicts]).toEqual(['fail', 1]);
  });

  test('a token that could not be got has been waited for already', async () => {
    const { outcome, verdicts } = await run({}, { 'wait-seconds': '600' }, { purse: new Purse(NO_TOKEN) });
    expect([checksOf(outcome).at(-1), verdicts]).toEqual(['authorised fail no-token', 1]);
  });

  test('until they are over: the last verdict stands', async () => {
    const { outcome, bench, began } = await run({ authorised: NO_ROLE }, { 'wait-seconds': '120' });
    expect(checksOf(outcome).at(-1)).toBe('authorised fail role-missing');
    expect(Math.max(...began)).toBeLessThanOrEqual(2 * MINUTE);
    expect(Math.max(...began)).toBeGreaterThan(2 * MINUTE - 15_000);
    expect(bench.clock.elapsed()).toBeLessThanOrEqual(2 * MINUTE);
  });

  test('and leave a service alone for as long as it asks', async () => {
    const { began } = await run(
      { reachable: (number) => (number < 4 ? answer(429, { headers: { 'retry-after': '25' } }) : answer(200)) },
      { 'wait-seconds': '600' },
    );
    for (const [index, time] of began.slice(1).entries()) expect(time - (began[index] ?? 0)).toBeGreaterThanOrEqual(25_000);
  });
});

describe('a role that was assigned meanwhile may want a token issued after it', () => {
  test('so a new one is asked for when five minutes have passed', async () => {
    const { bench } = await run({ authorised: NO_ROLE }, { 'wait-seconds': '900' });
    expect(bench.purse.renewed).toBe(2);
    const sent = bench.http.sent.flatMap(({ headers }) => headers?.['authorization'] ?? []);
    expect([sent[0], sent.at(-1)]).toEqual(['Bearer token-number-1', 'Bearer token-number-3']);
  });

  test('and not before', async () => {
    const { bench } = await run({ authorised: NO_ROLE }, { 'wait-seconds': '290' });
    expect(bench.purse.renewed).toBe(0);
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
    const { outcome, began, bench } = await run({ authorised: (number) => (number === 3 ? NO_ROLE : SEARCHSET) }, three);
    expect(outcome.status).toBe('pass');
    expect(began.slice(0, 3)).toEqual([0, 5000, 10_000]);
    expect(began).toHaveLength(6);
    expect(bench.pauses).toHaveLength(1);
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
    const { outcome, bench } = await run(late, { 'wait-seconds': '60', 'required-successes': '10' }, { deadlineMs: 40_000 });
    expect(bench.clock.elapsed()).toBeLessThanOrEqual(100_000);
    expect(outcome.status).toBe('fail');
    expect(checksOf(outcome).at(-1)).toBe('steady fail unsteady');
    expect(outcome.checks.at(-1)?.failure?.what).toMatch(/passed 9 times in a row/);
  });

  test("the latency is the last pass's", async () => {
    const { outcome } = await run(
      {
        authorised: (number) => answer(200, { body: { resourceType: 'Bundle', type: 'searchset' }, timings: { firstByte: number * 100 } }),
      },
      three,
    );
    expect(outcome.latencyMs).toBe(300);
  });
});
