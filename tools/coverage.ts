/**
 * `npm run coverage`: lists the lines and branches of src that neither unit tests nor end-to-end tests cover. The end-to-end tests run an
 * instrumented bundle instead of dist.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import coverages, { type CoverageMap, type CoverageMapData, type FileCoverageData } from 'istanbul-lib-coverage';
import { ROOT } from './bundle.ts';
import { buildInstrumentedBundle } from './coverage/bundle.ts';

const WORK = join(ROOT, '.tmp', 'coverage');
const COUNTS = join(WORK, 'counts');
const JEST = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', join(ROOT, 'node_modules/jest/bin/jest.js')];

rmSync(WORK, { recursive: true, force: true });
mkdirSync(COUNTS, { recursive: true });
const map = coverages.createCoverageMap();
const dist = buildInstrumentedBundle(WORK, COUNTS, map);

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
for (const name of runs) addCounts(map, join(COUNTS, name));
process.exitCode = reportCoverage(map) && unit && e2e ? 0 : 1;

function jest(options: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const { status } = spawnSync(process.execPath, [...JEST, '--ci', '--maxWorkers', '2', '--reporters', 'summary', ...options], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

/** Prints all lines and branches without coverage, and the totals. Returns true if everything is covered. */
function reportCoverage(coverage: CoverageMap): boolean {
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

function addCounts(coverage: CoverageMap, path: string): void {
  const numbers: unknown = JSON.parse(readFileSync(path, 'utf8'));
  for (const [file, counted] of Object.entries(numbers ?? {})) {
    if (!isCounts(counted)) throw new TypeError(`${path} holds no counts`);
    coverage.addFileCoverage({ ...coverage.fileCoverageFor(file).data, ...counted });
  }
}

function isCounts(value: unknown): value is Pick<FileCoverageData, 's' | 'f' | 'b'> {
  return typeof value === 'object' && value !== null && 's' in value && 'f' in value && 'b' in value;
}

function coverageIn(path: string): CoverageMapData {
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isCoverage(data)) throw new TypeError(`${path} holds no coverage`);
  return data;
}

function isCoverage(value: unknown): value is CoverageMapData {
  return typeof value === 'object' && value !== null && Object.values(value).every(isCounts);
}
