import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test("an unknown code links to Microsoft's page", async () => {
  const played = await play({
    with: { audience: 'dicom' },
    given: (lab) => lab.entra.refuseWith(7654321),
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: ['error entra-refused'], requests: 2 });
});
