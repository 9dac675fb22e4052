/** Tests `wait-seconds`. The step waits for problems that resolve on their own, and logs the reason. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS, defaultRegistrations } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { fastClock } from '../support/fast-clock.ts';
import { preload } from '../support/preload.ts';
import { countRequests, runScenarioWithLab, startEarly, type Scenario } from '../support/scenario.ts';

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

/** Lets every access token expire in 7 seconds. The role on `host` takes effect at the third read, which is at least 3 seconds later. */
const expiring =
  (host: string, principal: string = IDS.principal) =>
  (lab: Lab): void => {
    lab.entra.overrides.lifetimeSeconds = 7;
    lab.roles.revoke(principal, host);
    lab.roles.grant(principal, host, host === HOSTS.fhir ? 'FHIR Data Reader' : 'DICOM Data Reader', { after: 2 });
  };

const BOTH = `${FHIR}\nhttps://${HOSTS.dicom}/v2`;

const renewals = (
  [
    ['GitHub OIDC', { with: { endpoint: FHIR, 'wait-seconds': '60' }, setUp: expiring(HOSTS.fhir) }],
    [
      'a managed identity',
      {
        with: { endpoint: FHIR, 'wait-seconds': '60', credential: 'managed-identity', 'client-id': IDS.clientUserAssigned },
        env: (lab) => ({ ...lab.managedIdentity.machine, AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined }),
        setUp: expiring(HOSTS.fhir, IDS.principalUserAssigned),
      },
    ],
    ['an endpoint that passes early', { with: { endpoint: BOTH, 'wait-seconds': '60' }, setUp: expiring(HOSTS.dicom) }],
  ] satisfies [string, Scenario][]
).map(([name, scenario]) => ({ name, started: startEarly(scenario) }));

const checkOnly = startEarly({ with: { endpoint: BOTH, 'wait-seconds': '60', 'output-token': 'false' }, setUp: expiring(HOSTS.dicom) });

const renewalRefused = startEarly({
  with: { endpoint: FHIR, 'wait-seconds': '60' },
  setUp: (lab) => {
    expiring(HOSTS.fhir)(lab);
    lab.service(HOSTS.fhir).intercept = ({ authorised }) => {
      if (authorised === 'bearer') lab.entra.refuseWith(7000112);
      return undefined;
    };
  },
});

const issuedTokens = ({ secrets }: Lab, audience = ''): string[] =>
  secrets.flatMap(({ name, value }) => (name.startsWith(`access token for ${audience}`) ? [value] : []));

test('waits for a federated credential', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'wait-seconds': '60' },
    setUp: (started) => {
      if (registration !== undefined) started.entra.register({ ...registration, federated: [] });
    },
    meanwhile: async (running, { entra }) => {
      await running.line('Waiting for a token');
      if (registration !== undefined) entra.register(registration);
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

test.each(renewals)(
  'outputs tokens that have not expired: $name',
  async ({ started }) => {
    const { run, lab } = await started;
    expect(run.exitCode).toBe(0);
    const { tokens = '', token, 'expires-in': expiresIn } = run.step.outputs;
    const outputs: unknown = JSON.parse(tokens);
    expect(token).toBe(issuedTokens(lab, FHIR).at(-1));
    for (const [audience, value] of Object.entries(outputs ?? {})) {
      expect(issuedTokens(lab, audience).length).toBeGreaterThan(1);
      expect(value).toBe(issuedTokens(lab, audience).at(-1));
    }
    expect(Number(expiresIn)).toBeGreaterThanOrEqual(4);
    expect(run.log).not.toMatch(/token-rejected|has expired/);
  },
  60_000,
);

test('does not renew the token of an endpoint that has passed if output-token is false', async () => {
  const { run, lab } = await checkOnly;
  expect([run.exitCode, issuedTokens(lab, FHIR).length]).toEqual([0, 1]);
  expect(run.log).not.toContain('has expired');
}, 60_000);

test('reports a failed renewal and keeps the expired token', async () => {
  const { run, lab } = await renewalRefused;
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'application-disabled' });
  expect([run.step.outputs['token']]).toEqual(issuedTokens(lab));
  expect(run.step.annotations.map(({ level, message }) => `${level} ${message}`)).toContainEqual(
    expect.stringMatching(/^warning The token for \S+ has expired or is about to expire \(.*\(.*, application-disabled\)\.$/),
  );
  // The first exchange, and one renewal without retries.
  expect(countRequests(lab, 'login.microsoftonline.com')).toBe(2);
}, 60_000);

test('does not pass while a role assignment is still propagating', async () => {
  const { run } = await flapping;
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'forbidden-unexplained' });
}, 60_000);
