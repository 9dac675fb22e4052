import { expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import { play } from '../support/scenario.ts';

test('a token for another tenant is not output', async () => {
  const played = await play({
    with: { audience: 'dicom' },
    given: (lab) => {
      lab.entra.overrides.tenantId = IDS.otherTenant;
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.outputs['token']).toBe('');
  expect(played.log).toMatchSnapshot('log');
  expect(played.outputs).toMatchSnapshot('outputs');
});
