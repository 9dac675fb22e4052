import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { createServices } from '../support/services.ts';
import { countRequests, runScenarioWithLab } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';
const services = createServices(200, 'dicom');
const [first = ''] = services.hosts;

test('checks 200 endpoints with one exchange, three probes each, and less than 1.8 times the memory of one endpoint', async () => {
  const one = await runScenarioWithLab({ with: { endpoint: `https://${HOSTS.dicom}` } });
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: services.lines, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
    setUp: services.addTo,
    writes: ['work/junit.xml', 'work/report.json'],
  });
  expect(run.exitCode).toBe(0);
  expect(countRequests(lab, ENTRA)).toBe(1);
  expect(lab.requests).toHaveLength(2 + 3 * 200);
  expect(run.log.match(/^PASS {2}dicom {2}/gm)).toHaveLength(200);
  expect(run.step.summary.length).toBeLessThan(256 * 1024);
  const [least, most] = [one.run.step.maxRss, run.step.maxRss];
  if (least !== undefined && most !== undefined) expect(most / least).toBeLessThan(1.8);
}, 60_000);

test('reports 200 equal failures in one annotation', async () => {
  const { run } = await runScenarioWithLab({
    with: { endpoint: services.lines },
    setUp: (lab) => {
      services.addTo(lab);
      lab.roles.revoke(IDS.principal);
    },
  });
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'role-missing' });
  expect(run.step.annotations).toHaveLength(1);
  expect(run.step.annotations[0]?.message).toMatch(/ Also at (?:\S+, ){2}\S+ and 196 more\. .* Code role-missing\./);
  expect(run.log.match(/^Next: /gm)).toHaveLength(1);
  expect(Buffer.byteLength(run.step.summary)).toBeLessThan(256 * 1024);
  expect(run.summary.match(/<summary>.*/g)).toEqual([
    expect.stringContaining('at 200 endpoints'),
    expect.stringContaining('All 200 cases'),
  ]);
}, 60_000);

test('names a silent service without delaying the others', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: services.lines, 'timeout-seconds': '1' },
    setUp: (started) => {
      services.addTo(started);
      started.fault(first, 'silence');
    },
  });
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'timed-out' });
  expect(countRequests(lab, first)).toBe(1);
  expect(run.step.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(first)]);
  expect(run.log.match(/^PASS /gm)).toHaveLength(199);
}, 60_000);

test('sends one exchange per audience', async () => {
  const fhirServices = createServices(40, 'fhir');
  const { run, lab } = await runScenarioWithLab({ with: { endpoint: fhirServices.lines }, setUp: fhirServices.addTo });
  expect(run.exitCode).toBe(0);
  expect(countRequests(lab, ENTRA)).toBe(40);
  expect(run.step.outputs['tokens']?.match(/"https:/g)).toHaveLength(40);
}, 60_000);

test('reports more than 200 endpoints as an input error', async () => {
  const { run, lab } = await runScenarioWithLab({ with: { endpoint: createServices(201, 'dicom').lines } });
  expect(run.outputs).toMatchObject({ failure: 'input-invalid' });
  expect(lab.connects).toEqual([]);
});
