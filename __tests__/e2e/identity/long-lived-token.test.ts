import { expect, test } from '@jest/globals';
import { IDS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a token that is valid for a day causes a notice with a safer choice', async () => {
  const played = await play({ with: { audience: 'dicom', 'client-id': IDS.clientUserAssigned } });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: [], annotations: ['warning'] });
});
