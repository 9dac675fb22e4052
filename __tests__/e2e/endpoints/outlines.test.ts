/** Service conditions, and the endpoint verdict that each one causes. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { outlineOf, runScenario, testOutlines, type Scenario } from '../support/scenario.ts';

const [FHIR, DICOM] = [`https://${HOSTS.fhir}`, `https://${HOSTS.dicom}`];
const fhir = (setUp: Scenario['setUp']): Scenario => ({ with: { endpoint: FHIR }, ...(setUp && { setUp }) });
const fails = (code: string, requests: number): Parameters<typeof testOutlines>[0][number][2] => ({
  exitCode: 1,
  endpoints: [`FAIL fhir ${code}`],
  annotations: [`error ${code}`],
  requests,
});

testOutlines([
  [
    'shows the audience of the token and the expected audience after a 401',
    { with: { endpoint: `${FHIR} audience=https://storage.azure.com` } },
    fails('token-rejected', 5),
  ],
  [
    'does not accept the page of a captive portal',
    fhir((lab) => lab.fault(HOSTS.fhir, 'html', { only: 'authorised' })),
    fails('html-answer', 5),
  ],
  [
    'gets no patient data from a server that ignores all parameters',
    {
      with: { endpoint: `${FHIR}\n${DICOM}` },
      setUp: (lab) => {
        for (const host of [HOSTS.fhir, HOSTS.dicom]) lab.service(host, { ignoresQuery: true });
      },
    },
    { exitCode: 0, endpoints: ['PASS dicom', 'PASS fhir'], annotations: ['notice'] },
  ],
  [
    'fails only the endpoint whose audience has no token',
    { with: { endpoint: `${DICOM}\nhttps://contoso-gone.fhir.azurehealthcareapis.com` } },
    {
      exitCode: 1,
      endpoints: ['FAIL fhir proxy-bad-gateway', 'PASS dicom'],
      annotations: ['notice', 'error audience-not-found', 'error proxy-bad-gateway'],
      status: 'fail',
      failure: 'audience-not-found',
    },
  ],
  [
    'fails for a retired Azure API for FHIR although /metadata and the health check succeed',
    { with: { endpoint: `https://${HOSTS.legacy}` }, setUp: (lab) => void lab.service(HOSTS.legacy, { condition: 'retired' }) },
    {
      exitCode: 1,
      endpoints: ['FAIL fhir service-deprecated'],
      annotations: ['warning', 'error service-deprecated'],
      requests: 5,
    },
  ],
  [
    'warns about a slow response',
    { with: { endpoint: FHIR, 'max-latency-ms': '1' }, lab: { serverMs: 30 } },
    { exitCode: 0, endpoints: ['WARN fhir latency-high'], annotations: ['warning latency-high'] },
  ],
  [
    'waits for a role that is still propagating, without another exchange',
    {
      with: { endpoint: FHIR, 'wait-seconds': '20' },
      setUp: ({ roles }) => {
        roles.revoke(IDS.principal);
        roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader', { after: 1 });
      },
    },
    { exitCode: 0, requests: 8, exchanges: 1 },
  ],
]);

test('reports a missing role on the service', async () => {
  const run = await runScenario(fhir(({ roles }) => roles.revoke(IDS.principal)));
  expect(outlineOf(run)).toMatchObject({ exitCode: 1, status: 'fail', failure: 'role-missing', requests: 5 });
  expect(run.log).toMatchSnapshot('log');
  expect(run.summary).toContain('## ❌ Failed: The identity has no role on the service');
  expect(run.summary).toMatch(/```bash[^]*az role assignment create[^]*section contoso-clinic\.fhir/);
});
