import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';
import { ROOT } from '../../../tools/bundle.ts';
import { SHORT_PAUSES } from '../support/fast-clock.ts';
import { runScenario, runScenarioWithLab, type ScenarioRun } from '../support/scenario.ts';
import { createServices } from '../support/services.ts';

const ENDPOINTS = `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}/v2`;

const INSIGHTS = `InstrumentationKey=${IDS.instrumentationKey};IngestionEndpoint=https://${HOSTS.insights}/`;

/** Runs the action with the lab's resource. Every envelope must match the specification. */
async function runWithInsights(
  setUp: (lab: Lab) => void,
  check: (lab: Lab, run: ScenarioRun) => void,
  inputs: Record<string, string> = {},
): Promise<void> {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: ENDPOINTS, 'application-insights': INSIGHTS, ...inputs },
    env: SHORT_PAUSES,
    setUp,
  });
  expect(lab.insights.mistakes).toEqual([]);
  check(lab, run);
}

const toInsights = (lab: Lab): number => lab.requests.filter(({ host }) => host === HOSTS.insights).length;
const unchanged = (): void => undefined;

test('sends one request with one result per endpoint, and does not output the token', async () => {
  await runWithInsights(
    (lab) => lab.roles.revoke(IDS.principal, HOSTS.fhir),
    (lab, { exitCode, outputs, step: { summary } }) => {
      expect(exitCode).toBe(1);
      expect(toInsights(lab)).toBe(1);
      expect(lab.insights.received).toMatchObject([
        {
          name: HOSTS.fhir,
          success: false,
          message: expect.stringContaining('(role-missing)'),
          properties: {
            service: 'fhir',
            status: 'fail',
            failure: 'role-missing',
            attempt: '1',
            run: expect.stringContaining('/actions/runs/'),
          },
        },
        { name: `${HOSTS.dicom}/v2`, success: true, message: 'pass', properties: { service: 'dicom', status: 'pass' } },
      ]);
      expect(JSON.stringify(lab.insights.received)).not.toMatch(new RegExp(`${IDS.client}|${IDS.tenant}|eyJ`));
      expect(`${outputs['tokens'] ?? ''}${summary}`).not.toContain('monitor.azure.com');
    },
  );
});

test('requests no token for Azure Monitor without the input', async () => {
  await runWithInsights(
    unchanged,
    (lab) => expect([toInsights(lab), lab.requests.filter(({ host }) => host === 'login.microsoftonline.com').length]).toEqual([0, 2]),
    { 'application-insights': '' },
  );
});

test('does not load the code of the report without the input', async () => {
  const dist = join(ROOT, 'dist');
  const chunks = readdirSync(dist).filter((file) => file.endsWith('.js') && readFileSync(join(dist, file), 'utf8').includes('/v2.1/track'));
  expect(chunks).toEqual([expect.stringMatching(/^\d+\.index\.js$/)]);
  const copy = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    cpSync(dist, copy, { recursive: true });
    for (const chunk of chunks) writeFileSync(join(copy, chunk), "throw new Error('loaded');");
    expect((await runScenario({ with: { endpoint: ENDPOINTS }, dist: copy })).exitCode).toBe(0);
    const withInput = await runScenario({ with: { endpoint: ENDPOINTS, 'application-insights': INSIGHTS }, dist: copy });
    expect(withInput.exitCode).toBe(0);
    expect(withInput.log).toContain('could not write the reports to GitHub and Application Insights');
  } finally {
    rmSync(copy, { recursive: true });
  }
});

const returns = (status: number) => (lab: Lab) => lab.insights.respond({ status });

// The unit tests of the delivery cover the other responses.
test.each<readonly [name: string, setUp: (lab: Lab) => void, text: string, requests: number]>([
  ['a missing role', (lab) => lab.roles.revoke(IDS.principal, HOSTS.insights), 'Monitoring Metrics Publisher', 1],
  ['a token for another audience', ({ insights }) => void Object.assign(insights, { audiences: [] }), 'HTTP 401', 1],
  ['an exceeded quota', returns(439), 'daily quota', 1],
  ['an old endpoint', returns(404), 'regional ingestion endpoint', 1],
  ['a permanent fault', returns(503), 'HTTP 503', 3],
  ['silence', (lab) => lab.fault(HOSTS.insights, 'silence'), 'did not respond', 3],
  ['one rejected result', ({ insights }) => void insights.rejected.set(1, 400), '1 of 2 availability results', 1],
])(
  'a failed delivery causes a warning and does not change the verdict: %s',
  async (_, setUp, text, requests) => {
    await runWithInsights(
      setUp,
      (lab, { exitCode, outputs, log, step: { annotations } }) => {
        expect([exitCode, outputs['status'], outputs['failure']]).toEqual([0, 'pass', '']);
        expect(annotations.map(({ level, title }) => [level, title])).toEqual([
          ['warning', 'Application Insights did not accept the results'],
        ]);
        expect(log).toContain('application-insights-failed');
        expect(log).toContain(text);
        expect(toInsights(lab)).toBe(requests);
      },
      { 'timeout-seconds': '5' },
    );
  },
  30_000,
);

test.each([503, 429])('retries after a single %d', async (status) => {
  await runWithInsights(
    ({ insights }) => insights.respond({ status, headers: { 'retry-after': '1' } }, 1),
    (lab, { step: { annotations } }) => {
      expect(annotations).toEqual([]);
      expect([toInsights(lab), lab.insights.received.length]).toEqual([2, 2]);
    },
  );
});

describe('the report', () => {
  const OTHER = 'westeurope-9.in.applicationinsights.azure.com';
  const to =
    (location: string, times = 1, status = 308) =>
    (lab: Lab): void => {
      lab.insights.addHost(OTHER);
      lab.insights.respond({ status, headers: { location } }, times);
    };

  test.each([307, 308])('follows %d to another ingestion host of the cloud', async (status) => {
    await runWithInsights(to(`https://${OTHER}/v2.1/track`, 1, status), (lab, { step: { annotations } }) => {
      expect(annotations).toEqual([]);
      expect(lab.insights.received).toHaveLength(2);
    });
  });

  test.each([
    ['to another host', 'https://elsewhere.example/v2.1/track', 1],
    ['to a look-alike', 'https://in.applicationinsights.azure.com.elsewhere.example/', 1],
    ['to http', `http://${OTHER}/v2.1/track`, 1],
    ['to another port', `https://${OTHER}:8443/v2.1/track`, 1],
    ['to a host with user information', `https://a:b@${OTHER}/v2.1/track`, 1],
    ['to a host of another cloud', 'https://usgovvirginia-1.in.applicationinsights.azure.us/v2.1/track', 1],
    ['more than three times', `https://${OTHER}/v2.1/track`, 4],
  ])('does not follow a redirect %s', async (_name, location, times) => {
    await runWithInsights(to(location, times), (lab, { log }) => {
      expect(log).toContain('application-insights-failed');
      expect(lab.insights.received).toEqual([]);
      expect(lab.connects.filter(({ authority }) => /elsewhere|8443|\.us:/.test(authority))).toEqual([]);
      expect(lab.requests.filter(({ path }) => path.endsWith('/track'))).toHaveLength(times);
    });
  });
});

test('sends one request for 200 endpoints', async () => {
  const services = createServices(200, 'dicom');
  await runWithInsights(services.addTo, (lab) => expect([toInsights(lab), lab.insights.received.length]).toEqual([1, 200]), {
    endpoint: services.lines,
  });
}, 60_000);
