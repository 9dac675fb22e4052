/** How Stryker mutates one part. Started by run.ts, which names the part. */
import { mutatedPart } from './parts.ts';

const { name, sources, together } = mutatedPart(process.env);

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // One file of tests imports the others by names that jest cannot see.
  jest: { configFile: '__tests__/mutation/jest.config.js', enableFindRelatedTests: !together },
  coverageAnalysis: 'perTest',
  mutate: [sources],
  ignorePatterns: ['dist', 'build', 'bench', 'reports', 'coverage'],
  concurrency: 2,
  // What a run may take beside twice its usual time. A mutant that is only slow on a busy machine is not caught, so this is long.
  timeoutMS: 15_000,
  timeoutFactor: 2,
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `reports/mutation/${name}.html` },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
  thresholds: { high: 95, low: 90, break: 85 },
  // A worker never gives back the realms that jest made in it: hundreds of megabytes a minute.
  maxTestRunnerReuse: 150,
  tempDirName: '.tmp/stryker',
};
