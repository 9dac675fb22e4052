/**
 * `node tools/release-dry-run.ts [--fast]`: runs the steps of docs/releasing.md on this machine without publishing anything. Prints one
 * line per step: done, failed, or not possible here. `--fast` skips the tests. The exit code is 1 if a step failed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './bundle.ts';

const fast = process.argv.includes('--fast');
const folder = mkdtempSync(join(tmpdir(), 'release-'));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
let failed = 0;

function step(name: string, run: () => string | undefined): void {
  let problem: string | undefined;
  try {
    problem = run();
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  if (problem !== undefined) failed += 1;
  console.log(problem === undefined ? `done          ${name}` : `failed        ${name}: ${problem}`);
}

function notHere(name: string, reason: string): void {
  console.log(`not possible  ${name}: ${reason}`);
}

/** Runs an npm script. Returns the problem if the script fails. */
function npm(...args: readonly string[]): string | undefined {
  // On Windows, npm is a script that only a shell can start. All arguments are fixed.
  const { status } = spawnSync(`npm ${args.join(' ')}`, { cwd: ROOT, shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0 ? undefined : `npm ${args.join(' ')} exits with ${String(status)}`;
}

/** Starts the bundle of an action with an invalid input. Returns the problem if the bundle does not fail with a failure code. */
function start(manifest: string): string | undefined {
  const main = /^ {2}main: (\S+)$/m.exec(readFileSync(manifest, 'utf8'))?.[1];
  if (main === undefined) return `${manifest} names no script`;
  const output = join(folder, 'output');
  for (const file of [output, join(folder, 'summary')]) writeFileSync(file, '');
  const env = { PATH: process.env['PATH'], GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  const places = { RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, INPUT_AUDIENCE: 'fhir' };
  const { status } = spawnSync(process.execPath, [join(dirname(manifest), main)], { env: { ...env, ...places }, timeout: 60_000 });
  const code = /^failure<<(\S+)\n(\S+)\n/m.exec(readFileSync(output, 'utf8').replaceAll('\r', ''))?.[2];
  return status === 1 && code !== undefined ? undefined : `exit code ${String(status)}, failure ${String(code)}`;
}

const version = /"version": "([^"]+)"/.exec(read('package.json'))?.[1] ?? '';
console.log(`Dry run of v${version} at ${git('rev-parse', '--short', 'HEAD')}`);

step('the owner is set', () => {
  const left = ['README.md', '.github/CODEOWNERS', 'tools/ghes.ts'].filter((path) => read(path).includes('<owner>'));
  return left.length > 0 ? `<owner> is still in ${left.join(', ')}` : undefined;
});
step('everything is committed', () => {
  const changes = git('status', '--porcelain');
  return changes === '' ? undefined : `${String(changes.split('\n').length)} files are not committed`;
});
step('the version is 1.0.0 or later', () => (/^[1-9]\d*\.\d+\.\d+$/.test(version) ? undefined : `package.json has ${version}`));
step('the changelog has the version', () => (read('CHANGELOG.md').includes(`## ${version}`) ? undefined : `no heading "## ${version}"`));
step('the tag is new', () => (git('tag', '--list', `v${version}`) === '' ? undefined : `v${version} exists`));
if (fast) notHere('npm test', 'skipped by --fast');
else step('npm test', () => npm('test'));
step('dist matches the sources', () => npm('run', 'check-dist'));
step('the bill of materials is complete', () => {
  const file = join(folder, 'sbom.cdx.json');
  execFileSync(process.execPath, [join(ROOT, 'tools', 'sbom.ts'), file]);
  return statSync(file).size > 1000 ? undefined : 'it is empty';
});

const archive = join(folder, 'archive');
mkdirSync(archive);
step('the archive that a runner downloads', () => {
  const tar = execFileSync('git', ['archive', '--format=tar', 'HEAD'], { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 });
  execFileSync('tar', ['--extract', '--directory', archive], { input: tar });
  return undefined;
});
for (const manifest of ['action.yml', 'verify/action.yml'])
  step(`start ${manifest} from the archive`, () => start(join(archive, manifest)));

notHere('attest dist, action.yml and the bill of materials', 'needs the ID token of a GitHub job');
notHere('create the draft with bundle, bill of materials and attestation', 'needs a GitHub repository');
notHere('start the tagged bundle on Windows and macOS', 'needs runners of these systems');
notHere('approve the environment release and publish', 'needs a GitHub repository');
notHere(
  `move v${version.split('.')[0] ?? ''}`,
  `GitHub may refuse it. The command is: git push --force origin COMMIT:refs/tags/v${version.split('.')[0] ?? ''}`,
);

rmSync(folder, { recursive: true, force: true });
console.log(failed === 0 ? 'Ready to tag.' : `${String(failed)} steps failed.`);
process.exitCode = failed === 0 ? 0 : 1;
