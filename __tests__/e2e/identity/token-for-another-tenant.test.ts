import { expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a token for another tenant is not output', async () => {
  const played = await play({
    with: { audience: 'dicom' },
    given: (lab) => {
      lab.entra.overrides.tenantId = IDS.otherTenant;
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.outputs['token']).toBe('');
  expect(outlineOf(played)).toMatchObject({
    endpoints: [],
    annotations: ['error token-tenant-mismatch'],
    status: 'fail',
    failure: 'token-tenant-mismatch',
  });
});
