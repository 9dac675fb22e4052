/**
 * Counters in a source: in the TypeScript itself, so that what jest runs in this process and what a bundle runs in a child process count the
 * same statements at the same places, and can be added up.
 */
import { relative } from 'node:path';
import coverages, { type CoverageMap } from 'istanbul-lib-coverage';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { ROOT } from '../bundle.ts';

/** Where the counters stand while the program runs. */
export const COUNTERS = '__coverage__';

const instrumenter = createInstrumenter({
  coverageVariable: COUNTERS,
  esModules: true,
  parserPlugins: ['typescript'],
  produceSourceMap: false,
});

/**
 * Puts the counters in.
 *
 * @param source TypeScript, an ES module.
 * @param path absolute path of it. Its counts are known by the path from the project's folder: an absolute one in a program would be an asset to ncc.
 * @param found gets what there is to count, all at zero.
 * @returns TypeScript.
 */
export function instrumented(source: string, path: string, found: CoverageMap = coverages.createCoverageMap()): string {
  const counting = instrumenter.instrumentSync(source, relative(ROOT, path));
  found.addFileCoverage(instrumenter.lastFileCoverage());
  return counting;
}
