/** Runs the commands of the workflows here, as far as that is possible without GitHub: with bash as the runner starts it, a git remote on disk and a stand-in for gh. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { commandsOf } from './yaml.ts';

/** The workflows run on Ubuntu: other systems' find and base64 know other options. */
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

afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

onLinux('the gate', () => {
  const gate = commandsOf('ci.yml', 'gate', 'Every job passed, or had no reason to run');

  test.each([
    ['pull_request', 'success success', true],
    ['pull_request', 'success failure', false],
    ['pull_request', 'cancelled success', false],
    ['pull_request', 'success skipped', false],
    ['push', 'success skipped', true],
    ['push', 'failure skipped', false],
  ])('on %s with %s lets pass: %p', (event, results, passes) => {
    expect(bash(gate, folder(), { EVENT: event, RESULTS: results }).ok).toBe(passes);
  });
});

onLinux('the start by the runner', () => {
  const check = commandsOf('ci.yml', 'runner', 'It was refused, with a code');

  test.each([
    [{ OUTCOME: 'failure', STATUS: 'fail', FAILURE: 'audience-fhir-word' }, true],
    [{ OUTCOME: 'success', STATUS: 'fail', FAILURE: 'audience-fhir-word' }, false],
    [{ OUTCOME: 'failure', STATUS: '', FAILURE: '' }, false],
  ])('%j counts as started: %p', (env, passes) => {
    expect(bash(check, folder(), env).ok).toBe(passes);
  });
});

onLinux('the rebuilt dist', () => {
  const filter = commandsOf('commit-dist.yml', 'commit', 'Only files that dist may hold');
  const commit = commandsOf('commit-dist.yml', 'commit', 'Commit, unless the branch has moved on');
  let temp = '';

  beforeEach(() => {
    temp = folder();
    mkdirSync(join(temp, 'made'));
    for (const name of ['index.js', '12.index.js', 'licenses.txt', 'package.json']) writeFileSync(join(temp, 'made', name), 'new\n');
  });

  test('may hold its own files', () => {
    expect(bash(filter, temp, { RUNNER_TEMP: temp })).toEqual({ ok: true, output: '' });
  });

  test.each(['index.cjs', 'x.index.js', '.npmrc'])('may not hold %s', (name) => {
    writeFileSync(join(temp, 'made', name), '');
    expect(bash(filter, temp, { RUNNER_TEMP: temp }).ok).toBe(false);
  });

  test('may hold no link and no folder', () => {
    symlinkSync('/etc/passwd', join(temp, 'made', '1.index.js'));
    expect(bash(filter, temp, { RUNNER_TEMP: temp }).ok).toBe(false);
    rmSync(join(temp, 'made', '1.index.js'));
    mkdirSync(join(temp, 'made', '2.index.js'));
    expect(bash(filter, temp, { RUNNER_TEMP: temp }).ok).toBe(false);
  });

  /** A clone of a branch of Dependabot, as the checkout leaves it, and what the step gets to know. */
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
    const bin = join(temp, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "gh $*" >> '${join(temp, 'gh.log')}'\n`);
    chmodSync(join(bin, 'gh'), 0o755);
    const env = {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      RUNNER_TEMP: temp,
      GITHUB_SERVER_URL: `file://${temp}`,
      GITHUB_REPOSITORY: 'owner/repo',
      GH_TOKEN: 'not-a-token',
      BRANCH: 'dependabot/npm',
      BUILT: git('rev-parse HEAD'),
    };
    return { clone, env, git };
  }

  test('is committed to the branch it was built from, and CI is asked to check it', () => {
    const { clone, env, git } = checkedOut();
    expect(bash(commit, clone, env)).toMatchObject({ ok: true });
    expect(git('--git-dir ../owner/repo ls-tree --name-only -r dependabot/npm')).toBe(
      'dist/12.index.js\ndist/index.js\ndist/licenses.txt\ndist/package.json',
    );
    expect(git('--git-dir ../owner/repo log --format=%s dependabot/npm')).toBe('Rebuild dist\nbump');
    expect(readFileSync(join(temp, 'gh.log'), 'utf8')).toBe('gh workflow run ci.yml --ref dependabot/npm\n');
    expect(readFileSync(join(clone, '.git', 'config'), 'utf8')).not.toContain('AUTHORIZATION');
  });

  test('is not committed when the branch has moved on', () => {
    const { clone, env, git } = checkedOut();
    const script =
      'git -c user.name=d -c user.email=d@example.com commit --quiet --allow-empty --message more && git push --quiet ../owner/repo HEAD:refs/heads/dependabot/npm && git reset --quiet --hard HEAD~1';
    expect(bash(script, clone, {})).toMatchObject({ ok: true });
    expect(bash(commit, clone, env)).toMatchObject({ ok: false });
    expect(git('--git-dir ../owner/repo log --format=%s dependabot/npm')).toBe('more\nbump');
  });

  test('that changes nothing makes no commit', () => {
    const { clone, env, git } = checkedOut();
    rmSync(join(temp, 'made'), { recursive: true });
    cpSync(join(clone, 'dist'), join(temp, 'made'), { recursive: true });
    expect(bash(commit, clone, env)).toEqual({ ok: true, output: 'dist is up to date\n' });
    expect(git('--git-dir ../owner/repo log --format=%s dependabot/npm')).toBe('bump');
  });
});

onLinux('a release', () => {
  const check = commandsOf('release.yml', 'verify', "On main, and of package.json's version");
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

  test('is a tag on main that names the version of package.json and stands in the changelog', () => {
    expect(bash(check, clone, { GITHUB_SHA: sha, GITHUB_REF_NAME: 'v1.2.3' })).toEqual({ ok: true, output: '' });
  });

  test('is refused under another name', () => {
    expect(bash(check, clone, { GITHUB_SHA: sha, GITHUB_REF_NAME: 'v1.2.4' }).ok).toBe(false);
  });

  test('is refused without an entry in the changelog', () => {
    writeFileSync(join(clone, 'CHANGELOG.md'), '# Changes\n');
    expect(bash(check, clone, { GITHUB_SHA: sha, GITHUB_REF_NAME: 'v1.2.3' }).ok).toBe(false);
  });

  test('is refused when main does not hold it', () => {
    const commit = 'git -c user.name=m -c user.email=m@example.com commit --quiet --allow-empty --message aside && git rev-parse HEAD';
    const aside = bash(commit, clone, {}).output.trim();
    expect(bash(check, clone, { GITHUB_SHA: aside, GITHUB_REF_NAME: 'v1.2.3' }).ok).toBe(false);
  });
});
