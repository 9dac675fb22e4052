/**
 * Tests the archive that a runner downloads for each job. GitHub creates it with `git archive`. This test creates it from the working tree.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../lab/azure/contoso.ts';
import { startLab } from '../../lab/lab.ts';
import { removeFolder } from '../../lab/runner/files.ts';
import { runAction } from '../../lab/runner/runner.ts';
import { ALL } from './support/scenario.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;
let archive: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  archive = join(folder, 'action.tar.gz');
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: ROOT, env, encoding: 'utf8' }).trim();
  // Use a separate index, so that the archive contains uncommitted changes and the developer's index stays unchanged.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
  git('read-tree', 'HEAD');
  git('add', '--all');
  git('archive', '--worktree-attributes', '--format=tar.gz', `--output=${archive}`, git('write-tree'));
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
});
afterAll(() => removeFolder(folder));

describe('the archive', () => {
  test('is at most 850 kB in size', async () => {
    expect((await stat(archive)).size).toBeLessThanOrEqual(850_000);
  });

  test('contains the action, its sources and the build tools, but no tests', () => {
    const needed = ['README.md', 'LICENSE', 'action.yml', 'dist/index.js', 'src/main.ts', 'tools/check.ts', 'package-lock.json', '.npmrc'];
    expect(needed.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    expect(existsSync(join(folder, 'verify'))).toBe(existsSync(join(ROOT, 'verify')));
    expect(readdirSync(folder).filter((name) => ['__tests__', 'lab', 'bench', '.github'].includes(name))).toEqual([]);
  });

  test('runs as an action', async () => {
    const lab = await startLab();
    try {
      const run = await runAction({ action: folder, env: lab.env, with: { endpoint: `https://${HOSTS.fhir}` } });
      expect([run.exitCode, run.outputs['status']]).toEqual([0, 'pass']);
    } finally {
      await lab.stop();
    }
  });

  // Hard links replace `npm ci`, which needs a registry. A symbolic link would change the numbers of all modules.
  (ALL && process.platform === 'linux' ? test : test.skip)(
    'can be rebuilt byte for byte (slow: needs FAULTS=all, and Linux for hard links)',
    () => {
      execFileSync('cp', ['-al', join(ROOT, 'node_modules'), join(folder, 'node_modules')]);
      const output = execFileSync(process.execPath, [join(folder, 'tools', 'check.ts')], { cwd: folder, encoding: 'utf8' });
      expect(output).toContain('dist matches the sources');
    },
    120_000,
  );
});
