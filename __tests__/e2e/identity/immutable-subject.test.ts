import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test('an immutable subject does not match a credential with names', async () => {
  const played = await play({
    with: { audience: 'dicom' },
    given: (lab) => {
      lab.github.workflow.immutableSubject = true;
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.log).toMatchSnapshot('log');
});
