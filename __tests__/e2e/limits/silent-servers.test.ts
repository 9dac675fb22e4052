import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { fastClock } from '../support/fast-clock.ts';
import { withGitHub } from '../support/github.ts';
import { preload } from '../support/preload.ts';
import { countRequests, outlineOf, runScenario, runScenarioWithLab } from '../support/scenario.ts';
import { createServices } from '../support/services.ts';

const ENTRA = 'login.microsoftonline.com';
const FHIR = `https://${HOSTS.fhir}`;

function silence(lab: Lab, hosts: readonly string[]): void {
  for (const host of [ID_TOKEN_HOST, ENTRA, ...hosts]) lab.fault(host, 'silence');
}

test('sends no further request to a host that timed out', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'timeout-seconds': '1', expect: 'fhir-version: 4.0' },
    setUp: (started) => started.fault(HOSTS.fhir, 'silence'),
  });
  expect(countRequests(lab, HOSTS.fhir)).toBe(1);
  expect(run.outputs).toMatchObject({
    failure: 'timed-out',
    status: 'fail',
    token: '<access token for https://contoso-clinic.fhir.azurehealthcareapis.com>',
  });
  expect(outlineOf(run)).toMatchObject({ endpoints: ['FAIL fhir timed-out'], annotations: ['error timed-out'] });
});

test('reports only the first server if no server responds', async () => {
  const { run } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'timeout-seconds': '1' },
    setUp: (lab) => silence(lab, [HOSTS.fhir]),
  });
  expect(run.exitCode).toBe(1);
  expect(outlineOf(run)).toMatchObject({ endpoints: ['FAIL fhir timed-out'], annotations: ['error timed-out'] });
});

/** Makes the step's time limits pass in two seconds. */
const FAST = 20;
/** Clock factor for tests of exact limits. A faster clock would overestimate the time that the step itself needs. */
const SLOWER = 10;

describe('a step without any response and without wait-seconds', () => {
  test('reports the verdict of one endpoint within 45 s', async () => {
    const { run } = await runScenarioWithLab({
      with: { endpoint: FHIR },
      env: preload(fastClock(SLOWER)),
      setUp: (lab) => silence(lab, [HOSTS.fhir]),
    });
    expect(run.outputs).toMatchObject({ status: 'fail', failure: 'timed-out', token: '' });
    expect(run.step.durationMs * SLOWER).toBeLessThan(45_000);
  });

  test.each([
    ['GitHub and Microsoft Entra', [ID_TOKEN_HOST, ENTRA]],
    ['GitHub and Application Insights', []],
  ])('writes complete outputs and files, and stops reporting 30 s later, if %s do not respond either', async (_, others) => {
    await withGitHub({}, async ({ lab, runScenario: runHere }) => {
      for (const host of [HOSTS.fhir, HOSTS.insights, 'api.github.com', ...others]) lab.fault(host, 'silence');
      const reports = { 'incident-issue': 'prod', 'deployment-id': '42', 'application-insights': lab.insights.connectionString };
      const run = await runHere({
        with: { endpoint: FHIR, ...reports, 'report-path': 'health.json', 'junit-path': 'junit.xml' },
        env: { ...preload(fastClock(FAST)), GITHUB_EVENT_NAME: 'schedule' },
        writes: ['work/health.json', 'work/junit.xml'],
      });
      expect(run.outputs).toMatchObject({ status: 'fail', failure: 'timed-out' });
      // One request for the deployment, one for the incident, and one for the availability result.
      expect(run.step.annotations.filter(({ level }) => level === 'warning')).toHaveLength(3);
      expect(run.step.durationMs * FAST).toBeLessThan(95_000);
    });
  });
});

test('reports the verdicts of 200 silent endpoints within 120 s', async () => {
  const services = createServices(200, 'fhir');
  const { run } = await runScenarioWithLab({
    with: { endpoint: services.lines },
    env: preload(fastClock(SLOWER)),
    setUp: (lab) => {
      services.addTo(lab);
      silence(lab, []);
      for (const host of services.hosts) lab.fault(host, 'proxy-silent');
    },
  });
  expect(run.outputs).toMatchObject({ status: 'fail', token: '' });
  expect(run.step.durationMs * SLOWER).toBeLessThan(120_000);
});

/** A JSON document whose objects take 40 times as much memory as the text. */
const OBJECTS = `${'{"35":0},'.repeat(110_000)}{}`;

test('limits memory and time for JSON with many small objects', async () => {
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}`, expect: Array.from({ length: 400 }, (_, id) => `operation: op-${String(id)}`).join('\n') },
    setUp: (lab) => {
      lab.site(HOSTS.fhir, ({ path, authorised }) => {
        if (path === '/health/check') return { status: 200, body: `[${OBJECTS}]` };
        if (path === '/metadata')
          return { status: 200, body: `{"resourceType":"CapabilityStatement","rest":[{"resource":[${OBJECTS},${OBJECTS}]}]}` };
        return authorised === 'none'
          ? { status: 401, body: `[${OBJECTS}]` }
          : { status: 200, body: `{"resourceType":"Bundle","entry":[${OBJECTS}]}` };
      });
    },
  });
  expect(outlineOf(run)).toMatchObject({ status: 'fail', failure: 'statement-unreadable' });
  expect(run.step.maxRss ?? 0).toBeLessThan(120 * 1024 * 1024);
  expect(run.step.durationMs).toBeLessThan(10_000);
});
