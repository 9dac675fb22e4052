import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a redirect is not followed', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}` },
    given: (lab) => lab.fault(HOSTS.fhir, 'status-302'),
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['FAIL fhir redirected'], annotations: ['error redirected'], requests: 3 });
});
