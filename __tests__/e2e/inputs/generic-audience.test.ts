import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('the generic audience issues a token that FHIR refuses: told before it is asked for', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}`, audience: 'https://azurehealthcareapis.com' } });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
