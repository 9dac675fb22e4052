import { expect, test } from '@jest/globals';
import { play, outlineOf } from '../support/scenario.ts';

test('a job without id-token: write', async () => {
  const played = await play({
    with: { audience: 'dicom' },
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined },
  });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: ['error id-token-permission-missing'] });
});
