import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { fastClock } from '../support/fast-clock.ts';
import { withGitHub } from '../support/github.ts';
import { countRequests, playWithLab } from '../support/lab-access.ts';
import { preload } from '../support/preload.ts';
import { outlineOf, play } from '../support/scenario.ts';
import { createServices } from '../support/services.ts';

const ENTRA = 'login.microsoftonline.com';
const FHIR = `https://${HOSTS.fhir}`;

function silence(lab: Lab, hosts: readonly string[]): void {
  for (const host of [ID_TOKEN_HOST, ENTRA, ...hosts]) lab.fault(host, 'silence');
}

test('a host that timed out gets no further request', async () => {
  const { played, lab } = await playWithLab({
    with: { endpoint: FHIR, 'timeout-seconds': '1', expect: 'fhir-version: 4.0' },
    given: (started) => started.fault(HOSTS.fhir, 'silence'),
  });
  expect(countRequests(lab, HOSTS.fhir)).toBe(1);
  expect(played.outputs).toMatchObject({
    failure: 'timed-out',
    status: 'fail',
    token: '<access token for https://contoso-clinic.fhir.azurehealthcareapis.com>',
  });
  expect(outlineOf(played)).toMatchObject({ endpoints: ['FAIL fhir timed-out'], annotations: ['error timed-out'] });
});

test('if all servers are silent, only the first one is reported', async () => {
  const { played } = await playWithLab({
    with: { endpoint: FHIR, 'timeout-seconds': '1' },
    given: (lab) => silence(lab, [HOSTS.fhir]),
  });
  expect(played.exitCode).toBe(1);
  expect(outlineOf(played)).toMatchObject({ endpoints: ['FAIL fhir timed-out'], annotations: ['error timed-out'] });
});

/** Twenty times faster: the limits of the step pass in two seconds. */
const FAST = 20;
/** For exact limits, because the work of the step seems to take longer on a faster clock. */
const SLOWER = 10;

describe('every server is silent, without wait-seconds', () => {
  test('one endpoint has its verdict within 45 s', async () => {
    const { played } = await playWithLab({
      with: { endpoint: FHIR },
      env: preload(fastClock(SLOWER)),
      given: (lab) => silence(lab, [HOSTS.fhir]),
    });
    expect(played.outputs).toMatchObject({ status: 'fail', failure: 'timed-out', token: '' });
    expect(played.run.durationMs * SLOWER).toBeLessThan(45_000);
  });

  test.each([
    ['GitHub and Microsoft Entra', [ID_TOKEN_HOST, ENTRA]],
    ['GitHub and Application Insights', []],
  ])('with %s silent too, outputs and files are complete, and reports end 30 s later', async (_, others) => {
    await withGitHub({}, async ({ lab, play: playHere }) => {
      for (const host of [HOSTS.fhir, HOSTS.insights, 'api.github.com', ...others]) lab.fault(host, 'silence');
      const reports = { 'incident-issue': 'prod', 'deployment-id': '42', 'application-insights': lab.insights.connectionString };
      const played = await playHere({
        with: { endpoint: FHIR, ...reports, 'report-path': 'health.json', 'junit-path': 'junit.xml' },
        env: { ...preload(fastClock(FAST)), GITHUB_EVENT_NAME: 'schedule' },
        writes: ['work/health.json', 'work/junit.xml'],
      });
      expect(played.outputs).toMatchObject({ status: 'fail', failure: 'timed-out' });
      // One for the deployment, one for the incident, and one for the availability result.
      expect(played.run.annotations.filter(({ level }) => level === 'warning')).toHaveLength(3);
      expect(played.run.durationMs * FAST).toBeLessThan(95_000);
    });
  });
});

test('200 silent endpoints have their verdicts within 120 s', async () => {
  const services = createServices(200, 'fhir');
  const { played } = await playWithLab({
    with: { endpoint: services.lines },
    env: preload(fastClock(SLOWER)),
    given: (lab) => {
      services.addTo(lab);
      silence(lab, []);
      for (const host of services.hosts) lab.fault(host, 'proxy-silent');
    },
  });
  expect(played.outputs).toMatchObject({ status: 'fail', token: '' });
  expect(played.run.durationMs * SLOWER).toBeLessThan(120_000);
});

/** Objects that take 40 times as much memory as text. */
const OBJECTS = `${'{"35":0},'.repeat(110_000)}{}`;

test('JSON of many small objects takes neither much memory nor time', async () => {
  const played = await play({
    with: { endpoint: `https://${HOSTS.fhir}`, expect: Array.from({ length: 400 }, (_, id) => `operation: op-${String(id)}`).join('\n') },
    given: (lab) => {
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
  expect(outlineOf(played)).toMatchObject({ status: 'fail', failure: 'statement-unreadable' });
  expect(played.run.maxRss ?? 0).toBeLessThan(120 * 1024 * 1024);
  expect(played.run.durationMs).toBeLessThan(10_000);
});
