import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { play, outlineOf } from '../support/scenario.ts';

test('three DICOM endpoints share one audience and one exchange', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.dicom}\nhttps://${HOSTS.dicom}/v1\nhttps://fabrikam-imaging.dicom.azurehealthcareapis.com/v2` },
    given: (lab) => {
      lab.service('fabrikam-imaging.dicom.azurehealthcareapis.com');
      lab.roles.grant(IDS.principal, 'fabrikam-imaging.dicom.azurehealthcareapis.com', 'DICOM Data Reader');
    },
  });
  expect(played.exitCode).toBe(0);
  expect(played.requests.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['PASS dicom', 'PASS dicom', 'PASS dicom'], annotations: [], requests: 11 });
});
