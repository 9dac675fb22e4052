import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('equal failures of several endpoints are reported once', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}\nhttps://${HOSTS.deid}` },
    given: (lab) => {
      for (const host of [HOSTS.fhir, HOSTS.dicom, HOSTS.deid]) lab.fault(host, 'refused');
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
  expect(played.summary).toMatchSnapshot('summary');
});
