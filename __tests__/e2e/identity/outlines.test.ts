import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { type Environment, outlineOf, runScenario, type Scenario, testOutlines } from '../support/scenario.ts';

const DICOM = { with: { audience: 'dicom' } };
const withoutPermission = (env: Environment = {}, event: Pick<Scenario, 'event'> = {}): Scenario => ({
  ...DICOM,
  ...event,
  env: { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined, ...env },
});
const fails = (code: string, requests: number): Parameters<typeof testOutlines>[0][number][2] => ({
  exitCode: 1,
  failure: code,
  endpoints: [],
  annotations: [`error ${code}`],
  requests,
});

testOutlines([
  ['reports a job without id-token: write', withoutPermission(), fails('id-token-permission-missing', 0)],
  [
    'reports the missing permission of a pull request from a fork',
    withoutPermission({ GITHUB_EVENT_NAME: 'pull_request' }, { event: { pull_request: { head: { repo: { fork: true } } } } }),
    fails('id-token-permission-missing', 0),
  ],
  [
    'rejects an immutable subject if the credential uses names',
    { ...DICOM, setUp: ({ github }) => void Object.assign(github.workflow, { immutableSubject: true }) },
    fails('subject-mismatch', 2),
  ],
  [
    'warns about a token that is valid for a day',
    { with: { audience: 'dicom', 'client-id': IDS.clientUserAssigned } },
    { exitCode: 0, endpoints: [], annotations: ['warning'] },
  ],
  [
    'reports a client ID that does not exist in the tenant',
    { with: { audience: 'dicom', 'client-id': '11111111-2222-4333-8444-555555555555' } },
    fails('application-not-found', 2),
  ],
]);

test('does not output a token for another tenant', async () => {
  const run = await runScenario({ ...DICOM, setUp: ({ entra }) => void Object.assign(entra.overrides, { tenantId: IDS.otherTenant }) });
  expect(outlineOf(run)).toMatchObject({ ...fails('token-tenant-mismatch', 2), status: 'fail' });
  expect(run.outputs['token']).toBe('');
});

test('reports an environment without a federated credential', async () => {
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}` },
    setUp: ({ github }) => void Object.assign(github.workflow, { environment: 'staging' }),
  });
  expect(outlineOf(run)).toMatchObject({ exitCode: 1, requests: 4, exchanges: 1 });
  expect(run.log).toMatchSnapshot('log');
});
