import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a server that accepts anonymous requests fails and gets no token', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => {
      lab.service(HOSTS.fhir).condition = 'open';
    },
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['FAIL fhir open-server'], annotations: ['error open-server'], requests: 4 });
});
