import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('wait-seconds waits for a role that is still propagating', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}`, 'wait-seconds': '20' },
    given: (lab) => {
      lab.roles.revoke(IDS.principal);
      lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader', { after: 1 });
    },
  });
  expect(played.exitCode).toBe(0);
  expect(played.log).toMatch(/Waiting for .*role-missing/);
  expect(played.requests).toMatchSnapshot('requests');
});
