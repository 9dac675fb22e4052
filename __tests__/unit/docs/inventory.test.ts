/** Tests that examples/inventory.mjs converts the results of examples/inventory.kql to an inventory that health-check.yml accepts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readEndpoint } from '../../../src/azure/endpoints.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { ROOT } from '../../../tools/bundle.ts';
import { at, items, text } from './yaml.ts';

const folder = mkdtempSync(join(tmpdir(), 'inventory-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TENANT = '11111111-0000-0000-0000-000000000000';
const PUBLIC = { tenantId: TENANT, publicAccess: 'Enabled', privateEndpoints: null, wsPublic: 'Enabled', wsEndpoints: null };
const row = (service: string, host: string, more: object = {}): object => ({
  id: host,
  service,
  endpoint: `https://${host}`,
  ...PUBLIC,
  ...more,
});

const AZURE = [
  row('fhir', 'a-one.fhir.azurehealthcareapis.com', { audience: 'https://a-one.fhir.azurehealthcareapis.com' }),
  row('fhir', 'a-smart.fhir.azurehealthcareapis.com', { audience: 'api://b7e2c0d4-51f8-4a36-9d0e-6c8f1a2b3d45' }),
  row('dicom', 'a-images.dicom.azurehealthcareapis.com', { audience: '["https://dicom.healthcareapis.azure.com/"]' }),
  row('fhir', 'b-two.fhir.azurehealthcareapis.com', { audience: '', wsEndpoints: 1 }),
  row('fhir-legacy', 'old.azurehealthcareapis.com', { audience: 'https://old.azurehealthcareapis.com', publicAccess: 'Disabled' }),
  row('deid', 'c.api.eus001.deid.azure.com', { privateEndpoints: 1, wsPublic: '' }),
  row('deid', 'd.api.eus001.deid.azure.com', { publicAccess: 'Disabled', wsPublic: '' }),
  row('deid', '', { id: 'being-created', endpoint: '' }),
];
const GOV = [
  row('fhir', 'g-one.fhir.azurehealthcareapis.us', { audience: 'https://g-one.fhir.azurehealthcareapis.us' }),
  row('dicom', 'g-images.dicom.azurehealthcareapis.us', { audience: '["https://dicom.example.us"]' }),
];

function run(files: readonly unknown[], ...args: readonly string[]) {
  const paths = files.map((content, index) => {
    const path = join(folder, `${String(index)}.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'examples/inventory.mjs'), ...args, ...paths], {
    encoding: 'utf8',
  });
  return { status, stderr, groups: items(stdout === '' ? [] : JSON.parse(stdout)) };
}

describe('the inventory', () => {
  const { groups, stderr } = run([{ data: AZURE }, GOV], '--runner', 'self-hosted,hospital-vnet');

  test('has one group per cloud and network', () => {
    expect(groups.map((group) => ['name', 'cloud', 'tenant-id', 'runs-on'].map((key) => at(group, key)))).toEqual([
      ['azure-public', 'azurecloud', TENANT, undefined],
      ['azure-private', 'azurecloud', TENANT, ['self-hosted', 'hospital-vnet']],
      ['usgov-public', 'azureusgovernment', TENANT, undefined],
    ]);
  });

  test('has lines that the action accepts', () => {
    expect(groups.map((group) => at(group, 'endpoints'))).toEqual([
      [
        'https://a-images.dicom.azurehealthcareapis.com/v2',
        'https://a-one.fhir.azurehealthcareapis.com',
        'https://a-smart.fhir.azurehealthcareapis.com audience=api://b7e2c0d4-51f8-4a36-9d0e-6c8f1a2b3d45',
        'https://c.api.eus001.deid.azure.com',
      ],
      ['https://b-two.fhir.azurehealthcareapis.com', 'https://d.api.eus001.deid.azure.com', 'https://old.azurehealthcareapis.com'],
      ['https://g-images.dicom.azurehealthcareapis.us/v2 audience=https://dicom.example.us', 'https://g-one.fhir.azurehealthcareapis.us'],
    ]);
    for (const group of groups) {
      const cloud = Object.values(CLOUDS).find(({ name }) => name === at(group, 'cloud')) ?? CLOUDS.azurecloud;
      const defaults = { cloud, service: undefined, audience: undefined, override: false, trustedHosts: new Set<string>() };
      for (const line of items(at(group, 'endpoints'))) expect(readEndpoint(text(line), defaults)).not.toHaveProperty('code');
    }
  });

  test('notes services that need attention', () => {
    expect(stderr).toMatch(/being-created: has no endpoint/);
    expect(stderr).toMatch(/old\.azurehealthcareapis\.com: is an Azure API for FHIR/);
  });
});

test('the script creates separate groups per tenant with at most 200 endpoints each', () => {
  const many = Array.from({ length: 201 }, (_, index) => row('fhir', `a-${String(index)}.fhir.azurehealthcareapis.com`, { audience: '' }));
  const { groups } = run([
    [...many, row('fhir', 'z-z.fhir.azurehealthcareapis.com', { tenantId: '22222222-0000-0000-0000-000000000000' })],
  ]);
  expect(groups.map((group) => [at(group, 'name'), items(at(group, 'endpoints')).length])).toEqual([
    ['azure-11111111-public', 200],
    ['azure-11111111-public-2', 1],
    ['azure-22222222-public', 1],
  ]);
});

test('the script uses the tenant of the authority, which can differ from the tenant of the subscription', () => {
  const other = '22222222-0000-0000-0000-00000000000a';
  const rows = [
    `https://login.microsoftonline.com/${other.toUpperCase()}`,
    `https://login.microsoftonline.com/${other}/v2.0`,
    '',
    undefined,
  ].map((authority, index) => row('fhir', `a-${String(index)}.fhir.azurehealthcareapis.com`, { authority, audience: '' }));
  const { groups } = run([rows]);
  expect(groups.map((group) => [at(group, 'tenant-id'), items(at(group, 'endpoints')).length])).toEqual([
    [other, 2],
    [TENANT, 2],
  ]);
});

test('the script shows its usage without a file', () =>
  expect(run([])).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage:') }));

test('the query returns every column that the script reads', () => {
  const query = readFileSync(join(ROOT, 'examples/inventory.kql'), 'utf8');
  const columns = 'id tenantId service endpoint audience authority publicAccess privateEndpoints wsPublic wsEndpoints';
  for (const column of columns.split(' ')) expect(query).toMatch(new RegExp(`\\| project .*\\b${column}\\b`));
});
