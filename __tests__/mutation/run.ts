/** Mutates all parts of src, or the named ones (`npm run mutation -- failures`). Fails below Stryker's threshold. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MUTATED, PARTS } from './parts.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const STRYKER = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/** Returns true if the part met the threshold. */
function mutate(name: string): boolean {
  const args = [STRYKER, 'run', join(import.meta.dirname, 'stryker.config.js')];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env: { ...process.env, [MUTATED]: name }, stdio: 'inherit' });
  return status === 0;
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`Unknown part: ${unknown.join(', ')}. Known: ${Object.keys(PARTS).join(', ')}.`);
process.exitCode = (named.length > 0 ? named : Object.keys(PARTS)).map(mutate).every(Boolean) ? 0 : 1;
