import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { removeFolder } from '../../../lab/runner/files.ts';
import { preload } from '../support/preload.ts';
import { CANARY, expectNoTrace } from '../support/untrusted-content.ts';
import { runScenario } from '../support/scenario.ts';

const failing = (code: string): string => `
  import fs from 'node:fs';
  const append = fs.appendFileSync;
  fs.appendFileSync = (path, ...rest) => {
    if (path === process.env.GITHUB_OUTPUT) throw Object.assign(new Error('SECRET /path'), { code: '${code}' });
    return append(path, ...rest);
  };
`;

test.each([
  ...['ENOSPC', 'EDQUOT'].map((code) => ({ code, next: 'Free up disk space on the runner' })),
  ...['EIO', 'EROFS'].map((code) => ({ code, next: "Check that the runner's file system is writable" })),
])('fails the step with the code $code, and still writes the other reports', async ({ code, next }) => {
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}`, 'report-path': 'health.json', 'fail-on': 'never' },
    env: preload(failing(code)),
    writes: ['work/health.json'],
  });
  expect(run.exitCode).toBe(1);
  expect(run.step.annotations[0]).toMatchObject({ level: 'error', title: 'The outputs cannot be written' });
  expect(run.step.annotations[0]?.message).toContain(code);
  expect(run.log).toContain(`\nNext: ${next}`);
  expect(run.summary).toContain('no-output-file');
  expect(JSON.stringify(run)).not.toContain('SECRET');
});

(existsSync('/dev/full') ? test : test.skip).each([
  ['/dev/full', (): string => '/dev/full'],
  [
    'a link to it',
    (folder: string): string => {
      symlinkSync('/dev/full', join(folder, 'output'));
      return join(folder, 'output');
    },
  ],
])('a full disk: %s', async (_, outputIn) => {
  const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  try {
    const run = await runScenario({
      with: { endpoint: `https://${HOSTS.fhir}` },
      env: preload(`process.env.GITHUB_OUTPUT = '${outputIn(folder)}';`),
    });
    expect(run.exitCode).toBe(1);
    expect(run.log).toMatch(/ENOSPC[^]*\nNext: Free up disk space on the runner/);
  } finally {
    await removeFolder(folder);
  }
});

test('reports a full disk without the error text', async () => {
  const run = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}` },
    env: preload(`
      import fs from 'node:fs';
      fs.appendFileSync = () => { throw new Error('${CANARY}'); };
    `),
  });
  expect(run.exitCode).toBe(1);
  expectNoTrace(run);
  expect(run.step.annotations.map(({ title }) => title)).toEqual(['The outputs cannot be written']);
});

test.each(['delete process.env.GITHUB_OUTPUT;', "process.env.GITHUB_OUTPUT = '/nowhere/output';"])(
  'fails on GitHub without an output file, even with output-token: false: %s',
  async (code) => {
    const run = await runScenario({ with: { endpoint: `https://${HOSTS.fhir}`, 'output-token': 'false' }, env: preload(code) });
    expect([run.exitCode, run.requests]).toEqual([1, []]);
    expect(run.step.annotations.map(({ title }) => title)).toEqual(['The outputs cannot be written']);
  },
);

test('passes outside GitHub without an output file if output-token is false', async () => {
  const code = 'delete process.env.GITHUB_OUTPUT; delete process.env.GITHUB_ACTIONS;';
  const run = await runScenario({ with: { endpoint: `https://${HOSTS.fhir}`, 'output-token': 'false' }, env: preload(code) });
  expect({ exitCode: run.exitCode, outputs: run.outputs, otherCommands: run.step.otherCommands }).toEqual({
    exitCode: 0,
    outputs: {},
    otherCommands: [],
  });
});
