import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test("an unknown code links to Microsoft's page", async () => {
  const played = await play({
    with: { audience: 'dicom' },
    given: (lab) => {
      lab.entra.refuseWith(7654321);
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
  expect(played.requests).toMatchSnapshot('requests');
});
