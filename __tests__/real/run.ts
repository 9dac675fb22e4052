/**
 * `npm run test:real`: installs what may be installed, runs the jest project `real`, and closes with what passed, failed and was skipped.
 * Arguments go on to jest: `npm run test:real -- dicom`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../../lab/network/site.ts';
import { installPackages, installPrograms, skippedParts } from './install.ts';

const ROOT = join(import.meta.dirname, '..', '..');

if (!existsSync(join(ROOT, 'dist', 'index.js'))) throw new Error('There is no dist to run: npm run build');
installPackages();
installPrograms(process.env);

const folder = mkdtempSync(join(tmpdir(), 'real-'));
const report = join(folder, 'report.json');
for (const part of ['action.yml', 'dist']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', join(ROOT, 'node_modules/jest/bin/jest.js')];
const jest = ['--selectProjects', 'real', '--runInBand', '--json', '--outputFile', report, ...process.argv.slice(2)];
// With --json jest writes its report on standard output too; what people read is on standard error.
const { status } = spawnSync(process.execPath, [...node, ...jest], {
  cwd: ROOT,
  env: { ...process.env, REAL_ACTION: folder },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const counts: unknown = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
rmSync(folder, { recursive: true });

for (const line of skippedParts()) console.log(line);
const count = (name: string): string => String(isRecord(counts) ? counts[name] : 'unknown');
console.log(`real: ${count('numPassedTests')} passed, ${count('numFailedTests')} failed, ${count('numPendingTests')} skipped`);
process.exitCode = status ?? 1;
