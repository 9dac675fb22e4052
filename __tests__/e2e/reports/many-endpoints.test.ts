/** 200 endpoints in one step. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { createServices } from '../support/services.ts';
import { countRequests, runScenarioWithLab } from '../support/lab-access.ts';

const ENTRA = 'login.microsoftonline.com';
const fleet = createServices(200, 'dicom');
const [first = ''] = fleet.hosts;

test('200 endpoints need one exchange, three probes each, and less than 1.8 times the memory of one', async () => {
  const one = await runScenarioWithLab({ with: { endpoint: `https://${HOSTS.dicom}` } });
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: fleet.lines, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
    setUp: fleet.addTo,
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

test('200 equal failures are one annotation', async () => {
  const { run } = await runScenarioWithLab({
    with: { endpoint: fleet.lines },
    setUp: (lab) => {
      fleet.addTo(lab);
      lab.roles.revoke(IDS.principal);
    },
  });
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'role-missing' });
  expect(run.step.annotations).toHaveLength(1);
  expect(run.step.annotations[0]?.message).toMatch(/ Also at (?:\S+, ){2}\S+ and 196 more\. .* Code role-missing\./);
  expect(run.log.match(/^Next: /gm)).toHaveLength(1);
  expect(Buffer.byteLength(run.step.summary)).toBeLessThan(256 * 1024);
}, 60_000);

test('one silent service does not delay the others, and is named', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: fleet.lines, 'timeout-seconds': '1' },
    setUp: (started) => {
      fleet.addTo(started);
      started.fault(first, 'silence');
    },
  });
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'timed-out' });
  expect(countRequests(lab, first)).toBe(1);
  expect(run.step.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(first)]);
  expect(run.log.match(/^PASS /gm)).toHaveLength(199);
}, 60_000);

test('endpoints with their own audiences need one exchange each', async () => {
  const wards = createServices(40, 'fhir');
  const { run, lab } = await runScenarioWithLab({ with: { endpoint: wards.lines }, setUp: wards.addTo });
  expect(run.exitCode).toBe(0);
  expect(countRequests(lab, ENTRA)).toBe(40);
  expect(run.step.outputs['tokens']?.match(/"https:/g)).toHaveLength(40);
}, 60_000);

test('more than 200 endpoints are an input error', async () => {
  const { run, lab } = await runScenarioWithLab({ with: { endpoint: createServices(201, 'dicom').lines } });
  expect(run.outputs).toMatchObject({ failure: 'input-invalid' });
  expect(lab.connects).toEqual([]);
});
