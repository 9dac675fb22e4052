import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a de-identification identity for real-time use only is a warning', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.deid}` },
    given: (lab) => {
      lab.roles.revoke(IDS.principal, HOSTS.deid);
      lab.roles.grant(IDS.principal, HOSTS.deid, 'DeID Realtime Data User');
    },
  });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['WARN deid jobs-not-listable'], annotations: ['warning jobs-not-listable'] });
  expect(played.outputs).toMatchSnapshot('outputs');
});
