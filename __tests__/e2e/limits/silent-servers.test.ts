import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { countRequests, playWithLab } from '../support/lab-access.ts';
import { outlineOf } from '../support/scenario.ts';

function silence(lab: Lab, hosts: readonly string[]): void {
  for (const host of [ID_TOKEN_HOST, 'login.microsoftonline.com', ...hosts]) lab.fault(host, 'silence');
}

test('a host that timed out gets no further request', async () => {
  const { played, lab } = await playWithLab({
    with: { endpoint: `https://${HOSTS.fhir}`, 'timeout-seconds': '1', expect: 'fhir-version: 4.0' },
    given: (started) => started.fault(HOSTS.fhir, 'silence'),
  });
  expect(countRequests(lab, HOSTS.fhir)).toBe(1);
  expect(played.outputs).toMatchObject({
    failure: 'timed-out',
    status: 'fail',
    token: '<access token for https://contoso-clinic.fhir.azurehealthcareapis.com>',
  });
  expect(outlineOf(played)).toMatchObject({ endpoints: ['FAIL fhir timed-out'], annotations: ['error timed-out'] });
});

test('if all servers are silent, only the first one is reported', async () => {
  const { played } = await playWithLab({
    with: { endpoint: `https://${HOSTS.fhir}`, 'timeout-seconds': '1' },
    given: (lab) => silence(lab, [HOSTS.fhir]),
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['FAIL fhir timed-out'], annotations: ['error timed-out'] });
});
