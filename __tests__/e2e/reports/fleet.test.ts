/** 200 endpoints in one step. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { fleetOf } from '../support/fleet.ts';
import { asked, playAndLook } from '../support/look.ts';

const ENTRA = 'login.microsoftonline.com';
const fleet = fleetOf(200, 'dicom');
const [first = ''] = fleet.hosts;

test('all pass: one exchange, three probes each, 1.8 times the memory of one endpoint', async () => {
  const one = await playAndLook({ with: { endpoint: `https://${HOSTS.dicom}` } });
  const { played, lab } = await playAndLook({
    with: { endpoint: fleet.lines, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
    given: fleet.settle,
    writes: ['work/junit.xml', 'work/report.json'],
  });
  expect(played.exitCode).toBe(0);
  expect(asked(lab, ENTRA)).toBe(1);
  expect(lab.requests).toHaveLength(2 + 3 * 200);
  expect(played.log.match(/^PASS {2}dicom {2}/gm)).toHaveLength(200);
  expect(played.run.summary.length).toBeLessThan(256 * 1024);
  const [least, most] = [one.played.run.maxRss, played.run.maxRss];
  if (least !== undefined && most !== undefined) expect(most / least).toBeLessThan(1.8);
}, 60_000);

test('200 equal failures are one annotation, within the limits of GitHub', async () => {
  const { played } = await playAndLook({
    with: { endpoint: fleet.lines },
    given: (lab) => {
      fleet.settle(lab);
      lab.roles.revoke(IDS.principal);
    },
  });
  expect(played.outputs).toMatchObject({ status: 'fail', failure: 'role-missing' });
  expect(played.run.annotations).toHaveLength(1);
  expect(played.run.annotations[0]?.message).toMatch(/ Also at (?:\S+, ){2}\S+ and 196 more\. .* Code role-missing: /);
  expect(played.log.match(/^Next: /gm)).toHaveLength(1);
  expect(Buffer.byteLength(played.run.summary)).toBeLessThan(256 * 1024);
}, 60_000);

test('one silent service does not delay the others, and is named', async () => {
  const { played, lab } = await playAndLook({
    with: { endpoint: fleet.lines, 'timeout-seconds': '1' },
    given: (started) => {
      fleet.settle(started);
      started.fault(first, 'silence');
    },
  });
  expect(played.outputs).toMatchObject({ status: 'fail', failure: 'timed-out' });
  expect(asked(lab, first)).toBe(1);
  expect(played.run.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(first)]);
  expect(played.log.match(/^PASS /gm)).toHaveLength(199);
}, 60_000);

test('an audience each: one exchange each', async () => {
  const wards = fleetOf(40, 'fhir');
  const { played, lab } = await playAndLook({ with: { endpoint: wards.lines }, given: wards.settle });
  expect(played.exitCode).toBe(0);
  expect(asked(lab, ENTRA)).toBe(40);
  expect(played.run.outputs['tokens']?.match(/"https:/g)).toHaveLength(40);
}, 60_000);

test('more than 200 are a mistake, and nothing is sent', async () => {
  const { played, lab } = await playAndLook({ with: { endpoint: fleetOf(201, 'dicom').lines } });
  expect(played.outputs).toMatchObject({ failure: 'input-invalid' });
  expect(lab.connects).toEqual([]);
});
