import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('a de-identification identity for real-time use only is a warning', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.deid}` },
    given: (lab) => {
      lab.roles.revoke(IDS.principal, HOSTS.deid);
      lab.roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
    },
  });
  expect(played.exitCode).toBe(0);
  expect(played.log).toMatchSnapshot('log');
  expect(played.outputs).toMatchSnapshot('outputs');
});
