import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('a 401 shows the audience of the token and the expected one', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir} audience=https://storage.azure.com` } });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
  expect(played.requests).toMatchSnapshot('requests');
});
