import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test('one token needs two requests', async () => {
  const played = await play({ with: { audience: 'dicom' } });
  expect(played.exitCode).toBe(0);
  expect(played.requests).toHaveLength(2);
  expect(played.log).toMatchSnapshot('log');
  expect(played.outputs).toMatchSnapshot('outputs');
  expect(played.requests).toMatchSnapshot('requests');
});
