/** The lab detects responses with patient data, and grants each role its own operations. The end-to-end tests rely on both. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { ask, bearer } from './client.ts';

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

describe('patient data', () => {
  test.each([
    ['a search with a misspelt parameter', HOSTS.fhir, '/Patient?_sumary=count', {}],
    ['the change feed', HOSTS.dicom, '/v2/changefeed', {}],
    ['the change feed of v1, which ignores the start', HOSTS.dicom, '/v1/changefeed?startTime=2999-01-01T00:00:00Z&limit=1', {}],
    ['a search for studies', HOSTS.dicom, '/v2/studies?limit=1', {}],
  ])('is detected in %s', async (_name, host, path, headers) => {
    expect(await statusOf(host, path, headers)).toBe(200);
    expect(lab.patientDataServed).toBe(true);
  });

  test.each([
    ['a strict search with a misspelt parameter', HOSTS.fhir, '/Patient?_sumary=count', { prefer: 'handling=strict' }, 400],
    ['a count', HOSTS.fhir, '/Patient?_summary=count', {}, 200],
    ['an empty change feed', HOSTS.dicom, '/v2/changefeed?startTime=2999-01-01T00:00:00Z&limit=1&includemetadata=false', {}, 200],
    ['a search without results', HOSTS.dicom, '/v2/studies?StudyInstanceUID=2.25.1&limit=1', {}, 204],
    ['a list of jobs', HOSTS.deid, '/jobs?api-version=2024-11-15&maxpagesize=1', {}, 200],
  ])('is not in %s', async (_name, host, path, headers, status) => {
    expect(await statusOf(host, path, headers)).toBe(status);
    expect(lab.patientDataServed).toBe(false);
  });

  test.each([
    [HOSTS.fhir, '/StructureDefinition?_summary=count', false],
    [HOSTS.dicom, '/v2/extendedquerytags?limit=1', false],
    [HOSTS.fhir, '/Patient?_summary=count', true],
  ])('%s%s of a server that ignores the query: %s', async (host, path, served) => {
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
] as const)('%s gets its own operations only', async (role, expected) => {
  lab.roles.revoke(IDS.principal, HOSTS.fhir);
  lab.roles.grant(IDS.principal, HOSTS.fhir, role);
  const [uuid, number] = [IDS.smartResource, '9223372036854775807'];
  const jobs = [`export/${uuid}`, `import/${number}`, `reindex/${uuid}`, `bulk-update/${number}`];
  expect(await Promise.all(jobs.map((job) => statusOf(HOSTS.fhir, `/_operations/${job}`)))).toEqual(expected);
});
