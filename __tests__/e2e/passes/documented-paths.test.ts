import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a path copied from the documentation is removed with a notice', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}/metadata\nhttps://${HOSTS.dicom}/v1/changefeed` } });
  expect(played.exitCode).toBe(0);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['PASS dicom', 'PASS fhir'], annotations: ['notice', 'notice'] });
  expect(played.requests).toMatchSnapshot('requests');
});
