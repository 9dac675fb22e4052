/** Tests `allowed` and `denied` lines. An identity with more or less access than expected is a failure, and only GET requests are sent. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { Role } from '../../../lab/azure/access.ts';
import type { Operation, Service } from '../../../lab/azure/service.ts';
import { json, type LabRequest, type LabResponse } from '../../../lab/network/site.ts';
import { isRecord, list } from '../../../src/util/json.ts';
import type { Lab } from '../../../lab/lab.ts';
import { SHORT_PAUSES } from '../support/fast-clock.ts';
import { runScenarioWithLab } from '../support/scenario.ts';

const RIGHTS = ['export', 'import', 'reindex', 'bulk-operate'] as const;
const ALLOWED = RIGHTS.map((right) => `allowed: ${right}`).join('\n');
const DENIED = RIGHTS.map((right) => `denied: ${right}`).join('\n');
const GATEWAY = { authorisesFirst: true };

interface Case {
  readonly expects: string;
  readonly role?: Role | undefined;
  readonly host?: string;
  readonly service?: Partial<Service> | undefined;
  readonly setUp?: (lab: Lab) => void;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Runs the action with one role on one service, and checks that only GET requests are sent. */
async function checkAccess({ expects, role, host = HOSTS.fhir, service = {}, setUp, inputs = {} }: Case) {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: `https://${host}`, expect: expects, ...inputs },
    env: SHORT_PAUSES,
    setUp: (started) => {
      started.service(host, service);
      started.roles.revoke(IDS.principal, host);
      if (role !== undefined) started.roles.grant(IDS.principal, host, role);
      setUp?.(started);
    },
  });
  const requests = lab.requests.filter((request) => request.host === host);
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  const ids = requests.flatMap(({ path }) => /\/_operations\/[^/]+\/([^/?]+)/.exec(path)?.[1] ?? []);
  for (const id of ids) expect(`${run.step.log}${run.step.summary}${run.step.outputs['report'] ?? ''}`).not.toContain(id);
  const report: unknown = JSON.parse(run.step.outputs['report'] ?? '{}');
  return { run, requests, access: accessIn(report, host), result: [run.outputs['status'], run.outputs['failure']] };
}

function accessIn(report: unknown, host: string): readonly object[] {
  const checks = isRecord(report) && isRecord(report['checks']) ? report['checks'] : {};
  return list(checks[`${host}:access`]).filter(isRecord);
}

test.each<Case & { readonly expected: readonly string[] }>([
  { role: 'FHIR Data Reader', expects: DENIED, expected: ['pass', ''] },
  { role: 'FHIR Data Contributor', expects: ALLOWED, expected: ['pass', ''] },
  // This gateway returns 404 for both, but echoes the ID only in a response of the service.
  { role: 'FHIR Data Reader', expects: DENIED, service: GATEWAY, expected: ['pass', ''] },
  { role: 'FHIR Data Contributor', expects: ALLOWED, service: GATEWAY, expected: ['pass', ''] },
  { role: 'FHIR Data Reader', expects: 'allowed: export', expected: ['fail', 'access-missing'] },
  { role: 'FHIR Data Contributor', expects: 'denied: bulk-operate', expected: ['fail', 'access-excessive'] },
  // A custom role can grant a right without the right to read.
  { role: ['fhir/export'], expects: 'denied: read\nallowed: export', expected: ['pass', ''] },
  { host: HOSTS.dicom, role: undefined, expects: 'denied: read', expected: ['pass', ''] },
  { host: HOSTS.dicom, role: 'DICOM Data Reader', expects: 'denied: read', expected: ['fail', 'access-excessive'] },
  { host: HOSTS.deid, role: undefined, expects: 'denied: read', expected: ['warn', 'access-unknown'] },
])('compares the access of $role with $expects', async ({ expected, ...rest }) => {
  const { result, run } = await checkAccess(rest);
  expect(result).toEqual(expected);
  expect(run.step.annotations.filter(({ level }) => level !== 'notice')).toHaveLength(expected[0] === 'pass' ? 0 : 1);
});

describe('access to an operation', () => {
  const operations: readonly Operation[] = ['export', 'import', 'reindex', 'bulk-update'];
  test.each<readonly [string, Case['service'], string]>([
    ['a disabled feature', { disabledOperations: new Set(operations) }, 'returned 400'],
    [
      'a missing route behind a gateway that authorizes first',
      { missingRoutes: new Set(operations), authorisesFirst: true },
      'returned 404',
    ],
  ])('is reported as unknown for an inconclusive response: %s', async (_, service, text) => {
    const rights = ['export', 'bulk-operate'];
    const expects = rights.map((right) => `denied: ${right}`).join('\n');
    const { result, run, access } = await checkAccess({ role: 'FHIR Data Contributor', service, expects });
    expect([run.exitCode, ...result]).toEqual([0, 'warn', 'access-unknown']);
    expect(run.log).toContain(text);
    expect(access).toEqual(rights.map(() => expect.objectContaining({ observedValue: 'unknown', status: 'warn' })));
  });

  test.each([
    ['the path', ({ path }: LabRequest) => `No route matches GET ${path}.`],
    ['a number that contains the ID', ({ path }: LabRequest) => `The limit is 1${path.replace(/.*\//, '')}.`],
  ])('is unknown if a gateway that authorizes first echoes %s', async (_, textOf) => {
    const intercept = (request: LabRequest): LabResponse | undefined =>
      request.path.includes('/_operations/import/') && request.authorised === 'bearer'
        ? json(404, { resourceType: 'OperationOutcome', issue: [{ code: 'not-found', diagnostics: textOf(request) }] })
        : undefined;
    const { result } = await checkAccess({
      role: 'FHIR Data Reader',
      expects: 'allowed: import',
      service: { authorisesFirst: true, intercept },
    });
    expect(result).toEqual(['warn', 'access-unknown']);
  });

  test('is unknown, and no token is sent, if the operation allows anonymous requests', async () => {
    const { result, requests } = await checkAccess({
      role: 'FHIR Data Contributor',
      expects: 'denied: export',
      service: { intercept: ({ path }) => (path.includes('/_operations/') ? { status: 200, body: '{}' } : undefined) },
    });
    expect(result).toEqual(['warn', 'access-unknown']);
    expect(requests.filter(({ path, authorised }) => path.includes('/_operations/') && authorised !== 'none')).toEqual([]);
  });
});

test('waits for a role that is not active yet', async () => {
  const { result, run } = await checkAccess({
    expects: 'allowed: export',
    role: 'FHIR Data Reader',
    inputs: { 'wait-seconds': '30' },
    setUp: ({ roles }) => roles.grant(IDS.principal, HOSTS.fhir, 'FHIR Data Exporter', { after: 2 }),
  });
  expect(result).toEqual(['pass', '']);
  expect(run.log).toMatch(/Waiting for .*access-missing/);
});

test.each([
  ['bearer', { status: 429, headers: { 'retry-after': '1' } }],
  ['none', { status: 503 }],
] as const)('waits for a temporary problem with an access request (%s)', async (authorised, response) => {
  let failures = 0;
  const { result, run } = await checkAccess({
    expects: 'denied: export',
    role: 'FHIR Data Reader',
    inputs: { 'wait-seconds': '60' },
    service: {
      intercept: (request) =>
        request.path.includes('/_operations/') && request.authorised === authorised && ++failures <= 4 ? response : undefined,
    },
  });
  expect(result).toEqual(['pass', '']);
  expect(run.log).toMatch(/Waiting for .*access-unknown/);
});

test('shows each right in the log, summary, report and JUnit file', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: {
      endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}/v2`,
      expect: 'denied: read\ndenied: export',
      'junit-path': 'junit.xml',
    },
    setUp: ({ roles }) => {
      roles.revoke(IDS.principal, HOSTS.fhir);
      roles.revoke(IDS.principal, HOSTS.dicom);
      roles.grant(IDS.principal, HOSTS.fhir, ['fhir/export']);
    },
    writes: ['work/junit.xml'],
  });
  expect(run.log).toMatch(/^FAIL {2}fhir .*read: denied \(expected\) · export: allowed \(expect: denied: export\)/m);
  expect(run.log).toMatch(/^PASS {2}dicom .*read: denied \(expected\) ·/m);
  expect(run.summary).toContain('| Endpoint | denied: read | denied: export |');
  expect(run.summary).toContain(`| \`${HOSTS.fhir}\` | ✅\u00A0denied | ❌\u00A0allowed |`);
  expect(run.summary).toContain(`| \`${HOSTS.dicom}/v2\` | ✅\u00A0denied | – |`);
  expect(run.summary).toContain('No data was read, so storage was not tested.');
  expect(run.summary).not.toContain('#### Expectations');
  const report: unknown = JSON.parse(run.step.outputs['report'] ?? '');
  expect(report).toMatchObject({
    status: 'fail',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    links: {
      run: expect.stringContaining('/actions/runs/19560001234/attempts/1'),
      commit: expect.stringContaining('/commit/5f1a0c7c8a4f4f6c8e1d2b3a49586776a5b4c3d2'),
      workflow: expect.stringContaining('/.github/workflows/'),
    },
  });
  expect(accessIn(report, HOSTS.fhir)).toMatchObject([
    { expected: 'denied: read', observedValue: 'denied', status: 'pass', principal: IDS.principal },
    { expected: 'denied: export', observedValue: 'allowed', status: 'fail', principal: IDS.principal, failure: 'access-excessive' },
  ]);
  expect(accessIn(report, HOSTS.dicom)).toMatchObject([{ expected: 'denied: read', observedValue: 'denied', principal: IDS.principal }]);
  expect(JSON.stringify(report)).toContain('No data was read, so storage was not tested.');
  const junit = run.step.writtenFiles.find(({ path }) => path === 'work/junit.xml')?.content ?? '';
  expect(junit).toMatch(/<testcase name="denied: read"[^>]*>\s*<system-out>Expected: denied: read\nFound: denied/);
  expect(junit).toMatch(/<testcase name="denied: export"[^>]*>\s*<failure type="access-excessive"/);
  expect(lab.requests.filter(({ host, path }) => host === HOSTS.dicom && path.includes('_operations'))).toEqual([]);
  expect(run.log).toContain('az role assignment list');
  expect(run.log).toContain('--include-inherited --include-groups');
});
