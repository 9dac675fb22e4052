/** Tests the lab's runner, which creates a step's environment and collects its results. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Run, type RunOptions, runAction } from '../../../lab/runner/runner.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fake-action-'));
  await mkdir(join(folder, 'dist'));
  const inputs = 'inputs: { plain: { default: usual }, none: {}, two words: { default: x } }';
  await writeFile(join(folder, 'action.yml'), `name: fake\n${inputs}\nruns: { using: node24, main: dist/index.mjs }\n`);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(script: string, options: Partial<RunOptions> = {}): Promise<Run> {
  await writeFile(join(folder, 'dist', 'index.mjs'), script);
  return runAction({ action: folder, env: {}, ...options });
}

test('a step gets its inputs, the given environment, Node 24, and no node_modules', async () => {
  process.env['INHERITED'] = 'yes';
  const { log } = await run(
    `import { existsSync } from 'node:fs'; import { dirname, join } from 'node:path'; const { env } = process;
     const above = []; for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) if (existsSync(join(at, 'node_modules'))) above.push(at);
     const names = Object.keys(env).filter((name) => !/^(INPUT|GITHUB|RUNNER)_/.test(name)).sort();
     console.log(JSON.stringify([env.INPUT_PLAIN, env.INPUT_NONE, env.INPUT_TWO_WORDS, names, process.versions.node.split('.')[0], above]))`,
    { env: { GIVEN: '1' }, with: { plain: 'mine' } },
  );
  delete process.env['INHERITED'];
  expect(JSON.parse(log)).toEqual(['mine', '', 'x', ['GIVEN', 'HOME', 'PATH', 'USERPROFILE'], '24', []]);
});

test('returns the exit code, outputs, summary, exports and new or changed files of a step', async () => {
  const result = await run(
    `import { appendFileSync, writeFileSync } from 'node:fs'; const { env } = process;
     appendFileSync(env.GITHUB_OUTPUT, 'token<<d1\\nabc\\nd2\\nd1\\nplain=a=b\\n');
     appendFileSync(env.GITHUB_STEP_SUMMARY, '# Hello'); appendFileSync(env.GITHUB_ENV, 'A=1\\n'); appendFileSync(env.GITHUB_STATE, 'S<<x\\nx\\n');
     appendFileSync(env.GITHUB_PATH, '/p\\n'); appendFileSync('kept.txt', '+');
     writeFileSync('report.json', '{}'); writeFileSync(env.RUNNER_TEMP + '/t', 'x'); writeFileSync(env.HOME + '/.cache', 'y');
     console.error('to stderr'); console.log('::debug::x'); process.exitCode = 3;`,
    { files: { 'kept.txt': 'x', 'other.txt': 'y' } },
  );
  expect(result).toMatchObject({
    ...{ exitCode: 3, timedOut: false, outputs: { token: 'abc\nd2', plain: 'a=b' }, summary: '# Hello', environment: { A: '1' } },
    ...{ state: { S: '' }, path: '/p\n', stderr: 'to stderr', log: 'to stderr' },
    writtenFiles: [
      { path: 'home/.cache', content: 'y' },
      { path: 'temp/t', content: 'x' },
      { path: 'work/kept.txt', content: 'x+' },
      { path: 'work/report.json', content: '{}' },
    ],
  });
});

test('stops a step at the time limit', async () => {
  const { exitCode, timedOut } = await run('setInterval(() => {}, 1000)', { timeoutMs: 200 });
  expect([exitCode, timedOut]).toEqual([undefined, true]);
});
