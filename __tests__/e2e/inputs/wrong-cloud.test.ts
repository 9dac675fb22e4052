import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('an endpoint of another cloud is refused with the setting to use', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhirUsGovernment}` } });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
