import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('an audience without a token fails only its own endpoint', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.dicom}\nhttps://contoso-gone.fhir.azurehealthcareapis.com` } });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({
    endpoints: ['FAIL fhir proxy-bad-gateway', 'PASS dicom'],
    annotations: ['error audience-not-found', 'error proxy-bad-gateway'],
    status: 'fail',
    failure: 'audience-not-found',
  });
});
