/** Tests that the lab detects availability results that do not match the specification. */
import { expect, test } from '@jest/globals';
import { envelopeMistakes } from '../../../lab/azure/application-insights.ts';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { startLab } from '../../../lab/lab.ts';
import { ask, bearer } from './client.ts';

const baseData = { ver: 2, id: '1', name: 'a', duration: '00.00:00:00.123', success: true, properties: { service: 'fhir' } };
const envelope = (change: object = {}, base: object = {}): object => ({
  ver: 1,
  name: 'Microsoft.ApplicationInsights.Availability',
  time: new Date().toISOString(),
  iKey: IDS.instrumentationKey,
  data: { baseType: 'AvailabilityData', baseData: { ...baseData, ...base } },
  ...change,
});

test.each([
  [{}, {}, []],
  [{ time: '2020-01-01T00:00:00.000Z' }, {}, ['time is not valid']],
  [{ name: undefined }, {}, ['name is missing', 'name is not valid']],
  [{ extra: 1 }, {}, ['extra is not in the specification']],
  [{ iKey: IDS.client }, {}, ['iKey is not the instrumentation key of the component']],
  [{}, { id: '' }, ['id is not valid']],
  [{}, { duration: 123 }, ['duration is not valid']],
  [{}, { success: 'true' }, ['success is not valid']],
  [{}, { message: 'x'.repeat(8193) }, ['message is not valid']],
  [{}, { properties: { ['x'.repeat(151)]: '' } }, ['properties is not valid']],
  [{}, { measurements: { latencyMs: '1' } }, ['measurements is not valid']],
])('the envelope with the changes %j and %j has the mistakes %j', (change, base, mistakes) =>
  expect(envelopeMistakes(envelope(change, base), IDS.instrumentationKey)).toEqual(mistakes),
);

test.each([
  ['/v2/track', 'https://monitor.azure.com', 400],
  ['/v2.1/track', 'https://dicom.healthcareapis.azure.com', 401],
  ['/v2.1/track', 'https://monitor.azure.com', 200],
])('%s responds to a token for %s with status %d', async (path, audience, status) => {
  const lab = await startLab();
  try {
    const headers = { ...(await bearer(lab, `${audience}/.default`)), 'content-type': 'application/json' };
    const body = JSON.stringify([envelope()]);
    expect(await ask(lab, `https://${HOSTS.insights}${path}`, { method: 'POST', headers, body })).toMatchObject({ status });
  } finally {
    await lab.stop();
  }
});
