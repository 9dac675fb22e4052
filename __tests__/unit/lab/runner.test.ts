import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Run, type RunOptions, runAction, startAction } from '../../../lab/runner/runner.ts';
import { parseFileCommand } from '../../../lab/runner/files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fake-action-'));
  await mkdir(join(folder, 'dist'));
  await writeFile(
    join(folder, 'action.yml'),
    `name: fake
inputs:
  plain: { default: usual }
  with-hyphen: { default: true }
  none: {}
  two words: { default: x }
  token: { default: '\${{ github.token }} and \${{ github.unknown }}' }
runs: { using: node24, main: dist/index.mjs }
`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function run(script: string, options: Partial<RunOptions> = {}): Promise<Run> {
  await writeFile(join(folder, 'dist', 'index.mjs'), script);
  return runAction({ action: folder, env: {}, ...options });
}

describe('what the step is given', () => {
  test('inputs: defaults, what with says, expressions, and names as the runner writes them', async () => {
    const script = `const { env } = process; console.log(JSON.stringify([env.INPUT_PLAIN, env['INPUT_WITH-HYPHEN'], env.INPUT_NONE, env.INPUT_TWO_WORDS, env.INPUT_TOKEN]))`;
    expect(JSON.parse((await run(script)).log)).toEqual(['usual', 'true', '', 'x', ' and ']);
    const other = await run(script, { with: { plain: 'mine' }, contexts: { 'github.token': 'ghs_1' } });
    expect(JSON.parse(other.log)).toEqual(['mine', 'true', '', 'x', 'ghs_1 and ']);
  });

  test("an environment of nothing but PATH, what was given, and the runner's own", async () => {
    process.env['LEFT_BEHIND'] = 'yes';
    const { log } = await run(
      'console.log(Object.keys(process.env).filter((name) => !/^(INPUT|GITHUB|RUNNER)_/.test(name)).sort().join())',
      { env: { GIVEN: '1' } },
    );
    delete process.env['LEFT_BEHIND'];
    expect(log).toBe('GIVEN,HOME,PATH,USERPROFILE');
  });

  test('Node 24, a workspace with its files, an event, and no node_modules above it', async () => {
    const { log } = await run(
      `import { existsSync, readFileSync } from 'node:fs'; import { dirname, join } from 'node:path';
       const above = []; for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) if (existsSync(join(at, 'node_modules'))) above.push(at);
       console.log(process.versions.node.split('.')[0], above.length, readFileSync('a/b.txt', 'utf8'), JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH)).action)`,
      { files: { 'a/b.txt': 'content' }, event: { action: 'opened' } },
    );
    expect(log).toBe('24 0 content opened');
  });
});

describe('what is read of it', () => {
  test('exit code, outputs, summary, exports, and the files it left', async () => {
    const result = await run(
      `import { appendFileSync, writeFileSync } from 'node:fs'; const { env } = process;
       appendFileSync(env.GITHUB_OUTPUT, 'token<<d1\\nabc\\nd2\\nd1\\nplain=a=b\\n');
       appendFileSync(env.GITHUB_STEP_SUMMARY, '# Hello'); appendFileSync(env.GITHUB_ENV, 'A=1\\n'); appendFileSync(env.GITHUB_STATE, 'S<<x\\nx\\n'); appendFileSync(env.GITHUB_PATH, '/p\\n');
       writeFileSync('report.json', '{}'); writeFileSync(env.RUNNER_TEMP + '/t', 'x'); writeFileSync(env.HOME + '/.cache', 'y');
       console.error('to stderr'); process.exitCode = 3;`,
    );
    expect(result).toMatchObject({
      exitCode: 3,
      timedOut: false,
      outputs: { token: 'abc\nd2', plain: 'a=b' },
      summary: '# Hello',
      environment: { A: '1' },
      state: { S: '' },
      path: '/p\n',
      stderr: 'to stderr',
      log: 'to stderr',
      writtenFiles: [
        { path: 'home/.cache', content: 'y' },
        { path: 'temp/t', content: 'x' },
        { path: 'work/report.json', content: '{}' },
      ],
    });
    expect(result.durationMs).toBeGreaterThan(5);
  });

  test('a file of the workspace that it changed', async () => {
    const script = "import { appendFileSync } from 'node:fs'; appendFileSync('kept.txt', '+')";
    expect((await run(script, { files: { 'kept.txt': 'x', 'other.txt': 'y' } })).writtenFiles).toEqual([
      { path: 'work/kept.txt', content: 'x+' },
    ]);
  });

  test('debug lines with step debugging alone', async () => {
    expect((await run("console.log('::debug::x')")).log).toBe('');
    expect((await run("console.log('::debug::x')", { env: { RUNNER_DEBUG: '1' } })).log).toBe('##[debug]x');
  });

  test('a block without its end is an error, as the runner has it', () => {
    expect(() => parseFileCommand('a<<end\nb\n')).toThrow('No end');
    expect(() => parseFileCommand('nonsense\n')).toThrow('does not understand');
  });
});

describe('how it ends', () => {
  test('killed at its bound', async () => {
    expect(await run('setInterval(() => {}, 1000)', { timeoutMs: 200 })).toMatchObject({
      exitCode: undefined,
      signal: 'SIGKILL',
      timedOut: true,
    });
  });

  test('cancelled by a signal, which it may answer', async () => {
    await writeFile(
      join(folder, 'dist', 'index.mjs'),
      "process.on('SIGINT', () => { console.log('stopping'); process.exit(7); }); setInterval(() => {}, 1000); console.log('up')",
    );
    const running = await startAction({ action: folder, env: {} });
    await running.line('up');
    running.send('SIGINT');
    expect(await running.finished).toMatchObject({ exitCode: 7, log: 'up\nstopping' });
  });
});
