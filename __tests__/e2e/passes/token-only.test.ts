import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('smoke-test: false gets a token and sends no request to the endpoint', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}`, 'smoke-test': 'false' } });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: [], status: 'skipped', failure: '', requests: 2 });
});
