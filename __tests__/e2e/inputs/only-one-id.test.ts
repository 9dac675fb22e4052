import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test("a client without its tenant is no sign-in, and no reason to use somebody else's login", async () => {
  const played = await play({ with: { audience: 'dicom' }, env: { AZURE_TENANT_ID: undefined } });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
