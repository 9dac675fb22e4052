/** Every token is masked whole, and by each part that could be printed alone. */
import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { playWithLab } from '../support/lab-access.ts';

test.each([{ endpoint: `https://${HOSTS.fhir}` }, { endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}`, 'output-token': 'false' }])(
  '%j',
  async (inputs) => {
    const { played, lab } = await playWithLab({ with: inputs });
    const tokens = lab.secrets.filter(({ name, value }) => name !== 'ID token request token' && /^eyJ[^.]*\.[^.]+\.[^.]+$/.test(value));
    expect(tokens.length).toBeGreaterThanOrEqual(2);
    for (const { value } of tokens) {
      const [header = '', ...parts] = value.split('.');
      expect([value, ...parts].every((part) => played.run.masks.includes(part))).toBe(true);
      expect(played.run.masks.includes(header)).toBe(false);
    }
  },
);
