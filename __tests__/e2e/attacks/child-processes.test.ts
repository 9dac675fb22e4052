/**
 * Tests that `az` and `pwsh` run with few environment variables, outside the workspace, and with a time limit. Windows skips most tests,
 * because it cannot run scripts without an extension.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { removeFolder } from '../../../lab/runner/files.ts';
import { fastClock } from '../support/fast-clock.ts';
import { preload } from '../support/preload.ts';
import { runScenario } from '../support/scenario.ts';

/** The clock is ten times faster, so the time limit of a tool passes in three seconds. */
const FAST = 10;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tools-'));
});
afterEach(() => removeFolder(folder));

function install(name: string, script: string): Record<string, string | undefined> {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { PATH: `${folder}:/usr/bin:/bin`, AZURE_CLIENT_ID: undefined, AZURE_TENANT_ID: undefined };
}

const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('the command-line tool', () => {
  const TOOLS = [
    ['azure-cli', 'az'],
    ['azure-powershell', 'pwsh'],
  ] as const;

  test.each(TOOLS)('of %s gets no variables of the runner and runs outside the workspace', async (credential, program) => {
    const seen = join(folder, 'seen');
    const env = {
      ...install(program, `env > ${seen}; pwd >> ${seen}; exit 1`),
      HOME: folder,
      MY_SECRET: 'x',
      NODE_OPTIONS: '',
      SystemRoot: folder,
    };
    const run = await runScenario({ with: { audience: 'dicom', credential }, env });
    const text = readFileSync(seen, 'utf8');
    expect(text).toContain(`HOME=${folder}`);
    expect(text).not.toMatch(/^(?:ACTIONS_|INPUT_|GITHUB_|RUNNER_|MY_SECRET|NODE_)/m);
    expect(text).toMatch(/^\/$/m);
    expect(run.log).toContain('exit code 1');
  });

  test.each(TOOLS)('of %s is ended together with its child processes, even if it ignores signals', async (credential, program) => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const closed = readFile(pipe, 'utf8');
    const child = `sh -c 'trap "" TERM INT; echo x; while :; do sleep 1; done' > ${pipe}`;
    const env = { ...preload(fastClock(FAST)), ...install(program, `trap "" TERM INT; ${child} & while :; do sleep 1; done`) };
    const run = await runScenario({ with: { endpoint: `https://${HOSTS.fhir}`, credential }, env });
    expect(run.outputs).toMatchObject({ status: 'fail', failure: `${credential}-failed`, token: '' });
    expect(JSON.parse(run.outputs['report'] ?? '')).toMatchObject({ status: 'fail' });
    expect(run.step.log).toMatch(/did not respond within (?:30|2\d) s/);
    expect(run.step.log).toMatch(/might be waiting for user input, .* or for the network/);
    expect(run.step.durationMs * FAST).toBeLessThan(60_000);
    // The pipe stays open while one of the processes is running.
    expect(await closed).toBe('x\n');
  });

  test('does not delay the step if another process keeps its pipes open', async () => {
    const env = install('az', 'sleep 20 & exit 7');
    const run = await runScenario({ with: { audience: 'dicom', credential: 'azure-cli' }, env: { ...preload(fastClock(FAST)), ...env } });
    expect(run.log).toContain('exit code 7');
    expect(run.step.durationMs).toBeLessThan(10_000);
  });
});
