/** Every token is masked as a whole, and each part that could be printed alone is masked too. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { runScenarioWithLab } from '../support/lab-access.ts';

const insights = `InstrumentationKey=${IDS.instrumentationKey};IngestionEndpoint=https://${HOSTS.insights}/`;

test.each([
  [{ endpoint: `https://${HOSTS.fhir}` }, 2],
  [{ endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}`, 'output-token': 'false', 'application-insights': insights }, 4],
] as const)('%j', async (inputs, least) => {
  const { run, lab } = await runScenarioWithLab({ with: inputs });
  const tokens = lab.secrets.filter(({ name, value }) => name !== 'ID token request token' && /^eyJ[^.]*\.[^.]+\.[^.]+$/.test(value));
  expect(tokens.length).toBeGreaterThanOrEqual(least);
  for (const { value } of tokens) {
    const [header = '', ...parts] = value.split('.');
    expect([value, ...parts].every((part) => run.step.masks.includes(part))).toBe(true);
    expect(run.step.masks.includes(header)).toBe(false);
  }
});
