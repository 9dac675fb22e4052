import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { envelopeMistakes } from '../../../lab/azure/application-insights.ts';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { type Answered, ask, bearer } from './client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.stop());

const baseData = { ver: 2, id: '1', name: 'a', duration: '00.00:00:00.123', success: true, properties: { service: 'fhir' } };
const envelope = (change: object = {}, base: object = {}): object => ({
  ver: 1,
  name: 'Microsoft.ApplicationInsights.Availability',
  time: new Date().toISOString(),
  iKey: IDS.instrumentationKey,
  data: { baseType: 'AvailabilityData', baseData: { ...baseData, ...base } },
  ...change,
});

async function track(items: unknown, scope = 'https://monitor.azure.com/.default', path = '/v2.1/track'): Promise<Answered> {
  const headers = { 'content-type': 'application/json', ...(scope === '' ? {} : await bearer(lab, scope)) };
  return ask(lab, `https://${HOSTS.insights}${path}`, { method: 'POST', headers, body: JSON.stringify(items) });
}

test('accepts availability results, and reports which of them it rejects', async () => {
  lab.insights.rejected.set(1, 503);
  expect((await track([envelope()])).status).toBe(200);
  const partial = await track([envelope(), envelope()], 'https://monitor.azure.com//.default');
  expect(JSON.parse(partial.body)).toMatchObject({ itemsReceived: 2, itemsAccepted: 1, errors: [{ index: 1, statusCode: 503 }] });
  expect([partial.status, lab.insights.received.length, lab.insights.mistakes]).toEqual([206, 2, []]);
});

test('refuses other paths, audiences and identities', async () => {
  expect((await track([envelope()], undefined, '/v2/track')).status).toBe(400);
  expect((await track([envelope()], 'https://storage.azure.com/.default')).status).toBe(401);
  expect((await track([envelope()], '')).status).toBe(200);
  lab.insights.localAuthentication = false;
  expect((await track([envelope()], '')).status).toBe(400);
  lab.roles.revoke(IDS.principal, HOSTS.insights);
  expect((await track([envelope()])).status).toBe(403);
});

test('redirects, and any other status, come as often as a test wants', async () => {
  lab.insights.respond({ status: 308, headers: { location: 'https://northeurope-2.in.applicationinsights.azure.com/v2.1/track' } }, 1);
  lab.insights.respond({ status: 439 }, 1);
  lab.insights.addHost('northeurope-2.in.applicationinsights.azure.com');
  expect([(await track([])).status, (await track([])).status, (await track([])).status]).toEqual([308, 439, 200]);
});

describe('differences from the specification', () => {
  test.each([
    [{}, {}, []],
    [{ time: '2020-01-01T00:00:00.000Z' }, {}, ['time is not valid']],
    [{ name: undefined }, {}, ['name is missing', 'name is not valid']],
    [{ extra: 1 }, {}, ['extra is not in the specification']],
    [{ iKey: IDS.client }, {}, ['iKey is not the instrumentation key of the component']],
    [{}, { duration: 123 }, ['duration is not valid']],
    [{}, { success: 'true' }, ['success is not valid']],
    [{}, { message: 'x'.repeat(8193) }, ['message is not valid']],
    [{}, { properties: { ['x'.repeat(151)]: '' } }, ['properties is not valid']],
    [{}, { measurements: { latencyMs: '1' } }, ['measurements is not valid']],
  ])('%j %j', (change, base, mistakes) => {
    expect(envelopeMistakes(envelope(change, base), IDS.instrumentationKey)).toEqual(mistakes);
  });

  test('are rejected', async () => {
    const refused = await track([envelope({}, { id: '' })]);
    expect([refused.status, lab.insights.mistakes]).toEqual([400, ['item 0: id is not valid']]);
  });
});
