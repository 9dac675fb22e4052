import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('fail-on: warn fails the step on a warning', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.deid}`, 'fail-on': 'warn' },
    given: (lab) => {
      lab.roles.revoke(IDS.principal, HOSTS.deid);
      lab.roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
    },
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['WARN deid jobs-not-listable'], annotations: ['warning jobs-not-listable'] });
});
