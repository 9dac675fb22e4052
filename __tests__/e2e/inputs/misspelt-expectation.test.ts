import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('the nearest known expectation is offered', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}`, expect: 'fhirversion: R4' } });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
