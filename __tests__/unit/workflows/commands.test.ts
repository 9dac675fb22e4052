/** Runs the commands of the workflows with Bash as the runner starts it, a git remote on disk and a fake `gh`. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { removeFolder } from '../../../lab/runner/files.ts';
import { commandsOf } from './yaml.ts';

/** The workflows run on Ubuntu. `find` and `base64` of other systems have other options. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

const made: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'workflow-'));
  made.push(path);
  return path;
}

function bash(commands: string, cwd: string, env: Readonly<Record<string, string>>): { readonly ok: boolean; readonly output: string } {
  const settings = { PATH: process.env['PATH'] ?? '', HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', ...env };
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', commands], { cwd, env: settings, encoding: 'utf8' });
  return { ok: status === 0, output: stdout + stderr };
}

afterAll(() => Promise.all(made.map(removeFolder)));

onLinux('the gate job', () => {
  const gate = commandsOf('ci.yml', 'gate', 'Check that every job passed or was not needed');

  test.each([
    ['pull_request', 'success success', true],
    ['pull_request', 'success failure', false],
    ['pull_request', 'cancelled success', false],
    ['pull_request', 'success skipped', false],
    ['push', 'success skipped', true],
    ['push', 'failure skipped', false],
  ])('for the event %s with the results %s passes: %p', (event, results, passes) => {
    expect(bash(gate, folder(), { EVENT: event, RESULTS: results }).ok).toBe(passes);
  });
});

onLinux('the check of the started action', () => {
  const check = commandsOf('ci.yml', 'runner', 'Check that the action failed with a code');

  test.each([
    [{ OUTCOME: 'failure', STATUS: 'fail', FAILURE: 'audience-fhir-word' }, true],
    [{ OUTCOME: 'success', STATUS: 'fail', FAILURE: 'audience-fhir-word' }, false],
    [{ OUTCOME: 'failure', STATUS: '', FAILURE: '' }, false],
  ])('accepts %j: %p', (env, passes) => expect(bash(check, folder(), env).ok).toBe(passes));
});

onLinux('the rebuilt dist', () => {
  const filter = commandsOf('commit-dist.yml', 'commit', 'Allow only dist files');
  const commit = commandsOf('commit-dist.yml', 'commit', 'Commit if the branch has not moved');
  let temp = '';

  beforeEach(() => {
    temp = folder();
    mkdirSync(join(temp, 'made'));
    for (const name of ['index.js', '12.index.js', 'licenses.txt', 'package.json']) writeFileSync(join(temp, 'made', name), 'new\n');
  });

  test('may contain its own files', () => expect(bash(filter, temp, { RUNNER_TEMP: temp })).toEqual({ ok: true, output: '' }));

  test.each(['index.cjs', 'x.index.js', '.npmrc'])('may not contain %s', (name) => {
    writeFileSync(join(temp, 'made', name), '');
    expect(bash(filter, temp, { RUNNER_TEMP: temp }).ok).toBe(false);
  });

  test('may contain no link and no folder', () => {
    symlinkSync('/etc/passwd', join(temp, 'made', '1.index.js'));
    expect(bash(filter, temp, { RUNNER_TEMP: temp }).ok).toBe(false);
    rmSync(join(temp, 'made', '1.index.js'));
    mkdirSync(join(temp, 'made', '2.index.js'));
    expect(bash(filter, temp, { RUNNER_TEMP: temp }).ok).toBe(false);
  });

  /** Returns a clone of a Dependabot branch, in the state after the checkout step, and the environment of the step. */
  function checkedOut(): {
    readonly clone: string;
    readonly env: Readonly<Record<string, string>>;
    readonly git: (command: string) => string;
  } {
    const clone = join(temp, 'clone');
    mkdirSync(join(clone, 'dist'), { recursive: true });
    writeFileSync(join(clone, 'dist', 'old.js'), 'old\n');
    const script = [
      'git init --quiet --bare ../owner/repo',
      'git init --quiet --initial-branch dependabot/npm .',
      'git add .',
      'git -c user.name=d -c user.email=d@example.com commit --quiet --message bump',
      'git push --quiet ../owner/repo HEAD:refs/heads/dependabot/npm',
    ];
    expect(bash(script.join('\n'), clone, {})).toEqual({ ok: true, output: '' });
    const git = (command: string): string => bash(`git ${command}`, clone, {}).output.trim();
    const env = {
      RUNNER_TEMP: temp,
      GITHUB_SERVER_URL: `file://${temp}`,
      GITHUB_REPOSITORY: 'owner/repo',
      GH_TOKEN: 'not-a-token',
      BRANCH: 'dependabot/npm',
      BUILT: git('rev-parse HEAD'),
    };
    return { clone, env, git };
  }

  test('is committed to the branch it was built from, without stopping Dependabot', () => {
    const { clone, env, git } = checkedOut();
    expect(bash(commit, clone, env)).toMatchObject({ ok: true });
    expect(git('--git-dir ../owner/repo ls-tree --name-only -r dependabot/npm')).toBe(
      'dist/12.index.js\ndist/index.js\ndist/licenses.txt\ndist/package.json',
    );
    expect(git('--git-dir ../owner/repo log --format=%s dependabot/npm')).toBe('Rebuild dist\nbump');
    expect(git('--git-dir ../owner/repo log -1 --format=%b dependabot/npm')).toBe('[dependabot skip]');
    expect(readFileSync(join(clone, '.git', 'config'), 'utf8')).not.toContain('AUTHORIZATION');
  });

  test('is not committed if the branch has moved', () => {
    const { clone, env, git } = checkedOut();
    const script =
      'git -c user.name=d -c user.email=d@example.com commit --quiet --allow-empty --message more && git push --quiet ../owner/repo HEAD:refs/heads/dependabot/npm && git reset --quiet --hard HEAD~1';
    expect(bash(script, clone, {})).toMatchObject({ ok: true });
    expect(bash(commit, clone, env)).toMatchObject({ ok: false });
    expect(git('--git-dir ../owner/repo log --format=%s dependabot/npm')).toBe('more\nbump');
  });

  test('makes no commit if nothing changed', () => {
    const { clone, env, git } = checkedOut();
    rmSync(join(temp, 'made'), { recursive: true });
    cpSync(join(clone, 'dist'), join(temp, 'made'), { recursive: true });
    expect(bash(commit, clone, env)).toEqual({ ok: true, output: 'dist is up to date\n' });
    expect(git('--git-dir ../owner/repo log --format=%s dependabot/npm')).toBe('bump');
  });
});

onLinux('a release', () => {
  const check = commandsOf('release.yml', 'verify', 'Check that the tag is on main and matches package.json');
  let clone = '';
  let sha = '';

  beforeEach(() => {
    clone = folder();
    writeFileSync(join(clone, 'package.json'), '{"version":"1.2.3"}');
    writeFileSync(join(clone, 'CHANGELOG.md'), '# Changes\n\n## 1.2.3\n');
    const script = [
      'git init --quiet --initial-branch main .',
      'git add .',
      'git -c user.name=m -c user.email=m@example.com commit --quiet --message release',
      'git update-ref refs/remotes/origin/main HEAD',
      'git rev-parse HEAD',
    ];
    sha = bash(script.join('\n'), clone, {}).output.trim();
  });

  test('is a tag on main with the version of package.json and an entry in the changelog', () =>
    expect(bash(check, clone, { GITHUB_SHA: sha, GITHUB_REF_NAME: 'v1.2.3' })).toEqual({ ok: true, output: '' }));

  test('is rejected with another version', () => expect(bash(check, clone, { GITHUB_SHA: sha, GITHUB_REF_NAME: 'v1.2.4' }).ok).toBe(false));

  test('is rejected without an entry in the changelog', () => {
    writeFileSync(join(clone, 'CHANGELOG.md'), '# Changes\n');
    expect(bash(check, clone, { GITHUB_SHA: sha, GITHUB_REF_NAME: 'v1.2.3' }).ok).toBe(false);
  });

  test('is rejected if main does not contain it', () => {
    const commit = 'git -c user.name=m -c user.email=m@example.com commit --quiet --allow-empty --message aside && git rev-parse HEAD';
    const aside = bash(commit, clone, {}).output.trim();
    expect(bash(check, clone, { GITHUB_SHA: aside, GITHUB_REF_NAME: 'v1.2.3' }).ok).toBe(false);
  });
});

onLinux('the major tag', () => {
  const move = commandsOf('release.yml', 'publish', 'Move the major tag');
  const SHA = '0123456789012345678901234567890123456789';

  function run(...accepted: readonly string[]) {
    const temp = folder();
    const gh = `#!/bin/sh\necho "$*" >> gh.log\ncase " ${accepted.join(' ')} " in *" $3 "*) exit 0;; esac\nexit 1\n`;
    writeFileSync(join(temp, 'gh'), gh, { mode: 0o755 });
    writeFileSync(join(temp, 'summary'), '');
    const env = { PATH: `${temp}:${process.env['PATH'] ?? ''}`, GITHUB_SHA: SHA, GITHUB_REF_NAME: 'v1.2.3', GITHUB_REPOSITORY: 'o/r' };
    const { ok, output } = bash(move, temp, { ...env, GITHUB_STEP_SUMMARY: join(temp, 'summary') });
    return {
      ok,
      output,
      summary: readFileSync(join(temp, 'summary'), 'utf8'),
      calls: readFileSync(join(temp, 'gh.log'), 'utf8').split('\n'),
    };
  }

  test('moves if it exists', () => {
    const { ok, summary, calls } = run('PATCH');
    expect({ ok, summary }).toEqual({ ok: true, summary: '' });
    expect(calls[0]).toContain(`git/refs/tags/v1 --field sha=${SHA} --field force=true`);
  });

  test('is created at the first release', () => expect(run('POST')).toMatchObject({ ok: true, summary: '' }));

  test('does not fail the release if GitHub rejects the request, and shows the command', () => {
    const { ok, output, summary } = run();
    expect(ok).toBe(true);
    expect(output).toContain('::warning::');
    expect(summary).toContain(`git push --force origin ${SHA}:refs/tags/v1`);
  });
});
