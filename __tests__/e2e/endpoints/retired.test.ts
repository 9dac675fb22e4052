import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a retired Azure API for FHIR fails although /metadata and the health check succeed', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.legacy}` },
    given: (lab) => {
      lab.service(HOSTS.legacy).condition = 'retired';
    },
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({
    endpoints: ['FAIL fhir anonymous-unclear, service-deprecated'],
    annotations: ['warning', 'error service-deprecated', 'warning anonymous-unclear'],
    requests: 5,
  });
});
