/** Runs that pass, pass with a warning or notice, or pass only because of `fail-on`. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { outlineOf, runScenario, testOutlines } from '../support/scenario.ts';

const [FHIR, DICOM, DEID] = [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}`, `https://${HOSTS.deid}`];
const OTHER_DICOM = 'fabrikam-imaging.dicom.azurehealthcareapis.com';
const TOKEN_ONLY = { exitCode: 0, endpoints: [], annotations: [], status: 'skipped', failure: '' };
const REALTIME = { endpoints: ['WARN deid jobs-not-listable'], annotations: ['warning jobs-not-listable'] };

const realtimeOnly = ({ roles }: Lab): void => {
  roles.revoke(IDS.principal, HOSTS.deid);
  roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
};

testOutlines([
  ['one token needs two requests', { with: { audience: 'dicom' } }, { ...TOKEN_ONLY, requests: 2 }],
  [
    'three audiences without an endpoint need three ID tokens and three exchanges',
    { with: { audience: 'dicom\ndeid\nhttps://storage.azure.com/.default' } },
    { ...TOKEN_ONLY, requests: 6 },
  ],
  [
    'smoke-test: false gets a token and sends no request to the endpoint',
    { with: { endpoint: FHIR, 'smoke-test': 'false' } },
    { ...TOKEN_ONLY, requests: 2 },
  ],
  [
    'a token that cannot be decoded is output with a notice',
    { with: { audience: 'https://storage.azure.com' }, setUp: ({ entra }) => void Object.assign(entra.overrides, { opaque: true }) },
    { ...TOKEN_ONLY, annotations: ['notice'] },
  ],
  [
    'output-token: false checks the endpoint and outputs no token',
    { with: { endpoint: FHIR, 'output-token': 'false' } },
    { exitCode: 0, status: 'pass', failure: '' },
  ],
  [
    'expectations are compared with the CapabilityStatement',
    { with: { endpoint: FHIR, expect: 'fhir-version: R4\nresource: Patient\noperation: $export' } },
    { exitCode: 0, endpoints: ['PASS fhir'], annotations: [], requests: 6 },
  ],
  [
    'three DICOM endpoints share one audience and one exchange',
    {
      with: { endpoint: `${DICOM}\n${DICOM}/v1\nhttps://${OTHER_DICOM}/v2` },
      setUp: (lab) => {
        lab.service(OTHER_DICOM);
        lab.roles.grant(IDS.principal, OTHER_DICOM, 'DICOM Data Reader');
      },
    },
    { exitCode: 0, endpoints: ['PASS dicom', 'PASS dicom', 'PASS dicom'], annotations: ['notice'], requests: 11, exchanges: 1 },
  ],
  [
    'fail-on: never keeps the step green',
    { with: { endpoint: FHIR, 'fail-on': 'never' }, setUp: ({ roles }) => roles.revoke(IDS.principal) },
    { exitCode: 0, status: 'fail', failure: 'role-missing' },
  ],
  ['fail-on: warn fails on a warning', { with: { endpoint: DEID, 'fail-on': 'warn' }, setUp: realtimeOnly }, { exitCode: 1, ...REALTIME }],
]);

test('a de-identification identity for real-time use only is a warning', async () => {
  const run = await runScenario({ with: { endpoint: DEID }, setUp: realtimeOnly });
  expect(outlineOf(run)).toMatchObject({ exitCode: 0, ...REALTIME });
  expect(run.outputs).toMatchSnapshot('outputs');
});

test('a path copied from the documentation is removed with a notice', async () => {
  const run = await runScenario({ with: { endpoint: `${FHIR}/metadata\n${DICOM}/v1/changefeed` } });
  expect(outlineOf(run)).toMatchObject({
    exitCode: 0,
    endpoints: ['PASS dicom', 'PASS fhir'],
    annotations: ['notice', 'notice'],
    requests: 10,
  });
  expect(run.requests).toContainEqual(expect.stringContaining(`${HOSTS.dicom}/v1/extendedquerytags`));
});

test('a FHIR, a DICOM and a de-identification service pass, with one exchange per audience and three requests per service', async () => {
  const run = await runScenario({ with: { endpoint: `${FHIR}\n${DICOM}\n${DEID}` } });
  expect(outlineOf(run)).toMatchObject({ exitCode: 0, status: 'pass', failure: '' });
  expect(run.log).toMatchSnapshot('log');
  expect(run.requests).toMatchSnapshot('requests');
});

test('reports are written to their paths', async () => {
  const run = await runScenario({
    with: { endpoint: FHIR, 'report-path': 'reports/health.json', 'junit-path': 'reports/junit.xml' },
    writes: ['work/reports/health.json', 'work/reports/junit.xml'],
  });
  expect(outlineOf(run)).toMatchObject({ exitCode: 0, endpoints: ['PASS fhir'], annotations: [] });
  expect(JSON.parse(run.step.writtenFiles[0]?.content ?? '')).toMatchObject({ status: 'pass' });
  expect(run.step.writtenFiles[1]?.content).toContain('<testsuites name="azure-healthcare-token"');
});
