import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test('an immutable subject does not match a credential with names', async () => {
  const played = await play({
    with: { audience: 'dicom' },
    given: (lab) => {
      lab.github.workflow.immutableSubject = true;
    },
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: ['error subject-mismatch'] });
});
