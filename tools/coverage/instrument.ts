/** Adds coverage counters to TypeScript code, so that the counts of Jest and of the bundle have the same positions and can be merged. */
import { relative } from 'node:path';
import coverages, { type CoverageMap } from 'istanbul-lib-coverage';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { ROOT } from '../bundle.ts';

/** Global variable that contains the counters. */
export const COUNTERS = '__coverage__';

const instrumenter = createInstrumenter({
  coverageVariable: COUNTERS,
  esModules: true,
  parserPlugins: ['typescript'],
  produceSourceMap: false,
});

/**
 * Adds counters to a source file.
 *
 * @param source TypeScript code of an ES module.
 * @param path absolute path of the file. The counters use the relative path, because ncc would treat an absolute path as an asset.
 * @param found receives all lines and branches with zero counts.
 * @returns TypeScript code with counters.
 */
export function instrument(source: string, path: string, found: CoverageMap = coverages.createCoverageMap()): string {
  const result = instrumenter.instrumentSync(source, relative(ROOT, path));
  found.addFileCoverage(instrumenter.lastFileCoverage());
  return result;
}
