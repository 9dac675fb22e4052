/** Tests that the process always ends with a verdict, even if servers or libraries never respond. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS, IDS, createHandler } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import { json, type LabRequest } from '../../../lab/network/site.ts';
import { removeFolder } from '../../../lab/runner/files.ts';
import { fastClock } from '../support/fast-clock.ts';
import { CANARY, expectNoTrace } from '../support/untrusted-content.ts';
import { preload } from '../support/preload.ts';
import { withGitHub } from '../support/github.ts';
import { runScenario, runScenarioWithLab } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';
const FHIR = `https://${HOSTS.fhir}`;

test('closes the connection of a 101 response', async () => {
  const run = await runScenario({
    with: { endpoint: FHIR, 'timeout-seconds': '2' },
    setUp: (lab) => lab.fault(HOSTS.fhir, 'status-101', { only: 'authorised' }),
  });
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'answer-malformed' });
  expect(run.log).toContain('UNEXPECTED_UPGRADE');
  expect(run.step.durationMs).toBeLessThan(10_000);
});

test.each([
  ['a challenge', 401, { 'www-authenticate': `Bearer a=${' '.repeat(15_000)}"b"c` }, {}],
  ['a CapabilityStatement', 200, {}, { resourceType: 'CapabilityStatement', instantiates: [`${'|'.repeat(1_000_000)}\n`] }],
])('ends although %s would take hours to parse', async (_, status, headers, body) => {
  const run = await runScenario({
    with: { endpoint: FHIR, expect: 'instantiates: https://contoso.example/a' },
    setUp: (lab) => {
      const respond = createHandler(lab.service(HOSTS.fhir), lab);
      const matches = ({ path, authorised }: LabRequest): boolean =>
        status === 401 ? authorised === 'none' && path.startsWith('/StructureDefinition') : path === '/metadata';
      lab.site(HOSTS.fhir, (asked) => (matches(asked) ? json(status, body, headers) : respond(asked)));
    },
    timeoutMs: 20_000,
  });
  expect([run.exitCode, run.outputs['status']]).toEqual([1, 'fail']);
  expect(run.step.durationMs).toBeLessThan(10_000);
});

test('ends although a library has a timer and an open server', async () => {
  const code = "setInterval(() => undefined, 1000); (await import('node:net')).createServer().listen(0, '127.0.0.1')";
  const run = await runScenario({ with: { audience: 'dicom' }, env: preload(code), timeoutMs: 20_000 });
  expect([run.exitCode, run.outputs['status']]).toEqual([0, 'skipped']);
});

// process.exit waits for threads that access files. Each of these threads waits for a named pipe that no process opens.
(process.platform === 'linux' ? describe : describe.skip)('a thread that does not return', () => {
  test.each([
    { name: 'a name resolution', code: "import dns from 'node:dns'; dns.lookup('silent', () => undefined);", role: true },
    { name: 'a file', code: "import fs from 'node:fs'; fs.open(process.env.HOSTALIASES, 'r', () => undefined);", role: false },
  ])('does not delay the end: $name, role: $role', async ({ code, role }) => {
    const folder = await mkdtemp(join(tmpdir(), 'silent-'));
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    try {
      const run = await runScenario({
        with: { endpoint: FHIR, 'report-path': 'health.json' },
        // An exit handler, such as the one that ends `az`, must run even if the process is replaced.
        env: {
          ...preload(
            `${code} process.on('exit', () => process.getBuiltinModule('fs').writeFileSync(process.env.HOSTALIASES + '.end', ''));`,
          ),
          HOSTALIASES: pipe,
        },
        setUp: ({ roles }) => {
          if (!role) roles.revoke(IDS.principal, HOSTS.fhir);
        },
        writes: ['work/health.json'],
        timeoutMs: 20_000,
      });
      expect([run.exitCode, run.outputs['status']]).toEqual(role ? [0, 'pass'] : [1, 'fail']);
      expect(run.log).toMatch(role ? /^PASS /m : /^FAIL /m);
      expect(existsSync(`${pipe}.end`)).toBe(true);
    } finally {
      await removeFolder(folder);
    }
  });
});

// A read of a pipe blocks the only thread of the process, or a thread that Node waits for.
(process.platform === 'win32' ? describe.skip : describe)('a named pipe that no process writes', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pipe-'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
  });
  afterEach(() => removeFolder(folder));

  test('is not read as the event file, even by a library', async () => {
    await withGitHub({ deployments: [42] }, async ({ github, runScenario: runWithGitHub }) => {
      const run = await runWithGitHub({
        with: { endpoint: FHIR, 'deployment-id': '42' },
        env: preload(`process.env.GITHUB_EVENT_PATH = ${JSON.stringify(join(folder, 'pipe'))}`),
        timeoutMs: 20_000,
      });
      expect([run.exitCode, run.outputs['status']]).toEqual([0, 'pass']);
      expect(github.deployments.map(({ state }) => state)).toEqual(['success']);
    });
  });

  test('is a mistake in NODE_EXTRA_CA_CERTS, and is not waited for', async () => {
    const { run, lab } = await runScenarioWithLab({
      with: { endpoint: FHIR },
      env: { NODE_EXTRA_CA_CERTS: join(folder, 'pipe') },
      timeoutMs: 20_000,
    });
    expect([run.exitCode, run.outputs['failure'], lab.connects]).toEqual([1, 'input-invalid', []]);
    expect(run.log).toContain('NODE_EXTRA_CA_CERTS');
  });
});

const later = (value: string): string => `setTimeout(() => { throw ${value}; }, 150);`;
const OWN_CLASS = later(`Object.assign(new RangeError('${CANARY}\\n::error::${CANARY}'), { token: '${CANARY}' })`);

describe('an uncaught error', () => {
  test.each([
    ['an error with a class and a property', OWN_CLASS, '(RangeError)'],
    ['an error without a stack', later(`Object.assign(new Error('${CANARY}'), { stack: undefined })`), '(Error)'],
    ['a string', later(`'${CANARY}'`), '(string)'],
    ['two errors in one tick', `for (const _ of [1, 2]) process.nextTick(() => { throw new Error('${CANARY}'); });`, '(Error)'],
    ['an error while the inputs are read', `Map.groupBy = () => { throw new Error('${CANARY}'); };`, '(Error)'],
    ['a rejection without an error', `setTimeout(() => Promise.reject('${CANARY}'), 150);`, '(UnhandledPromiseRejection)'],
    ['lines that look like stack frames', later(`new Error('x\\n    at ${CANARY}:1:1\\n    at f (${CANARY}:1:1)')`), '(Error)'],
    [
      'a stack that has already been read',
      `setTimeout(() => { const e = new Error('x\\n    at ${CANARY}:1:1'); void e.stack; throw e; }, 150);`,
      '(Error)',
    ],
    ['a name with untrusted text', later(`Object.assign(new Error(), { name: '${CANARY} ${CANARY}' })`), ''],
  ])('is reported without its message: %s', async (_, code, name) => {
    const run = await runScenario({
      with: { endpoint: FHIR },
      env: { ...preload(code), RUNNER_DEBUG: '1' },
      setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'silence'),
    });
    expectNoTrace(run);
    expect(run.step.annotations).toMatchObject([{ title: 'The action itself failed', message: expect.stringContaining(name) }]);
    expect([run.exitCode, run.outputs['status'], run.outputs['failure']]).toEqual([1, 'fail', 'internal-error']);
    if (code === OWN_CLASS) expect(run.log).toMatch(/^ {4}at /m);
  });

  test('is reported with only its class name without step debugging', async () => {
    const run = await runScenario({
      with: { endpoint: FHIR },
      env: preload(OWN_CLASS),
      setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'silence'),
    });
    expect(run.log).toContain('Error: The action failed with an internal error (RangeError). (internal-error)\nThis step stops.');
  });
});

test('does not change the outputs on an uncaught error after they are written', async () => {
  const run = await runScenario({
    with: { endpoint: FHIR, 'report-path': 'health.json' },
    env: preload(`
      import files from 'node:fs/promises';
      files.open = () => new Promise(() => process.nextTick(() => { throw new Error('${CANARY}'); }));
    `),
  });
  expectNoTrace(run);
  expect([run.exitCode, run.outputs['status']]).toEqual([1, 'pass']);
});

/** The clock is twenty times faster, so the time limits of the step pass in two seconds. */
const FAST = 20;

describe('the watchdog ends a process', () => {
  const alive = 'setInterval(() => undefined, 1000);';

  test('without a verdict', async () => {
    const run = await runScenario({
      with: { endpoint: FHIR },
      env: preload(`${alive} ${fastClock(FAST)} timers.setTimeout = () => new Promise(() => undefined);`),
      setUp: (lab) => lab.fault(ID_TOKEN_HOST, 'status-503'),
    });
    expect([run.exitCode, run.outputs['status'], run.outputs['failure']]).toEqual([1, 'fail', 'no-verdict']);
    expect(run.step.annotations.map(({ title }) => title)).toEqual(['The step ended without a verdict']);
    expect(run.step.durationMs * FAST).toBeLessThan(110_000);
  });

  test.each([
    { role: true, expected: [0, 'pass'] },
    { role: false, expected: [1, 'fail'] },
  ])('that does not finish a report, and keeps the verdict and the other reports: $expected', async ({ role, expected }) => {
    await withGitHub({}, async ({ lab, github, runScenario: runInLab }) => {
      if (!role) lab.roles.revoke(IDS.principal, HOSTS.fhir);
      const run = await runInLab({
        with: { endpoint: FHIR, 'report-path': 'health.json', 'incident-issue': 'nightly' },
        // Simulates a file system that does not respond.
        env: {
          GITHUB_EVENT_NAME: 'schedule',
          ...preload(`
            ${alive} ${fastClock(FAST)}
            import files from 'node:fs/promises';
            files.open = () => new Promise(() => undefined);
          `),
        },
      });
      expect([run.exitCode, run.outputs['status']]).toEqual(expected);
      expect(github.issues).toHaveLength(role ? 0 : 1);
      expect(JSON.parse(run.step.outputs['report'] ?? '')).toMatchObject({ status: expected[1] });
      const annotations = run.step.annotations.map(({ message }) => message);
      expect(annotations).toContain('A report was not finished in time. The verdict does not change.');
      expect(run.step.durationMs * FAST).toBeLessThan(80_000);
    });
  });
});

test('fails without a verdict even if no pending work keeps the process alive', async () => {
  const run = await runScenario({
    with: { audience: 'dicom' },
    // The pause never ends and does not keep the process running.
    env: preload(`
      import timers from 'node:timers/promises';
      timers.setTimeout = () => new Promise(() => undefined);
    `),
    setUp: (lab) => {
      lab.fault(ID_TOKEN_HOST, 'status-503');
      lab.fault(ENTRA, 'refused');
    },
  });
  expect(run.exitCode).toBe(1);
  expect(run.step.annotations.map(({ title }) => title)).toEqual(['The step ended without a verdict']);
  expect(run.outputs).toMatchObject({ status: 'fail', failure: 'no-verdict' });
});
