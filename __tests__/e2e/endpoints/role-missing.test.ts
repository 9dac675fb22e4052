import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('the identity has no role on the service', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => lab.roles.revoke(IDS.principal),
  });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
  expect(outlineOf(played)).toMatchObject({ status: 'fail', failure: 'role-missing' });
  expect(played.summary).toMatchSnapshot('summary');
});
