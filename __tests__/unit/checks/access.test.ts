/** `allowed` and `denied`: which responses prove a right, which do not, and how long the action waits. */
import { describe, expect, test } from '@jest/globals';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import { checkEndpoint } from '../../../src/checks/endpoint.ts';
import { smokeTest } from '../../../src/checks/smoke-test.ts';
import type { HttpRequest, HttpResult } from '../../../src/http/types.ts';
import type { EndpointOutcome } from '../../../src/model/outcome.ts';
import { failing } from '../support/failures.ts';
import { respond, fault } from '../support/http.ts';
import { gateway, target } from '../support/requests.ts';
import { createProbeFixture, checksOf, DENIED, FakeTokens, serviceOf, type Behaviour } from '../support/services.ts';

const FHIR = target('fhir');
const DICOM = target('dicom');
const DEID = target('deid');
const GATEWAY = gateway('fhir');
const RIGHTS = ['export', 'import', 'reindex', 'bulk-operate'] as const;
const LARGEST_ID = '9223372036854775807';

const check = async (of: Endpoint, expectation: string, behaviour: Behaviour = {}, fakeTokens = new FakeTokens()) => {
  const fixture = createProbeFixture(serviceOf(of, behaviour), { inputs: { expect: expectation }, changes: { targets: [of] } });
  const outcome = await checkEndpoint(of, fixture.request, () => fakeTokens.getToken(of.audience), fixture.context);
  return { outcome, fixture };
};

/** Each access check: the `expect` line, the observed access, the status, and the failure code. */
const accessOf = ({ checks }: EndpointOutcome): string[] =>
  checks.flatMap(({ right, expected, observed, status, failure }) =>
    right === undefined ? [] : [[expected, String(observed?.value), status, ...(failure === undefined ? [] : [failure.code])].join(' ')],
  );

const issue = (status: number, code: string, diagnostics = '', more: object = {}): HttpResult =>
  respond(status, { body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics, ...more }] } });
const sentId = ({ url }: HttpRequest): string => url.pathname.split('/').at(-1) ?? '';
const notFound = (_number: number, request: HttpRequest): HttpResult =>
  issue(404, 'not-found', `The requested job "${sentId(request)}" was not found.`);
const refused = issue(403, 'forbidden', 'Authorization failed.');
const HTML = { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html></html>' };

describe.each(RIGHTS)('%s', (right) => {
  test.each([
    ['denied', refused, 'denied', 'pass', ''],
    ['denied', notFound, 'allowed', 'fail', ' access-excessive'],
    ['allowed', notFound, 'allowed', 'pass', ''],
    ['allowed', refused, 'denied', 'fail', ' access-missing'],
  ] as const)('%s, by the response to one GET', async (expected, access, observed, status, code) => {
    const { outcome, fixture } = await check(FHIR, `${expected}: ${right}`, { access });
    expect(accessOf(outcome)).toEqual([`${expected}: ${right} ${observed} ${status}${code}`]);
    expect(outcome.status).toBe(status);
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'authorised', 'lookup', 'access']);
    expect(fixture.http.sent.map(({ method = 'GET' }) => method)).not.toContain('POST');
  });

  test('names a job that cannot exist, below the path of the operation, and never prints its ID', async () => {
    const { outcome, fixture } = await check(GATEWAY, `allowed: ${right}`, { access: refused });
    const [lookup, access] = fixture.http.sent.slice(-2).map(({ url }) => url.pathname);
    const [, operation = '', id = ''] = /^\/healthcare\/_operations\/([^/]+)\/([^/]+)$/.exec(access ?? '') ?? [];
    expect([access, operation]).toEqual([lookup, right === 'bulk-operate' ? 'bulk-update' : right]);
    expect(id).toMatch(right === 'import' || right === 'bulk-operate' ? new RegExp(`^${LARGEST_ID}$`) : /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-/);
    expect(JSON.stringify(outcome.checks)).not.toContain(id);
  });
});

describe('a 404 is proof', () => {
  test.each([
    [
      'in the text of the details',
      (_: number, request: HttpRequest) => issue(404, 'not-found', '', { details: { text: sentId(request) } }),
    ],
    ['in capital letters', (_: number, request: HttpRequest) => issue(404, 'not-found', sentId(request).toUpperCase())],
  ])('if it repeats the ID %s, whatever an unknown path gets', async (_, access) => {
    const { outcome, fixture } = await check(FHIR, 'denied: export', { access, control: respond(401) });
    expect(accessOf(outcome)).toEqual(['denied: export allowed fail access-excessive']);
    expect(fixture.probes()).not.toContain('control');
  });

  test.each([
    ['an empty body', respond(404)],
    ['an issue without the ID', issue(404, 'not-found', 'The job was not found.')],
  ])('with %s, if an unknown path gets 404 without a token', async (_, access) => {
    const { outcome, fixture } = await check(FHIR, 'denied: export', { access });
    expect(accessOf(outcome)).toEqual(['denied: export allowed fail access-excessive']);
    expect(fixture.probes().slice(-3)).toEqual(['lookup', 'access', 'control']);
    expect(fixture.http.sent.at(-1)?.url.pathname).toMatch(/^\/_operations\/[0-9a-f]{32}\/[0-9a-f-]{36}$/);
    expect(fixture.http.sent.at(-1)?.headers).not.toHaveProperty('authorization');
  });
});

describe('everything else is unknown, a warning that shows the status', () => {
  test.each<readonly [string, Behaviour, number]>([
    ['the feature is off', { access: issue(400, 'not-supported') }, 400],
    ['the method is not supported', { access: issue(405, 'not-supported') }, 405],
    ['the service fails', { access: respond(500) }, 500],
    ['the gateway fails', { access: respond(502, HTML) }, 502],
    ['the service is throttled', { access: respond(429) }, 429],
    ['a page in HTML is not found', { access: respond(404, HTML) }, 404],
    ['a page in HTML is refused', { access: respond(403, HTML) }, 403],
    ['a 403 has another issue code', { access: issue(403, 'invalid') }, 403],
    ['a 403 has no issue', { access: respond(403) }, 403],
    ['a 403 asks to wait', { access: respond(403, { headers: { 'retry-after': '1' }, body: DENIED }) }, 403],
    ['a 404 does not repeat the ID, and unknown paths are authorised first', { access: respond(404), control: respond(401) }, 404],
    [
      'a 404 repeats another ID, and unknown paths are authorised first',
      { access: issue(404, 'not-found', '"12345678-0000-4000-8000-000000000000"'), control: respond(403) },
      404,
    ],
    [
      'a 404 repeats the ID with another issue code',
      { access: (_, request) => issue(404, 'processing', sentId(request)), control: respond(401) },
      404,
    ],
    ['a 404, and the unknown path gets no response', { access: respond(404), control: fault('ECONNRESET') }, 404],
    ['a redirect', { access: respond(302, { headers: { location: 'https://login.microsoftonline.com/' } }) }, 302],
    ['a success', { access: respond(200, { body: {} }) }, 200],
    ['the token is rejected', { access: respond(401) }, 401],
  ])('%s', async (_, behaviour, status) => {
    for (const expected of ['allowed', 'denied']) {
      const { outcome } = await check(FHIR, `${expected}: export`, behaviour);
      expect(accessOf(outcome)).toEqual([`${expected}: export unknown warn access-unknown`]);
      expect(outcome.status).toBe('warn');
      expect(outcome.checks.at(-1)?.failure?.what).toContain(`returned ${String(status)} for GET /_operations/export/<ID>`);
    }
  });

  test.each([404, 403, 400, 200, 302, 503])(
    'without the token %d instead of 401: the token is not sent, because a gateway or a missing route responds',
    async (status) => {
      for (const access of [refused, notFound]) {
        const { outcome, fixture } = await check(FHIR, 'denied: import', { lookup: respond(status), access });
        expect(accessOf(outcome)).toEqual(['denied: import unknown warn access-unknown']);
        expect(outcome.checks.at(-1)?.failure?.why).toContain(`${String(status)} instead of 401`);
        expect(fixture.probes()).not.toContain('access');
      }
    },
  );

  test.each<readonly [string, Behaviour, string]>([
    ['to the request without the token', { lookup: fault('ECONNRESET') }, 'connection-reset'],
    ['to the request with the token', { access: fault('TIMEOUT') }, 'timed-out'],
  ])('no response %s', async (_, behaviour, code) => {
    const { outcome } = await check(FHIR, 'denied: reindex', behaviour);
    expect(accessOf(outcome)).toEqual([`denied: reindex unknown warn ${code}`]);
    expect(outcome.status).toBe('warn');
  });

  test('a temporary fault is retried', async () => {
    const { outcome } = await check(FHIR, 'denied: export', {
      lookup: (number) => (number < 2 ? respond(503) : respond(401)),
      access: (number) => (number < 3 ? respond(500) : refused),
    });
    expect(accessOf(outcome)).toEqual(['denied: export denied pass']);
  });
});

const FIXED_TEXT = respond(403, { headers: { 'content-type': 'text/plain' }, body: 'Authorization failed.' });
const ERROR_OBJECT = respond(403, { body: { error: { code: 'Forbidden', message: 'x' } } });

describe('read', () => {
  test.each([
    ['FHIR', FHIR, refused],
    ['DICOM', DICOM, FIXED_TEXT],
    ['FHIR behind a gateway', GATEWAY, refused],
  ] as const)('denied at %s: pass, and nothing was read', async (_, of, authorised) => {
    const { outcome } = await check(of, 'denied: read', { authorised });
    expect(accessOf(outcome)).toEqual(['denied: read denied pass']);
    expect([outcome.status, outcome.httpStatus]).toEqual(['pass', 403]);
    expect(outcome.checks.flatMap(({ note }) => note ?? [])).toEqual([expect.stringContaining('Nothing was read')]);
  });

  test.each([FHIR, DICOM, DEID])('denied, but allowed: $service.name', async (of) => {
    const { outcome } = await check(of, 'denied: read');
    expect(checksOf(outcome)).toContain('authorised fail access-excessive');
    expect(accessOf(outcome)).toEqual(['denied: read allowed fail access-excessive']);
  });

  test.each([FHIR, DICOM, DEID])('allowed: $service.name', async (of) => {
    const { outcome } = await check(of, 'allowed: read');
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['pass', 'allowed: read allowed pass']);
  });

  test.each([
    ['FHIR', FHIR, refused],
    ['DICOM', DICOM, FIXED_TEXT],
  ] as const)('allowed, but denied at %s: one failure', async (_, of, authorised) => {
    const { outcome } = await check(of, 'allowed: read', { authorised });
    expect(accessOf(outcome)).toEqual(['allowed: read denied fail access-missing']);
    const failures = outcome.checks.flatMap(({ failure }) => failure ?? []);
    expect([...new Set(failures.map(({ code, next }) => `${code} ${next}`))]).toHaveLength(1);
  });

  test.each(['allowed', 'denied'])('%s at the de-identification service, whose refusal is not documented: unknown', async (expected) => {
    const { outcome } = await check(DEID, `${expected}: read`, { authorised: ERROR_OBJECT });
    expect([outcome.status, ...accessOf(outcome)]).toEqual([
      'warn',
      `${expected}: read unknown warn ${expected === 'denied' ? 'access-unknown' : 'jobs-not-listable'}`,
    ]);
  });

  test.each([
    ['a rejected token', respond(401, { headers: { 'www-authenticate': 'Bearer' } }), 'token-rejected'],
    ['a fault', respond(500), 'service-unavailable'],
    ['an unavailable service', respond(503), 'service-unavailable'],
  ])('denied is no pass at %s', async (_, authorised, code) => {
    const { outcome } = await check(FHIR, 'denied: read', { authorised });
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['fail', `denied: read unknown warn ${code}`]);
  });

  test.each([
    ['a 403 without the words of the service', respond(403)],
    ['a 403 with another cause', issue(403, 'invalid')],
    ['a page in HTML', respond(403, HTML)],
  ])('denied is not proven by %s', async (_, authorised) => {
    const { outcome } = await check(FHIR, 'denied: read', { authorised });
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['warn', 'denied: read unknown warn access-unknown']);
  });

  test.each([refused, respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } })])(
    'is not proven at a host that refuses everyone with 403',
    async (authorised) => {
      for (const expected of ['allowed', 'denied']) {
        const { outcome } = await check(GATEWAY, `${expected}: read`, { anonymous: respond(403), authorised });
        expect(accessOf(outcome).filter((line) => line.includes('pass'))).toEqual([]);
      }
    },
  );
});

describe('a right that could not be checked is unknown, for the reason that prevented it', () => {
  const expectation = 'denied: read\ndenied: export';
  test.each<readonly [string, Behaviour, string]>([
    ['no network', { reachable: fault('ENOTFOUND', 'dns') }, 'name-not-found'],
    ['no response to the anonymous read', { anonymous: fault('TIMEOUT') }, 'timed-out'],
    ['a host that responds without a token', { anonymous: respond(200, { body: '<html></html>' }) }, 'anonymous-accepted'],
    ['no response to the read', { authorised: fault('TIMEOUT') }, 'timed-out'],
    ['a rejected token', { authorised: respond(401) }, 'read-unauthorised'],
  ])('%s', async (_, behaviour, code) => {
    const { outcome, fixture } = await check(FHIR, expectation, behaviour);
    expect(accessOf(outcome)).toEqual([`denied: read unknown warn ${code}`, `denied: export unknown warn ${code}`]);
    expect(outcome.status).toBe('fail');
    expect(fixture.probes()).not.toContain('lookup');
  });

  test('no token', async () => {
    const { outcome } = await check(FHIR, expectation, {}, new FakeTokens(failing('none', 'no-token')));
    expect(accessOf(outcome)).toEqual(['denied: read unknown warn no-token', 'denied: export unknown warn no-token']);
  });
});

describe('only rights that are named are checked, and only at services that have them', () => {
  test('DICOM has no export', async () => {
    const { outcome, fixture } = await check(DICOM, 'allowed: read\ndenied: export', {});
    expect(accessOf(outcome)).toEqual(['allowed: read allowed pass']);
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'authorised']);
  });

  test('without a line there is no check', async () => {
    const { outcome, fixture } = await check(FHIR, '');
    expect(accessOf(outcome)).toEqual([]);
    expect(fixture.probes()).not.toContain('lookup');
  });
});

describe('wait-seconds', () => {
  const wait = async (expectation: string, behaviour: Behaviour, of = FHIR) => {
    const fixture = createProbeFixture(serviceOf(of, behaviour), { inputs: { expect: expectation, 'wait-seconds': '600' } });
    return { outcome: await smokeTest(of, fixture.request, fixture.resources, fixture.context), fixture };
  };
  const after =
    (number: number, first: HttpResult, then: HttpResult | ((number: number, request: HttpRequest) => HttpResult)) =>
    (count: number, request: HttpRequest) => (count < number ? first : typeof then === 'function' ? then(count, request) : then);

  test('outwait a role that is not active yet', async () => {
    const { outcome, fixture } = await wait('allowed: export', { access: after(3, refused, notFound) });
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['pass', 'allowed: export allowed pass']);
    expect(fixture.pauses.join('\n')).toContain('access-missing');
  });

  test('outwait a role that was removed and is still active', async () => {
    const stale = (count: number, request: HttpRequest): HttpResult => (count < 3 ? notFound(count, request) : refused);
    const { outcome, fixture } = await wait('denied: export', { access: stale });
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['pass', 'denied: export denied pass']);
    expect(fixture.pauses.join('\n')).toContain('access-excessive');
  });

  test.each([
    ['allowed: read', after(3, refused, respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } })), 'access-missing'],
    ['denied: read', after(3, respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } }), refused), 'access-excessive'],
  ] as const)('outwait %s', async (expectation, authorised, code) => {
    const { outcome, fixture } = await wait(expectation, { authorised });
    expect(outcome.status).toBe('pass');
    expect(fixture.pauses.join('\n')).toContain(code);
  });

  test.each([
    ['denied: export', { access: notFound }, 'access-excessive'],
    ['allowed: reindex', { access: refused }, 'access-missing'],
  ] as const)('end for %s, and the failure says how long a role takes', async (expectation, behaviour, code) => {
    const { outcome, fixture } = await wait(expectation, behaviour);
    expect(outcome.checks.at(-1)?.failure).toMatchObject({ code, wait: { seconds: 600 } });
    expect(fixture.clock.elapsed()).toBeGreaterThan(500_000);
  });

  test('do not wait for a right that is unknown', async () => {
    const { outcome, fixture } = await wait('denied: export', { access: issue(400, 'not-supported') });
    expect([outcome.status, fixture.pauses]).toEqual(['warn', []]);
  });
});
