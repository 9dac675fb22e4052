/** Tests attacks through the inputs, which are long lines, parts of secrets, and report files that are replaced during the run. */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { preload } from '../support/preload.ts';
import { runScenario } from '../support/scenario.ts';

const FHIR = `https://${HOSTS.fhir}`;

test.each([
  ['colons', { endpoint: ':'.repeat(100_000) }],
  [
    'spaces in several inputs',
    { endpoint: FHIR, audience: `x${' '.repeat(100_000)}x`, expect: `a:${'-'.repeat(100_000)}`, 'trusted-hosts': '!'.repeat(100_000) },
  ],
])('rejects a line over 4,096 characters before parsing it: %s', async (_, inputs) => {
  const started = Date.now();
  const { exitCode, log, requests } = await runScenario({ with: inputs });
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  expect(log).toMatch(/contains a line longer than 4,096 characters/);
  expect(Date.now() - started).toBeLessThan(5000);
});

const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

test('rejects more than 1,000 lines before parsing any of them', async () => {
  const { exitCode, log, requests, step } = await runScenario({
    with: {
      endpoint: numbered(8_000, (index) => `https://a${String(index)}.b`),
      'trusted-hosts': numbered(15_000, (index) => `*${String(index)}`),
    },
  });
  expect({ exitCode, requests }).toEqual({ exitCode: 1, requests: [] });
  for (const input of ['endpoint', 'trusted-hosts']) expect(log).toMatch(new RegExp(`${input}.*contains \\d+ lines`));
  expect(log.length).toBeLessThan(10_000);
  expect(step.durationMs).toBeLessThan(5_000);
});

test('compares 1,000 wildcards of trusted-hosts with 1,000 endpoints within the time limit', async () => {
  const inputs = {
    endpoint: numbered(1_000, (index) => `https://a${String(index)}.b`),
    'trusted-hosts': numbered(1_000, (index) => `*${String(index)},*x,*y,*z`),
  };
  const { exitCode, step } = await runScenario({ with: inputs });
  expect(exitCode).toBe(1);
  expect(step.durationMs).toBeLessThan(5_000);
});

test.each([
  ['a password with a slash', { endpoint: `https://svc:Pa/9Secret@${HOSTS.fhir}` }],
  ['a login before @', { audience: 'dicom', 'oidc-audience': 'a b 9Secret@contoso' }],
])('does not show any part of a value that may be secret: %s', async (_, inputs) => {
  const { exitCode, log, summary, outputs } = await runScenario({ with: inputs });
  expect(exitCode).toBe(1);
  expect(`${log}${summary}${JSON.stringify(outputs)}`).not.toContain('9Secret');
});

/** Runs code in the workspace when the verdict is logged, which is before the files are written. */
const atVerdict = (code: string): ReturnType<typeof preload> =>
  preload(`
    import fs from 'node:fs';
    const write = process.stdout.write;
    let done = false;
    process.stdout.write = function (text, ...rest) {
      if (!done && String(text).startsWith('PASS')) {
        done = true;
        process.chdir(process.env.GITHUB_WORKSPACE);
        ${code}
      }
      return write.call(this, text, ...rest);
    };
  `);

test('writes a file whose name has 255 characters', async () => {
  const name = `${'a'.repeat(250)}.json`;
  const run = await runScenario({
    with: { endpoint: FHIR, 'report-path': name },
    writes: [`work/${name}`],
  });
  expect([run.exitCode, run.step.annotations]).toEqual([0, []]);
});

const FILES = { 'out/report.json': 'old', 'private/secret.txt': 'private', '.git/config': '[core]' };

test.each([
  { name: 'the file becomes a link', code: "fs.rmSync('out/report.json'); fs.symlinkSync('../private/secret.txt', 'out/report.json');" },
  { name: 'the folder becomes a link to .git', code: "fs.rmSync('out', { recursive: true }); fs.symlinkSync('.git', 'out');" },
])('writes no file and keeps the verdict if $name', async ({ code }) => {
  const run = await runScenario({
    with: { endpoint: FHIR, 'report-path': 'out/report.json' },
    files: FILES,
    env: atVerdict(code),
  });
  expect([run.exitCode, run.outputs['status']]).toEqual([0, 'pass']);
  expect(run.step.annotations.map(({ message }) => message)).toEqual([
    'The step could not write the report-path file. The result of the step does not change.',
  ]);
});

test('does not change the other file of a hard link', async () => {
  const code = "fs.rmSync('out/report.json'); fs.linkSync('private/secret.txt', 'out/report.json');";
  const run = await runScenario({
    with: { endpoint: FHIR, 'report-path': 'out/report.json' },
    files: FILES,
    env: atVerdict(code),
    writes: ['work/out/report.json'],
  });
  expect(run.step.writtenFiles[0]?.content).toMatch(/^\{"status":"pass"/);
});

const onPosix = process.platform === 'win32' ? describe.skip : describe;
onPosix('the rights of a file', () => {
  test('follow the umask of the process, and only the owner can read an incomplete file', async () => {
    const code = `
      import fs from 'node:fs';
      import files from 'node:fs/promises';
      process.umask(0o027);
      const { open } = files;
      files.open = (path, flags, mode) => {
        process.stderr.write('open ' + flags + ' ' + Number(mode).toString(8) + '\\n');
        return open(path, flags, mode);
      };
      process.on('exit', () => {
        const { mode } = fs.statSync(process.env.GITHUB_WORKSPACE + '/out/report.json');
        process.stderr.write('mode ' + (mode & 0o777).toString(8) + '\\n');
      });
    `;
    const run = await runScenario({
      with: { endpoint: FHIR, 'report-path': 'out/report.json' },
      files: FILES,
      env: preload(code),
      writes: ['work/out/report.json'],
      noisy: true,
    });
    expect(run.step.stderr).toBe('open wx 600\nmode 640');
  });
});
