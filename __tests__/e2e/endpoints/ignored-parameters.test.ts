import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a server that ignores all parameters returns no patient data', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}` },
    given: (lab) => {
      for (const host of [HOSTS.fhir, HOSTS.dicom]) lab.service(host).ignoresQuery = true;
    },
  });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['PASS dicom', 'PASS fhir'], annotations: [] });
});
