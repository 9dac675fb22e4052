import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('an audience that the service is known to refuse costs no request', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}`, audience: 'dicom' } });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
