import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('Azure API for FHIR has been retired: /metadata and the health check would still say otherwise', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.legacy}` },
    given: (lab) => {
      lab.service(HOSTS.legacy).condition = 'retired';
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
  expect(played.requests).toMatchSnapshot('requests');
});
