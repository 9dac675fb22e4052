import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('output-token: false checks the endpoint and outputs no token', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}`, 'output-token': 'false' } });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ status: 'pass', failure: '' });
});
