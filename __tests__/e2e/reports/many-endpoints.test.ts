/** 200 endpoints in one step. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { createServices } from '../support/services.ts';
import { countRequests, playWithLab } from '../support/lab-access.ts';

const ENTRA = 'login.microsoftonline.com';
const fleet = createServices(200, 'dicom');
const [first = ''] = fleet.hosts;

test('200 endpoints need one exchange, three probes each, and less than 1.8 times the memory of one', async () => {
  const one = await playWithLab({ with: { endpoint: `https://${HOSTS.dicom}` } });
  const { played, lab } = await playWithLab({
    with: { endpoint: fleet.lines, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
    given: fleet.addTo,
    writes: ['work/junit.xml', 'work/report.json'],
  });
  expect(played.exitCode).toBe(0);
  expect(countRequests(lab, ENTRA)).toBe(1);
  expect(lab.requests).toHaveLength(2 + 3 * 200);
  expect(played.log.match(/^PASS {2}dicom {2}/gm)).toHaveLength(200);
  expect(played.run.summary.length).toBeLessThan(256 * 1024);
  const [least, most] = [one.played.run.maxRss, played.run.maxRss];
  if (least !== undefined && most !== undefined) expect(most / least).toBeLessThan(1.8);
}, 60_000);

test('200 equal failures are one annotation', async () => {
  const { played } = await playWithLab({
    with: { endpoint: fleet.lines },
    given: (lab) => {
      fleet.addTo(lab);
      lab.roles.revoke(IDS.principal);
    },
  });
  expect(played.outputs).toMatchObject({ status: 'fail', failure: 'role-missing' });
  expect(played.run.annotations).toHaveLength(1);
  expect(played.run.annotations[0]?.message).toMatch(/ Also at (?:\S+, ){2}\S+ and 196 more\. .* Code role-missing\./);
  expect(played.log.match(/^Next: /gm)).toHaveLength(1);
  expect(Buffer.byteLength(played.run.summary)).toBeLessThan(256 * 1024);
}, 60_000);

test('one silent service does not delay the others, and is named', async () => {
  const { played, lab } = await playWithLab({
    with: { endpoint: fleet.lines, 'timeout-seconds': '1' },
    given: (started) => {
      fleet.addTo(started);
      started.fault(first, 'silence');
    },
  });
  expect(played.outputs).toMatchObject({ status: 'fail', failure: 'timed-out' });
  expect(countRequests(lab, first)).toBe(1);
  expect(played.run.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(first)]);
  expect(played.log.match(/^PASS /gm)).toHaveLength(199);
}, 60_000);

test('endpoints with their own audiences need one exchange each', async () => {
  const wards = createServices(40, 'fhir');
  const { played, lab } = await playWithLab({ with: { endpoint: wards.lines }, given: wards.addTo });
  expect(played.exitCode).toBe(0);
  expect(countRequests(lab, ENTRA)).toBe(40);
  expect(played.run.outputs['tokens']?.match(/"https:/g)).toHaveLength(40);
}, 60_000);

test('more than 200 endpoints are an input error', async () => {
  const { played, lab } = await playWithLab({ with: { endpoint: createServices(201, 'dicom').lines } });
  expect(played.outputs).toMatchObject({ failure: 'input-invalid' });
  expect(lab.connects).toEqual([]);
});
