import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test('a token that cannot be decoded is output with a notice', async () => {
  const played = await play({
    with: { audience: 'https://storage.azure.com' },
    given: (lab) => {
      lab.entra.overrides.opaque = true;
    },
  });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: ['notice'], status: 'skipped', failure: '' });
});
