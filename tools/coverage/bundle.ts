/** Builds a bundle with coverage counters in the code from src. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CoverageMap } from 'istanbul-lib-coverage';
import ts from 'typescript';
import { ROOT, runNcc } from '../bundle.ts';
import { COUNTERS, instrument } from './instrument.ts';

const { ESNext } = ts.ModuleKind;
const { ES2024 } = ts.ScriptTarget;

/**
 * Builds the bundle.
 *
 * @param work folder for intermediate files. It must be inside the project, so that packages can be resolved.
 * @param counts folder to which each run of the bundle writes its counts.
 * @param found receives all lines and branches.
 * @returns the path of the folder that replaces dist.
 */
export function buildInstrumentedBundle(work: string, counts: string, found: CoverageMap): string {
  const sources = globSync('src/**/*.ts', { cwd: ROOT }).filter((name) => !name.endsWith('.d.ts'));
  for (const name of sources) {
    const path = join(ROOT, name);
    const instrumentedSource = instrument(readFileSync(path, 'utf8'), path, found);
    const options = { module: ESNext, target: ES2024, rewriteRelativeImportExtensions: true, verbatimModuleSyntax: true };
    const { outputText } = ts.transpileModule(instrumentedSource, { compilerOptions: options });
    const compiled = join(work, 'build', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, outputText);
  }
  const dist = join(work, 'dist');
  const main = join(work, 'build', 'src', 'main.js');
  runNcc(['build', main, '--out', dist, '--no-cache', '--quiet']);
  const entry = join(dist, 'index.js');
  writeFileSync(entry, `${writeCountsAtExit(counts)}\n${readFileSync(entry, 'utf8')}`);
  return dist;
}

/**
 * Returns code that writes the counts when the process ends or is replaced. The code contains the path of the folder, because a step
 * inherits no environment variables.
 */
function writeCountsAtExit(counts: string): string {
  return `const writeCounts = () => {
  const numbers = Object.entries(globalThis.${COUNTERS} ?? {}).map(([path, { s, f, b }]) => [path, { s, f, b }]);
  const file = ${JSON.stringify(counts)} + '/' + process.pid + '-' + Date.now() + '.json';
  process.getBuiltinModule('node:fs').writeFileSync(file, JSON.stringify(Object.fromEntries(numbers)));
};
process.once('exit', writeCounts);
const { execve } = process;
process.execve = (...program) => {
  writeCounts();
  execve(...program);
};`;
}
