import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test('the tenant has no application with the client ID', async () => {
  const played = await play({ with: { audience: 'dicom', 'client-id': '11111111-2222-4333-8444-555555555555' } });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: ['error application-not-found'], requests: 2 });
});
