import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { healthReport as healthJson } from '../../../src/report/health.ts';
import { isRecord } from '../../../src/util/json.ts';
import { VERSION } from '../../../src/util/text.ts';
import { CLIENT_ID, DEID, DICOM, FHIR, target, TENANT_ID } from '../failures/samples.ts';
import { denied, granted, outcome, passing, refused, request, RUNS, silent, sluggish, subjectMismatch } from './outcomes.ts';

const fixture = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));

const ajv = new Ajv({ strict: true, allErrors: true });
formats.default(ajv);
const schema = fixture('health+json.schema.json');
interface Health {
  readonly checks: Readonly<Record<string, readonly { readonly affectedEndpoints?: readonly string[] }[]>>;
}
const isHealth = ajv.compile<Health>(isRecord(schema) ? schema : {});

function faults(document: unknown): readonly string[] {
  isHealth(document);
  return (isHealth.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function healthReport(...args: Parameters<typeof healthJson>): Health {
  const document: unknown = JSON.parse(healthJson(...args));
  if (!isHealth(document)) throw new TypeError(faults(document).join('\n'));
  return document;
}

const mismatch = subjectMismatch();
const gateway = target('fhir', 'api.contoso.org:8443', '/fhir', { audience: 'https://api.contoso.org', trust: 'user' });

const noToken = outcome({
  endpoints: [passing(FHIR), { ...silent(DICOM, mismatch), checks: [{ name: 'authorised', status: 'fail', failure: mismatch, time: 0 }] }],
  tokens: [granted(FHIR.audience), refused(DICOM.audience, mismatch)],
});
const runs = { ...RUNS, 'a port and a path': outcome({ endpoints: [passing(gateway)] }), 'an endpoint without a token': noToken };

describe('the schema of draft-inadarei-api-health-check-06', () => {
  test('accepts the example in the draft', () => expect(faults(fixture('health+json.example.json'))).toEqual([]));

  test.each([
    ['a document without a status (§3)', {}],
    ['an unknown status (§3.1)', { status: 'healthy' }],
    ['a note that is not in an array (§3.4)', { status: 'pass', notes: 'all well' }],
    ['a link that is not a URI (§3.7)', { status: 'pass', links: { about: 'not a uri' } }],
    ['a check that is not in an array (§4)', { status: 'pass', checks: { 'a:b': { status: 'pass' } } }],
    ['a key with two colons (§4)', { status: 'pass', checks: { 'a:8443:b': [{ status: 'pass' }] } }],
    ['an empty check (§4)', { status: 'pass', checks: { 'a:b': [{}] } }],
    ['an invalid time (§4.7)', { status: 'pass', checks: { 'a:b': [{ time: 'now' }] } }],
    ['an affected endpoint that is not a URI template (§4.6)', { status: 'pass', checks: { 'a:b': [{ affectedEndpoints: ['{'] }] } }],
  ])('rejects %s', (_, document) => expect(faults(document)).not.toEqual([]));
});

describe('the health report', () => {
  test.each(Object.entries(runs))('matches the schema and contains no secret, ID or failure message for a run with %s', (_, run) => {
    const report = healthReport(run, request({ targets: run.endpoints.map((endpoint) => endpoint.target) }));
    const messages = run.groups.flatMap(({ failure: { what, why, next } }) => [what, why, next]);
    const secrets = [CLIENT_ID, TENANT_ID, 'eyJhbGciOiJub25lIn0', 'never-a-real-token', ...messages];
    expect(secrets.filter((secret) => JSON.stringify(report).includes(secret))).toEqual([]);
  });

  test('shows one object per check', () => {
    const shared = { affectedEndpoints: [DEID.base], componentId: DEID.host, componentType: 'component' };
    const [warning, result] = [
      { failure: 'latency-high', output: 'Title of latency-high' },
      { observedValue: 812, observedUnit: 'ms' },
    ];
    const checks = {
      reachable: { status: 'pass', observedValue: 200, time: '2026-11-21T04:05:06.120Z' },
      anonymous: { status: 'pass', observedValue: 401, time: '2026-11-21T04:05:06.180Z' },
      authorised: { status: 'pass', observedValue: 200, time: '2026-11-21T04:05:06.540Z' },
      responseTime: { status: 'warn', expected: '500 ms', ...result, ...warning, time: '2026-11-21T04:05:07.300Z' },
    };
    expect(healthReport(outcome({ endpoints: [sluggish(DEID, 812)] }), request())).toEqual({
      ...{ status: 'warn', ...warning, version: VERSION, links: request().run.links },
      checks: Object.fromEntries(Object.entries(checks).map(([name, check]) => [`${DEID.host}:${name}`, [{ ...shared, ...check }]])),
    });
  });

  test('contains the version of package.json', () =>
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: VERSION }));

  test('replaces colons in the keys of checks with underscores', () => {
    const run = outcome({ endpoints: [passing(gateway, 41, [{ name: 'resource:Patient', status: 'pass', time: 0 }])] });
    const names = ['reachable', 'anonymous', 'authorised', 'resource_Patient'];
    expect(Object.keys(healthReport(run, request()).checks)).toEqual(names.map((name) => `api.contoso.org_8443:${name}`));
  });

  test('lists several endpoints of one host in one array', () => {
    const other = target('dicom', DICOM.host, '/v1');
    const { checks } = healthReport(outcome({ endpoints: [passing(DICOM), passing(other)] }), request());
    expect(checks[`${DICOM.host}:authorised`]?.map(({ affectedEndpoints }) => affectedEndpoints)).toEqual([[DICOM.base], [other.base]]);
  });

  test('lists an audience without a token under the authority, with its endpoints', () => {
    const affected = { componentId: DICOM.audience, affectedEndpoints: [DICOM.base] };
    const failed = { status: 'fail', failure: 'subject-mismatch', output: mismatch.title };
    expect(healthReport(noToken, request()).checks['login.microsoftonline.com:token']).toMatchObject([{ ...affected, ...failed }]);
  });

  test('passes with a note if no endpoint was checked', () => {
    const notes = ['The step got a token. No endpoints were checked.'];
    expect(healthReport(RUNS['a token only'] ?? outcome(), request())).toMatchObject({ status: 'pass', notes, checks: {} });
  });

  test('hides the client and tenant ID in an audience, a path and an actual value', () => {
    const of = target('fhir', `${TENANT_ID}.contoso.org`, `/${TENANT_ID.toUpperCase()}/fhir`, { audience: `api://${CLIENT_ID}` });
    const found = { ...denied('read'), observed: { value: `https://x/${CLIENT_ID}` }, expected: `instantiates: ${TENANT_ID}` };
    const run = outcome({ status: 'fail', endpoints: [passing(of, 41, [found])], tokens: [refused(of.audience, mismatch)] });
    const text = JSON.stringify(healthReport(run, request({ targets: [of] }))).toLowerCase();
    expect([CLIENT_ID, TENANT_ID].filter((id) => text.includes(id))).toEqual([]);
    expect(text).toContain('https://hidden-id.contoso.org/hidden-id/fhir');
  });

  test('hides the IDs in the token of an existing login', () => {
    const signIn = { method: 'existing-login', clientId: undefined, tenantId: undefined } as const;
    const of = target('fhir', 'api.contoso.org', '', { audience: `api://${CLIENT_ID}` });
    const run = outcome({ endpoints: [passing(of)], tokens: [granted(FHIR.audience), refused(of.audience, mismatch)] });
    expect(JSON.stringify(healthReport(run, request({ signIn })))).not.toContain(CLIENT_ID);
  });

  test("shows a host that equals the tenant's domain", () => {
    const signIn = { method: 'github-oidc', clientId: CLIENT_ID, tenantId: 'contoso.org', oidcAudience: 'x', idToken: undefined } as const;
    const { checks } = healthReport(outcome({ endpoints: [passing(gateway)] }), request({ signIn }));
    expect(Object.keys(checks)[0]).toBe('api.contoso.org_8443:reachable');
  });
});
