import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a throttled service gets the next request after Retry-After', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => {
      Object.assign(lab.service(HOSTS.fhir), { throttled: 1, retryAfterSeconds: 1 });
    },
  });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['PASS fhir'], annotations: [], requests: 6 });
});
