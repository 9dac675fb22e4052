import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('a FHIR, a DICOM and a de-identification service pass, with one exchange per audience and three requests per service', async () => {
  const played = await play({ with: { endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}\nhttps://${HOSTS.deid}` } });
  expect(played.exitCode).toBe(0);
  expect(played.log).toMatchSnapshot('log');
  expect(outlineOf(played)).toMatchObject({ status: 'pass', failure: '' });
  expect(played.requests).toMatchSnapshot('requests');
});
