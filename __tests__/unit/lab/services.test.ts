/** Tests that the lab detects responses with patient data, and that each role allows only its own operations. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { objects } from '../../../src/util/json.ts';
import { ask, bearer, member, type Answered } from './client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.stop());

const AUDIENCES = {
  [HOSTS.fhir]: `https://${HOSTS.fhir}`,
  [HOSTS.dicom]: 'https://dicom.healthcareapis.azure.com',
  [HOSTS.deid]: 'https://deid.azure.com',
};

async function statusOf(host: keyof typeof AUDIENCES, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const token = await bearer(lab, `${AUDIENCES[host]}/.default`);
  return (await ask(lab, `https://${host}${path}`, { headers: { ...token, ...headers } })).status;
}

describe('the lab', () => {
  test.each([
    ['a search with a misspelled parameter', HOSTS.fhir, '/Patient?_sumary=count', {}],
    ['the change feed', HOSTS.dicom, '/v2/changefeed', {}],
    ['the change feed of v1, which ignores the start', HOSTS.dicom, '/v1/changefeed?startTime=2999-01-01T00:00:00Z&limit=1', {}],
    ['a search for studies', HOSTS.dicom, '/v2/studies?limit=1', {}],
  ])('detects patient data in %s', async (_name, host, path, headers) => {
    expect(await statusOf(host, path, headers)).toBe(200);
    expect(lab.patientDataServed).toBe(true);
  });

  test.each([
    ['a strict search with a misspelled parameter', HOSTS.fhir, '/Patient?_sumary=count', { prefer: 'handling=strict' }, 400],
    ['a count', HOSTS.fhir, '/Patient?_summary=count', {}, 200],
    ['an empty change feed', HOSTS.dicom, '/v2/changefeed?startTime=2999-01-01T00:00:00Z&limit=1&includemetadata=false', {}, 200],
    ['a search without results', HOSTS.dicom, '/v2/studies?StudyInstanceUID=2.25.1&limit=1', {}, 204],
    ['a list of jobs', HOSTS.deid, '/jobs?api-version=2024-11-15&maxpagesize=1', {}, 200],
  ])('finds no patient data in %s', async (_name, host, path, headers, status) => {
    expect(await statusOf(host, path, headers)).toBe(status);
    expect(lab.patientDataServed).toBe(false);
  });

  test.each([
    [HOSTS.fhir, '/StructureDefinition?_summary=count', false],
    [HOSTS.dicom, '/v2/extendedquerytags?limit=1', false],
    [HOSTS.fhir, '/Patient?_summary=count', true],
  ])('records whether %s%s serves patient data if the server ignores the query: %s', async (host, path, served) => {
    lab.service(host, { ignoresQuery: true });
    expect(await statusOf(host, path)).toBe(200);
    expect(lab.patientDataServed).toBe(served);
  });
});

test.each([
  ['FHIR Data Reader', [403, 403, 403, 403]],
  ['FHIR Data Exporter', [404, 403, 403, 403]],
  ['FHIR Data Importer', [403, 404, 403, 403]],
  ['FHIR Search Parameter Manager', [403, 403, 404, 403]],
  ['FHIR Data Writer', [404, 404, 404, 403]],
  ['FHIR Data Contributor', [404, 404, 404, 404]],
  ['FHIR Data Bulk Operator', [404, 404, 404, 404]],
  ['FHIR Data Converter', [403, 403, 403, 403]],
  ['Owner', [403, 403, 403, 403]],
  ['FHIR SMART User', [400, 400, 400, 400]],
] as const)('the lab allows the role %s only its own operations', async (role, expected) => {
  lab.roles.revoke(IDS.principal, HOSTS.fhir);
  lab.roles.grant(IDS.principal, HOSTS.fhir, role);
  const [uuid, number] = [IDS.smartResource, '9223372036854775807'];
  const jobs = [`export/${uuid}`, `import/${number}`, `reindex/${uuid}`, `bulk-update/${number}`];
  expect(await Promise.all(jobs.map((job) => statusOf(HOSTS.fhir, `/_operations/${job}`)))).toEqual(expected);
});

/** Order of the FHIR pipeline, and bodies of its errors (fhir-server, listed in docs/lab.md). */
describe('the FHIR service', () => {
  test.each([
    ['F2 an unknown route', {}, 'GET', '/unknown/x', 404, 'not-found'],
    ['F2 an unknown operation', {}, 'GET', '/_operations/unknown/1', 404, 'not-found'],
    ['F2 a known route with another verb', {}, 'POST', `/_operations/export/${IDS.smartResource}`, 405, 'not-supported'],
    ['F9 a named operation definition', {}, 'GET', '/OperationDefinition/export', 200, undefined],
    ['F9 any other operation definition', {}, 'GET', '/OperationDefinition/mine', 401, 'login'],
    ['F17 the health of a retired service', { condition: 'retired' }, 'GET', '/health/check', 200, undefined],
    ['F17 a read of a retired service', { condition: 'retired' }, 'GET', '/Patient', 410, 'business-rule'],
    ['F17 the status of an export of a retired service', { condition: 'retired' }, 'GET', '/_operations/export/1', 401, 'login'],
    ['F18 a read during the import', { condition: 'importing' }, 'GET', '/Patient', 401, 'login'],
    ['F18 $reindex during the import', { condition: 'importing' }, 'GET', '/$reindex', 423, undefined],
    ['F19 a read while others use the limit', { throttled: 1 }, 'GET', '/Patient', 401, 'login'],
  ] as const)('responds without a token to %s', async (_, changes, method, path, status, code) => {
    lab.service(HOSTS.fhir, changes);
    const response = await ask(lab, `https://${HOSTS.fhir}${path}`, { method });
    expect([response.status, issueOf(response)?.['code']]).toEqual([status, code]);
    if (status === 423) expect(member(response, 'diagnostics')).toEqual(expect.any(String));
  });

  test('throttles only callers with a valid token, in JSON and with both headers (F19, F21)', async () => {
    lab.service(HOSTS.fhir, { throttled: 1 });
    const url = `https://${HOSTS.fhir}/Patient?_summary=count`;
    expect((await ask(lab, url, { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    const token = await bearer(lab, `https://${HOSTS.fhir}/.default`);
    const response = await ask(lab, url, { headers: { ...token, 'x-request-id': 'mine' } });
    expect(response).toMatchObject({
      status: 429,
      headers: {
        'content-type': expect.stringMatching(/^application\/json/),
        'retry-after': '1',
        'x-ms-retry-after-ms': '1000',
        'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
        'x-correlation-id': 'mine',
      },
    });
    expect([member(response, 'id'), issueOf(response)?.['code']]).toEqual([undefined, 'throttled']);
  });
});

test('the DICOM service lists its versions in the format of API Versioning 5.1 (D9)', async () => {
  const { headers } = await ask(lab, `https://${HOSTS.dicom}/v2/api.yaml`);
  expect(headers['api-supported-versions']).toBe('1.0-prerelease, 1, 2');
});

function issueOf(response: Answered): Readonly<Record<string, unknown>> | undefined {
  return response.body === '' ? undefined : objects(JSON.parse(response.body), 'issue')[0];
}
