import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('an audience without a token fails only its own endpoint', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.dicom}\nhttps://contoso-gone.fhir.azurehealthcareapis.com` } });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
  expect(played.outputs).toMatchSnapshot('outputs');
});
