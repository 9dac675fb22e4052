/** Tests the `allowed` and `denied` lines of `expect`, including their wait times. */
import { describe, expect, test } from '@jest/globals';
import type { Endpoint } from '../../../src/azure/endpoints.ts';
import { checkEndpoint } from '../../../src/checks/endpoint.ts';
import { smokeTest } from '../../../src/checks/smoke-test.ts';
import type { HttpRequest, HttpResult } from '../../../src/http/types.ts';
import type { EndpointOutcome } from '../../../src/model/outcome.ts';
import type { Request } from '../../../src/model/request.ts';
import { groupFailures } from '../../../src/failures/group.ts';
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

const check = async (
  of: Endpoint,
  expectation: string,
  behaviour: Behaviour = {},
  { fakeTokens = new FakeTokens(), ...changes }: Partial<Request> & { fakeTokens?: FakeTokens } = {},
) => {
  const fixture = createProbeFixture(serviceOf(of, behaviour), { inputs: { expect: expectation }, changes: { targets: [of], ...changes } });
  const outcome = await checkEndpoint(of, fixture.request, () => fakeTokens.getToken(of.audience), fixture.context);
  return { outcome, fixture };
};

const accessOf = ({ checks }: EndpointOutcome): string[] =>
  checks.flatMap(({ right, expected, observed, status, failure }) =>
    right === undefined ? [] : [[expected, String(observed?.value), status, ...(failure === undefined ? [] : [failure.code])].join(' ')],
  );

const issue = (status: number, code: string, diagnostics = ''): HttpResult =>
  respond(status, { body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] } });
const sentId = ({ url }: HttpRequest): string => url.pathname.split('/').at(-1) ?? '';
const notFound = (_number: number, request: HttpRequest): HttpResult =>
  issue(404, 'not-found', `The requested job "${sentId(request)}" was not found.`);
const refused = issue(403, 'forbidden', 'Authorization failed.');
const SEARCHSET = respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } });
const HTML = { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html></html>' };

describe.each(RIGHTS)('%s', (right) => {
  test.each([
    ['denied', refused, 'denied', 'pass', ''],
    ['denied', notFound, 'allowed', 'fail', ' access-excessive'],
    ['allowed', notFound, 'allowed', 'pass', ''],
    ['allowed', refused, 'denied', 'fail', ' access-missing'],
  ] as const)('is checked with one GET if expected to be %s', async (expected, access, observed, status, code) => {
    const { outcome, fixture } = await check(FHIR, `${expected}: ${right}`, { access });
    expect(accessOf(outcome)).toEqual([`${expected}: ${right} ${observed} ${status}${code}`]);
    expect(outcome.status).toBe(status);
    expect(fixture.probes()).toEqual(['reachable', 'anonymous', 'authorised', 'lookup', 'access']);
    expect(fixture.http.sent.map(({ method = 'GET' }) => method)).not.toContain('POST');
  });

  test('is checked with a job ID that cannot exist and is never shown', async () => {
    const { outcome, fixture } = await check(GATEWAY, `allowed: ${right}`, { access: refused });
    const [lookup, access] = fixture.http.sent.slice(-2).map(({ url }) => url.pathname);
    const [, operation = '', id = ''] = /^\/healthcare\/_operations\/([^/]+)\/([^/]+)$/.exec(access ?? '') ?? [];
    expect([access, operation]).toEqual([lookup, right === 'bulk-operate' ? 'bulk-update' : right]);
    expect(id).toMatch(right === 'import' || right === 'bulk-operate' ? new RegExp(`^${LARGEST_ID}$`) : /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-/);
    expect(JSON.stringify(outcome.checks)).not.toContain(id);
  });
});

describe('a 404 proves that the identity has access', () => {
  test.each([
    ['an empty body', respond(404)],
    ['an issue without the ID', issue(404, 'not-found', 'The job was not found.')],
  ])('if it has %s and an unknown path returns 404 without a token', async (_, access) => {
    const { outcome, fixture } = await check(FHIR, 'denied: export', { access });
    expect(accessOf(outcome)).toEqual(['denied: export allowed fail access-excessive']);
    expect(fixture.probes().slice(-3)).toEqual(['lookup', 'access', 'control']);
    expect(fixture.http.sent.at(-1)?.url.pathname).toMatch(/^\/_operations\/[0-9a-f]{32}\/[0-9a-f-]{36}$/);
    expect(fixture.http.sent.at(-1)?.headers).not.toHaveProperty('authorization');
  });
});

describe('other responses are a warning with access unknown', () => {
  test.each<readonly [string, Behaviour, number]>([
    ['a feature that is off', { access: issue(400, 'not-supported') }, 400],
    ['a server error', { access: respond(500) }, 500],
    ['a throttled request', { access: respond(429) }, 429],
    ['a 404 with HTML', { access: respond(404, HTML) }, 404],
    ['a 403 with HTML', { access: respond(403, HTML) }, 403],
    ['a 403 with another issue code', { access: issue(403, 'invalid') }, 403],
    ['a 403 with Retry-After', { access: respond(403, { headers: { 'retry-after': '1' }, body: DENIED }) }, 403],
    ['a 404 without the ID if unknown paths require a token', { access: respond(404), control: respond(401) }, 404],
    ['a redirect', { access: respond(302, { headers: { location: 'https://login.microsoftonline.com/' } }) }, 302],
    ['a success', { access: respond(200, { body: {} }) }, 200],
    ['a rejected token', { access: respond(401) }, 401],
  ])('%s', async (_, behaviour, status) => {
    for (const expected of ['allowed', 'denied']) {
      const { outcome } = await check(FHIR, `${expected}: export`, behaviour);
      expect(accessOf(outcome)).toEqual([`${expected}: export unknown warn access-unknown`]);
      expect(outcome.status).toBe('warn');
      expect(outcome.checks.at(-1)?.failure?.what).toContain(`returned ${String(status)} for GET /_operations/export/<ID>`);
    }
  });

  test.each([404, 403, 400, 200, 302, 503])('the token is not sent after an anonymous request got %d instead of 401', async (status) => {
    for (const access of [refused, notFound]) {
      const { outcome, fixture } = await check(FHIR, 'denied: import', { lookup: respond(status), access });
      expect(accessOf(outcome)).toEqual(['denied: import unknown warn access-unknown']);
      const failure = outcome.checks.at(-1)?.failure;
      expect(failure?.what).toContain(`returned ${String(status)} for the unauthenticated request GET /_operations/import/<ID>`);
      expect(failure?.why).toContain(status === 503 ? 'overloaded' : 'only if the request without the token returns 401');
      expect(fixture.probes()).not.toContain('access');
    }
  });

  test.each<readonly [string, Behaviour, string]>([
    ['to the request without the token', { lookup: fault('ECONNRESET') }, 'connection-reset'],
    ['to the request with the token', { access: fault('TIMEOUT') }, 'timed-out'],
    ['to the request for an unknown path', { access: respond(404), control: fault('ECONNRESET') }, 'connection-reset'],
  ])('no response %s', async (_, behaviour, code) => {
    const { outcome } = await check(FHIR, 'denied: reindex', behaviour);
    expect(accessOf(outcome)).toEqual([`denied: reindex unknown warn ${code}`]);
    expect(outcome.status).toBe('warn');
    const [group] = groupFailures({ endpoints: [outcome] });
    const line = expect.stringContaining('The check could not verify the line "denied: reindex" in the expect input.');
    expect(group?.failure).toMatchObject({ code, what: line, headline: line });
  });

  test('a transient failure is retried', async () => {
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
  ] as const)('denied as expected is a pass at %s', async (_, of, authorised) => {
    const { outcome } = await check(of, 'denied: read', { authorised });
    expect(accessOf(outcome)).toEqual(['denied: read denied pass']);
    expect([outcome.status, outcome.httpStatus]).toEqual(['pass', 403]);
    expect(outcome.checks.flatMap(({ note }) => note ?? [])).toEqual([expect.stringContaining('No data was read')]);
  });

  test.each([FHIR, DICOM, DEID])('allowed instead of denied is a failure at $service.name', async (of) => {
    const { outcome } = await check(of, 'denied: read');
    expect(checksOf(outcome)).toContain('authorised fail access-excessive');
    expect(accessOf(outcome)).toEqual(['denied: read allowed fail access-excessive']);
  });

  test.each([FHIR, DICOM, DEID])('allowed as expected is a pass at $service.name', async (of) => {
    const { outcome } = await check(of, 'allowed: read');
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['pass', 'allowed: read allowed pass']);
  });

  test.each([
    ['FHIR', FHIR, refused],
    ['DICOM', DICOM, FIXED_TEXT],
  ] as const)('denied instead of allowed is one failure at %s', async (_, of, authorised) => {
    const { outcome } = await check(of, 'allowed: read', { authorised });
    expect(accessOf(outcome)).toEqual(['allowed: read denied fail access-missing']);
    const failures = outcome.checks.flatMap(({ failure }) => failure ?? []);
    expect([...new Set(failures.map(({ code, next }) => `${code} ${next}`))]).toHaveLength(1);
  });

  test.each([
    ['allowed', 'jobs-not-listable'],
    ['denied', 'access-unknown'],
  ])('%s is unknown at the de-identification service, which does not document its refusal', async (expected, code) => {
    const { outcome } = await check(DEID, `${expected}: read`, { authorised: ERROR_OBJECT });
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['warn', `${expected}: read unknown warn ${code}`]);
  });

  test.each([
    ['a rejected token', respond(401, { headers: { 'www-authenticate': 'Bearer' } }), 'token-rejected'],
    ['an unavailable service', respond(503), 'service-unavailable'],
  ])('denied is not a pass for %s', async (_, authorised, code) => {
    const { outcome } = await check(FHIR, 'denied: read', { authorised });
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['fail', `denied: read unknown warn ${code}`]);
  });

  test.each([
    ['a 403 without the text of the service', respond(403)],
    ['a 403 with another cause', issue(403, 'invalid')],
    ['an HTML page', respond(403, HTML)],
  ])('denied is unknown for %s', async (_, authorised) => {
    const { outcome } = await check(FHIR, 'denied: read', { authorised });
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['warn', 'denied: read unknown warn access-unknown']);
  });

  test.each([
    ['200, as expected', SEARCHSET, 200],
    ['302, as expected', respond(302, { headers: { location: '/x' } }), 302],
    ['403', respond(403), undefined],
    ['404', respond(404), undefined],
  ] as const)('is unknown if the request without the token gets %s', async (_, anonymous, anonymousStatus) => {
    for (const authorised of [refused, SEARCHSET]) {
      const denied = await check(GATEWAY, 'denied: read', { anonymous, authorised }, { anonymousStatus });
      expect(checksOf(denied.outcome)).toContain('authorised warn access-unknown');
      const { failure } = denied.outcome.checks.find(({ name }) => name === 'access') ?? {};
      expect(failure?.why).toMatch(/^The same request without a token returned \d{3} instead of 401\. [^.]*\.$/);
      expect(accessOf(denied.outcome)).toEqual(['denied: read unknown warn access-unknown']);
      const allowed = await check(GATEWAY, 'allowed: read', { anonymous, authorised }, { anonymousStatus });
      expect(accessOf(allowed.outcome)).toEqual([expect.stringMatching(/^allowed: read unknown warn /)]);
    }
  });
});

describe('a right that cannot be checked is unknown', () => {
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
    const { outcome } = await check(FHIR, expectation, {}, { fakeTokens: new FakeTokens(failing('none', 'no-token')) });
    expect(accessOf(outcome)).toEqual(['denied: read unknown warn no-token', 'denied: export unknown warn no-token']);
  });
});

describe('wait-seconds', () => {
  const wait = async (expectation: string, behaviour: Behaviour, of = FHIR) => {
    const fixture = createProbeFixture(serviceOf(of, behaviour), { inputs: { expect: expectation, 'wait-seconds': '600' } });
    return { outcome: await smokeTest(of, fixture.request, fixture.resources, fixture.context), fixture };
  };
  type Response = HttpResult | ((number: number, request: HttpRequest) => HttpResult);
  const after = (number: number, first: Response, then: Response) => (count: number, request: HttpRequest) => {
    const response = count < number ? first : then;
    return typeof response === 'function' ? response(count, request) : response;
  };

  test.each([
    ['allowed: export', { access: after(3, refused, notFound) }, 'access-missing'],
    ['denied: export', { access: after(3, notFound, refused) }, 'access-excessive'],
    ['allowed: read', { authorised: after(3, refused, SEARCHSET) }, 'access-missing'],
    ['denied: read', { authorised: after(3, SEARCHSET, refused) }, 'access-excessive'],
  ] as const)('cover a changed role for %s', async (expectation, behaviour, code) => {
    const { outcome, fixture } = await wait(expectation, behaviour);
    expect([outcome.status, ...accessOf(outcome)]).toEqual(['pass', `${expectation} ${expectation.replace(/:.*/, '')} pass`]);
    expect(fixture.pauses.join('\n')).toContain(code);
  });

  const TRANSIENT = [respond(429, { headers: { 'retry-after': '1' } }), respond(408), respond(503), fault('TIMEOUT'), fault('ECONNRESET')];
  test.each(['lookup', 'access', 'control'] as const)('cover a temporary problem with the %s request', async (probe) => {
    const healthy = { lookup: respond(401), access: respond(404), control: respond(404) };
    for (const response of TRANSIENT) {
      const { outcome, fixture } = await wait('allowed: import', { ...healthy, [probe]: after(8, response, healthy[probe]) });
      expect([outcome.status, ...accessOf(outcome)]).toEqual(['pass', 'allowed: import allowed pass']);
      expect(fixture.clock.elapsed()).toBeLessThan(60_000);
    }
  });

  test.each(['lookup', 'access', 'control'] as const)('end with a warning if the %s request keeps failing', async (probe) => {
    for (const response of [respond(429), respond(500)]) {
      const { outcome, fixture } = await wait('denied: export', { access: respond(404), [probe]: response });
      expect([outcome.status, ...accessOf(outcome)]).toEqual(['warn', 'denied: export unknown warn access-unknown']);
      expect(outcome.checks.at(-1)?.failure).toMatchObject({ next: expect.stringMatching(/^Run the job again/), wait: { seconds: 300 } });
      expect(fixture.clock.elapsed()).toBeGreaterThan(500_000);
    }
  });

  test.each([
    ['lookup', 'export', 'import'],
    ['access', 'export', 'import'],
    ['lookup', 'import', 'export'],
    ['access', 'import', 'export'],
  ] as const)('do not include a pause that the %s of another right requested', async (probe, ...rights) => {
    const throttled = respond(429, { headers: { 'retry-after': '1200' } });
    const isImport = ({ url }: HttpRequest): boolean => url.pathname.includes('/import/');
    const { outcome, fixture } = await wait(rights.map((right) => `denied: ${right}`).join('\n'), {
      access: (number, request) => (number < 3 && !isImport(request) ? notFound(number, request) : refused),
      [probe]: (number: number, request: HttpRequest) => {
        if (isImport(request)) return throttled;
        return probe === 'lookup' ? respond(401) : number < 4 ? notFound(number, request) : refused;
      },
    });
    expect(accessOf(outcome).toSorted()).toEqual(['denied: export denied pass', 'denied: import unknown warn access-unknown']);
    expect(fixture.pauses.join('\n')).toContain('access-excessive');
  });

  test.each([
    ['denied: export', { access: notFound }, 'access-excessive'],
    ['allowed: reindex', { access: refused }, 'access-missing'],
  ] as const)('are in the failure for %s after they are over', async (expectation, behaviour, code) => {
    const { outcome, fixture } = await wait(expectation, behaviour);
    expect(outcome.checks.at(-1)?.failure).toMatchObject({ code, wait: { seconds: 600 } });
    expect(fixture.clock.elapsed()).toBeGreaterThan(500_000);
  });

  test('do not apply to an unknown right', async () => {
    const { outcome, fixture } = await wait('denied: export', { access: issue(400, 'not-supported') });
    expect([outcome.status, fixture.pauses]).toEqual(['warn', []]);
  });
});
