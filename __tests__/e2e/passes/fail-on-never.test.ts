import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('fail-on: never keeps the step green', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}`, 'fail-on': 'never' },
    given: (lab) => lab.roles.revoke(IDS.principal),
  });
  expect(played.exitCode).toBe(0);
  expect(played.outputs['status']).toBe('fail');
  expect(played.outputs['failure']).toBe('role-missing');
  expect(outlineOf(played)).toMatchObject({ status: 'fail', failure: 'role-missing' });
});
