import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test('a transient fault of Entra is retried with a new ID token', async () => {
  const played = await play({
    with: { audience: 'dicom' },
    given: (lab) => lab.entra.refuseWith(90033, { times: 1, status: 503, headers: { 'retry-after': '1' } }),
  });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: [], requests: 4 });
});
