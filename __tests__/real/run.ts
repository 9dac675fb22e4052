/**
 * Installs the tools of the named parts, runs their tests, and prints the counts. If no part is named, it runs the tests of every part, but
 * installs large tools only if CI=true.
 *
 * Usage: npm run test:real [-- PART …]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../../lab/network/site.ts';
import { missingFor, type Part, PART_NAMES, PARTS } from './parts.ts';
import type { Tool } from './support/tools.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`Unknown tests: ${unknown.join(', ')}. Available tests: ${PART_NAMES.join(', ')}`);
if (!existsSync(join(ROOT, 'dist', 'index.js'))) throw new Error('dist is missing. Run: npm run build');

const parts = PART_NAMES.filter((name) => named.length === 0 || named.includes(name));
const toInstall = parts.filter((name) => {
  const part: Part = PARTS[name];
  return part.installedByHand !== true && sizeNotWanted(part) === undefined;
});
for (const tool of new Set<Tool>(toInstall.flatMap((name) => PARTS[name].tools))) {
  if (tool.missing() !== undefined) installTwice(tool);
}

// The suite tests a copy, so that a build during the run doesn't change what is tested.
const folder = mkdtempSync(join(tmpdir(), 'real-'));
const report = join(folder, 'report.json');
for (const name of ['action.yml', 'dist', 'verify']) {
  if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
}
const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', join(ROOT, 'node_modules/jest/bin/jest.js')];
const files = parts.map((name) => join(import.meta.dirname, `${name}.test.ts`));
const options = [
  '--selectProjects',
  'real',
  '--maxWorkers',
  '2',
  '--forceExit',
  '--json',
  '--outputFile',
  report,
  '--runTestsByPath',
  ...files,
];
// With --json, jest writes its report to standard output and its other messages to standard error.
const { status } = spawnSync(process.execPath, [...node, ...options], {
  cwd: ROOT,
  env: { ...process.env, REAL_ACTION: folder },
  stdio: ['ignore', 'ignore', 'inherit'],
  // Ends a jest process that hangs. The slowest run takes much less time.
  timeout: 1_200_000,
});
const counts: unknown = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
rmSync(folder, { recursive: true });

for (const name of parts) {
  const reason = missingFor(name);
  if (reason !== undefined) console.log(`SKIPPED ${name} (${PARTS[name].software}): ${sizeNotWanted(PARTS[name]) ?? reason}`);
}
const count = (name: string): string => String(isRecord(counts) ? counts[name] : 'unknown');
console.log(`real: ${count('numPassedTests')} passed, ${count('numFailedTests')} failed, ${count('numPendingTests')} skipped`);
process.exitCode = status ?? 1;

/** Returns the reason why a large part is not installed, or undefined if it may be. */
function sizeNotWanted({ large }: Part): string | undefined {
  if (large === undefined || named.length > 0 || process.env['CI'] === 'true') return undefined;
  return `requires ${large}. To run these tests, name them in the command or set CI=true`;
}

/**
 * Installs a tool, with a second attempt because a registry can be unavailable for a moment. The parts report tools that are still missing.
 */
function installTwice(tool: Tool): void {
  const users = parts.filter((name) => PARTS[name].tools.some((one) => one === tool));
  for (const attempt of [1, 2]) {
    console.log(`Installing ${tool.name} for ${users.join(', ')} …`);
    const started = performance.now();
    try {
      tool.install();
      console.log(`Installed in ${String(Math.round((performance.now() - started) / 1000))} s`);
      return;
    } catch (error) {
      console.log(`Attempt ${String(attempt)} to install ${tool.name} failed: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  }
}
