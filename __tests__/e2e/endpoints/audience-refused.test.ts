import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a 401 shows the audience of the token and the expected one', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir} audience=https://storage.azure.com` } });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['FAIL fhir token-rejected'], annotations: ['error token-rejected'], requests: 5 });
});
