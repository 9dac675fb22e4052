/** Builds a bundle with coverage counters in the code of src. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CoverageMap } from 'istanbul-lib-coverage';
import ts from 'typescript';
import { ROOT, runNcc } from '../bundle.ts';
import { COUNTERS, instrumented } from './instrument.ts';

const { ESNext } = ts.ModuleKind;
const { ES2024 } = ts.ScriptTarget;

/**
 * Makes the bundle.
 *
 * @param work folder for what is on the way; inside the project, because packages are found from there.
 * @param counts folder that each run of the bundle leaves its counts in, as it ends.
 * @param found gets what there is to count.
 * @returns the folder that stands in dist's place.
 */
export function bundleThatCounts(work: string, counts: string, found: CoverageMap): string {
  const sources = globSync('src/**/*.ts', { cwd: ROOT }).filter((name) => !name.endsWith('.d.ts'));
  for (const name of sources) {
    const path = join(ROOT, name);
    const counting = instrumented(readFileSync(path, 'utf8'), path, found);
    const options = { module: ESNext, target: ES2024, rewriteRelativeImportExtensions: true, verbatimModuleSyntax: true };
    const { outputText } = ts.transpileModule(counting, { compilerOptions: options });
    const compiled = join(work, 'build', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, outputText);
  }
  const dist = join(work, 'dist');
  const main = join(work, 'build', 'src', 'main.js');
  runNcc(['build', main, '--out', dist, '--no-cache', '--quiet']);
  const entry = join(dist, 'index.js');
  writeFileSync(entry, `${whenItEnds(counts)}\n${readFileSync(entry, 'utf8')}`);
  return dist;
}

/**
 * A runner's step inherits no environment, so the folder stands in the program. Of the counters only the numbers are written.
 */
function whenItEnds(counts: string): string {
  return `process.once('exit', () => {
  const numbers = Object.entries(globalThis.${COUNTERS} ?? {}).map(([path, { s, f, b }]) => [path, { s, f, b }]);
  const file = ${JSON.stringify(counts)} + '/' + process.pid + '-' + Date.now() + '.json';
  process.getBuiltinModule('node:fs').writeFileSync(file, JSON.stringify(Object.fromEntries(numbers)));
});`;
}
