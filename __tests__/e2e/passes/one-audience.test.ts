import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test('one token needs two requests', async () => {
  const played = await play({ with: { audience: 'dicom' } });
  expect(played.exitCode).toBe(0);
  expect(played.requests).toHaveLength(2);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: [], status: 'skipped', failure: '', requests: 2 });
});
