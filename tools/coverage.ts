/**
 * `npm run coverage`: which lines and branches of src neither the unit suite nor the end-to-end suite reaches. The spawned runs are of a bundle
 * that counts, made of the same sources; the judged ones, in `npm test`, are of dist.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import coverages, { type CoverageMap, type CoverageMapData, type FileCoverageData } from 'istanbul-lib-coverage';
import { ROOT } from './bundle.ts';
import { bundleThatCounts } from './coverage/bundle.ts';

const WORK = join(ROOT, '.tmp', 'coverage');
const COUNTS = join(WORK, 'counts');
const JEST = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', join(ROOT, 'node_modules/jest/bin/jest.js')];

rmSync(WORK, { recursive: true, force: true });
mkdirSync(COUNTS, { recursive: true });
const map = coverages.createCoverageMap();
const dist = bundleThatCounts(WORK, COUNTS, map);

const unit = jest([
  '--config',
  'tools/coverage/jest.config.js',
  '--selectProjects',
  'unit',
  '--coverage',
  '--coverageReporters',
  'json',
  '--coverageDirectory',
  WORK,
]);
const e2e = jest(['--selectProjects', 'e2e'], { E2E_DIST: dist });

map.merge(coverageIn(join(WORK, 'coverage-final.json')));
const runs = readdirSync(COUNTS);
for (const name of runs) addNumbers(map, join(COUNTS, name));
process.exitCode = told(map) && unit && e2e ? 0 : 1;

/** Runs jest; whether all tests passed. What they reached counts either way. */
function jest(options: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const { status } = spawnSync(process.execPath, [...JEST, '--ci', '--maxWorkers', '2', '--reporters', 'summary', ...options], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

/** Prints every line and branch that nothing reached, and the sums; whether there is none. */
function told(coverage: CoverageMap): boolean {
  for (const file of coverage.files().sort()) {
    const found = coverage.fileCoverageFor(file);
    const branches = Object.entries(found.getBranchCoverageByLine()).filter(([, { coverage: percent }]) => percent < 100);
    const lines = [...found.getUncoveredLines().map((line) => `line ${String(line)}`), ...branches.map(([line]) => `branch ${line}`)];
    if (lines.length > 0) process.stdout.write(`${file}: ${lines.join(', ')}\n`);
  }
  const { lines, branches } = coverage.getCoverageSummary().data;
  process.stdout.write(`${String(runs.length)} runs. Lines ${sum(lines)}, branches ${sum(branches)}.\n`);
  return lines.covered === lines.total && branches.covered === branches.total;
}

function sum({ covered, total, pct }: { covered: number; total: number; pct: number }): string {
  return `${String(covered)} of ${String(total)} (${String(pct)} %)`;
}

/** Adds what one run of the bundle counted. */
function addNumbers(coverage: CoverageMap, path: string): void {
  const numbers: unknown = JSON.parse(readFileSync(path, 'utf8'));
  for (const [file, counted] of Object.entries(numbers ?? {})) {
    if (!isNumbers(counted)) throw new TypeError(`${path} holds no counts`);
    coverage.addFileCoverage({ ...coverage.fileCoverageFor(file).data, ...counted });
  }
}

function isNumbers(value: unknown): value is Pick<FileCoverageData, 's' | 'f' | 'b'> {
  return typeof value === 'object' && value !== null && 's' in value && 'f' in value && 'b' in value;
}

/** What jest's own report holds. */
function coverageIn(path: string): CoverageMapData {
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isCoverage(data)) throw new TypeError(`${path} holds no coverage`);
  return data;
}

function isCoverage(value: unknown): value is CoverageMapData {
  return typeof value === 'object' && value !== null && Object.values(value).every(isNumbers);
}
