import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('expectations are compared with the CapabilityStatement', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}`, expect: 'fhir-version: R4\nresource: Patient\noperation: $export' },
  });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['PASS fhir'], annotations: [], requests: 6 });
});
