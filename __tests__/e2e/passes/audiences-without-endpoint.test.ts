import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test('three audiences without an endpoint need three ID tokens and three exchanges', async () => {
  const played = await play({ with: { audience: 'dicom\ndeid\nhttps://storage.azure.com/.default' } });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: [], status: 'skipped', failure: '', requests: 6 });
});
