import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a slow response is a warning', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}`, 'max-latency-ms': '1' }, lab: { serverMs: 30 } });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['WARN fhir latency-high'], annotations: ['warning latency-high'] });
});
