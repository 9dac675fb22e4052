import { describe, expect, test } from '@jest/globals';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import { checkEndpoint } from '../../../src/checks/endpoint.ts';
import { TENANT_ID } from '../support/inputs.ts';
import { failing } from '../support/failures.ts';
import { gateway, target } from '../support/requests.ts';
import { createProbeFixture, checksOf, DENIED, FakeTokens, serviceOf, STATEMENT, type Behaviour } from '../support/services.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import { respond, fault } from '../support/http.ts';

/** A failure that is retried until `wait-seconds` have elapsed. */
const NO_TOKEN = failing('propagation', 'no-token');
const BEARER = { headers: { 'www-authenticate': 'Bearer' } };
const FHIR = target('fhir');
const DICOM = target('dicom');
const DEID = target('deid');
const SEARCHSET = respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } });
const NO_JOBS = { error: { code: 'Forbidden' } };
const RETIRED = { resourceType: 'OperationOutcome', issue: [{ details: { coding: [{ code: 'service-deprecated' }] } }] };

const check = async (of: Endpoint, behaviour: Behaviour = {}, options: Parameters<typeof createProbeFixture>[1] = {}) => {
  const fixture = createProbeFixture(serviceOf(of, behaviour), options);
  const outcome = await checkEndpoint(of, fixture.request, () => fixture.fakeTokens.getToken(of.audience), fixture.context);
  return { outcome, fixture };
};

describe('a healthy service', () => {
  test.each([
    ['fhir', FHIR],
    ['dicom', DICOM],
    ['deid', DEID],
    ['behind a gateway', gateway('fhir')],
  ])('is reachable, refuses anonymous requests and accepts the token: %s', async (_, of) => {
    const { outcome, fixture } = await check(of);
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'authorised']);
    expect(checksOf(outcome)).toEqual(['reachable pass', 'anonymous pass', 'authorised pass', 'responseTime pass']);
    expect(outcome).toMatchObject({ target: of, status: 'pass', httpStatus: 200, latencyMs: 40 });
  });

  test.each([
    [DICOM, 'contoso-imaging.dicom.azurehealthcareapis.com', '/v2'],
    [gateway('dicom', 'gateway.contoso.example/imaging/v1'), 'gateway.contoso.example/imaging', '/v1'],
  ])('has a health path outside the versioned path: $name', async (of, root, version) => {
    const { fixture } = await check(of);
    const read = `https://${root}${version}/extendedquerytags?limit=1&offset=0`;
    expect(fixture.http.sent.map(({ url }) => url.href)).toEqual([`https://${root}/health/check`, read, read]);
  });

  test('receives only GET requests, and large responses are truncated', async () => {
    const { fixture } = await check(FHIR);
    for (const { method, body, maxBytes, truncate, headers } of fixture.http.sent)
      expect([method ?? 'GET', body, maxBytes, truncate]).toEqual([
        'GET',
        undefined,
        headers?.['authorization'] === undefined ? 65_536 : 1_048_576,
        true,
      ]);
  });

  test('receives the requests without a token before the token is available', async () => {
    const { request, context, fakeTokens, probes } = createProbeFixture(serviceOf(FHIR));
    let before: readonly string[] = [];
    const getToken = (): ReturnType<FakeTokens['getToken']> => {
      before = probes();
      return fakeTokens.getToken(FHIR.audience);
    };
    expect((await checkEndpoint(FHIR, request, getToken, context)).status).toBe('pass');
    expect(before).toEqual(['reachable', 'anonymous']);
  });

  test('has the latency of the authorized read and the timings of the first probe', async () => {
    const authorised = respond(200, { body: { resourceType: 'Bundle', type: 'searchset' }, timings: { firstByte: 12.4 } });
    const { outcome } = await check(FHIR, { reachable: respond(200, { timings: { firstByte: 900 } }), authorised });
    expect([outcome.latencyMs, outcome.timings?.firstByte]).toEqual([12, 900]);
  });

  test('has one span per probe', async () => {
    const { outcome } = await check(FHIR);
    expect(outcome.spans.map(({ label, ok }) => `${label} ${String(ok)}`)).toEqual(['reachable true', 'anonymous true', 'authorised true']);
  });
});

describe('the token', () => {
  test.each([
    ['a FHIR server that accepts anonymous reads', FHIR, SEARCHSET, 'open-server'],
    ['a DICOM server that accepts anonymous reads', DICOM, respond(204), 'open-server'],
    ['a de-identification service that accepts anonymous reads', DEID, respond(200, { body: { value: [] } }), 'open-server'],
    ['a portal', FHIR, respond(200, { body: '<html></html>' }), 'anonymous-accepted'],
    ['a server that resets anonymous connections', FHIR, fault('ECONNRESET'), 'connection-reset'],
  ])('is not sent to %s', async (_, of, anonymous, code) => {
    const { outcome, fixture } = await check(of, { anonymous });
    expect(fixture.probes()).not.toContain('authorised');
    expect(checksOf(outcome)).toEqual(['reachable pass', `anonymous fail ${code}`]);
    expect([outcome.httpStatus, outcome.latencyMs]).toEqual([undefined, undefined]);
  });

  test('is not needed for the anonymous checks', async () => {
    const { outcome, fixture } = await check(FHIR, {}, { fakeTokens: new FakeTokens(NO_TOKEN) });
    expect(checksOf(outcome)).toEqual(['reachable pass', 'anonymous pass', 'authorised fail no-token']);
    expect(fixture.probes()).toEqual(['reachable', 'anonymous']);
  });
});

describe('an unreachable service receives no more requests', () => {
  test.each([
    ['a timeout', fault('TIMEOUT'), 'timed-out', 1],
    ['the deadline of the run', fault('DEADLINE'), 'deadline-reached', 1],
    ['a name that does not exist', fault('ENOTFOUND', 'dns'), 'name-not-found', 1],
    ['disabled public network access', respond(403), 'network-blocked', 1],
    ['a redirect', respond(302), 'redirected', 1],
    ['a reset, which is retried', fault('ECONNRESET'), 'connection-reset', 3],
    ['an unavailable service, which is retried', respond(503), 'service-unavailable', 3],
  ])('%s', async (_, reachable, code, attempts) => {
    const { outcome, fixture } = await check(FHIR, { reachable });
    expect(checksOf(outcome)).toEqual([`reachable fail ${code}`]);
    expect(fixture.probes()).toEqual(Array.from({ length: attempts }, () => 'reachable'));
    expect(outcome.status).toBe('fail');
  });

  test.each([
    [400, 'pass', 'pass'],
    [429, 'pass', 'pass'],
    [302, 'fail redirected', 'warn health-path-failed'],
    [403, 'fail network-blocked', 'warn health-path-failed'],
    [503, 'fail service-unavailable', 'warn health-path-failed'],
  ])('the reachable check of the de-identification service for status %i is %s, at a gateway %s', async (status, azure, trusted) => {
    for (const [of, expected] of [
      [DEID, azure],
      [gateway('deid'), trusted],
    ] as const) {
      const { outcome } = await check(of, { reachable: respond(status) });
      expect(checksOf(outcome)[0]).toBe(`reachable ${expected}`);
    }
  });
});

describe('the read with the token', () => {
  test.each([
    ['fails without a retry if a role is missing', FHIR, respond(403, { body: DENIED }), 'fail role-missing', 403],
    ['finds a retired service', FHIR, respond(410, { body: RETIRED }), 'fail service-deprecated', 410],
    ['is a warning if the identity may not list jobs', DEID, respond(403, { body: NO_JOBS }), 'warn jobs-not-listable', 403],
    ['is a warning if the 403 is not from the de-identification service', DEID, respond(403), 'warn forbidden-unexplained', 403],
  ])('%s', async (_, of, authorised, expected, httpStatus) => {
    const { outcome, fixture } = await check(of, { authorised });
    expect(checksOf(outcome)).toEqual(['reachable pass', 'anonymous pass', `authorised ${expected}`]);
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'authorised']);
    expect(outcome).toMatchObject({ status: expected.split(' ')[0], httpStatus });
  });

  const signIn = respond(302, { headers: { location: 'https://login.microsoftonline.com/authorize' } });
  const elsewhere = respond(302, { headers: { location: 'https://portal.contoso.example/' } });

  test.each([
    ['a sign-in page for every request', signIn, signIn, 'warn redirected', 'warn redirected'],
    ['a sign-in page for both reads', respond(403), signIn, 'warn health-path-failed', 'warn redirected'],
    ['another redirect without the token', signIn, elsewhere, 'warn redirected', 'warn anonymous-unclear'],
    ['another status without the token', respond(403), respond(404), 'warn health-path-failed', 'warn anonymous-unclear'],
  ])('explains only warnings with the same response: %s', async (_, reachable, anonymous, health, unproven) => {
    const { outcome } = await check(gateway('fhir'), { reachable, anonymous, authorised: signIn });
    expect(checksOf(outcome)).toEqual([`reachable ${health}`, `anonymous ${unproven}`, 'authorised fail redirected']);
  });

  test.each([
    [503, 'health-path-failed'],
    [200, 'service-degraded'],
  ])('explains no warning if it succeeds (%i)', async (status, code) => {
    const reachable = respond(status, { body: { status: 'Degraded' } });
    const { outcome } = await check(gateway('fhir'), { reachable, anonymous: respond(404) });
    expect(checksOf(outcome).slice(0, 2)).toEqual([`reachable warn ${code}`, 'anonymous warn anonymous-unclear']);
  });

  test('has no status if the body is incomplete', async () => {
    const { outcome } = await check(FHIR, { authorised: fault('CUT_OFF', 'body') });
    expect(outcome).toMatchObject({ status: 'fail', httpStatus: undefined, latencyMs: undefined });
  });
});

describe('expect: anonymous on a trusted host', () => {
  const open = SEARCHSET;
  const moved = respond(302, { headers: { location: 'https://login.microsoftonline.com/x' } });
  test.each<readonly [200 | 302 | 403 | 404, Behaviour, string]>([
    [200, { anonymous: open }, 'pass'],
    [302, { anonymous: moved }, 'pass'],
    [403, { anonymous: respond(403) }, 'pass'],
    [404, { anonymous: respond(404) }, 'pass'],
    [403, { anonymous: respond(403), reachable: respond(403) }, 'warn health-path-failed'],
    // The status is accepted only if the read request with the token succeeds.
    [200, { anonymous: open, authorised: respond(500) }, 'fail open-server'],
    [302, { anonymous: moved, authorised: moved }, 'fail redirected'],
    [403, { anonymous: respond(403), authorised: respond(403) }, 'fail request-forbidden'],
    [404, { anonymous: respond(404), authorised: respond(500) }, 'fail service-unavailable'],
    // Another status is evaluated as if `expect` named no status, and a refusal always passes.
    [404, { anonymous: open }, 'fail open-server'],
    [302, { anonymous: respond(307) }, 'warn anonymous-unclear'],
    [403, { anonymous: respond(404) }, 'warn anonymous-unclear'],
    [404, { anonymous: respond(403), reachable: respond(403) }, 'warn health-path-failed'],
    [404, { anonymous: respond(403) }, 'pass'],
    [200, { anonymous: respond(401) }, 'pass'],
  ])('%i and %j: %s', async (anonymousStatus, behaviour, expected) => {
    const { outcome, fixture } = await check(gateway('fhir'), behaviour, { changes: { anonymousStatus } });
    const codes = outcome.checks.flatMap(({ status, failure }) => (status === outcome.status ? (failure?.code ?? []) : []));
    expect([outcome.status, ...codes.slice(0, 1)].join(' ')).toBe(expected);
    // A host that returned an unintended 2xx status receives no token.
    expect(fixture.probes().includes('authorised')).toBe(behaviour.anonymous !== open || anonymousStatus === 200);
  });
});

describe('an expected anonymous status after a read that fails', () => {
  test.each<readonly [200 | 302 | 403 | 404, HttpResult, string]>([
    [200, SEARCHSET, 'open-server'],
    [200, respond(200, { body: 'Welcome' }), 'anonymous-accepted'],
    [302, respond(302, { headers: { location: '/x' } }), 'anonymous-unclear'],
    [404, respond(404), 'anonymous-unclear'],
  ])('%i is reported without advice to add the line', async (anonymousStatus, anonymous, code) => {
    const { outcome } = await check(gateway('fhir'), { anonymous, authorised: respond(500) }, { changes: { anonymousStatus } });
    const { failure } = outcome.checks.find(({ name }) => name === 'anonymous') ?? {};
    expect([failure?.code, failure?.why]).toEqual([
      code,
      expect.stringContaining(`The line "anonymous: ${String(anonymousStatus)}" in the expect input applies only if`),
    ]);
    expect(failure?.next).not.toContain('add the line');
  });
});

test.each([
  ['remove the line', [gateway('fhir'), FHIR], /^\S+ rejected .*\. Remove the line "anonymous: 404" from the expect input\.$/],
  [
    'check the host in a separate step',
    [gateway('fhir'), gateway('dicom')],
    /If other endpoints need the line "anonymous: 404", check \S+ in a/,
  ],
])('a host that rejects the anonymous read despite the expect input has the advice to %s', async (_, targets, advice) => {
  const changes = { anonymousStatus: 404, targets } as const;
  const { outcome } = await check(gateway('fhir'), {}, { changes });
  expect(outcome.checks.find(({ name }) => name === 'anonymous')).toMatchObject({ status: 'pass', note: expect.stringMatching(advice) });
});

test.each([
  [respond(403), /health check also returned 403/],
  [fault('ECONNRESET'), /health check got no status/],
  [fault('HPE_INVALID_CONSTANT'), /health check got no status/],
])('a 403 without a token after the health response %j is explained', async (reachable, cause) => {
  const { outcome } = await check(gateway('fhir'), { reachable, anonymous: respond(403) });
  const { failure } = outcome.checks.find(({ name }) => name === 'anonymous') ?? {};
  expect([failure?.code, failure?.why]).toEqual(['anonymous-unclear', expect.stringMatching(cause)]);
});

const SMART = '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd';

describe('the expected audience and tenant after a 401', () => {
  const challenge = `Bearer authorization_uri="https://login.microsoftonline.com/${TENANT_ID}", resource_id="api://${SMART}"`;
  const valuesOf = (outcome: Awaited<ReturnType<typeof checkEndpoint>>): string[] =>
    outcome.checks.flatMap(({ failure }) => failure?.facts.map(({ name, value }) => `${name}: ${value}`) ?? []);

  const challenged = respond(401, { headers: { 'www-authenticate': challenge } });

  test.each([
    ['the token', { authorised: challenged }],
    ['the anonymous request', { anonymous: challenged, authorised: respond(401, BEARER) }],
  ])('are read from the challenge to %s', async (_, behaviour) => {
    const { outcome, fixture } = await check(FHIR, behaviour);
    expect(valuesOf(outcome).join('\n')).toMatch(new RegExp(`expects.*api://${SMART}`, 'i'));
    expect(fixture.probes()).not.toContain('statement');
  });

  test('are read from the CapabilityStatement if no challenge names the tenant', async () => {
    const other = '99999999-0000-4aaa-8bbb-000000000000';
    const uris = [{ url: 'token', valueUri: `https://login.microsoftonline.com/${other}/oauth2/token` }];
    const url = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';
    const statement = { ...STATEMENT, rest: [{ security: { extension: [{ url, extension: uris }] } }] };
    const { outcome, fixture } = await check(FHIR, { authorised: respond(401, BEARER), statement: respond(200, { body: statement }) });
    expect(valuesOf(outcome).join('\n')).toContain(other);
    expect(fixture.http.sent.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  test.each([
    ['has an unexpected structure', respond(200, { body: { rest: [{ security: { extension: 'x' } }] } })],
    ['is HTML', respond(200, { body: '<html></html>' })],
    ['times out', fault('TIMEOUT')],
  ])('are unknown if the CapabilityStatement %s', async (_, statement) => {
    const { outcome } = await check(FHIR, { authorised: respond(401, BEARER), statement });
    expect(checksOf(outcome).at(-1)).toBe('authorised fail token-rejected');
    expect(outcome.httpStatus).toBe(401);
  });

  test('are not read from a CapabilityStatement of DICOM', async () => {
    const { fixture } = await check(DICOM, { authorised: respond(401, BEARER) });
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'authorised']);
  });
});

describe('expectations', () => {
  const expecting = { expect: 'fhir-version: R4\nresource: Patient\nresource: Encounter\noperation: $export' };

  test('are compared with one CapabilityStatement, requested without a token', async () => {
    const { outcome, fixture } = await check(FHIR, {}, { inputs: expecting });
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'statement', 'authorised']);
    const compared = outcome.checks.filter(({ expected }) => expected !== undefined);
    expect(compared.map(({ name, status, expected, observed }) => [name, status, expected, observed?.value])).toEqual([
      ['fhir-version', 'pass', 'fhir-version: R4', '4.0.1'],
      ['resource', 'pass', 'resource: Patient', 'Patient'],
      ['resource', 'fail', 'resource: Encounter', '2 other values'],
      ['operation', 'pass', 'operation: $export', 'export'],
    ]);
    expect(outcome.status).toBe('fail');
    // A CapabilityStatement can be hundreds of kilobytes long.
    expect(fixture.http.sent[2]?.maxBytes).toBeGreaterThanOrEqual(2 * 1024 * 1024);
  });

  test('for FHIR are not checked at DICOM', async () => {
    const { outcome, fixture } = await check(DICOM, {}, { inputs: expecting });
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'authorised']);
    expect(outcome.status).toBe('pass');
  });

  test.each([
    ['alone', []],
    ['with another', [{ name: 'resource', value: 'Patient' }]],
  ])('for other services are not checked at this one: %s', async (_, known) => {
    const fixture = createProbeFixture(serviceOf(FHIR));
    const request = { ...fixture.request, expectations: [{ name: 'transfer-syntax', value: '1.2.840.10008.1.2' }, ...known] };
    const outcome = await checkEndpoint(FHIR, request, () => new FakeTokens().getToken(FHIR.audience), fixture.context);
    expect(fixture.probes().includes('statement')).toBe(known.length > 0);
    expect(outcome.checks.flatMap(({ expected }) => expected ?? [])).toEqual(known.map(({ name, value }) => `${name}: ${value}`));
    expect(outcome.status).toBe('pass');
  });

  test.each([
    ['once', 2, 503],
    ['twice', 3, 429],
  ])('have a note if the CapabilityStatement was not available %s', async (times, until, status) => {
    const { outcome } = await check(
      FHIR,
      { statement: (number) => (number < until ? respond(status) : respond(200, { body: STATEMENT })) },
      { inputs: { expect: 'resource: Patient\nfhir-version: R4' } },
    );
    expect(outcome.status).toBe('pass');
    expect(outcome.checks.flatMap(({ note }) => note ?? [])).toEqual([
      `GET /metadata returned ${String(status)} ${times} before the last attempt.`,
    ]);
  });

  test.each([
    ['a reset', fault('ECONNRESET'), 'connection-reset'],
    ['a 404 with a CapabilityStatement', respond(404, { body: STATEMENT }), 'statement-unreadable'],
  ])('are not met by %s', async (_, statement, code) => {
    const { outcome } = await check(FHIR, { statement }, { inputs: { expect: 'resource: Patient' } });
    expect(checksOf(outcome)).toContain(`resource fail ${code}`);
  });

  test('are checked without a token', async () => {
    const { outcome } = await check(FHIR, {}, { inputs: { expect: 'resource: Patient' }, fakeTokens: new FakeTokens(NO_TOKEN) });
    expect(checksOf(outcome)).toContain('resource pass');
  });
});

describe('max-latency-ms', () => {
  const refusal = respond(403, { body: DENIED });
  test.each([
    ['39', 'a response', {}, '', 'responseTime warn latency-high'],
    ['40', 'a response', {}, '', 'responseTime pass'],
    ['', 'a response', {}, '', 'responseTime pass'],
    ['39', 'an expected refusal', { authorised: refusal }, 'denied: read', 'responseTime warn latency-high'],
    ['40', 'an expected refusal', { authorised: refusal }, 'denied: read', 'responseTime pass'],
  ])('of %j is compared with %s after 40 ms', async (limit, _, behaviour, access, line) => {
    const { outcome } = await check(FHIR, behaviour, { inputs: { expect: access, 'max-latency-ms': limit } });
    expect(checksOf(outcome)).toContain(line);
    expect(outcome.status).toBe(line.includes('warn') ? 'warn' : 'pass');
  });

  test('is not checked if the read fails', async () => {
    const authorised = respond(500, { timings: { firstByte: 5000 } });
    const { outcome } = await check(FHIR, { authorised }, { inputs: { 'max-latency-ms': '1' } });
    expect(checksOf(outcome).join()).not.toContain('latency-high');
  });
});

test('every check has a time and an observed value', async () => {
  const { outcome, fixture } = await check(FHIR, { reachable: (number) => (number < 2 ? respond(503) : respond(200)) });
  expect(outcome.checks.map(({ observed }) => observed?.value)).toEqual([200, 401, 200, 40]);
  expect(outcome.checks.map(({ time }) => time)).toEqual(Array(4).fill(fixture.clock.now()));
});
