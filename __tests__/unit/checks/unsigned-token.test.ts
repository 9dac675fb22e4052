/** Tests when the unsigned token is sent, the content of the token, and how the response is evaluated. */
import { describe, expect, test } from '@jest/globals';
import { smokeTest } from '../../../src/checks/smoke-test.ts';
import { groupFailures } from '../../../src/failures/group.ts';
import type { HttpResult } from '../../../src/http/types.ts';
import type { Granted } from '../../../src/model/outcome.ts';
import { isRecord } from '../../../src/util/json.ts';
import { bare, fault, respond } from '../support/http.ts';
import { CLIENT_ID, TENANT_ID } from '../support/inputs.ts';
import { gateway, OBJECT_ID } from '../support/requests.ts';
import { START } from '../support/clock.ts';
import { createProbeFixture, checksOf, DENIED, grantedFor, FakeTokens, serviceOf, type Behaviour } from '../support/services.ts';

const GATEWAY = gateway('fhir');
const truncated = (body: string): HttpResult => ({ ok: true, response: { ...bare(200, {}, body), truncated: true } });
const SEARCHSET = respond(200, { body: { resourceType: 'Bundle', type: 'searchset' } });
const NO_ROLE = respond(403, { body: DENIED });
const UNDECODED: Partial<Granted> = { claims: undefined };
const INPUTS = {
  endpoint: 'https://gateway.contoso.example/healthcare service=fhir audience=api://contoso',
  'trusted-hosts': 'gateway.contoso.example',
};

/** Runs the checks of a trusted host. Also returns the content of the unsigned token. */
async function run(behaviour: Behaviour, inputs: Readonly<Record<string, string>> = {}, granted: Partial<Granted> = {}, of = GATEWAY) {
  const fakeTokens = new FakeTokens();
  const lastGrant = (audience: string): Granted => ({ ...grantedFor(audience), ...granted });
  const getToken = (audience: string) => Promise.resolve({ granted: true as const, audience, grant: lastGrant(audience) });
  const fixture = createProbeFixture(serviceOf(of, behaviour), { inputs: { ...INPUTS, ...inputs }, fakeTokens });
  const { spans, repositoryVisibility } = fakeTokens;
  const tokens = { getToken, getFreshToken: getToken, lastGrant, spans, repositoryVisibility };
  const outcome = await smokeTest(of, fixture.request, { ...fixture.resources, tokens }, fixture.context);
  const sent = fixture.http.sent.filter(({ headers }) => headers?.['cache-control'] === 'no-cache');
  const parts = (sent[0]?.headers?.['authorization'] ?? '').replace('Bearer ', '').split('.');
  const [header, payload] = parts.slice(0, 2).map((part): Record<string, unknown> => {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString() || '{}');
    return isRecord(value) ? value : {};
  });
  const common = { outcome, checks: checksOf(outcome), status: outcome.status, probes: fixture.probes() };
  return { ...common, sent: sent.length, header, payload, now: fixture.clock.now() };
}

const lastOf = (checks: readonly string[]): string | undefined => checks.findLast((check) => check.startsWith('unsigned-token'));

test.each<[HttpResult, string]>([
  [respond(400), 'unsigned-token pass'],
  [respond(401), 'unsigned-token pass'],
  [respond(403), 'unsigned-token pass'],
  [SEARCHSET, 'unsigned-token fail token-not-checked'],
  [respond(200, { body: '<Bundle xmlns="http://hl7.org/fhir"/>' }), 'unsigned-token fail token-not-checked'],
  [respond(200, { body: Buffer.from('{"resourceType":"Bundle","title":"é"}', 'latin1') }), 'unsigned-token fail token-not-checked'],
  [truncated('{"entry":[{"resource":{"resourceType":"OperationOutcome"}},'), 'unsigned-token fail token-not-checked'],
  [truncated('{ "resourceType":"OperationOutcome","issue":['), 'unsigned-token warn token-check-unclear'],
  [respond(200, { body: 'Welcome' }), 'unsigned-token warn token-check-unclear'],
  [respond(302), 'unsigned-token warn token-check-unclear'],
  [respond(404), 'unsigned-token warn token-check-unclear'],
  [respond(503), 'unsigned-token warn token-check-unclear'],
])('the response %j to the unsigned read is reported as %s', async (unsigned, check) => {
  const { checks, sent } = await run({ unsigned });
  expect([lastOf(checks), sent >= 1]).toEqual([check, true]);
});

test.each([
  ['429', respond(429, { headers: { 'retry-after': '1' } }), 3],
  ['500 with a web page', respond(500, { headers: { 'content-type': 'text/html' }, body: '<html></html>' }), 3],
  ['a reset', fault('ECONNRESET'), 3],
  ['a time-out', fault('TIMEOUT'), 1],
] as const)('the warning after %s names the unsigned token and the line that skips the check', async (_, unsigned, attempts) => {
  const { outcome, sent } = await run({ unsigned });
  expect([outcome.status, sent]).toEqual(['warn', attempts]);
  const [group] = groupFailures({ endpoints: [outcome] });
  expect(group?.failure.what).toContain('The request contained a token with an invalid signature');
  expect(group?.failure.next).toMatch(/^Run the job again\. .*"unsigned-token: skip"/);
});

describe('the unsigned token', () => {
  test.each([
    ['1.0', `https://sts.windows.net/${TENANT_ID}/`],
    ['2.0', `https://login.microsoftonline.com/${TENANT_ID}/v2.0`],
    ['another version', `https://sts.windows.net/${TENANT_ID}/`],
  ])('has the issuer of the access token, version %s', async (version, iss) => {
    const applicationId = '11111111-2222-4333-8444-555555555555';
    const claims = { audience: 'x', tenantId: TENANT_ID, applicationId, objectId: TENANT_ID, version };
    const { header, payload, now } = await run({}, {}, { claims });
    const seconds = Math.floor(now / 1000);
    expect(header).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.any(String) });
    expect(payload).toEqual({
      ...{ aud: 'api://contoso', iss, tid: TENANT_ID, ver: version === '2.0' ? '2.0' : '1.0' },
      ...{ iat: seconds - 300, nbf: seconds - 300, exp: seconds + 3300 },
    });
  });

  test.each([
    ['the start and end of the real token', START - 7_000_000, START + 4_000_000],
    ['them even if the clock is ahead', START - 90_000_000, START - 86_400_000],
  ])('is valid at the same time as the real token: %s', async (_, notBefore, expiresOn) => {
    const claims = { audience: 'x', tenantId: TENANT_ID, applicationId: undefined, objectId: undefined, version: '1.0', notBefore };
    const { payload } = await run({}, {}, { claims, expiresOn });
    expect(payload).toMatchObject({ iat: notBefore / 1000, nbf: notBefore / 1000, exp: expiresOn / 1000 });
  });

  test.each([
    ['a client ID', OBJECT_ID, OBJECT_ID],
    ['the requested audience', 'api://contoso', 'api://contoso'],
    ['a hidden value', '(hidden)', 'api://contoso'],
    ['no audience', undefined, 'api://contoso'],
    ['the ID of the identity', CLIENT_ID.toUpperCase(), 'api://contoso'],
  ])('has an audience that the host accepts if the real token has %s', async (_, audience, aud) => {
    const claims = { audience, tenantId: TENANT_ID, applicationId: CLIENT_ID, objectId: undefined, version: '2.0' };
    expect((await run({}, {}, { claims })).payload?.['aud']).toBe(aud);
  });

  test('has the issuer of its cloud', async () => {
    const { payload } = await run({}, { environment: 'azurechinacloud' });
    expect(payload?.['iss']).toMatch(/^https:\/\/sts\.chinacloudapi\.cn\//);
  });

  test('has the tenant of the input if the access token cannot be decoded', async () => {
    const { payload, checks } = await run({}, { 'tenant-id': TENANT_ID }, UNDECODED);
    expect([payload?.['iss'], lastOf(checks)]).toEqual([`https://sts.windows.net/${TENANT_ID}/`, 'unsigned-token pass']);
  });

  test.each([
    [respond(401), 'unsigned-token warn token-check-unclear'],
    [SEARCHSET, 'unsigned-token fail token-not-checked'],
  ])('proves nothing by a refusal if the tenant is unknown: %j', async (unsigned, check) => {
    const { payload, checks } = await run({ unsigned }, { 'tenant-id': 'contoso.onmicrosoft.com' }, UNDECODED);
    expect([payload?.['iss'], lastOf(checks)]).toEqual(['https://sts.windows.net/common/', check]);
  });
});

describe('the unsigned read', () => {
  const after = (count: number, then: HttpResult) => (number: number) => (number < count ? NO_ROLE : then);

  test('is sent after the wait for a role', async () => {
    const { probes } = await run({ authorised: after(4, SEARCHSET) }, { 'wait-seconds': '600' });
    expect(probes.filter((probe) => probe === 'authorised')).toHaveLength(4);
    expect(probes.indexOf('unsigned')).toBe(probes.length - 1);
  });

  test('is sent once for several passes', async () => {
    const { probes } = await run({}, { 'wait-seconds': '600', 'required-successes': '3' });
    const count = (name: string): number => probes.filter((probe) => probe === name).length;
    expect([count('authorised'), count('unsigned')]).toEqual([3, 1]);
  });

  test.each<[string, Behaviour]>([
    ['a read that fails', { authorised: respond(500) }],
    ['a read that is denied', { authorised: NO_ROLE }],
    ['an open server', { anonymous: SEARCHSET }],
  ])('is not sent after %s', async (_, behaviour) => {
    expect((await run(behaviour)).sent).toBe(0);
  });

  // A host that refuses every token returns the same status for the real token and for the unsigned token.
  test.each([
    [respond(401), 'pass'],
    [respond(403), 'warn token-check-unclear'],
    [NO_ROLE, 'warn token-check-unclear'],
    [SEARCHSET, 'fail token-not-checked'],
  ])('is evaluated after a read that is denied as expected: %j', async (unsigned, check) => {
    const { checks } = await run({ authorised: NO_ROLE, unsigned }, { expect: 'denied: read' });
    expect(lastOf(checks)).toBe(`unsigned-token ${check}`);
  });
});
