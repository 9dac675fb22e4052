/** Tests runs that pass, pass with a warning or notice, or pass only because of `fail-on`. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { outlineOf, runScenario, testOutlines } from '../support/scenario.ts';

const [FHIR, DICOM, DEID] = [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}`, `https://${HOSTS.deid}`];
const TOKEN_ONLY = { exitCode: 0, endpoints: [], annotations: [], status: 'skipped', failure: '' };
const REALTIME = { endpoints: ['WARN deid jobs-not-listable'], annotations: ['warning jobs-not-listable'] };

const realtimeOnly = ({ roles }: Lab): void => {
  roles.revoke(IDS.principal, HOSTS.deid);
  roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
};

testOutlines([
  ['gets one token with two requests', { with: { audience: 'dicom' } }, { ...TOKEN_ONLY, requests: 2 }],
  [
    'requests three ID tokens and three exchanges for three audiences without an endpoint',
    { with: { audience: 'dicom\ndeid\nhttps://storage.azure.com/.default' } },
    { ...TOKEN_ONLY, requests: 6 },
  ],
  [
    'gets a token but sends no request to the endpoint if smoke-test is false',
    { with: { endpoint: FHIR, 'smoke-test': 'false' } },
    { ...TOKEN_ONLY, requests: 2 },
  ],
  [
    'outputs a token that cannot be decoded, with a notice',
    { with: { audience: 'https://storage.azure.com' }, setUp: ({ entra }) => void Object.assign(entra.overrides, { opaque: true }) },
    { ...TOKEN_ONLY, annotations: ['notice'] },
  ],
  [
    'compares expectations with the CapabilityStatement',
    { with: { endpoint: FHIR, expect: 'fhir-version: R4\nresource: Patient\noperation: $export' } },
    { exitCode: 0, endpoints: ['PASS fhir'], annotations: [], requests: 6 },
  ],
  [
    'does not fail the step if fail-on is never',
    { with: { endpoint: FHIR, 'fail-on': 'never' }, setUp: ({ roles }) => roles.revoke(IDS.principal) },
    { exitCode: 0, status: 'fail', failure: 'role-missing' },
  ],
  [
    'fails the step on a warning if fail-on is warn',
    { with: { endpoint: DEID, 'fail-on': 'warn' }, setUp: realtimeOnly },
    { exitCode: 1, ...REALTIME },
  ],
]);

test('checks the endpoint but outputs no token if output-token is false', async () => {
  const run = await runScenario({ with: { endpoint: FHIR, 'output-token': 'false' } });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ status: 'pass', failure: '', token: '', tokens: '' });
});

test('warns if the identity can use de-identification only in real time', async () => {
  const run = await runScenario({ with: { endpoint: DEID }, setUp: realtimeOnly });
  expect(outlineOf(run)).toMatchObject({ exitCode: 0, ...REALTIME });
  const audience = 'https://deid.azure.com';
  expect(run.outputs).toMatchObject({ audience, status: 'warn', 'http-status': '403', token: `<access token for ${audience}>` });
});

test('removes a path that was copied from the documentation, with a notice', async () => {
  const run = await runScenario({ with: { endpoint: `${FHIR}/metadata\n${DICOM}/v1/changefeed` } });
  expect(outlineOf(run)).toMatchObject({
    exitCode: 0,
    endpoints: ['PASS dicom', 'PASS fhir'],
    annotations: ['notice', 'notice'],
    requests: 10,
  });
  expect(run.requests).toContainEqual(expect.stringContaining(`${HOSTS.dicom}/v1/extendedquerytags`));
});

test('passes for FHIR, DICOM and de-identification with one exchange per audience and three requests per service', async () => {
  const run = await runScenario({ with: { endpoint: `${FHIR}\n${DICOM}\n${DEID}` } });
  expect(outlineOf(run)).toMatchObject({ exitCode: 0, status: 'pass', failure: '' });
  expect(run.log).toMatchSnapshot('log');
  expect(run.requests).toMatchSnapshot('requests');
});

test('writes no summary if summary is false', async () => {
  const { exitCode, summary, outputs } = await runScenario({ with: { endpoint: FHIR, summary: 'false' } });
  expect([exitCode, summary, outputs['status']]).toEqual([0, '', 'pass']);
});
