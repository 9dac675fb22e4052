import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { preload } from '../support/preload.ts';
import { type Environment, runScenarioWithLab } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;

test('creates missing folders and writes the same report as the output', async () => {
  const { run } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'report-path': 'out/of/the/way/report.json', 'junit-path': './out/junit.xml' },
    writes: ['work/out/junit.xml', 'work/out/of/the/way/report.json'],
  });
  const [junit, report] = run.step.writtenFiles;
  expect(JSON.parse(report?.content ?? '')).toEqual(JSON.parse(run.step.outputs['report'] ?? ''));
  expect(junit?.content).toMatch(/^<\?xml /);
});

test('replaces the files of an earlier run', async () => {
  const { run } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'report-path': 'report.json' },
    files: { 'report.json': '{"status":"fail"}' },
    writes: ['work/report.json'],
  });
  expect(JSON.parse(run.step.writtenFiles[0]?.content ?? '')).toMatchObject({ status: 'pass' });
});

test('writes the files also if the run fails or gets no token', async () => {
  for (const problem of ['role', 'token'] as const) {
    const { run } = await runScenarioWithLab({
      with: { endpoint: FHIR, 'report-path': 'report.json', 'junit-path': 'junit.xml' },
      setUp: (lab) => {
        if (problem === 'role') lab.roles.revoke(IDS.principal);
        else lab.entra.unregister(IDS.client);
      },
      writes: ['work/junit.xml', 'work/report.json'],
    });
    const [junit, report] = run.step.writtenFiles;
    expect(JSON.parse(report?.content ?? '')).toMatchObject({ status: 'fail' });
    expect(junit?.content).toContain(problem === 'role' ? 'role-missing' : 'application-not-found');
  }
});

test.each<{ name: string; path: string; env?: Environment; problem?: string }>([
  { name: 'a path outside the workspace', path: '../../etc/report.json', problem: 'is outside the workspace and RUNNER_TEMP' },
  { name: 'an absolute path outside the workspace', path: '/report.json' },
  { name: 'a folder', path: '.' },
  { name: 'a path below a file', path: 'file.txt/report.json' },
  { name: 'the .git folder', path: 'sub/.GIT/hooks/pre-commit', problem: 'belongs to Git or to the runner' },
  {
    name: 'a relative path if there is no workspace',
    path: 'report.json',
    env: preload('delete process.env.GITHUB_WORKSPACE;'),
    problem: 'is relative to the workspace, but GITHUB_WORKSPACE is not set',
  },
  {
    name: 'a path in a workspace that was deleted',
    path: 'a/b/report.json',
    env: preload('process.env.GITHUB_WORKSPACE += "/deleted";'),
    problem: 'is in the workspace or RUNNER_TEMP, but that folder does not exist',
  },
])('rejects $name and sends no request', async ({ path, env = {}, problem = '' }) => {
  const { run, lab } = await runScenarioWithLab({ with: { endpoint: FHIR, 'report-path': path }, files: { 'file.txt': 'a file' }, env });
  expect(run.outputs).toMatchObject({ failure: 'input-invalid' });
  expect(run.log).toContain(`report-path ${problem}`);
  expect(lab.connects).toEqual([]);
});
