/**
 * `npm run mutation`: mutates every part, or the parts that are named (`npm run mutation -- failures`). `-- --write` writes docs/mutation.md of the
 * last run of each part. Fails when a part is below Stryker's threshold.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePage } from './page.ts';
import { MUTATED, PARTS } from './parts.ts';
import { readReport, type Setting } from './report.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const REPORTS = join(ROOT, 'reports', 'mutation');
const STRYKER = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const MINUTE = 60_000;

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
}

/** What is mutated and by what it is caught. Asked before a run: Stryker copies the tree when it starts. */
function commit(): string {
  const changed = git('status', '--porcelain', '--', 'src', '__tests__/unit') !== '';
  return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? ' and changes not committed' : ''}`;
}

/** @returns whether the part met its threshold */
function mutate(name: string): boolean {
  const [started, on] = [Date.now(), commit()];
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', join(import.meta.dirname, 'stryker.config.js')], {
    cwd: ROOT,
    env: { ...process.env, [MUTATED]: name },
    stdio: 'inherit',
  });
  const setting: Setting = {
    commit: on,
    date: new Date(started).toISOString().slice(0, 10),
    minutes: Math.ceil((Date.now() - started) / MINUTE),
  };
  writeFileSync(join(REPORTS, `${name}.run.json`), `${JSON.stringify(setting)}\n`);
  return status === 0;
}

const args = process.argv.slice(2);
const named = args.filter((arg) => arg !== '--write');
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`);

mkdirSync(REPORTS, { recursive: true });
// Writing alone runs nothing: `-- --write` after `-- failures` takes what is there.
const parts = named.length > 0 || args.length > 0 ? named : Object.keys(PARTS);
const met = parts.map(mutate);
if (args.includes('--write')) writePage(Object.keys(PARTS).flatMap((name) => readReport(REPORTS, name) ?? []));
process.exitCode = met.every(Boolean) ? 0 : 1;
