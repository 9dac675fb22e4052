import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('a server that ignores all parameters returns no patient data', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}` },
    given: (lab) => {
      for (const host of [HOSTS.fhir, HOSTS.dicom]) lab.service(host).ignoresQuery = true;
    },
  });
  expect(played.exitCode).toBe(0);
  expect(played.log).toMatchSnapshot('log');
});
