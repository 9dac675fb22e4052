/** Every token is masked whole, and by each part that could be printed alone. */
import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { playAndLook } from '../support/look.ts';

test.each([{ endpoint: `https://${HOSTS.fhir}` }, { endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}`, 'output-token': 'false' }])(
  '%j',
  async (inputs) => {
    const { played, lab } = await playAndLook({ with: inputs });
    const tokens = lab.secrets.filter(({ value }) => value !== lab.github.requestToken && value.split('.').length === 3);
    expect(tokens.length).toBeGreaterThanOrEqual(2);
    for (const { value } of tokens) {
      const [header = '', ...parts] = value.split('.');
      expect(played.run.masks).toEqual(expect.arrayContaining([value, ...parts]));
      expect(played.run.masks).not.toContain(header);
    }
  },
);
