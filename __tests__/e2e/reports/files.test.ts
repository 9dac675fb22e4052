/** `report-path` and `junit-path`. A path that cannot be written is an input error. */
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import { runScenarioWithLab } from '../support/lab-access.ts';
import { preload } from '../support/preload.ts';

const FHIR = `https://${HOSTS.fhir}`;

test('missing folders are created, and the file equals the output', async () => {
  const { run } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'report-path': 'out/of/the/way/report.json', 'junit-path': './out/junit.xml' },
    writes: ['work/out/junit.xml', 'work/out/of/the/way/report.json'],
  });
  const [junit, report] = run.step.writtenFiles;
  expect(JSON.parse(report?.content ?? '')).toEqual(JSON.parse(run.step.outputs['report'] ?? ''));
  expect(junit?.content).toMatch(/^<\?xml /);
});

test('files of an earlier run are replaced', async () => {
  const { run } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'report-path': 'report.json' },
    files: { 'report.json': '{"status":"fail"}' },
    writes: ['work/report.json'],
  });
  expect(JSON.parse(run.step.writtenFiles[0]?.content ?? '')).toMatchObject({ status: 'pass' });
});

test('a run that fails or has no token writes the files too', async () => {
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

test.each([
  { name: 'outside of the workspace', path: '../../etc/report.json' },
  { name: 'an absolute path elsewhere', path: '/report.json' },
  { name: 'a folder', path: '.' },
  { name: 'below a file', path: 'file.txt/report.json' },
])('$name is a mistake, and nothing is sent', async ({ path }) => {
  const { run, lab } = await runScenarioWithLab({ with: { endpoint: FHIR, 'report-path': path }, files: { 'file.txt': 'a file' } });
  expect(run.outputs).toMatchObject({ failure: 'input-invalid' });
  expect(lab.connects).toEqual([]);
});

test('without a workspace, only RUNNER_TEMP is allowed', async () => {
  const { run, lab } = await runScenarioWithLab({
    with: { endpoint: FHIR, 'report-path': 'report.json' },
    env: preload('delete process.env.GITHUB_WORKSPACE;'),
  });
  expect(run.outputs).toMatchObject({ failure: 'input-invalid' });
  expect(lab.connects).toEqual([]);
});
