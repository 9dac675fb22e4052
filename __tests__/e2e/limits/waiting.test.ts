/** Tests `wait-seconds`. The step waits for problems that resolve on their own, and logs the reason. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS, defaultRegistrations } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { fastClock } from '../support/fast-clock.ts';
import { preload } from '../support/preload.ts';
import { countRequests, runScenarioWithLab, startEarly } from '../support/scenario.ts';

const registration = defaultRegistrations().find(({ clientId }) => clientId === IDS.client);

const FHIR = `https://${HOSTS.fhir}`;

const starting = startEarly({
  with: { endpoint: FHIR, 'wait-seconds': '60', 'timeout-seconds': '2' },
  setUp: (lab) => lab.fault(HOSTS.fhir, 'refused', { times: 4 }),
});

const twice = startEarly({ with: { endpoint: FHIR, 'wait-seconds': '30', 'required-successes': '2' } });

const flapping = startEarly({
  with: { endpoint: FHIR, 'wait-seconds': '10', 'required-successes': '3', 'timeout-seconds': '1' },
  setUp: (lab) => {
    // Every second read request is refused, as while a new role propagates.
    let reads = 0;
    lab.service(HOSTS.fhir).responses.set('/StructureDefinition', (request) => {
      if (request.authorised === 'none') return { status: 401 };
      reads += 1;
      return reads % 2 === 0 ? { status: 403 } : { status: 200, body: '{"resourceType":"Bundle","type":"searchset","total":1}' };
    });
  },
});

test('waits for a federated credential', async () => {
  const labs: Lab[] = [];
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'wait-seconds': '60' },
    setUp: (started) => {
      labs.push(started);
      if (registration !== undefined) started.entra.register({ ...registration, federated: [] });
    },
    meanwhile: async (running) => {
      await running.line('Waiting for a token');
      if (registration !== undefined) labs[0]?.entra.register(registration);
    },
  });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ status: 'pass', failure: '' });
  // Each exchange needs a new ID token, because the first one expires while the step waits.
  expect({ exchanges: countRequests(lab, 'login.microsoftonline.com'), idTokens: countRequests(lab, ID_TOKEN_HOST) }).toEqual({
    exchanges: 2,
    idTokens: 2,
  });
  expect(run.log).toMatch(/^Waiting for a token \(The identity has no federated credential, federated-credential-missing\)\. Attempt 2 /m);
});

test('waits for a service that is starting', async () => {
  const { run } = await starting;
  expect(run.exitCode).toBe(0);
  // The checks of an endpoint retry independently, so the order of these log lines varies.
  expect(run.log).toMatch(/^Waiting for \S+ \(The proxy cannot reach the host, proxy-bad-gateway\)\. Attempt 2 /m);
});

test('does not wait for a failure that cannot resolve on its own', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'wait-seconds': '60' },
    setUp: (started) => {
      started.service(HOSTS.fhir).condition = 'private-link';
    },
  });
  expect(run.outputs).toMatchObject({ failure: 'network-blocked' });
  expect(countRequests(lab, HOSTS.fhir)).toBe(1);
});

test('waits five seconds between two consecutive passes', async () => {
  const { run, lab } = await twice;
  expect(run.exitCode).toBe(0);
  const reads = lab.requests.filter(({ authorised, host }) => host === HOSTS.fhir && authorised === 'bearer').map(({ at }) => at);
  expect(reads).toHaveLength(2);
  expect((reads[1] ?? 0) - (reads[0] ?? 0)).toBeGreaterThanOrEqual(5000);
  expect(countRequests(lab, 'login.microsoftonline.com')).toBe(1);
  expect(run.log).not.toContain('Waiting');
}, 30_000);

test.each([
  ['back by an hour', -3_600_000],
  ['forward by two minutes', 120_000],
])('waits for a role although the system clock is set %s', async (_, ms) => {
  const jump = `const system = Date.now; Date.now = () => system() + (performance.now() > 3000 ? ${String(ms)} : 0);`;
  const { run } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'wait-seconds': '60' },
    env: preload(fastClock(5) + jump),
    setUp: (lab) => {
      lab.roles.revoke(IDS.principal, HOSTS.fhir);
      lab.roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Reader', { after: 4 });
    },
  });
  expect(run.outputs).toMatchObject({ status: 'pass' });
  const elapsed = [...run.step.log.matchAll(/(-?\d+) s elapsed/g)].map(([, seconds]) => Number(seconds));
  expect(elapsed.length).toBeGreaterThan(2);
  for (const seconds of elapsed) expect(seconds >= 0 && seconds <= 60).toBe(true);
});

test('does not pass while a role assignment is still propagating', async () => {
  const { run } = await flapping;
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'forbidden-unexplained' });
}, 60_000);
