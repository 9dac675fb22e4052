import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('a 403 to anonymous requests is a network problem, not a missing role', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => {
      lab.service(HOSTS.fhir).condition = 'private-link';
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
  expect(played.requests).toMatchSnapshot('requests');
});
