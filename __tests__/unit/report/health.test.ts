import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { healthReport as healthJson } from '../../../src/report/health.ts';
import {
  CLIENT_ID,
  DEID,
  DICOM,
  FHIR,
  NOTE,
  OBJECT_ID,
  RUNS,
  TENANT_ID,
  denied,
  granted,
  outcome,
  passing,
  refused,
  request,
  silent,
  sluggish,
  subjectMismatch,
  target,
} from './outcomes.ts';
import { VERSION } from '../../../src/util/text.ts';

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));
}

const ajv = new Ajv({ strict: true, allErrors: true });
formats.default(ajv);
const schema = fixture('health+json.schema.json');
if (typeof schema !== 'object' || schema === null) throw new TypeError('the schema is no object');
interface Check {
  readonly affectedEndpoints?: readonly string[];
}
interface Health {
  readonly version: string;
  readonly links: Readonly<Record<string, string>>;
  readonly checks: Readonly<Record<string, readonly Check[]>>;
}
const isHealth = ajv.compile<Health>(schema);

function healthReport(...args: Parameters<typeof healthJson>): Health {
  const document: unknown = JSON.parse(healthJson(...args));
  if (!isHealth(document)) throw new TypeError(faults(document).join('\n'));
  return document;
}

/** Returns the differences from the draft. */
function faults(document: unknown): readonly string[] {
  isHealth(document);
  return (isHealth.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const mismatch = subjectMismatch();
const gateway = target('fhir', 'api.contoso.org:8443', '/fhir', { audience: 'https://api.contoso.org', trust: 'user' });

const noToken = outcome({
  endpoints: [passing(FHIR), { ...silent(DICOM, mismatch), checks: [{ name: 'authorised', status: 'fail', failure: mismatch, time: 0 }] }],
  tokens: [granted(FHIR.audience), refused(DICOM.audience, mismatch)],
});
const runs = { ...RUNS, 'a port and a path': outcome({ endpoints: [passing(gateway)] }), 'an endpoint without a token': noToken };

describe('the schema transcribed from draft-inadarei-api-health-check-06', () => {
  test("accepts the draft's own example", () => expect(faults(fixture('health+json.example.json'))).toEqual([]));

  test.each([
    ['no status (§3)', {}],
    ['an unknown status (§3.1)', { status: 'healthy' }],
    ['a note that is no array (§3.4)', { status: 'pass', notes: 'all well' }],
    ['a link that is no URI (§3.7)', { status: 'pass', links: { about: 'not a uri' } }],
    ['a check that is no array (§4)', { status: 'pass', checks: { 'a:b': { status: 'pass' } } }],
    ['a key with two colons (§4)', { status: 'pass', checks: { 'a:8443:b': [{ status: 'pass' }] } }],
    ['an empty check (§4)', { status: 'pass', checks: { 'a:b': [{}] } }],
    ['a time that is none (§4.7)', { status: 'pass', checks: { 'a:b': [{ time: 'now' }] } }],
    ['an affected endpoint that is no URI template (§4.6)', { status: 'pass', checks: { 'a:b': [{ affectedEndpoints: ['{'] }] } }],
  ])('refuses %s', (_, document) => expect(faults(document)).not.toEqual([]));
});

describe('the report', () => {
  test.each(Object.entries(runs))('is health+json: %s', (_, run) => {
    expect(faults(healthReport(run, request({ targets: run.endpoints.map((endpoint) => endpoint.target) })))).toEqual([]);
  });

  test('of a run in which one endpoint warns', () =>
    expect(healthReport(outcome({ endpoints: [sluggish(DEID, 812)] }), request())).toMatchSnapshot());

  test("has the action's version and the links of the run", () =>
    expect(healthReport(outcome(), request())).toMatchObject({ version: VERSION, links: request().run.links }));

  test('has the object ID, the expected and the found access, and the note', () => {
    const { checks } = healthReport(outcome({ endpoints: [passing(FHIR, 41, [denied('read', { note: NOTE })])] }), request());
    expect(checks[`${FHIR.host}:access`]).toEqual([
      expect.objectContaining({ expected: 'denied: read', observedValue: 'denied', principal: OBJECT_ID, note: NOTE }),
    ]);
  });

  test('names a check by host and measurement, with underscores for colons', () => {
    const run = outcome({ endpoints: [passing(gateway, 41, [{ name: 'resource:Patient', status: 'pass', time: 0 }])] });
    expect(Object.keys(healthReport(run, request()).checks)).toEqual([
      'api.contoso.org_8443:reachable',
      'api.contoso.org_8443:anonymous',
      'api.contoso.org_8443:authorised',
      'api.contoso.org_8443:resource_Patient',
    ]);
  });

  test('lists several endpoints of one host in one array', () => {
    const other = target('dicom', DICOM.host, '/v1');
    const { checks } = healthReport(outcome({ endpoints: [passing(DICOM), passing(other)] }), request());
    expect(checks[`${DICOM.host}:authorised`]?.map(({ affectedEndpoints }) => affectedEndpoints)).toEqual([[DICOM.base], [other.base]]);
  });

  test('lists an audience without a token under the authority, with its endpoints', () => {
    const { checks } = healthReport(noToken, request());
    expect(checks['login.microsoftonline.com:token']).toEqual([
      expect.objectContaining({
        componentId: DICOM.audience,
        status: 'fail',
        failure: 'subject-mismatch',
        output: mismatch.title,
        affectedEndpoints: [DICOM.base],
      }),
    ]);
  });

  test('passes with a note and without checks if no endpoint was probed', () => {
    expect(healthReport(outcome({ endpoints: [], tokens: [granted(FHIR.audience)] }), request())).toMatchObject({
      status: 'pass',
      notes: ['The step got a token and checked no endpoint.'],
      checks: {},
    });
  });

  test.each(Object.entries(runs))('holds no token, client ID, tenant ID or sentence of a failure: %s', (_, run) => {
    const text = JSON.stringify(healthReport(run, request()));
    const secrets = [
      CLIENT_ID,
      TENANT_ID,
      'eyJhbGciOiJub25lIn0',
      'never-a-real-token',
      ...run.groups.flatMap(({ failure: { what, why, next } }) => [what, why, next]),
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('hides client and tenant ID in an audience, a path and a found value', () => {
    const of = target('fhir', `${TENANT_ID}.contoso.org`, `/${TENANT_ID.toUpperCase()}/fhir`, { audience: `api://${CLIENT_ID}` });
    const found = { ...denied('read'), observed: { value: `https://x/${CLIENT_ID}` }, expected: `instantiates: ${TENANT_ID}` };
    const run = outcome({ status: 'fail', endpoints: [passing(of, 41, [found])], tokens: [refused(of.audience, mismatch)] });
    const text = JSON.stringify(healthReport(run, request({ targets: [of] }))).toLowerCase();
    expect([CLIENT_ID, TENANT_ID].filter((id) => text.includes(id))).toEqual([]);
    expect(text).toContain('https://hidden-id.contoso.org/hidden-id/fhir');
  });

  test('hides the IDs of the token of an existing login', () => {
    const signIn = { method: 'existing-login', clientId: undefined, tenantId: undefined } as const;
    const of = target('fhir', 'api.contoso.org', '', { audience: `api://${CLIENT_ID}` });
    const run = outcome({ endpoints: [passing(of)], tokens: [granted(FHIR.audience), refused(of.audience, mismatch)] });
    expect(JSON.stringify(healthReport(run, request({ signIn })))).not.toContain(CLIENT_ID);
  });

  test("keeps a tenant's domain, because a host may share it", () => {
    const signIn = { method: 'github-oidc', clientId: CLIENT_ID, tenantId: 'contoso.org', oidcAudience: 'x', idToken: undefined } as const;
    expect(Object.keys(healthReport(outcome({ endpoints: [passing(gateway)] }), request({ signIn })).checks)[0]).toBe(
      'api.contoso.org_8443:reachable',
    );
  });
});

test('the version is that of package.json', () =>
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: VERSION }));
