import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a 403 to anonymous requests is a network problem, not a missing role', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => {
      lab.service(HOSTS.fhir).condition = 'private-link';
    },
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({
    endpoints: ['FAIL fhir network-blocked'],
    annotations: ['error network-blocked'],
    requests: 3,
  });
});
