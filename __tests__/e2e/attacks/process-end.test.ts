/** The process ends, whatever servers and libraries do, and never without a verdict. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS, createHandler } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import type { Lab } from '../../../lab/lab.ts';
import { json, type LabRequest } from '../../../lab/network/site.ts';
import { removeFolder } from '../../../lab/runner/files.ts';
import { fastClock } from '../support/fast-clock.ts';
import { createServices } from '../support/services.ts';
import { withGitHub } from '../support/github.ts';
import { playWithLab } from '../support/lab-access.ts';
import { CANARY, expectNoTrace } from '../support/untrusted-content.ts';
import { preload } from '../support/preload.ts';
import { play } from '../support/scenario.ts';

const ENTRA = 'login.microsoftonline.com';
const FHIR = `https://${HOSTS.fhir}`;

test.each(['anonymous', 'authorised'] as const)('a 101 response to the %s request leaves no open connection', async (only) => {
  const { played } = await playWithLab({
    with: { endpoint: FHIR, 'timeout-seconds': '2' },
    given: (lab) => lab.fault(HOSTS.fhir, 'status-101', { only }),
  });
  expect(played.outputs).toMatchObject({ status: 'fail', failure: 'answer-malformed' });
  expect(played.log).toContain('UNEXPECTED_UPGRADE');
  expect(played.run.durationMs).toBeLessThan(10_000);
});

test.each([
  ['a challenge', 401, { 'www-authenticate': `Bearer a=${' '.repeat(15_000)}"b"c` }, {}],
  ['a CapabilityStatement', 200, {}, { resourceType: 'CapabilityStatement', instantiates: [`${'|'.repeat(1_000_000)}\n`] }],
])('%s that would take hours to parse does not keep the process alive', async (_, status, headers, body) => {
  const played = await play({
    with: { endpoint: FHIR, expect: 'instantiates: https://contoso.example/a' },
    given: (lab) => {
      const respond = createHandler(lab.service(HOSTS.fhir), lab);
      const matches = ({ path, authorised }: LabRequest): boolean =>
        status === 401 ? authorised === 'none' && path.startsWith('/StructureDefinition') : path === '/metadata';
      lab.site(HOSTS.fhir, (asked) => (matches(asked) ? json(status, body, headers) : respond(asked)));
    },
    timeoutMs: 20_000,
  });
  expect([played.exitCode, played.outputs['status']]).toEqual([1, 'fail']);
  expect(played.run.durationMs).toBeLessThan(10_000);
});

test.each([
  ['a timer', 'setInterval(() => undefined, 1000)'],
  ['a server', "(await import('node:net')).createServer().listen(0, '127.0.0.1')"],
])('%s of a library does not keep the process alive', async (_, code) => {
  const played = await play({ with: { audience: 'dicom' }, env: preload(code), timeoutMs: 20_000 });
  expect([played.exitCode, played.outputs['status']]).toEqual([0, 'skipped']);
});

// process.exit waits for such a thread. Each of these waits for a named pipe that no process opens.
(process.platform === 'linux' ? describe : describe.skip)('a thread that does not return does not delay the end', () => {
  const threads = [
    ['a name resolution', "import dns from 'node:dns'; dns.lookup('silent', () => undefined);"],
    ['a file', "import fs from 'node:fs'; fs.open(process.env.HOSTALIASES, 'r', () => undefined);"],
  ] as const;
  test.each(threads.flatMap(([name, code]) => [true, false].map((role) => ({ name, code, role }))))(
    '$name, role: $role',
    async ({ code, role }) => {
      const folder = await mkdtemp(join(tmpdir(), 'silent-'));
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      try {
        const played = await play({
          with: { endpoint: FHIR, 'report-path': 'health.json' },
          env: { ...preload(code), HOSTALIASES: pipe },
          given: ({ roles }) => {
            if (!role) roles.revoke(IDS.principal, HOSTS.fhir);
          },
          writes: ['work/health.json'],
          timeoutMs: 20_000,
        });
        expect([played.exitCode, played.outputs['status']]).toEqual(role ? [0, 'pass'] : [1, 'fail']);
        expect(played.log).toMatch(role ? /^PASS /m : /^FAIL /m);
      } finally {
        await removeFolder(folder);
      }
    },
  );
});

describe('an uncaught error', () => {
  test.each([
    ['two errors in one tick', `for (const _ of [1, 2]) process.nextTick(() => { throw new Error('${CANARY}'); });`],
    ['two errors, one later', `const fail = () => { throw new Error('${CANARY}'); }; setTimeout(fail, 150); setTimeout(fail, 150);`],
    ['a rejection without an error', `setTimeout(() => Promise.reject('${CANARY}'), 150);`],
    [
      'a message with lines like frames',
      `setTimeout(() => { throw new Error('x\\n    at ${CANARY}:1:1\\n    at f (${CANARY}:1:1)'); }, 150);`,
    ],
    ['a stack that was read before', `setTimeout(() => { const e = new Error('x\\n    at ${CANARY}:1:1'); void e.stack; throw e; }, 150);`],
    ['a name with text', `setTimeout(() => { throw Object.assign(new Error(), { name: '${CANARY} ${CANARY}' }); }, 150);`],
  ])('%s', async (_, code) => {
    const played = await play({
      with: { endpoint: FHIR },
      env: { ...preload(code), RUNNER_DEBUG: '1' },
      given: (lab) => lab.fault(ID_TOKEN_HOST, 'silence'),
    });
    expectNoTrace(played);
    expect(played.run.annotations.map(({ title }) => title)).toEqual(['The action itself failed']);
    expect([played.exitCode, played.outputs['status'], played.outputs['failure']]).toEqual([1, 'fail', 'internal-error']);
  });
});

/** Twenty times faster: the limits of the step pass in two seconds. */
const FAST = 20;

const silent =
  (...hosts: readonly string[]) =>
  (lab: Lab): void => {
    for (const host of [ID_TOKEN_HOST, ENTRA, ...hosts]) lab.fault(host, 'silence');
  };

describe('every server is silent, without wait-seconds', () => {
  test('one endpoint has its verdict within 45 s', async () => {
    const { played } = await playWithLab({ with: { endpoint: FHIR }, env: preload(fastClock(FAST)), given: silent(HOSTS.fhir) });
    expect(played.outputs).toMatchObject({ status: 'fail', failure: 'timed-out', token: '' });
    expect(played.run.durationMs * FAST).toBeLessThan(60_000);
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

describe('the watchdog ends a process', () => {
  const alive = 'setInterval(() => undefined, 1000);';

  test('that has no verdict', async () => {
    const played = await play({
      with: { endpoint: FHIR },
      env: preload(`${alive} ${fastClock(FAST)} timers.setTimeout = () => new Promise(() => undefined); syncBuiltinESMExports();`),
      given: (lab) => lab.fault(ID_TOKEN_HOST, 'status-503'),
    });
    expect([played.exitCode, played.outputs['status'], played.outputs['failure']]).toEqual([1, 'fail', 'no-verdict']);
    expect(played.run.annotations.map(({ title }) => title)).toEqual(['The step ended without a verdict']);
    expect(played.run.durationMs * FAST).toBeLessThan(110_000);
  });

  test.each([
    { role: true, expected: [0, 'pass'] },
    { role: false, expected: [1, 'fail'] },
  ])('that does not finish a report, and the verdict stays: $expected', async ({ role, expected }) => {
    const played = await play({
      with: { endpoint: FHIR, 'report-path': 'health.json' },
      // A file system that does not respond.
      env: preload(`
        ${alive} ${fastClock(FAST)}
        import files from 'node:fs/promises';
        files.open = () => new Promise(() => undefined);
        syncBuiltinESMExports();
      `),
      given: ({ roles }) => {
        if (!role) roles.revoke(IDS.principal, HOSTS.fhir);
      },
    });
    expect([played.exitCode, played.outputs['status']]).toEqual(expected);
    expect(JSON.parse(played.run.outputs['report'] ?? '')).toMatchObject({ status: expected[1] });
    expect(played.run.annotations.map(({ message }) => message)).toContain(
      'A report was not finished in time. The verdict does not change.',
    );
    expect(played.run.durationMs * FAST).toBeLessThan(80_000);
  });
});

test.each([{ credential: 'azure-cli' }, { credential: 'auto' }])(
  'a command line tool that never ends does not hold the verdict: $credential',
  async ({ credential }) => {
    const folder = await mkdtemp(join(tmpdir(), 'hangs-'));
    try {
      const script = `#!${process.execPath}\nfor (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => undefined);\nsetTimeout(() => undefined, 15_000);\n`;
      await writeFile(join(folder, 'az'), script, { mode: 0o755 });
      const played = await play({
        with: { endpoint: FHIR, credential, 'timeout-seconds': '1' },
        env: { ...preload(fastClock(FAST)), PATH: folder, AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined },
      });
      expect(played.outputs).toMatchObject({ status: 'fail', token: '' });
      expect(JSON.parse(played.outputs['report'] ?? '')).toMatchObject({ status: 'fail' });
      expect(played.run.durationMs).toBeLessThan(10_000);
    } finally {
      await removeFolder(folder);
    }
  },
);

test('a run without a verdict fails even if nothing is left to wait for', async () => {
  const played = await play({
    with: { audience: 'dicom' },
    // A pause that never ends and keeps nothing alive.
    env: preload(`
      import timers from 'node:timers/promises';
      import { syncBuiltinESMExports } from 'node:module';
      timers.setTimeout = () => new Promise(() => undefined);
      syncBuiltinESMExports();
    `),
    given: (lab) => {
      lab.fault(ID_TOKEN_HOST, 'status-503');
      lab.fault(ENTRA, 'refused');
    },
  });
  expect(played.exitCode).toBe(1);
  expect(played.run.annotations.map(({ title }) => title)).toEqual(['The step ended without a verdict']);
  expect(played.outputs).toMatchObject({ status: 'fail', failure: 'no-verdict' });
});

// It runs alone, because the work of 200 endpoints would delay other runs on a fast clock.
test('200 silent endpoints have their verdicts within 120 s', async () => {
  const services = createServices(200, 'fhir');
  const { played } = await playWithLab({
    with: { endpoint: services.lines },
    env: preload(fastClock(FAST)),
    given: (lab) => {
      services.addTo(lab);
      silent()(lab);
      for (const host of services.hosts) lab.fault(host, 'proxy-silent');
    },
  });
  expect(played.outputs).toMatchObject({ status: 'fail', token: '' });
  expect(played.run.durationMs * FAST).toBeLessThan(180_000);
});
